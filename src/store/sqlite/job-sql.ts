/** How many finished imports are kept, and how many in all: one that nobody went on with in so many goes as well. */
const kept = { done: 50, all: 200 };

export const begin = `
INSERT INTO import_job (source, options, state, started_at, updated_at, requests, read, counts, problems)
VALUES (?, ?, 'reading', ?, ?, 0, 0, '{}', '[]') RETURNING id`;

export const forget = `
DELETE FROM import_job
WHERE id <= (SELECT max(id) FROM import_job) - ${kept.done}
  AND (state = 'done' OR id <= (SELECT max(id) FROM import_job) - ${kept.all})`;

/** [position, place, raw, asked, key, outcome, ref, reason, candidates] */
export const add = `
INSERT OR IGNORE INTO import_row (job_id, position, place, raw, asked, key, outcome, ref, reason, candidates)
SELECT ?, ${Array.from({ length: 9 }, (_, n) => `value ->> ${n}`).join(', ')} FROM json_each(?)`;

/**
 * [position, outcome, ref, reason, candidates]; job. The rows are there; as an UPDATE it would look at all rows of the job for each of
 * them: SQLite reads the table that is changed in the outer loop.
 */
export const settle = `
WITH j AS (SELECT value FROM json_each(?))
INSERT INTO import_row (job_id, position, place, raw, outcome, ref, reason, candidates)
SELECT ?, value ->> 0, '', 'null', value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM j WHERE true
ON CONFLICT (job_id, position) DO UPDATE SET
  outcome = excluded.outcome, ref = excluded.ref, reason = excluded.reason, candidates = excluded.candidates`;

/** at, state, requests, read, counts, counts, problems. NULL changes nothing; the rest is added to what is there. */
export const tell = `
UPDATE import_job SET
  updated_at = ?,
  state = coalesce(?, state),
  requests = requests + ?,
  read = max(read, coalesce(?, read)),
  counts = (
    SELECT json_group_object(key, n) FROM (
      SELECT key, sum(value) AS n
      FROM (
        SELECT key, value FROM json_each(import_job.counts)
        UNION ALL SELECT key, value FROM json_each(?)
        UNION ALL SELECT key, value FROM json_each(?)
      ) GROUP BY key
    )
  ),
  problems = (
    SELECT json_group_array(value)
    FROM (SELECT value FROM json_each(import_job.problems) UNION ALL SELECT value FROM json_each(?))
  )
WHERE id = ?`;

/** [reason, rows, place, 0 or 1: left out]; job. What is said of the same reason is one remark, with the first place. */
export const remark = `
UPDATE import_job SET remarks = (
  SELECT json_group_array(json_array(reason, n, place, left_out)) FROM (
    SELECT s.reason, sum(s.n) AS n, s.place, s.left_out, min(s.seq) FROM (
      SELECT key AS seq, value ->> 0 AS reason, value ->> 1 AS n, value ->> 2 AS place, value ->> 3 AS left_out
      FROM json_each(import_job.remarks)
      UNION ALL SELECT key + 1000000, value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)
    ) s GROUP BY s.reason, s.left_out
  )
) WHERE id = ?`;

const row = 'position, place, raw, asked, key, outcome, ref, reason, candidates';

export const open = `
SELECT ${row} FROM import_row WHERE job_id = ? AND position > ? AND outcome IS NULL ORDER BY position LIMIT ?`;

export const rejects = `
SELECT ${row} FROM import_row
WHERE job_id = ? AND position > ? AND outcome IN ('ambiguous', 'notFound', 'failed') ORDER BY position LIMIT ?`;

const successful = `outcome IN ('imported', 'updated', 'unchanged')`;

/** job, job, job, job */
export const remarks = `
SELECT j.value ->> 0 AS reason, j.value ->> 1 AS rows, j.value ->> 2 AS place, j.value ->> 3 AS left_out, j.key AS first
FROM import_job i, json_each(i.remarks) j WHERE i.id = ?
UNION ALL
SELECT reason, count(*) AS rows, place, 1 AS left_out, min(position) AS first
FROM import_row WHERE job_id = ? AND outcome = 'skipped' GROUP BY reason
UNION ALL
SELECT asked ->> 'note', count(*), place, 0, min(position)
FROM import_row WHERE job_id = ? AND asked ->> 'note' IS NOT NULL GROUP BY asked ->> 'note'
UNION ALL
SELECT reason, count(*), place, 0, min(position)
FROM import_row WHERE job_id = ? AND reason IS NOT NULL AND ${successful} GROUP BY reason
ORDER BY left_out DESC, first LIMIT 100`;

/** job, place, place, place */
export const at = `
SELECT ${row} FROM import_row
WHERE job_id = ? AND (place = ? OR substr(place, -length(?) - 1) = ' ' || ?) ORDER BY position LIMIT 20`;

/** job, after, through */
export const reopen = `
UPDATE import_row SET outcome = NULL, reason = NULL WHERE job_id = ? AND outcome = 'failed' AND asked IS NOT NULL AND position > ? AND position <= ?`;

const job = `
SELECT j.*,
  (SELECT count(*) FROM import_row r WHERE r.job_id = j.id AND r.outcome IS NULL) AS open,
  (SELECT json_group_object(outcome, n)
   FROM (SELECT outcome, count(*) AS n FROM import_row r WHERE r.job_id = j.id AND outcome IS NOT NULL GROUP BY outcome)
  ) AS row_counts
FROM import_job j`;

export const find = `${job} WHERE j.id = ?`;
export const latest = `${job} WHERE j.state <> 'done' ORDER BY j.id DESC LIMIT 1`;
export const newestJobs = `${job} ORDER BY j.id DESC LIMIT ?`;

export const answers = `
SELECT key, ref FROM (
  SELECT r.key, r.ref, row_number() OVER (PARTITION BY r.key ORDER BY r.job_id DESC) AS place
  FROM import_row r WHERE r.key IN (SELECT value FROM json_each(?)) AND r.ref IS NOT NULL
) WHERE place = 1`;

/** job, after, through */
export const roots = `
SELECT DISTINCT ref FROM import_row WHERE job_id = ? AND crawled = 0 AND ${successful} AND ref IS NOT NULL AND position > ? AND position <= ?`;

/** job, after, limit */
export const taken = `
SELECT position, raw, ref FROM import_row
WHERE job_id = ? AND position > ? AND ${successful} AND ref IS NOT NULL ORDER BY position LIMIT ?`;

export const crawled = `
UPDATE import_row SET crawled = 1 WHERE job_id = ? AND ref IN (SELECT value FROM json_each(?))`;
