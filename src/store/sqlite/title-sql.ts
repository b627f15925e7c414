// Lists come in as one JSON value each, so that a statement is the same for one row and for a thousand.

const list = '(SELECT value FROM json_each(?))';

export const withRefsAndSynonyms = `
  t.*,
  (SELECT json_group_array(e.ref) FROM external_id e WHERE e.title_id = t.id) AS refs,
  (SELECT json_group_array(n.name ORDER BY n.position) FROM name n WHERE n.title_id = t.id AND n.kind = 'synonym') AS synonyms`;

const statedRelations = `
  CASE WHEN t.relations_known_at IS NOT NULL THEN (
    SELECT json_group_array(json_array(r.type, o.ref, o.title, o.format, nullif(r.provider, t.provider)))
    FROM relation r JOIN title o ON o.id = r.to_id WHERE r.from_id = t.id AND r.stated = 1
  ) END AS relations`;

/** The titles that carry these refs, the one that has carried it longest first. */
export const load = `
SELECT e.ref AS asked, ${withRefsAndSynonyms}, ${statedRelations}
FROM external_id e JOIN title t ON t.id = e.title_id WHERE e.ref IN ${list} ORDER BY t.id`;

export const loadById = `SELECT ${withRefsAndSynonyms}, ${statedRelations} FROM title t WHERE t.id IN ${list}`;

/** By the asked ref: [id, ref, title, english, fetched_at, relations_known_at], the title that has carried it longest first. */
export const outlines = `
SELECT e.ref AS asked, t.id, t.ref, t.title, t.english, t.fetched_at, t.relations_known_at
FROM external_id e JOIN title t ON t.id = e.title_id WHERE e.ref IN ${list} AND t.title IS NOT NULL ORDER BY t.id`;

export const carriers = `SELECT ref, count(*) AS n FROM external_id WHERE ref IN ${list} GROUP BY ref`;

/** By the asked ref: [type, ref, title, format] of what others state of its title. */
export const inferred = `
SELECT e.ref AS asked, t.id, t.ref, (
  SELECT json_group_array(json_array(r.type, o.ref, o.title, o.format))
  FROM relation r JOIN title o ON o.id = r.to_id WHERE r.from_id = t.id AND r.stated = 0
) AS relations
FROM external_id e JOIN title t ON t.id = e.title_id WHERE e.ref IN ${list} ORDER BY t.id`;

/** By the asked ref: [ref, title] of titles that are related in an unknown way. */
export const related = `
SELECT e.ref AS asked, t.ref, (
  SELECT json_group_array(json_array(o.ref, o.title)) FROM (
    SELECT b_id AS id FROM related WHERE a_id = t.id UNION ALL SELECT a_id FROM related WHERE b_id = t.id
  ) s JOIN title o ON o.id = s.id
) AS related
FROM external_id e JOIN title t ON t.id = e.title_id WHERE e.ref IN ${list} ORDER BY t.id`;

/** By the asked ref, for a provider: when it first stated no relations of the title. */
export const emptied = `
SELECT e.ref AS asked, t.ref, m.at
FROM external_id e JOIN title t ON t.id = e.title_id JOIN emptied m ON m.title_id = t.id
WHERE e.ref IN ${list} AND m.provider = ? ORDER BY t.id`;

export const titleIds = 'SELECT id FROM title WHERE id > ? AND title IS NOT NULL ORDER BY id LIMIT ?';
