import { trigramsOf } from '../../model/names.ts';
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

/** Titles with a name that contains each of these texts, of three characters or more. */
export const containing = (parts: readonly string[], limit: number): Steps<readonly { readonly id: number }[]> =>
  all(searchText, listGiven(new Set(parts.flatMap(trigramsOf))), listGiven(parts), limit);

const searchBest = `
SELECT title_id AS id, folded FROM (
  SELECT title_id, folded, kind, position, (SELECT count(*) FROM unnest(?::text[]) part WHERE strpos(folded, part) > 0) AS common
  FROM animectl.name WHERE ${groups} && ?::text[]
) n
ORDER BY common DESC, length(folded), title_id, kind, position LIMIT 200`;

/** The names that have most in common with these groups of three characters. */
export const sharing = (
  sought: readonly string[],
): Steps<readonly { readonly id: number; readonly folded: string }[]> =>
  all(searchBest, listGiven(sought), listGiven(sought));
