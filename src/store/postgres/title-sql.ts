import { columns } from '../merge/columns.ts';

/** What a query finds, as a JSON list. A third faster than json_agg, which sorts what an index brings in order. */
const listOf = (query: string) => `array_to_json(ARRAY(${query}))`;

/** A parameter with a list. The server is not told how long it is: of some hundreds it would rather read the whole table. */
export const anyGiven = (type: 'text' | 'int') => `ANY (ARRAY(SELECT unnest(?::${type}[])))`;

/** By their names: what a statement brings that the server has kept may not grow by a column. */
export const withRefsAndSynonyms = `
  ${columns.map((column) => `t.${column}`).join(', ')},
  ${listOf('SELECT e.ref FROM animectl.external_id e WHERE e.title_id = t.id ORDER BY e.source')} AS refs,
  ${listOf(`SELECT n.name FROM animectl.name n WHERE n.title_id = t.id AND n.kind = 'synonym' ORDER BY n.position`)} AS synonyms`;

const relations = (columns: string, condition: string) =>
  listOf(`
    SELECT ARRAY[${columns}] FROM animectl.relation r JOIN animectl.title o ON o.id = r.to_id
    WHERE r.from_id = t.id AND ${condition} ORDER BY r.to_id, r.type`);

const statedRelations = `
  CASE WHEN t.relations_known_at IS NOT NULL
  THEN ${relations('r.type, o.ref, o.title, o.format, nullif(r.provider, t.provider)', 'r.stated')} END AS relations`;

const carrying = `(SELECT ref, title_id FROM animectl.external_id WHERE ref = ${anyGiven('text')}) e`;
const titlesCalled = `
FROM ${carrying}
JOIN animectl.title t ON t.id = e.title_id`;
const asked = `${titlesCalled} ORDER BY t.id`;

/** The titles that carry these refs, the one that has carried it longest first. */
export const load = `SELECT e.ref AS asked, ${withRefsAndSynonyms}, ${statedRelations} ${asked}`;

export const loadById = `
SELECT ${withRefsAndSynonyms}, ${statedRelations} FROM animectl.title t WHERE t.id = ${anyGiven('int')}`;

/** What a title's document says; one that has none is read from the tables. */
const documentOf = (id: string) => `
coalesce((SELECT d.document FROM animectl.title_document d WHERE d.title_id = ${id}), animectl.document_of(${id})) AS document`;

/** The same as `load` and `loadById`, by documents. */
export const loadDocuments = `
SELECT e.ref AS asked, ${documentOf('e.title_id')} FROM ${carrying} ORDER BY e.title_id`;

export const loadDocumentsById = `
SELECT ${documentOf('i.id')} FROM (SELECT unnest(?::int[]) AS id) i`;

/** By the asked ref: [id, ref, title, english, fetched_at, relations_known_at], the title that has carried it longest first. */
export const outlines = `
SELECT e.ref AS asked, t.id, t.ref, t.title, t.english, t.fetched_at, t.relations_known_at
${titlesCalled} WHERE t.title IS NOT NULL ORDER BY t.id`;

export const carriers = `
SELECT ref, count(*) AS n FROM animectl.external_id WHERE ref = ${anyGiven('text')} GROUP BY ref`;

/** By the asked ref: [type, ref, title, format] of what others state of its title. */
export const inferred = `
SELECT e.ref AS asked, t.id, t.ref, ${relations('r.type, o.ref, o.title, o.format', 'NOT r.stated')} AS relations ${asked}`;

/** By the asked ref: [ref, title] of titles that are related in an unknown way. */
export const related = `
SELECT e.ref AS asked, t.ref, ${listOf(`
  SELECT ARRAY[o.ref, o.title] FROM (
    SELECT b_id AS id, 1 AS half FROM animectl.related WHERE a_id = t.id
    UNION ALL SELECT a_id, 2 FROM animectl.related WHERE b_id = t.id
  ) s JOIN animectl.title o ON o.id = s.id ORDER BY s.half, s.id`)} AS related ${asked}`;

/** By the asked ref, for a provider: when it first stated no relations of the title. */
export const emptied = `
SELECT e.ref AS asked, t.ref, m.at
${titlesCalled} JOIN animectl.emptied m ON m.title_id = t.id WHERE m.provider = ? ORDER BY t.id`;

export const titleIds = 'SELECT id FROM animectl.title WHERE id > ? AND title IS NOT NULL ORDER BY id LIMIT ?';
