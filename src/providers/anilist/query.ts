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
/** Who the neighbours are by their ids alone, for one title that has very many. */
const terse = `${record} ${relationsOf('id idMal type format')}`;
/** With so many levels of what the neighbours state as well: under short names, for most of such an answer is the same titles again and again. */
const further = (levels: number) => `${record} ${relationsOf(nestedFields(levels))}`;

export interface Request {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The names under which the answer comes. */
  readonly aliases: readonly string[];
}

/** What aliases of titles begin with that come without neighbours. */
export const aloneGroup = 'alone_';

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

/** A page of a request. */
interface Page {
  readonly alias: string;
  /** Its variable, with what it is. */
  readonly variable: string;
  readonly type: 'String' | '[Int]';
  readonly value: unknown;
  readonly size: number;
  /** What is asked for, by the variable. */
  readonly filter: string;
  readonly fields: string;
}

function requestOf(name: string, pages: readonly Page[]): Request {
  const parameters = new Set(pages.map(({ variable, type }) => `$${variable}: ${type}`));
  const body = pages.map(
    ({ alias, size, filter, fields }) => `${alias}: Page(perPage: ${size}) { media(${filter}) { ${fields} } }`,
  );
  return {
    query: `query ${name}(${[...parameters].join(', ')}) { ${body.join('\n')} }`,
    variables: Object.fromEntries(pages.map(({ variable, value }) => [variable, value])),
    aliases: pages.map(({ alias }) => alias),
  };
}

/** Pages of up to `perPage` ids of one kind. An unused variable must be left out: AniList answers 500 to a null. */
function pagesOf(ids: AskedIds, fields: string, group = ''): readonly Page[] {
  return (['anilist', 'manga', 'mal'] as const).flatMap((kind) =>
    Array.from({ length: Math.ceil(ids[kind].length / perPage) }, (_, n) => ({
      alias: `${group}${kind}${n}`,
      variable: `${group}${kind}${n}`,
      type: '[Int]' as const,
      value: ids[kind].slice(n * perPage, (n + 1) * perPage),
      size: perPage,
      filter: filters[kind](`$${group}${kind}${n}`),
      fields,
    })),
  );
}

/**
 * Titles with so many levels of neighbours; with -1 even those whom they name come as ids alone. `alone`: titles that come with
 * none, under aliases that begin with `aloneGroup`.
 */
export function titlesRequest(ids: AskedIds, levels: number, alone?: AskedIds): Request {
  return requestOf('Titles', [
    ...pagesOf(ids, fieldsWith(levels)),
    ...(alone ? pagesOf(alone, plain, aloneGroup) : []),
  ]);
}

/** Their covers alone. */
export function coversRequest(ids: AskedIds): Request {
  return requestOf('Covers', pagesOf(ids, 'id idMal type coverImage { medium }'));
}

function fieldsWith(levels: number): string {
  if (levels > 0) return further(levels);
  return levels === 0 ? plain : terse;
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

/**
 * One page a searched title: `s0`, `s1`, ...; with several levels of neighbours the first of each once more, as `d0`, `d1`, ...
 * `besides`: titles that come along, with their neighbours.
 */
export function searchRequest(titles: readonly string[], levels: number, besides?: AskedIds): Request {
  const pages = titles.flatMap((value, n): readonly Page[] => {
    const searched = { variable: `t${n}`, type: 'String', value, filter: `search: $t${n}, type: ANIME` } as const;
    return [
      { ...searched, alias: `s${n}`, size: perSearch, fields: fieldsWith(Math.min(levels, 1)) },
      ...(levels > 1 ? [{ ...searched, alias: `d${n}`, size: 1, fields: further(levels) }] : []),
    ];
  });
  return requestOf('Search', [...pages, ...(besides ? pagesOf(besides, further(1)) : [])]);
}
