export const withRefsAndSynonyms = `
  t.*,
  (SELECT coalesce(json_agg(e.ref ORDER BY e.source), '[]') FROM animectl.external_id e WHERE e.title_id = t.id) AS refs,
  (SELECT coalesce(json_agg(n.name ORDER BY n.position), '[]')
   FROM animectl.name n WHERE n.title_id = t.id AND n.kind = 'synonym') AS synonyms`;

const statedRelations = `
  CASE WHEN t.relations_known_at IS NOT NULL THEN (
    SELECT coalesce(
      json_agg(
        json_build_array(r.type, o.ref, o.title, o.format, nullif(r.provider, t.provider)) ORDER BY r.to_id, r.type
      ), '[]')
    FROM animectl.relation r JOIN animectl.title o ON o.id = r.to_id WHERE r.from_id = t.id AND r.stated
  ) END AS relations`;

// OFFSET 0 has each title looked up by its id: for some hundreds of them the server would rather read the whole table.
const titlesCalled = `
FROM (SELECT ref, title_id FROM animectl.external_id WHERE ref = ANY (?::text[])) e
CROSS JOIN LATERAL (SELECT * FROM animectl.title WHERE id = e.title_id OFFSET 0) t`;
const asked = `${titlesCalled} ORDER BY t.id`;

/** The titles that carry these refs, the one that has carried it longest first. */
export const load = `SELECT e.ref AS asked, ${withRefsAndSynonyms}, ${statedRelations} ${asked}`;

export const loadById = `
SELECT ${withRefsAndSynonyms}, ${statedRelations} FROM animectl.title t WHERE t.id = ANY (?::int[])`;

/** By the asked ref: [id, ref, title, english, fetched_at, relations_known_at], the title that has carried it longest first. */
export const outlines = `
SELECT e.ref AS asked, t.id, t.ref, t.title, t.english, t.fetched_at, t.relations_known_at
${titlesCalled} WHERE t.title IS NOT NULL ORDER BY t.id`;

export const carriers = `
SELECT ref, count(*) AS n FROM animectl.external_id WHERE ref = ANY (?::text[]) GROUP BY ref`;

/** By the asked ref: [type, ref, title, format] of what others state of its title. */
export const inferred = `
SELECT e.ref AS asked, t.id, t.ref, (
  SELECT coalesce(json_agg(json_build_array(r.type, o.ref, o.title, o.format) ORDER BY r.to_id, r.type), '[]')
  FROM animectl.relation r JOIN animectl.title o ON o.id = r.to_id WHERE r.from_id = t.id AND NOT r.stated
) AS relations ${asked}`;

/** By the asked ref: [ref, title] of titles that are related in an unknown way. */
export const related = `
SELECT e.ref AS asked, t.ref, (
  SELECT coalesce(json_agg(json_build_array(o.ref, o.title) ORDER BY s.half, s.id), '[]') FROM (
    SELECT b_id AS id, 1 AS half FROM animectl.related WHERE a_id = t.id
    UNION ALL SELECT a_id, 2 FROM animectl.related WHERE b_id = t.id
  ) s JOIN animectl.title o ON o.id = s.id
) AS related ${asked}`;

/** By the asked ref, for a provider: when it first stated no relations of the title. */
export const emptied = `
SELECT e.ref AS asked, t.ref, m.at
${titlesCalled} JOIN animectl.emptied m ON m.title_id = t.id WHERE m.provider = ? ORDER BY t.id`;

export const titleIds = 'SELECT id FROM animectl.title WHERE id > ? AND title IS NOT NULL ORDER BY id LIMIT ?';
