import { columns } from '../merge/columns.ts';
import { withRefsAndSynonyms } from './title-sql.ts';

// Lists come in as one JSON value each, so that a statement is the same for one row and for a thousand.

const list = '(SELECT value FROM json_each(?))';

/** Titles that carry one of these refs, or share a ref with one that does, and so on. */
export const known = `
WITH RECURSIVE near (id) AS (
  SELECT title_id FROM external_id WHERE ref IN ${list}
  UNION
  SELECT other.title_id
  FROM near JOIN external_id own ON own.title_id = near.id JOIN external_id other ON other.ref = own.ref
)
SELECT ${withRefsAndSynonyms},
  (SELECT json_group_object(m.provider, m.at) FROM emptied m WHERE m.title_id = t.id) AS emptied
FROM title t WHERE t.id IN (SELECT id FROM near) ORDER BY t.id`;

export const lastId = 'SELECT coalesce(max(id), 0) AS id FROM title';

export const names = `SELECT title_id, kind, position, name, provider FROM name WHERE title_id IN ${list}`;

export const relations = `
SELECT from_id AS "from", to_id AS "to", type, stated, provider FROM relation WHERE from_id IN ${list}
UNION
SELECT from_id, to_id, type, stated, provider FROM relation WHERE to_id IN ${list}`;

/** [old id, kept id] */
export const moveCrawls = `
INSERT OR IGNORE INTO crawl_title (crawl_id, title_id)
SELECT c.crawl_id, j.value ->> 1 FROM json_each(?) j JOIN crawl_title c ON c.title_id = j.value ->> 0`;

/** [old id, kept id] */
export const moveFranchises = `
UPDATE OR IGNORE franchise_title SET title_id = (
  SELECT j.value ->> 1 FROM json_each(?) j WHERE j.value ->> 0 = franchise_title.title_id
) WHERE title_id IN (SELECT j.value ->> 0 FROM json_each(?) j)`;

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

/** [title id, kind, position, name, folded, provider] */
export const writeNames = `
INSERT INTO name (title_id, kind, position, name, folded, provider)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?) WHERE true
ON CONFLICT (title_id, kind, position) DO UPDATE SET name = excluded.name, folded = excluded.folded, provider = excluded.provider`;

/** [title id, provider, at] */
export const writeEmptied = `
INSERT INTO emptied (title_id, provider, at)
SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE true
ON CONFLICT (title_id, provider) DO UPDATE SET at = excluded.at`;

/** [title id, provider] */
export const removeEmptied = `
DELETE FROM emptied WHERE (title_id, provider) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`;

/** [from, to, type] */
export const removeRelations = `
DELETE FROM relation WHERE (from_id, to_id, type) IN (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))`;

/** [from, to, type, stated, provider] */
export const upsertRelations = `
INSERT INTO relation (from_id, to_id, type, stated, provider)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?) WHERE true
ON CONFLICT (from_id, to_id, type) DO UPDATE SET stated = excluded.stated, provider = excluded.provider`;

/** [lower id, higher id, provider] */
export const writeRelated = `
INSERT OR IGNORE INTO related (a_id, b_id, provider)
SELECT j.value ->> 0, j.value ->> 1, j.value ->> 2 FROM json_each(?) j`;

/** There is nothing to be done with the titles that were written. */
export const finish = '';
