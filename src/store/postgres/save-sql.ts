import { columns } from '../merge/columns.ts';
import { anyGiven, withRefsAndSynonyms } from './title-sql.ts';

/** Titles that carry one of these refs, or share a ref with one that does, and so on. */
export const known = `
WITH RECURSIVE near (id) AS (
  SELECT title_id FROM animectl.external_id WHERE ref = ${anyGiven('text')}
  UNION
  SELECT other.title_id
  FROM near
  CROSS JOIN LATERAL (SELECT ref FROM animectl.external_id WHERE title_id = near.id OFFSET 0) own
  CROSS JOIN LATERAL (SELECT title_id FROM animectl.external_id WHERE ref = own.ref OFFSET 0) other
)
SELECT ${withRefsAndSynonyms}, (
  SELECT coalesce(json_object_agg(m.provider, m.at ORDER BY m.provider), '{}') FROM animectl.emptied m WHERE m.title_id = t.id
) AS emptied
FROM near CROSS JOIN LATERAL (SELECT * FROM animectl.title WHERE id = near.id OFFSET 0) t ORDER BY t.id`;

export const lastId = 'SELECT coalesce(max(id), 0) AS id FROM animectl.title';

export const names = `
SELECT title_id, kind, position, name, provider FROM animectl.name
WHERE title_id = ANY (?::int[]) ORDER BY title_id, kind, position`;

const relationColumns = 'from_id AS "from", to_id AS "to", type, stated, provider';

export const relations = `
SELECT ${relationColumns} FROM animectl.relation WHERE from_id = ANY (?::int[])
UNION
SELECT ${relationColumns} FROM animectl.relation WHERE to_id = ANY (?::int[])
ORDER BY 1, 2, 3`;

/** [old id, kept id] */
export const moveCrawls = `
INSERT INTO animectl.crawl_title (crawl_id, title_id)
SELECT c.crawl_id, j.kept
FROM unnest(?::int[], ?::int[]) AS j (old, kept) JOIN animectl.crawl_title c ON c.title_id = j.old
ON CONFLICT DO NOTHING`;

/** [old id, kept id], twice. Of several that become one the oldest keeps its franchise. */
export const moveFranchises = `
UPDATE animectl.franchise_title m SET title_id = j.kept
FROM (
  SELECT DISTINCT ON (j.kept) j.old, j.kept
  FROM unnest(?::int[], ?::int[]) AS j (old, kept) JOIN animectl.franchise_title own ON own.title_id = j.old
  ORDER BY j.kept, j.old
) j
WHERE m.title_id = j.old AND NOT EXISTS (SELECT 1 FROM animectl.franchise_title x WHERE x.title_id = j.kept)
  AND m.title_id = ANY (?::int[]) AND ?::int[] IS NOT NULL`;

export const relatedTo = `
SELECT a_id, b_id, provider FROM animectl.related WHERE a_id = ANY (?::int[])
UNION
SELECT a_id, b_id, provider FROM animectl.related WHERE b_id = ANY (?::int[])
ORDER BY 1, 2`;

export const removeTitles = 'DELETE FROM animectl.title WHERE id = ANY (?::int[])';

const types: Readonly<Record<string, string>> = {
  ...{ id: 'int', episodes: 'bigint', duration_minutes: 'bigint', year: 'bigint', popularity: 'bigint' },
  ...{ fetched_at: 'bigint', relations_known_at: 'bigint', adult: 'boolean', outline: 'boolean' },
};

export const writeTitles = `
INSERT INTO animectl.title (${columns.join(', ')})
SELECT ${columns.map((column) => (column === 'stated_by' ? 'stated_by::jsonb' : column)).join(', ')}
FROM unnest(${columns.map((column) => `?::${types[column] ?? 'text'}[]`).join(', ')}) AS j (${columns.join(', ')})
ORDER BY j.id
ON CONFLICT (id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`;

/** [title id, source, ref] */
export const writeIds = `
INSERT INTO animectl.external_id AS e (title_id, source, ref)
SELECT * FROM unnest(?::int[], ?::text[], ?::text[]) AS j (title_id, source, ref) ORDER BY title_id, source
ON CONFLICT (title_id, source) DO UPDATE SET ref = excluded.ref WHERE e.ref <> excluded.ref`;

/** [title id, kind, position] */
export const removeNames = `
DELETE FROM animectl.name n USING unnest(?::int[], ?::text[], ?::int[]) AS j (title_id, kind, position)
WHERE n.title_id = j.title_id AND n.kind = j.kind AND n.position = j.position`;

/** [title id, kind, position, name, folded, provider] */
export const writeNames = `
INSERT INTO animectl.name (title_id, kind, position, name, folded, provider)
SELECT * FROM unnest(?::int[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[])
  AS j (title_id, kind, position, name, folded, provider)
ORDER BY title_id, kind, position
ON CONFLICT (title_id, kind, position)
DO UPDATE SET name = excluded.name, folded = excluded.folded, provider = excluded.provider`;

/** [title id, provider, at] */
export const writeEmptied = `
INSERT INTO animectl.emptied (title_id, provider, at)
SELECT * FROM unnest(?::int[], ?::text[], ?::bigint[]) AS j (title_id, provider, at) ORDER BY title_id, provider
ON CONFLICT (title_id, provider) DO UPDATE SET at = excluded.at`;

/** [title id, provider] */
export const removeEmptied = `
DELETE FROM animectl.emptied m USING unnest(?::int[], ?::text[]) AS j (title_id, provider)
WHERE m.title_id = j.title_id AND m.provider = j.provider`;

/** [from, to, type] */
export const removeRelations = `
DELETE FROM animectl.relation r USING unnest(?::int[], ?::int[], ?::text[]) AS j (from_id, to_id, type)
WHERE r.from_id = j.from_id AND r.to_id = j.to_id AND r.type = j.type`;

/** [from, to, type, stated, provider], in the order of the key */
export const upsertRelations = `
INSERT INTO animectl.relation (from_id, to_id, type, stated, provider)
SELECT * FROM unnest(?::int[], ?::int[], ?::text[], ?::boolean[], ?::text[]) AS j (from_id, to_id, type, stated, provider)
ON CONFLICT (from_id, to_id, type) DO UPDATE SET stated = excluded.stated, provider = excluded.provider`;

/** [lower id, higher id, provider] */
export const writeRelated = `
INSERT INTO animectl.related (a_id, b_id, provider)
SELECT * FROM unnest(?::int[], ?::int[], ?::text[]) AS j (a_id, b_id, provider) ORDER BY a_id, b_id
ON CONFLICT DO NOTHING`;

/** Nothing is to be done with the titles that were written, ... */
export const finish = '';

/** ... or their documents are made again, before anybody else sees that they are gone: see schema.sql. */
export const finishDocuments = 'SELECT animectl.make_documents(?::int[])';
