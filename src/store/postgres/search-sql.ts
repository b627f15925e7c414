import { spread, trigramsOf } from '../../model/names.ts';
import { type Called, endOf, patternOf, shortestPart, startsOf } from '../sql/search-words.ts';
import { all, listGiven, type Steps } from '../sql/statement.ts';

const byFame = 'ORDER BY max(t.popularity) DESC NULLS LAST, min(length(n.folded)), n.title_id LIMIT ?';

// A letter or two fit tens of thousands of names: so many are looked at, which is more than anybody reads.
const lookedAt = 2500;

/** Titles with a name from the first text up to, and without, the second. */
export const searchRange = `
SELECT n.title_id AS id
FROM (SELECT title_id, folded FROM animectl.name WHERE folded >= ? AND folded < ? ORDER BY folded, title_id LIMIT ${lookedAt}) n
JOIN animectl.title t ON t.id = n.title_id GROUP BY n.title_id ${byFame}`;

/** Titles with exactly that name. */
export const searchExact = `
SELECT n.title_id AS id FROM animectl.name n JOIN animectl.title t ON t.id = n.title_id
WHERE n.folded = ? GROUP BY n.title_id ${byFame}`;

/** Titles with one of these names, of the longest first. */
export const searchBegun = `
SELECT n.title_id AS id FROM animectl.name n JOIN animectl.title t ON t.id = n.title_id
WHERE n.folded = ANY (?::text[]) GROUP BY n.title_id ORDER BY max(length(n.folded)) DESC, max(t.popularity) DESC NULLS LAST, n.title_id LIMIT ?`;

/** Titles with a name that the pattern fits. Reads every name: for words too short for the full-text index. */
const likePattern = (condition: string) => `
SELECT n.title_id AS id FROM animectl.name n JOIN animectl.title t ON t.id = n.title_id
WHERE ${condition} AND n.folded LIKE ? ESCAPE '\\' GROUP BY n.title_id ${byFame}`;

export const searchLike = likePattern('true');

const groups = 'animectl.groups_of_three(folded)';

const searchText = (condition: string) => `
SELECT n.title_id AS id
FROM (
  SELECT title_id, folded FROM animectl.name
  WHERE ${condition} AND ${groups} @> ?::text[] AND (SELECT bool_and(strpos(folded, part) > 0) FROM unnest(?::text[]) part)
  ORDER BY title_id, kind, position LIMIT ${lookedAt}
) n
JOIN animectl.title t ON t.id = n.title_id GROUP BY n.title_id ${byFame}`;

/** Groups of a text that are looked up, for so many find few names; each that is found is then compared with the text. */
const lookedUp = 4;

/** Titles with a name that contains each of these texts, of three characters or more. */
export const containing = (parts: readonly string[], limit: number): Steps<readonly { readonly id: number }[]> =>
  all(searchText('true'), ...containingValues(parts), limit);

const containingValues = (parts: readonly string[]) => [
  listGiven(new Set(parts.flatMap((part) => spread(trigramsOf(part), lookedUp)))),
  listGiven(parts),
];

/** [stage, id], likeliest first. Names are looked through for the text only where too few begin with it. */
function searchCalled(part: (condition: string) => string): string {
  const tooFew = '(SELECT count(*) FROM (SELECT id FROM exact UNION SELECT id FROM prefix) found) < ?';
  const stages = ['exact', 'prefix', 'part', 'begun'].map(
    (stage, n) => `SELECT ${n} AS stage, row_number() OVER () AS place, id FROM ${stage}`,
  );
  return `
WITH exact AS MATERIALIZED (${searchExact}), prefix AS MATERIALIZED (${searchRange}), part AS (${part(tooFew)}),
begun AS (${searchBegun.replace('WHERE', 'WHERE EXISTS (SELECT FROM exact) AND')})
${stages.join(' UNION ALL ')} ORDER BY stage, place`;
}

export const calledPart = searchCalled(searchText);
export const calledShort = searchCalled(likePattern);

/** Titles that are called by a text: see `Called`. All in one statement: waiting for answers takes longer than finding them. */
export function* called(text: string, limit: number): Steps<Called> {
  const isLong = [...text].length >= shortestPart;
  const part = isLong ? containingValues([text]) : [patternOf(text)];
  const starts = startsOf(text);
  const rows = yield* all<{ readonly stage: number; readonly id: number }>(
    isLong ? calledPart : calledShort,
    ...[text, limit, text, endOf(text), limit],
    ...[limit, ...part, limit],
    // No name is empty.
    ...[listGiven(starts.length > 0 ? starts : ['']), limit],
  );
  return { ids: rows.map(({ id }) => id), isExact: rows[0]?.stage === 0 };
}

/** The names that contain all groups of three characters of any of these lists, the shortest first. */
export const containingAny = (
  lists: readonly (readonly string[])[],
): Steps<readonly { readonly id: number; readonly folded: string }[]> =>
  all(
    `
SELECT title_id AS id, folded FROM animectl.name WHERE ${lists.map(() => `${groups} @> ?::text[]`).join(' OR ')}
ORDER BY length(folded), title_id, kind, position LIMIT 200`,
    ...lists.map(listGiven),
  );

/** Fewer groups than this are all looked up one by one: a typing error spoils three of them. */
const few = 5;

/** Names with two of the groups in common, or with one of few, those with most of them first. */
function searchBest(count: number): string {
  const parts = Array.from({ length: count }, (_, n) => n);
  const common = parts.map(() => '(strpos(folded, ?) > 0)::int').join(' + ');
  const pairs = parts.flatMap((one) => parts.filter((other) => other > one).map((other) => [one, other]));
  const found = count < few ? [`${groups} && ?::text[]`] : pairs.map(() => `${groups} @> ?::text[]`);
  return `
SELECT title_id AS id, folded FROM (
  SELECT title_id, folded, kind, position, ${common} AS common FROM animectl.name WHERE ${found.join(' OR ')}
) n
ORDER BY common DESC, length(folded), title_id, kind, position LIMIT 200`;
}

/** The names that have most in common with these groups of three characters. */
export const sharing = (
  sought: readonly string[],
): Steps<readonly { readonly id: number; readonly folded: string }[]> => {
  const pairs = sought.flatMap((one, n) => sought.slice(n + 1).map((other) => listGiven([one, other])));
  return all(searchBest(sought.length), ...sought, ...(sought.length < few ? [listGiven(sought)] : pairs));
};
