/** [title id, at, field, before, after, id of the other title] */
export const writeChanges = `
INSERT INTO change (title_id, at, field, before, after, news)
SELECT j.value ->> 0, j.value ->> 1,
  CASE WHEN j.value ->> 5 IS NULL THEN j.value ->> 2
    ELSE 'relation ' || (SELECT ref FROM title WHERE id = j.value ->> 5) END,
  j.value ->> 3, j.value ->> 4, j.value ->> 2 <> 'added'
FROM json_each(?) j ORDER BY j.key`;

/** Changes after an id, from a time on, that are news. */
export const changes = `
SELECT c.id, t.ref, c.at, c.field, c.before, c.after
FROM change c JOIN title t ON t.id = c.title_id
WHERE c.id > ? AND c.at >= ? AND c.news = 1 ORDER BY c.id`;

const openOf = `
FROM crawl_title m JOIN change c ON c.title_id = m.title_id AND c.news = 0
WHERE m.crawl_id = ?`;

/** Whether a crawl has found titles of which is not decided whether they are news. */
export const hasOpen = `SELECT 1 ${openOf} LIMIT 1`;

/**
 * Crawl, the same crawl. Titles that a crawl has found and that came after an earlier one, comparable and with other titles of
 * theirs, which had not found them. Written anew: who has read up to the last change has not read these.
 */
export const writeNews = `
WITH near AS MATERIALIZED (
  SELECT DISTINCT e.id, e.started_at
  FROM crawl own
  JOIN crawl_title beside ON beside.crawl_id = own.id
  JOIN crawl_title seen ON seen.title_id = beside.title_id
  JOIN crawl e ON e.id = seen.crawl_id AND e.id <> own.id AND e.basis = own.basis
  WHERE own.id = ?
)
INSERT INTO change (title_id, at, field, before, after)
SELECT c.title_id, c.at, c.field, c.before, c.after ${openOf} AND EXISTS (
  SELECT 1 FROM near
  WHERE near.started_at < c.at
    AND NOT EXISTS (SELECT 1 FROM crawl_title there WHERE there.crawl_id = near.id AND there.title_id = c.title_id)
)
ORDER BY c.id`;

/** Crawl, crawl. Decided: what has become news, and where the crawl is whole all that it has found. */
export const removeOpen = `
DELETE FROM change WHERE id IN (
  SELECT c.id ${openOf} AND (
    EXISTS (SELECT 1 FROM crawl own WHERE own.id = ? AND own.basis IS NOT NULL)
    OR EXISTS (SELECT 1 FROM change told WHERE told.title_id = c.title_id AND told.field = c.field AND told.news = 1 AND told.at = c.at)
  )
)`;

/** How many changes are kept. */
const kept = 50_000;

export const removeOld = `DELETE FROM change WHERE id <= (SELECT max(id) FROM change) - ${kept}`;

export const lastChange = 'SELECT coalesce(max(id), 0) AS id FROM change';

export const mark = 'SELECT change_id AS id, at FROM mark WHERE name = ?';

/** name, change id, at */
export const writeMark = `
INSERT INTO mark (name, change_id, at) VALUES (?, ?, ?)
ON CONFLICT (name) DO UPDATE SET change_id = excluded.change_id, at = excluded.at`;
