import { fieldsOf, nestedFields, outlineFields, recordFields } from './fields.ts';
import { entryFields } from './list.ts';

/**
 * AniList's GraphQL, https://docs.anilist.co. A request may cost 500: one a field, containers included, lists not
 * multiplied. Ids are asked for with `Page` (a dead one is silently absent; `Media(id:)` would fail the whole request), and
 * several aliased pages fit one request.
 */
export const maxCost = 500;
/** The most that one page holds. */
export const perPage = 50;
/** Candidates asked for a searched title. */
const perSearch = 10;

const record = fieldsOf(recordFields);
const outline = fieldsOf(outlineFields);
const relationsOf = (node: string) => `relations { edges { relationType(version: 2) node { ${node} } } }`;

const plain = `${record} ${relationsOf(outline)}`;
/** With one more level: what the neighbours state as well. */
const ahead = `${record} ${relationsOf(`${record} ${relationsOf(outline)}`)}`;
/** With several: under short names, for most of such an answer is the same titles again and again. */
const further = (levels: number) => `${record} ${relationsOf(nestedFields(levels))}`;

export interface Request {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The names under which the answer comes. */
  readonly aliases: readonly string[];
}

export interface AskedIds {
  readonly anilist: readonly number[];
  readonly manga: readonly number[];
  readonly mal: readonly number[];
}

const filters = {
  anilist: (ids: string) => `id_in: ${ids}, type: ANIME`,
  manga: (ids: string) => `id_in: ${ids}, type: MANGA`,
  mal: (ids: string) => `idMal_in: ${ids}, type: ANIME`,
} as const satisfies Readonly<Record<keyof AskedIds, (ids: string) => string>>;

/** Pages of up to `perPage` ids of one kind, with so many levels of neighbours. An unused variable must be left out: AniList answers 500 to a null. */
export function titlesRequest(ids: AskedIds, levels: number): Request {
  const pages = (['anilist', 'manga', 'mal'] as const).flatMap((kind) =>
    Array.from({ length: Math.ceil(ids[kind].length / perPage) }, (_, n) => ({
      alias: `${kind}${n}`,
      filter: filters[kind](`$${kind}${n}`),
      ids: ids[kind].slice(n * perPage, (n + 1) * perPage),
    })),
  );
  const parameters = pages.map(({ alias }) => `$${alias}: [Int]`).join(', ');
  const fields = levels > 1 ? further(levels) : levels === 1 ? ahead : plain;
  const body = pages.map(
    ({ alias, filter }) => `${alias}: Page(perPage: ${perPage}) { media(${filter}) { ${fields} } }`,
  );
  return {
    query: `query Titles(${parameters}) { ${body.join('\n')} }`,
    variables: Object.fromEntries(pages.map((page) => [page.alias, page.ids])),
    aliases: pages.map(({ alias }) => alias),
  };
}

/** What is popular now: one page. */
export function popularRequest(page: number): Request {
  const filter = `media(sort: TRENDING_DESC, type: ANIME) { ${plain} }`;
  return {
    query: `query Popular($page: Int) { popular: Page(page: $page, perPage: ${perPage}) { ${filter} } }`,
    variables: { page },
    aliases: ['popular'],
  };
}

/** A part of what a user has listed: AniList gives 500 entries at a time at the most. */
export function listRequest(user: string, chunk: number): Request {
  const filter = 'userName: $user, type: ANIME, chunk: $chunk, perChunk: 500, forceSingleCompletedList: true';
  return {
    query: `query List($user: String, $chunk: Int) { list: MediaListCollection(${filter}) { hasNextChunk lists { entries { ${entryFields} media { ${plain} } } } } }`,
    variables: { user, chunk },
    aliases: ['list'],
  };
}

/** One page a searched title: `s0`, `s1`, ... */
export function searchRequest(titles: readonly string[], lookAhead: boolean): Request {
  const parameters = titles.map((_, n) => `$t${n}: String`).join(', ');
  const fields = lookAhead ? ahead : plain;
  const body = titles.map(
    (_, n) => `s${n}: Page(perPage: ${perSearch}) { media(search: $t${n}, type: ANIME) { ${fields} } }`,
  );
  return {
    query: `query Search(${parameters}) { ${body.join('\n')} }`,
    variables: Object.fromEntries(titles.map((title, n) => [`t${n}`, title])),
    aliases: titles.map((_, n) => `s${n}`),
  };
}
