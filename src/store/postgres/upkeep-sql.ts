import { unknownTime } from '../../model/time.ts';

export { times } from '../sqlite/upkeep-sql.ts';

const some = 5;

const byKey = (key: string, rows: string) =>
  `(SELECT coalesce(json_object_agg(${key}, n ORDER BY ${key}), '{}') FROM (${rows} GROUP BY ${key}) s)`;

export const figures = `
SELECT
  (SELECT count(*) FROM animectl.title WHERE NOT outline) AS titles,
  (SELECT count(*) FROM animectl.title WHERE outline) AS outlines,
  (SELECT count(*) FROM animectl.name) AS names,
  (SELECT count(*) FROM animectl.relation WHERE stated) AS stated,
  (SELECT count(*) FROM animectl.relation WHERE NOT stated) AS inferred,
  (SELECT count(*) FROM animectl.crawl) AS crawls,
  (SELECT min(nullif(fetched_at, ${unknownTime})) FROM animectl.title WHERE NOT outline) AS oldest,
  (SELECT max(nullif(fetched_at, ${unknownTime})) FROM animectl.title WHERE NOT outline) AS newest,
  ${byKey('source', 'SELECT source, count(*) AS n FROM animectl.external_id')} AS ids,
  ${byKey('provider', 'SELECT provider, count(*) AS n FROM animectl.title WHERE NOT outline')} AS providers`;

export const laterFigures = `
SELECT (SELECT count(*) FROM animectl.related) AS untyped, (SELECT count(*) FROM animectl.import_job) AS imports`;

/** Each: how many, and some of them as a JSON list of texts. */
const findings = (select: string) => `
SELECT (SELECT count(*) FROM (${select}) s) AS count,
  (SELECT coalesce(json_agg(words), '[]') FROM (SELECT words FROM (${select}) s ORDER BY words LIMIT ${some}) s) AS examples`;

const words = `a.ref || ' ' || r.type || ' ' || b.ref AS words`;
const relations = `
FROM animectl.relation r JOIN animectl.title a ON a.id = r.from_id JOIN animectl.title b ON b.id = r.to_id`;
const isBack = 'back.from_id = r.to_id AND back.to_id = r.from_id';

/** A relation of which the other direction is not kept: every run keeps both. */
export const oneWay = findings(`
SELECT ${words} ${relations} WHERE NOT EXISTS (SELECT 1 FROM animectl.relation back WHERE ${isBack})`);

/** Ids that belong to no title, and titles that are called by an id that they do not have. */
export const orphanIds = findings(`
SELECT e.ref AS words FROM animectl.external_id e
WHERE NOT EXISTS (SELECT 1 FROM animectl.title t WHERE t.id = e.title_id)
UNION ALL
SELECT t.ref FROM animectl.title t
WHERE NOT EXISTS (SELECT 1 FROM animectl.external_id e WHERE e.title_id = t.id AND e.ref = t.ref)`);

/** The other end has been read and does not say it back. */
export const oneSided = findings(`
SELECT ${words} ${relations}
WHERE r.stated AND b.relations_known_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM animectl.relation back WHERE ${isBack} AND back.stated)`);

export const nameless = findings('SELECT ref AS words FROM animectl.title WHERE title IS NULL');

/** Two ends that cannot both be right: each the sequel of the other, or two providers with different words. */
export const disagreements = findings(`
SELECT a.ref || ' ' || r.type || ' or ' || s.type || ' ' || b.ref AS words
FROM animectl.relation r
JOIN animectl.relation s ON s.from_id = r.from_id AND s.to_id = r.to_id AND s.type > r.type AND s.provider <> r.provider
JOIN animectl.title a ON a.id = r.from_id JOIN animectl.title b ON b.id = r.to_id
WHERE r.stated AND s.stated`);

/** Every pair of which two providers say different things, with who says what: a row's `provider` may be several. */
export const disagreed = `
SELECT a.ref AS "from", a.title AS "fromTitle", b.ref AS "to", b.title AS "toTitle",
  json_agg(json_build_object('type', r.type, 'provider', r.provider) ORDER BY r.type) AS words
${relations}
WHERE r.stated
GROUP BY a.id, b.id HAVING count(DISTINCT r.provider) > 1 AND count(DISTINCT r.type) > 1
ORDER BY a.ref, b.ref`;

export const sequels = `
SELECT a.ref AS "from", b.ref AS "to" ${relations} WHERE r.type = 'SEQUEL' AND r.stated ORDER BY r.from_id, r.to_id`;

export const tableNames = `
SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'animectl' AND table_type = 'BASE TABLE'`;

/** How many rows have a time that is later than a limit. */
export const ahead = (table: string, column: string) =>
  `SELECT count(*) AS n FROM animectl.${table} WHERE ${column} > ?`;

/** The new time; the limit. */
export const setBack = (table: string, column: string) =>
  `UPDATE animectl.${table} SET ${column} = ? WHERE ${column} > ?`;
