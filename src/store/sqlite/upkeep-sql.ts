import { unknownTime } from '../../model/time.ts';

const some = 5;

export const figures = `
SELECT
  (SELECT count(*) FROM title WHERE outline = 0) AS titles,
  (SELECT count(*) FROM title WHERE outline = 1) AS outlines,
  (SELECT count(*) FROM name) AS names,
  (SELECT count(*) FROM relation WHERE stated = 1) AS stated,
  (SELECT count(*) FROM relation WHERE stated = 0) AS inferred,
  (SELECT count(*) FROM crawl) AS crawls,
  (SELECT min(nullif(fetched_at, ${unknownTime})) FROM title WHERE outline = 0) AS oldest,
  (SELECT max(nullif(fetched_at, ${unknownTime})) FROM title WHERE outline = 0) AS newest,
  (SELECT json_group_object(source, n) FROM (SELECT source, count(*) AS n FROM external_id GROUP BY source)) AS ids,
  (SELECT json_group_object(provider, n)
   FROM (SELECT provider, count(*) AS n FROM title WHERE outline = 0 GROUP BY provider)) AS providers`;

/** Since data model 2. */
export const laterFigures = `
SELECT (SELECT count(*) FROM related) AS untyped, (SELECT count(*) FROM import_job) AS imports`;

/** Each: how many, and some of them as a JSON list of texts. */
const findings = (select: string) => `
SELECT (SELECT count(*) FROM (${select})) AS count, (SELECT json_group_array(words) FROM (SELECT words FROM (${select}) ORDER BY words LIMIT ${some})) AS examples`;

const words = `a.ref || ' ' || r.type || ' ' || b.ref AS words`;

/** A relation of which the other direction is not kept: every run keeps both. */
export const oneWay = findings(`
SELECT ${words} FROM relation r JOIN title a ON a.id = r.from_id JOIN title b ON b.id = r.to_id
WHERE NOT EXISTS (SELECT 1 FROM relation back WHERE back.from_id = r.to_id AND back.to_id = r.from_id)`);

/** Ids that belong to no title, and titles that are called by an id that they do not have. */
export const orphanIds = findings(`
SELECT e.ref AS words FROM external_id e WHERE NOT EXISTS (SELECT 1 FROM title t WHERE t.id = e.title_id)
UNION ALL
SELECT t.ref FROM title t WHERE NOT EXISTS (SELECT 1 FROM external_id e WHERE e.title_id = t.id AND e.ref = t.ref)`);

/** The other end has been read and does not say it back. */
export const oneSided = findings(`
SELECT ${words} FROM relation r JOIN title a ON a.id = r.from_id JOIN title b ON b.id = r.to_id
WHERE r.stated = 1 AND b.relations_known_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM relation back WHERE back.from_id = r.to_id AND back.to_id = r.from_id AND back.stated = 1)`);

export const nameless = findings(`SELECT ref AS words FROM title WHERE title IS NULL`);

/** Two ends that cannot both be right: each the sequel of the other, or two providers with different words. */
export const disagreements = findings(`
SELECT a.ref || ' ' || r.type || ' or ' || s.type || ' ' || b.ref AS words
FROM relation r JOIN relation s ON s.from_id = r.from_id AND s.to_id = r.to_id AND s.type > r.type AND s.provider <> r.provider
JOIN title a ON a.id = r.from_id JOIN title b ON b.id = r.to_id
WHERE r.stated = 1 AND s.stated = 1`);

/** Every pair of which two providers say different things, with who says what: a row's `provider` may be several. */
export const disagreed = `
SELECT a.ref AS "from", a.title AS "fromTitle", b.ref AS "to", b.title AS "toTitle",
  json_group_array(json_object('type', r.type, 'provider', r.provider)) AS words
FROM relation r JOIN title a ON a.id = r.from_id JOIN title b ON b.id = r.to_id
WHERE r.stated = 1
GROUP BY r.from_id, r.to_id HAVING count(DISTINCT r.provider) > 1 AND count(DISTINCT r.type) > 1
ORDER BY a.ref, b.ref`;

export const sequels = `
SELECT a.ref AS "from", b.ref AS "to" FROM relation r JOIN title a ON a.id = r.from_id JOIN title b ON b.id = r.to_id
WHERE r.type = 'SEQUEL' AND r.stated = 1 ORDER BY r.from_id, r.to_id`;

export const tableNames = `SELECT name FROM sqlite_schema WHERE type = 'table'`;

/** Every stored time. `isFetch`: it says how fresh something is, and is compared with what arrives. */
export const times = [
  { table: 'title', column: 'fetched_at', isFetch: true },
  { table: 'title', column: 'relations_known_at', isFetch: true },
  { table: 'crawl', column: 'started_at', isFetch: false },
  { table: 'change', column: 'at', isFetch: false },
  { table: 'emptied', column: 'at', isFetch: false },
  { table: 'franchise', column: 'asked_at', isFetch: false },
  { table: 'franchise', column: 'fetched_at', isFetch: false },
  { table: 'franchise', column: 'changed_at', isFetch: false },
  { table: 'list', column: 'at', isFetch: false },
  { table: 'list_entry', column: 'at', isFetch: false },
  { table: 'mark', column: 'at', isFetch: false },
  { table: 'cut', column: 'at', isFetch: false },
  { table: 'joined', column: 'at', isFetch: false },
  { table: 'import_job', column: 'started_at', isFetch: false },
  { table: 'import_job', column: 'updated_at', isFetch: false },
  { table: 'release_listing', column: 'at', isFetch: false },
  { table: 'library_film', column: 'fetched_at', isFetch: true },
  { table: 'library_film', column: 'added_at', isFetch: false },
  { table: 'library_film', column: 'file_at', isFetch: false },
  { table: 'library_file', column: 'at', isFetch: false },
  { table: 'watch', column: 'at', isFetch: false },
  { table: 'watch', column: 'checked_at', isFetch: false },
] as const;

/** How many rows have a time that is later than a limit. */
export const ahead = (table: string, column: string) => `SELECT count(*) AS n FROM ${table} WHERE ${column} > ?`;

/** The new time; the limit. */
export const setBack = (table: string, column: string) => `UPDATE ${table} SET ${column} = ? WHERE ${column} > ?`;
