import { columns } from '../merge/rows.ts';

// Lists come in as one JSON value each, so that a statement is the same for one row and for a thousand.

const list = '(SELECT value FROM json_each(?))';

const withRefsAndSynonyms = `
  t.*,
  (SELECT json_group_array(e.ref) FROM external_id e WHERE e.title_id = t.id) AS refs,
  (SELECT json_group_array(n.name ORDER BY n.position) FROM name n WHERE n.title_id = t.id AND n.kind = 'synonym') AS synonyms`;

const statedRelations = `
  CASE WHEN t.relations_known_at IS NOT NULL THEN (
    SELECT json_group_array(json_array(r.type, o.ref, o.title, o.format, nullif(r.provider, t.provider)))
    FROM relation r JOIN title o ON o.id = r.to_id WHERE r.from_id = t.id AND r.stated = 1
  ) END AS relations`;

/** Titles that carry one of these refs, or share a ref with one that does, and so on. */
export const known = `
WITH RECURSIVE near (id) AS (
  SELECT title_id FROM external_id WHERE ref IN ${list}
  UNION
  SELECT other.title_id
  FROM near JOIN external_id own ON own.title_id = near.id JOIN external_id other ON other.ref = own.ref
)
SELECT ${withRefsAndSynonyms} FROM title t WHERE t.id IN (SELECT id FROM near)`;

export const lastId = 'SELECT coalesce(max(id), 0) AS id FROM title';

export const names = `SELECT title_id, kind, position, name FROM name WHERE title_id IN ${list}`;

export const relations = `
SELECT from_id AS "from", to_id AS "to", type, stated, provider FROM relation WHERE from_id IN ${list}
UNION
SELECT from_id, to_id, type, stated, provider FROM relation WHERE to_id IN ${list}`;

/** [old id, kept id] */
export const moveCrawls = `
INSERT OR IGNORE INTO crawl_title (crawl_id, title_id)
SELECT c.crawl_id, j.value ->> 1 FROM json_each(?) j JOIN crawl_title c ON c.title_id = j.value ->> 0`;

export const relatedTo = `
SELECT a_id, b_id, provider FROM related WHERE a_id IN ${list} UNION SELECT a_id, b_id, provider FROM related WHERE b_id IN ${list}`;

export const removeTitles = `DELETE FROM title WHERE id IN ${list}`;

// "WHERE true" tells the parser that ON belongs to the INSERT.
export const writeTitles = `
INSERT INTO title (${columns.join(', ')})
SELECT ${columns.map((_, index) => `value ->> ${index}`).join(', ')} FROM json_each(?) WHERE true
ON CONFLICT (id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`;

/** [title id, source, ref] */
export const writeIds = `
INSERT INTO external_id (title_id, source, ref)
SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE true
ON CONFLICT (title_id, source) DO UPDATE SET ref = excluded.ref WHERE ref <> excluded.ref`;

/** [title id, kind, position] */
export const removeNames = `
DELETE FROM name WHERE (title_id, kind, position) IN (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))`;

/** [title id, kind, position, name, folded] */
export const writeNames = `
INSERT INTO name (title_id, kind, position, name, folded)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?) WHERE true
ON CONFLICT (title_id, kind, position) DO UPDATE SET name = excluded.name, folded = excluded.folded`;

/** [from, to, type] */
export const removeRelations = `
DELETE FROM relation WHERE (from_id, to_id, type) IN (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))`;

/** [from, to, type, stated, provider] */
export const writeRelations = `
INSERT INTO relation (from_id, to_id, type, stated, provider)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?) WHERE true
ON CONFLICT (from_id, to_id, type) DO UPDATE SET stated = excluded.stated, provider = excluded.provider`;

/** The titles that carry these refs, the one that has carried it longest first. */
export const load = `
SELECT e.ref AS asked, ${withRefsAndSynonyms}, ${statedRelations}
FROM external_id e JOIN title t ON t.id = e.title_id WHERE e.ref IN ${list} ORDER BY t.id`;

export const loadById = `SELECT ${withRefsAndSynonyms}, ${statedRelations} FROM title t WHERE t.id IN ${list}`;

