import { type Called, endOf, patternOf, shortestPart, startsOf } from '../sql/search-words.ts';
import { all, listGiven, type Steps } from '../sql/statement.ts';

const byFame = (name: string) =>
  `ORDER BY max(t.popularity) DESC NULLS LAST, min(length(${name}.folded)), ${name}.title_id LIMIT ?`;

const likeliest = byFame('n');

// A letter or two fit tens of thousands of names: so many are looked at, which is more than anybody reads.
const lookedAt = 2500;

/** Titles with a name from the first text up to, and without, the second. */
export const searchRange = `
SELECT s.title_id AS id
FROM (SELECT title_id, folded FROM name WHERE folded >= ? AND folded < ? ORDER BY folded, title_id LIMIT ${lookedAt}) s
JOIN title t ON t.id = s.title_id GROUP BY s.title_id ${byFame('s')}`;

/** Titles with exactly that name. */
export const searchExact = `
SELECT n.title_id AS id FROM name n JOIN title t ON t.id = n.title_id
WHERE n.folded = ? GROUP BY n.title_id ${likeliest}`;

/** Titles with one of these names, of the longest first. */
export const searchBegun = `
SELECT n.title_id AS id FROM name n JOIN title t ON t.id = n.title_id
WHERE n.folded IN (SELECT value FROM json_each(?)) GROUP BY n.title_id ORDER BY max(length(n.folded)) DESC, max(t.popularity) DESC NULLS LAST, n.title_id LIMIT ?`;

/** Titles with a name that the pattern fits. Reads every name: for words too short for the full-text index. */
export const searchLike = `
SELECT n.title_id AS id FROM name n JOIN title t ON t.id = n.title_id
WHERE n.folded LIKE ? ESCAPE '\\' GROUP BY n.title_id ${likeliest}`;

const searchText = `
SELECT n.title_id AS id
FROM (SELECT rowid FROM name_search WHERE folded MATCH ? LIMIT ${lookedAt}) s
JOIN name n ON n.id = s.rowid JOIN title t ON t.id = n.title_id GROUP BY n.title_id ${likeliest}`;

const searchBest = `
SELECT n.title_id AS id, n.folded
FROM (SELECT rowid FROM name_search WHERE folded MATCH ? ORDER BY rank LIMIT 200) s JOIN name n ON n.id = s.rowid`;

/** Titles with a name that contains each of these texts, of three characters or more. */
export const containing = (parts: readonly string[], limit: number): Steps<readonly { readonly id: number }[]> =>
  all(searchText, parts.map(quoted).join(' AND '), limit);

const searchAny = `
SELECT n.title_id AS id, n.folded
FROM (SELECT rowid FROM name_search WHERE folded MATCH ?) s JOIN name n ON n.id = s.rowid
ORDER BY length(n.folded), n.title_id, n.kind, n.position LIMIT 200`;

/** The names that contain all groups of three characters of any of these lists, the shortest first. */
export const containingAny = (
  lists: readonly (readonly string[])[],
): Steps<readonly { readonly id: number; readonly folded: string }[]> =>
  all(searchAny, lists.map((groups) => `(${groups.map(quoted).join(' AND ')})`).join(' OR '));

/** The names that have most in common with these groups of three characters. */
export const sharing = (
  groups: readonly string[],
): Steps<readonly { readonly id: number; readonly folded: string }[]> =>
  all(searchBest, groups.map(quoted).join(' OR '));

/** Quotes a text as one phrase of the full-text query language. https://www.sqlite.org/fts5.html#full_text_query_syntax */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

interface Id {
  readonly id: number;
}

/** Titles that are called by a text: see `Called`. One statement after the other, as long as there are too few. */
export function* called(text: string, limit: number): Steps<Called> {
  const exact = yield* all<Id>(searchExact, text, limit);
  const found = new Set(exact.map(({ id }) => id));
  const isExact = exact.length > 0;
  const further: readonly (() => Steps<readonly Id[]>)[] = [
    () => all(searchRange, text, endOf(text), limit),
    () => ([...text].length >= shortestPart ? containing([text], limit) : all(searchLike, patternOf(text), limit)),
    ...(isExact ? [() => all<Id>(searchBegun, listGiven(startsOf(text)), limit)] : []),
  ];
  for (const search of further) if (found.size < limit) for (const { id } of yield* search()) found.add(id);
  return { ids: [...found], isExact };
}
