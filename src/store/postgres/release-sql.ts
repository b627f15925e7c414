/** The kind of each of these releases, by fingerprint. */
export const kindsOfReleases = `
SELECT r.id AS fingerprint, k.*
FROM animectl.release r JOIN animectl.release_kind k ON k.id = r.kind_id WHERE r.id = ANY (?::bigint[])`;

const cells = 'category, group_key, spelling, month, seeders, completions, flags';
const given = '?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]';

/** The cells of a kind, and by how much its count grows. */
export const countKinds = `
INSERT INTO animectl.release_kind AS k (${cells}, count)
SELECT * FROM unnest(${given}, ?::bigint[]) AS f (${cells}, count) ORDER BY ${cells}
ON CONFLICT (${cells}) DO UPDATE SET count = k.count + excluded.count`;

/** The cells of a kind. Answers with the place among those given, and the kind's id. */
export const kindIds = `
SELECT f.place - 1 AS place, k.id
FROM unnest(${given}) WITH ORDINALITY AS f (${cells}, place)
JOIN animectl.release_kind k USING (${cells})`;

/** [fingerprint, id of the kind] */
export const writeReleases = `
INSERT INTO animectl.release (id, kind_id)
SELECT * FROM unnest(?::bigint[], ?::bigint[]) AS f (id, kind_id) ORDER BY id
ON CONFLICT (id) DO UPDATE SET kind_id = excluded.kind_id`;

export const removeEmptyKinds = 'DELETE FROM animectl.release_kind WHERE count <= 0';

/** Kinds of these categories. */
export const kindsOfCategories = `
SELECT k.* FROM animectl.release_kind k WHERE k.category = ANY (?::text[]) AND k.count > 0 ORDER BY k.id`;

const worth: readonly (readonly [column: string, type: string])[] = [
  ...[['place', 'int'] as const, ['name', 'text'] as const],
  ...['releases', 'internal', 'revised', 'reposted', 'nuked'].map((column) => [column, 'bigint'] as const),
  ...[['first_month', 'text'] as const, ['last_month', 'text'] as const, ['judged', 'bigint'] as const],
  ...['score', 'low', 'high'].map((column) => [column, 'float8'] as const),
];
const worthColumns = worth.map(([column]) => column);

/** [category, group in lower case, then what it is worth]. Rows that stand as they are stay untouched. */
export const writeGroups = `
INSERT INTO animectl.release_group AS g (category, group_key, ${worthColumns.join(', ')})
SELECT * FROM unnest(?::text[], ?::text[], ${worth.map(([, type]) => `?::${type}[]`).join(', ')})
  AS f (category, group_key, ${worthColumns.join(', ')})
ORDER BY category, group_key
ON CONFLICT (category, group_key) DO UPDATE SET ${worthColumns.map((one) => `${one} = excluded.${one}`).join(', ')}
WHERE ${worthColumns.map((one) => `g.${one} IS DISTINCT FROM excluded.${one}`).join(' OR ')}`;

/** Groups of these categories of which no release is left. */
export const removeGroups = `
DELETE FROM animectl.release_group g WHERE g.category = ANY (?::text[]) AND NOT EXISTS (
  SELECT 1 FROM animectl.release_kind k WHERE k.category = g.category AND k.group_key = g.group_key
)`;

const ranked = `
SELECT g.*, (SELECT count(*) FROM animectl.release_group o WHERE o.category = g.category) AS groups
FROM animectl.release_group g`;

/** limit; category or NULL, twice */
export const bestGroups = `
${ranked} WHERE g.place <= ? AND (?::text IS NULL OR g.category = ?) ORDER BY g.category, g.place`;

/** The group in lower case. */
export const groupByName = `${ranked} WHERE g.group_key = ? ORDER BY g.releases DESC, g.category`;

/** A pattern of LIKE, in lower case; limit */
export const groupsNamed = `
${ranked} WHERE g.group_key LIKE ? ESCAPE '\\' ORDER BY g.releases DESC, g.group_key, g.category LIMIT ?`;

export const releaseCategories = `
SELECT category, count(*) AS groups, sum(releases)::bigint AS releases
FROM animectl.release_group GROUP BY category ORDER BY category`;

export const listingNamed = `
SELECT name, pages, per_page AS "perPage", wanted, done, at FROM animectl.release_listing WHERE name = ?`;

/** name, pages, per_page, wanted, done, at */
export const writeListing = `
INSERT INTO animectl.release_listing (name, pages, per_page, wanted, done, at) VALUES (?, ?, ?, ?, ?::int::boolean, ?)
ON CONFLICT (name) DO UPDATE SET
  pages = excluded.pages, per_page = excluded.per_page, wanted = excluded.wanted, done = excluded.done, at = excluded.at`;
