/** [title id, at, field, before, after, id of the other title] */
export const writeChanges = `
INSERT INTO animectl.change (title_id, at, field, before, after, news)
SELECT j.title_id, j.at,
  CASE WHEN j.other IS NULL THEN j.field ELSE 'relation ' || (SELECT ref FROM animectl.title WHERE id = j.other) END,
  j.before, j.after, j.field <> 'added'
FROM unnest(?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::int[]) WITH ORDINALITY
  AS j (title_id, at, field, before, after, other, place)
ORDER BY j.place`;

/** Changes after an id, from a time on, that are news. */
export const changes = `
SELECT c.id, t.ref, c.at, c.field, c.before, c.after
FROM animectl.change c JOIN animectl.title t ON t.id = c.title_id
WHERE c.id > ? AND c.at >= ? AND c.news ORDER BY c.id`;

const openOf = `
FROM animectl.crawl_title m JOIN animectl.change c ON c.title_id = m.title_id AND NOT c.news
WHERE m.crawl_id = ?`;

/** Whether a crawl has found titles of which is not decided whether they are news. */
export const hasOpen = `SELECT 1 ${openOf} LIMIT 1`;

/** Crawl, the same crawl: see SQLite's. */
export const writeNews = `
WITH near AS MATERIALIZED (
  SELECT DISTINCT e.id, e.started_at
  FROM animectl.crawl own
  JOIN animectl.crawl_title beside ON beside.crawl_id = own.id
  JOIN animectl.crawl_title seen ON seen.title_id = beside.title_id
  JOIN animectl.crawl e ON e.id = seen.crawl_id AND e.id <> own.id AND e.basis = own.basis
  WHERE own.id = ?
)
INSERT INTO animectl.change (title_id, at, field, before, after)
SELECT c.title_id, c.at, c.field, c.before, c.after ${openOf} AND EXISTS (
  SELECT 1 FROM near
  WHERE near.started_at < c.at AND NOT EXISTS (
    SELECT 1 FROM animectl.crawl_title there WHERE there.crawl_id = near.id AND there.title_id = c.title_id
  )
)
ORDER BY c.id`;

/** Crawl, crawl. Decided: what has become news, and where the crawl is whole all that it has found. */
export const removeOpen = `
DELETE FROM animectl.change WHERE id IN (
  SELECT c.id ${openOf} AND (
    EXISTS (SELECT 1 FROM animectl.crawl own WHERE own.id = ? AND own.basis IS NOT NULL)
    OR EXISTS (
      SELECT 1 FROM animectl.change told
      WHERE told.title_id = c.title_id AND told.field = c.field AND told.news AND told.at = c.at
    )
  )
)`;

/** How many changes are kept. */
const kept = 50_000;

export const removeOld = `DELETE FROM animectl.change WHERE id <= (SELECT max(id) FROM animectl.change) - ${kept}`;

export const lastChange = 'SELECT coalesce(max(id), 0) AS id FROM animectl.change';

export const mark = 'SELECT change_id AS id, at FROM animectl.mark WHERE name = ?';

/** name, change id, at */
export const writeMark = `
INSERT INTO animectl.mark (name, change_id, at) VALUES (?, ?, ?)
ON CONFLICT (name) DO UPDATE SET change_id = excluded.change_id, at = excluded.at`;
