/** [title id, at, field, before, after, id of the other title] */
export const writeChanges = `
INSERT INTO change (title_id, at, field, before, after)
SELECT j.value ->> 0, j.value ->> 1,
  CASE WHEN j.value ->> 5 IS NULL THEN j.value ->> 2
    ELSE 'relation ' || (SELECT ref FROM title WHERE id = j.value ->> 5) END,
  j.value ->> 3, j.value ->> 4
FROM json_each(?) j ORDER BY j.key`;

/**
 * Changes after an id, from a time on. That a title came is news only where an earlier crawl, whole and of the same kind,
 * had found others of its franchise and not it: at the first crawl of a franchise all its titles come.
 */
export const changes = `
SELECT c.id, t.ref, c.at, c.field, c.before, c.after
FROM change c JOIN title t ON t.id = c.title_id
WHERE c.id > ? AND c.at >= ? AND (c.field <> 'added' OR EXISTS (
  SELECT 1
  FROM crawl_title own
  JOIN crawl later ON later.id = own.crawl_id
  JOIN crawl_title beside ON beside.crawl_id = own.crawl_id
  JOIN crawl_title seen ON seen.title_id = beside.title_id
  JOIN crawl earlier ON earlier.id = seen.crawl_id
  WHERE own.title_id = c.title_id AND earlier.complete = 1
    AND earlier.policy = later.policy AND earlier.depth = later.depth
    AND earlier.started_at < c.at
    AND NOT EXISTS (SELECT 1 FROM crawl_title there WHERE there.crawl_id = earlier.id AND there.title_id = c.title_id)
))
ORDER BY c.id`;

export const lastChange = 'SELECT coalesce(max(id), 0) AS id FROM change';

export const mark = 'SELECT change_id AS id, at FROM mark WHERE name = ?';

/** name, change id, at */
export const writeMark = `
INSERT INTO mark (name, change_id, at) VALUES (?, ?, ?)
ON CONFLICT (name) DO UPDATE SET change_id = excluded.change_id, at = excluded.at`;
