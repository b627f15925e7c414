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

const record = `id idMal type format status title { romaji english native } synonyms episodes duration
  startDate { year month day } endDate { year month day } season seasonYear isAdult popularity`;
const outline = 'id idMal type format title { romaji }';
const relationsOf = (node: string) => `relations { edges { relationType(version: 2) node { ${node} } } }`;

const plain = `${record} ${relationsOf(outline)}`;
/** With one more level: what the neighbours state as well. */
const ahead = `${record} ${relationsOf(`${record} ${relationsOf(outline)}`)}`;

export interface Request {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface AskedIds {
  readonly anilist: readonly number[];
  readonly manga: readonly number[];
  readonly mal: readonly number[];
}

/** One page for each kind of id that is asked for; at most `perPage` of each. An unused variable must be left out: AniList answers 500 to a null. */
export function titlesRequest(ids: AskedIds, lookAhead: boolean): Request {
  const pages = [
    ['anime', 'anilist', 'id_in: $anilist, type: ANIME'],
    ['manga', 'manga', 'id_in: $manga, type: MANGA'],
    ['mal', 'mal', 'idMal_in: $mal, type: ANIME'],
  ] as const;
  const used = pages.filter(([, kind]) => ids[kind].length > 0);
  const parameters = used.map(([, kind]) => `$${kind}: [Int]`).join(', ');
  const fields = lookAhead ? ahead : plain;
  const body = used.map(
    ([alias, , filter]) => `${alias}: Page(perPage: ${perPage}) { media(${filter}) { ${fields} } }`,
  );
  return {
    query: `query Titles(${parameters}) { ${body.join('\n')} }`,
    variables: Object.fromEntries(used.map(([, kind]) => [kind, ids[kind]])),
  };
}

/** What is popular now: one page. */
export function popularRequest(page: number): Request {
  const filter = `media(sort: TRENDING_DESC, type: ANIME) { ${plain} }`;
  return {
    query: `query Popular($page: Int) { popular: Page(page: $page, perPage: ${perPage}) { ${filter} } }`,
    variables: { page },
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
  };
}
