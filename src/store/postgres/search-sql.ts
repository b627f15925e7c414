import { spread, trigramsOf } from '../../model/names.ts';
import { all, listGiven, type Steps } from '../sql/statement.ts';

const byFame = 'ORDER BY max(t.popularity) DESC NULLS LAST, min(length(n.folded)), n.title_id LIMIT ?';

// A letter or two fit tens of thousands of names: so many are looked at, which is more than anybody reads.
const lookedAt = 2500;

/** Titles with a name from the first text up to, and without, the second. */
export const searchRange = `
SELECT n.title_id AS id
FROM (SELECT title_id, folded FROM animectl.name WHERE folded >= ? AND folded < ? ORDER BY folded LIMIT ${lookedAt}) n
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
export const searchLike = `
SELECT n.title_id AS id FROM animectl.name n JOIN animectl.title t ON t.id = n.title_id
WHERE n.folded LIKE ? ESCAPE '\\' GROUP BY n.title_id ${byFame}`;

const groups = 'animectl.groups_of_three(folded)';

const searchText = `
SELECT n.title_id AS id
FROM (
  SELECT title_id, folded FROM animectl.name
  WHERE ${groups} @> ?::text[] AND (SELECT bool_and(strpos(folded, part) > 0) FROM unnest(?::text[]) part)
  ORDER BY title_id, kind, position LIMIT ${lookedAt}
) n
JOIN animectl.title t ON t.id = n.title_id GROUP BY n.title_id ${byFame}`;

/** Groups of a text that are looked up, for so many find few names; each that is found is then compared with the text. */
const lookedUp = 4;

/** Titles with a name that contains each of these texts, of three characters or more. */
export const containing = (parts: readonly string[], limit: number): Steps<readonly { readonly id: number }[]> =>
  all(
    searchText,
    listGiven(new Set(parts.flatMap((part) => spread(trigramsOf(part), lookedUp)))),
    listGiven(parts),
    limit,
  );

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