/** By the asked ref: [type, ref, title, format] of what others state of its title. */
export const inferred = `
SELECT e.ref AS asked, t.id, t.ref, (
  SELECT json_group_array(json_array(r.type, o.ref, o.title, o.format))
  FROM relation r JOIN title o ON o.id = r.to_id WHERE r.from_id = t.id AND r.stated = 0
) AS relations
FROM external_id e JOIN title t ON t.id = e.title_id WHERE e.ref IN ${list} ORDER BY t.id`;

const byFame = (name: string) =>
  `ORDER BY max(t.popularity) DESC NULLS LAST, min(length(${name}.folded)), ${name}.title_id LIMIT ?`;
const likeliest = byFame('n');

// A letter or two fit tens of thousands of names: so many are looked at, which is more than anybody reads.
const lookedAt = 2500;

/** Titles with a name from the first text up to, and without, the second. */
export const searchRange = `
SELECT s.title_id AS id
FROM (SELECT title_id, folded FROM name WHERE folded >= ? AND folded < ? LIMIT ${lookedAt}) s
JOIN title t ON t.id = s.title_id GROUP BY s.title_id ${byFame('s')}`;

/** Titles with exactly that name. */
export const searchExact = `
SELECT n.title_id AS id FROM name n JOIN title t ON t.id = n.title_id
WHERE n.folded = ? GROUP BY n.title_id ${likeliest}`;

/** Titles with a name that the pattern fits. Reads every name: for words too short for the full-text index. */
export const searchLike = `
SELECT n.title_id AS id FROM name n JOIN title t ON t.id = n.title_id
WHERE n.folded LIKE ? ESCAPE '\\' GROUP BY n.title_id ${likeliest}`;

/** Titles with a name that the full-text expression fits. */
export const searchText = `
SELECT n.title_id AS id
FROM (SELECT rowid FROM name_search WHERE folded MATCH ? LIMIT ${lookedAt}) s
JOIN name n ON n.id = s.rowid JOIN title t ON t.id = n.title_id GROUP BY n.title_id ${likeliest}`;

/** The names that fit the full-text expression best. */
export const searchBest = `
SELECT n.title_id AS id, n.folded
FROM (SELECT rowid FROM name_search WHERE folded MATCH ? ORDER BY rank LIMIT 200) s JOIN name n ON n.id = s.rowid`;

const titleCalled = (ref: string) => `coalesce(
  (SELECT t.id FROM title t WHERE t.ref = ${ref}),
  (SELECT min(e.title_id) FROM external_id e WHERE e.ref = ${ref})
)`;

/** [ref, ref] to the ids of the titles that they name. */
export const pairIds = `
SELECT ${titleCalled('j.value ->> 0')} AS a, ${titleCalled('j.value ->> 1')} AS b FROM json_each(?) j ORDER BY j.key`;

/** [lower id, higher id, provider] */
export const writeRelated = `
INSERT OR IGNORE INTO related (a_id, b_id, provider)
SELECT j.value ->> 0, j.value ->> 1, j.value ->> 2 FROM json_each(?) j`;

export const writeCrawl = `
INSERT INTO crawl (query, root, policy, depth, started_at, elapsed_ms, complete, truncated_by, requests, waited_ms)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Members of the crawl that was written last: of the titles that carry a ref, the one called by it, else the oldest. */
export const writeMembers = `
INSERT OR IGNORE INTO crawl_title (crawl_id, title_id)
SELECT last_insert_rowid(), ${titleCalled('j.value')} AS member
FROM json_each(?) j WHERE member IS NOT NULL`;

/** Roots of crawls: where something airs first, then the latest. */
export const asked = `
SELECT c.root AS ref
FROM crawl c
LEFT JOIN crawl_title m ON m.crawl_id = c.id
LEFT JOIN title t ON t.id = m.title_id
GROUP BY c.root
ORDER BY max(coalesce(t.status = 'RELEASING', 0)) DESC, max(c.started_at) DESC, c.root`;

export const titleIds = 'SELECT id FROM title WHERE id > ? AND title IS NOT NULL ORDER BY id LIMIT ?';
