export const allLists = `
SELECT l.name, l.mine, l.at, (SELECT count(*) FROM list_entry e WHERE e.list_id = l.id) AS entries
FROM list l ORDER BY l.name`;

/** name, at */
export const makeList = 'INSERT OR IGNORE INTO list (name, at) VALUES (?, ?)';

export const removeList = 'DELETE FROM list WHERE name = ?';

export const noneMine = 'UPDATE list SET mine = 0 WHERE mine = 1';
export const makeMine = 'UPDATE list SET mine = 1 WHERE name = ?';

/** What an entry's title is stored as, whatever it was called when it came onto the list. */
const stored = `
coalesce(
  (SELECT t.id FROM title t WHERE t.ref = e.ref),
  (SELECT min(x.title_id) FROM external_id x WHERE x.ref = e.ref)
)`;

const columns = `
  coalesce(t.ref, e.ref) AS ref, coalesce(t.english, t.title, e.title) AS title, e.status, e.progress, e.score,
  e.started_on AS startedOn, e.finished_on AS finishedOn, e.repeats, e.source AS "from", e.at`;

/** name */
export const listed = `
SELECT ${columns}
FROM list l JOIN list_entry e ON e.list_id = l.id LEFT JOIN title t ON t.id = ${stored}
WHERE l.name = ? ORDER BY title, ref, e.ref`;

export const myEntries = `
SELECT ${columns}
FROM list l JOIN list_entry e ON e.list_id = l.id LEFT JOIN title t ON t.id = ${stored}
WHERE l.mine = 1 ORDER BY title, ref, e.ref`;

/** By the ref that was asked for: what the user's own list says of a title, by any ref that it has. */
export const mine = `
SELECT j.value AS asked, ${columns}
FROM json_each(?) j
JOIN list l ON l.mine = 1
JOIN list_entry e ON e.list_id = l.id AND e.ref IN (
  SELECT j.value
  UNION ALL SELECT x.ref FROM external_id own JOIN external_id x ON x.title_id = own.title_id WHERE own.ref = j.value
)
LEFT JOIN title t ON t.id = ${stored}
ORDER BY e.at, e.ref`;

const written = 'list_id, ref, title, status, progress, score, started_on, finished_on, repeats, source, at';
const replacing = `
  title = excluded.title, status = excluded.status, progress = excluded.progress, score = excluded.score,
  started_on = excluded.started_on, finished_on = excluded.finished_on, repeats = excluded.repeats,
  source = excluded.source, at = excluded.at`;

/** What a row says of how far somebody is replaces all; one that says none of that adds to what is there, such as a score. */
const adding = `
  title = excluded.title, status = coalesce(excluded.status, list_entry.status),
  progress = CASE WHEN excluded.status IS NULL THEN coalesce(excluded.progress, list_entry.progress) ELSE excluded.progress END,
  score = CASE WHEN excluded.status IS NULL THEN coalesce(excluded.score, list_entry.score) ELSE excluded.score END,
  started_on = CASE WHEN excluded.status IS NULL THEN coalesce(excluded.started_on, list_entry.started_on) ELSE excluded.started_on END,
  finished_on = CASE WHEN excluded.status IS NULL THEN coalesce(excluded.finished_on, list_entry.finished_on) ELSE excluded.finished_on END,
  repeats = CASE WHEN excluded.status IS NULL THEN coalesce(excluded.repeats, list_entry.repeats) ELSE excluded.repeats END,
  source = CASE WHEN coalesce(excluded.status, excluded.progress) IS NULL THEN list_entry.source ELSE excluded.source END,
  at = excluded.at`;

/** [ref, title, status, progress, score, started, finished, repeats, source, at]; name */
export const put = `
INSERT INTO list_entry (${written})
SELECT l.id, ${Array.from({ length: 10 }, (_, n) => `j.value ->> ${n}`).join(', ')}
FROM json_each(?) j JOIN list l ON l.name = ? WHERE true
ON CONFLICT (list_id, ref) DO UPDATE SET ${replacing}`;

/** job */
export const saysSomething = `
SELECT 1 FROM import_row WHERE job_id = ? AND ref IS NOT NULL AND asked ->> 'watched' IS NOT NULL LIMIT 1`;

/** status of rows that say none, source, at; job, name */
export const fill = `
INSERT INTO list_entry (${written})
SELECT l.id, r.ref, coalesce(t.english, t.title, r.asked ->> 'title', r.ref),
  coalesce(r.asked ->> '$.watched.status', ?), r.asked ->> '$.watched.progress', r.asked ->> '$.watched.score',
  r.asked ->> '$.watched.startedOn', r.asked ->> '$.watched.finishedOn', r.asked ->> '$.watched.repeats', ?, ?
FROM import_row r JOIN list l ON l.name = ? LEFT JOIN title t ON t.ref = r.ref
WHERE r.job_id = ? AND r.ref IS NOT NULL
ORDER BY r.position
ON CONFLICT (list_id, ref) DO UPDATE SET ${adding}
WHERE coalesce(excluded.status, excluded.progress, excluded.score) IS NOT NULL
  AND NOT (
    list_entry.source = 'seen'
    AND (excluded.status IS NOT NULL OR excluded.progress IS NOT NULL)
    AND coalesce(list_entry.progress, 0) > coalesce(excluded.progress, 0)
    AND excluded.status IS NOT 'completed'
  )`;

/** [ref]; name */
export const drop = `
DELETE FROM list_entry WHERE list_id = (SELECT id FROM list WHERE name = ?) AND ref IN (
  SELECT value FROM json_each(?)
  UNION ALL
  SELECT x.ref FROM json_each(?) j
  JOIN external_id own ON own.ref = j.value JOIN external_id x ON x.title_id = own.title_id
)`;

/** Entries of titles that are called otherwise by now and are on the list as that. name */
export const dropStale = `
DELETE FROM list_entry WHERE list_id = (SELECT id FROM list WHERE name = ?)
  AND NOT EXISTS (SELECT 1 FROM title t WHERE t.ref = list_entry.ref)
  AND EXISTS (
    SELECT 1 FROM external_id x JOIN title t ON t.id = x.title_id
    JOIN list_entry now ON now.list_id = list_entry.list_id AND now.ref = t.ref WHERE x.ref = list_entry.ref
  )`;
