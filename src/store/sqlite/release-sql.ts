/** The kind of each of these releases, by fingerprint (JSON list). */
export const kindsOfReleases = `
SELECT r.id AS fingerprint, k.* FROM json_each(?) f JOIN release r ON r.id = f.value JOIN release_kind k ON k.id = r.kind_id`;

const cells = ['category', 'group_key', 'spelling', 'month', 'seeders', 'completions', 'flags'];
const listed = cells.map((_, at) => `f.value ->> ${at}`).join(', ');

/** JSON list of lists: the cells of a kind, and by how much its count grows. */
export const countKinds = `
INSERT INTO release_kind (${cells.join(', ')}, count)
SELECT ${listed}, f.value ->> ${cells.length} FROM json_each(?) f WHERE true
ON CONFLICT (${cells.join(', ')}) DO UPDATE SET count = count + excluded.count`;

/** JSON list of lists: the cells of a kind. Answers with the place in the list, and the kind's id. */
export const kindIds = `
SELECT f.key AS place, k.id FROM json_each(?) f
JOIN release_kind k ON ${cells.map((cell, at) => `k.${cell} = f.value ->> ${at}`).join(' AND ')}`;

/** JSON list of pairs: fingerprint, id of the kind. */
export const writeReleases = `
INSERT INTO release (id, kind_id) SELECT f.value ->> 0, f.value ->> 1 FROM json_each(?) f WHERE true
ON CONFLICT (id) DO UPDATE SET kind_id = excluded.kind_id`;

export const removeEmptyKinds = 'DELETE FROM release_kind WHERE count <= 0';

/** Kinds of these categories (JSON list). */
export const kindsOfCategories = `
SELECT k.* FROM release_kind k WHERE k.category IN (SELECT value FROM json_each(?)) AND k.count > 0`;

const worth = [
  ...['place', 'name', 'releases', 'internal', 'revised', 'reposted', 'nuked'],
  ...['first_month', 'last_month', 'judged', 'score', 'low', 'high'],
];

/** JSON list of lists: category, group in lower case, then what it is worth. Rows that stand as they are stay untouched. */
export const writeGroups = `
INSERT INTO release_group (category, group_key, ${worth.join(', ')})
SELECT f.value ->> 0, f.value ->> 1, ${worth.map((_, at) => `f.value ->> ${at + 2}`).join(', ')} FROM json_each(?) f WHERE true
ON CONFLICT (category, group_key) DO UPDATE SET ${worth.map((cell) => `${cell} = excluded.${cell}`).join(', ')}
WHERE ${worth.map((cell) => `${cell} IS NOT excluded.${cell}`).join(' OR ')}`;

/** Groups of these categories (JSON list) of which no release is left. */
export const removeGroups = `
DELETE FROM release_group WHERE category IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
  SELECT 1 FROM release_kind k WHERE k.category = release_group.category AND k.group_key = release_group.group_key)`;

const ranked = `
SELECT g.*, (SELECT count(*) FROM release_group o WHERE o.category = g.category) AS groups FROM release_group g`;

/** limit; category or NULL, twice */
export const bestGroups = `${ranked} WHERE g.place <= ? AND (? IS NULL OR g.category = ?) ORDER BY g.category, g.place`;

/** The group in lower case. */
export const groupByName = `${ranked} WHERE g.group_key = ? ORDER BY g.releases DESC, g.category`;

/** A pattern of LIKE, in lower case; limit */
export const groupsNamed = `
${ranked} WHERE g.group_key LIKE ? ESCAPE '\\' ORDER BY g.releases DESC, g.group_key, g.category LIMIT ?`;

export const releaseCategories = `
SELECT category, count(*) AS groups, sum(releases) AS releases FROM release_group GROUP BY category ORDER BY category`;

export const listingNamed = `
SELECT name, pages, per_page AS perPage, wanted, done, at FROM release_listing WHERE name = ?`;

/** name, pages, per_page, wanted, done, at */
export const writeListing = `
INSERT INTO release_listing (name, pages, per_page, wanted, done, at) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET
  pages = excluded.pages, per_page = excluded.per_page, wanted = excluded.wanted, done = excluded.done, at = excluded.at`;
