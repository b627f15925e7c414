export const allLists = `
SELECT l.name, l.mine, l.at, (SELECT count(*) FROM animectl.list_entry e WHERE e.list_id = l.id) AS entries
FROM animectl.list l ORDER BY l.name`;

/** name, at */
export const makeList = `
INSERT INTO animectl.list (name, at)
SELECT given.name, given.at FROM (SELECT ?::text AS name, ?::bigint AS at) given
WHERE NOT EXISTS (SELECT 1 FROM animectl.list l WHERE l.name = given.name)`;

export const removeList = 'DELETE FROM animectl.list WHERE name = ?';

export const noneMine = 'UPDATE animectl.list SET mine = false WHERE mine';
export const makeMine = 'UPDATE animectl.list SET mine = true WHERE name = ?';

/** What an entry's title is stored as, whatever it was called when it came onto the list. */
const stored = `
coalesce(
  (SELECT t.id FROM animectl.title t WHERE t.ref = e.ref),
  (SELECT min(x.title_id) FROM animectl.external_id x WHERE x.ref = e.ref)
)`;

const columns = `
  coalesce(t.ref, e.ref) AS ref, coalesce(t.english, t.title, e.title) AS title, e.status, e.progress, e.score,
  e.started_on AS "startedOn", e.finished_on AS "finishedOn", e.repeats, e.source AS "from", e.at`;

const entries = `
FROM animectl.list l
JOIN animectl.list_entry e ON e.list_id = l.id LEFT JOIN animectl.title t ON t.id = ${stored}`;

/** name */
export const listed = `SELECT ${columns} ${entries} WHERE l.name = ? ORDER BY title, ref, e.ref`;

export const myEntries = `SELECT ${columns} ${entries} WHERE l.mine ORDER BY title, ref, e.ref`;

/** By the ref that was asked for: what the user's own list says of a title, by any ref that it has. */
export const mine = `
SELECT j.value AS asked, ${columns}
FROM unnest(?::text[]) AS j (value)
JOIN animectl.list l ON l.mine
JOIN animectl.list_entry e ON e.list_id = l.id AND e.ref IN (
  SELECT j.value
  UNION ALL
  SELECT x.ref FROM animectl.external_id own JOIN animectl.external_id x ON x.title_id = own.title_id
  WHERE own.ref = j.value
)
LEFT JOIN animectl.title t ON t.id = ${stored}
ORDER BY e.at, e.ref`;

const written = 'list_id, ref, title, status, progress, score, started_on, finished_on, repeats, source, at';
const replacing = `
  title = excluded.title, status = excluded.status, progress = excluded.progress, score = excluded.score,
  started_on = excluded.started_on, finished_on = excluded.finished_on, repeats = excluded.repeats,
  source = excluded.source, at = excluded.at`;

/** What a row says of how far somebody is replaces all; one that says none of that adds to what is there, such as a score. */
const adding = `
  title = excluded.title, status = coalesce(excluded.status, known.status),
  progress = CASE WHEN excluded.status IS NULL THEN coalesce(excluded.progress, known.progress) ELSE excluded.progress END,
  score = CASE WHEN excluded.status IS NULL THEN coalesce(excluded.score, known.score) ELSE excluded.score END,
  started_on = CASE WHEN excluded.status IS NULL THEN coalesce(excluded.started_on, known.started_on) ELSE excluded.started_on END,
  finished_on = CASE WHEN excluded.status IS NULL THEN coalesce(excluded.finished_on, known.finished_on) ELSE excluded.finished_on END,
  repeats = CASE WHEN excluded.status IS NULL THEN coalesce(excluded.repeats, known.repeats) ELSE excluded.repeats END,
  source = CASE WHEN excluded.status IS NULL AND excluded.progress IS NULL THEN known.source ELSE excluded.source END,
  at = excluded.at`;

/** [ref, title, status, progress, score, started, finished, repeats, source, at]; name. Of several of a ref the last counts. */
export const put = `
INSERT INTO animectl.list_entry (${written})
SELECT DISTINCT ON (j.ref)
  l.id, j.ref, j.title, j.status, j.progress, j.score, j.started_on, j.finished_on, j.repeats, j.source, j.at
FROM unnest(
  ?::text[], ?::text[], ?::text[], ?::bigint[], ?::float8[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[]
) WITH ORDINALITY
  AS j (ref, title, status, progress, score, started_on, finished_on, repeats, source, at, place)
JOIN animectl.list l ON l.name = ?
ORDER BY j.ref, j.place DESC
ON CONFLICT (list_id, ref) DO UPDATE SET ${replacing}`;

const watched = (field: string) => `r.asked #>> '{watched,${field}}'`;

/**
 * status of rows that say none, source, at; name, job. Of several rows of a title the last counts that says anything of it, else
 * the first.
 */
export const fill = `
INSERT INTO animectl.list_entry AS known (${written})
SELECT list_id, ref, title, status, progress, score, started_on, finished_on, repeats, source, at FROM (
  SELECT DISTINCT ON (ref) * FROM (
    SELECT l.id AS list_id, r.ref, coalesce(t.english, t.title, r.asked ->> 'title', r.ref) AS title,
      coalesce(${watched('status')}, ?::text) AS status,
      (${watched('progress')})::bigint AS progress, (${watched('score')})::float8 AS score,
      ${watched('startedOn')} AS started_on, ${watched('finishedOn')} AS finished_on,
      (${watched('repeats')})::bigint AS repeats, ?::text AS source, ?::bigint AS at, r.position
    FROM animectl.import_row r JOIN animectl.list l ON l.name = ? LEFT JOIN animectl.title t ON t.ref = r.ref
    WHERE r.job_id = ? AND r.ref IS NOT NULL
  ) said
  ORDER BY ref, (status IS NULL AND progress IS NULL AND score IS NULL),
    CASE WHEN status IS NULL AND progress IS NULL AND score IS NULL THEN position ELSE -position END
) one
ON CONFLICT (list_id, ref) DO UPDATE SET ${adding}
WHERE (excluded.status IS NOT NULL OR excluded.progress IS NOT NULL OR excluded.score IS NOT NULL)
  AND NOT (
    known.source = 'seen'
    AND (excluded.status IS NOT NULL OR excluded.progress IS NOT NULL)
    AND coalesce(known.progress, 0) > coalesce(excluded.progress, 0)
    AND excluded.status IS DISTINCT FROM 'completed'
  )`;

/** name; [ref], twice */
export const drop = `
DELETE FROM animectl.list_entry WHERE list_id = (SELECT id FROM animectl.list WHERE name = ?) AND (
  ref = ANY (?::text[])
  OR ref IN (
    SELECT x.ref FROM animectl.external_id own JOIN animectl.external_id x ON x.title_id = own.title_id
    WHERE own.ref = ANY (?::text[])
  )
)`;

/** Entries of titles that are called otherwise by now and are on the list as that. name */
export const dropStale = `
DELETE FROM animectl.list_entry e WHERE e.list_id = (SELECT id FROM animectl.list WHERE name = ?)
  AND NOT EXISTS (SELECT 1 FROM animectl.title t WHERE t.ref = e.ref)
  AND EXISTS (
    SELECT 1 FROM animectl.external_id x JOIN animectl.title t ON t.id = x.title_id
    JOIN animectl.list_entry now ON now.list_id = e.list_id AND now.ref = t.ref WHERE x.ref = e.ref
  )`;

/** job */
export const saysSomething = `
SELECT 1 FROM animectl.import_row WHERE job_id = ? AND ref IS NOT NULL AND asked ->> 'watched' IS NOT NULL LIMIT 1`;
