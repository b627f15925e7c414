/** How many finished imports are kept, and how many in all: one that nobody went on with in so many goes as well. */
const kept = { done: 50, all: 200 };

export const begin = `
INSERT INTO animectl.import_job (source, options, state, started_at, updated_at, requests, read, counts, problems)
VALUES (?, ?, 'reading', ?, ?, 0, 0, '{}', '[]') RETURNING id`;

export const forget = `
DELETE FROM animectl.import_job
WHERE id <= (SELECT max(id) FROM animectl.import_job) - ${kept.done}
  AND (state = 'done' OR id <= (SELECT max(id) FROM animectl.import_job) - ${kept.all})`;

const columns = 'position, place, raw, asked, key, outcome, ref, reason, candidates';

/** job, [position, place, raw, asked, key, outcome, ref, reason, candidates] */
export const add = `
INSERT INTO animectl.import_row (job_id, ${columns})
SELECT ?::int, j.position, j.place, j.raw::json, j.asked::jsonb, j.key, j.outcome, j.ref, j.reason, j.candidates::jsonb
FROM unnest(?::int[], ${Array.from({ length: 8 }, () => '?::text[]').join(', ')}) AS j (${columns})
ON CONFLICT DO NOTHING`;

/** [position, outcome, ref, reason, candidates], job */
export const settle = `
UPDATE animectl.import_row r
SET outcome = j.outcome, ref = j.ref, reason = j.reason, candidates = j.candidates::jsonb
FROM unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[]) AS j (position, outcome, ref, reason, candidates)
WHERE r.job_id = ? AND r.position = j.position`;

/** at, state, requests, read, counts, counts, problems, job. NULL changes nothing; the rest is added to what is there. */
export const tell = `
UPDATE animectl.import_job SET
  updated_at = ?,
  state = coalesce(?, state),
  requests = requests + ?,
  read = greatest(read, coalesce(?::bigint, read)),
  counts = (
    SELECT coalesce(jsonb_object_agg(key, n), '{}') FROM (
      SELECT key, sum(value::bigint) AS n FROM (
        SELECT key, value FROM jsonb_each_text(import_job.counts)
        UNION ALL SELECT key, value FROM jsonb_each_text(?::jsonb)
        UNION ALL SELECT key, value FROM jsonb_each_text(?::jsonb)
      ) each GROUP BY key
    ) sums
  ),
  problems = problems || ?::jsonb
WHERE id = ?`;

/** [reason, rows, place, 0 or 1: left out]; job. What is said of the same reason is one remark, with the first place. */
export const remark = `
UPDATE animectl.import_job SET remarks = (
  SELECT coalesce(jsonb_agg(jsonb_build_array(reason, n, place, left_out) ORDER BY reason COLLATE "C", left_out), '[]') FROM (
    SELECT s.reason, sum(s.n) AS n, (array_agg(s.place ORDER BY s.seq))[1] AS place, s.left_out FROM (
      SELECT seq, value ->> 0 AS reason, (value ->> 1)::bigint AS n, value ->> 2 AS place, (value ->> 3)::int AS left_out
      FROM jsonb_array_elements(import_job.remarks) WITH ORDINALITY AS known (value, seq)
      UNION ALL
      SELECT seq + 1000000, reason, n, place, left_out
      FROM unnest(?::text[], ?::bigint[], ?::text[], ?::int[]) WITH ORDINALITY AS said (reason, n, place, left_out, seq)
    ) s GROUP BY s.reason, s.left_out
  ) remark
) WHERE id = ?`;

export const open = `
SELECT ${columns} FROM animectl.import_row
WHERE job_id = ? AND position > ? AND outcome IS NULL ORDER BY position LIMIT ?`;

export const rejects = `
SELECT ${columns} FROM animectl.import_row
WHERE job_id = ? AND position > ? AND outcome IN ('ambiguous', 'notFound', 'failed') ORDER BY position LIMIT ?`;

const firstPlace = '(array_agg(place ORDER BY position))[1]';

const successful = `outcome IN ('imported', 'updated', 'unchanged')`;

/** job, job, job, job */
export const remarks = `
SELECT j.value ->> 0 AS reason, (j.value ->> 1)::bigint AS rows, j.value ->> 2 AS place, (j.value ->> 3)::int AS left_out,
  j.seq - 1 AS first
FROM animectl.import_job i, jsonb_array_elements(i.remarks) WITH ORDINALITY AS j (value, seq) WHERE i.id = ?
UNION ALL
SELECT reason, count(*), ${firstPlace}, 1, min(position)
FROM animectl.import_row WHERE job_id = ? AND outcome = 'skipped' GROUP BY reason
UNION ALL
SELECT asked ->> 'note', count(*), ${firstPlace}, 0, min(position)
FROM animectl.import_row WHERE job_id = ? AND asked ->> 'note' IS NOT NULL GROUP BY asked ->> 'note'
UNION ALL
SELECT reason, count(*), ${firstPlace}, 0, min(position)
FROM animectl.import_row WHERE job_id = ? AND reason IS NOT NULL AND ${successful} GROUP BY reason
ORDER BY left_out DESC, first LIMIT 100`;

/** job, place, place, place */
export const at = `
SELECT ${columns} FROM animectl.import_row
WHERE job_id = ? AND (place = ? OR right(place, length(?::text) + 1) = ' ' || ?::text) ORDER BY position LIMIT 20`;

/** job, after, through */
export const reopen = `
UPDATE animectl.import_row SET outcome = NULL, reason = NULL
WHERE job_id = ? AND outcome = 'failed' AND asked IS NOT NULL AND position > ? AND position <= ?`;

const job = `
SELECT j.*,
  (SELECT count(*) FROM animectl.import_row r WHERE r.job_id = j.id AND r.outcome IS NULL) AS open,
  (SELECT coalesce(json_object_agg(outcome, n), '{}') FROM (
    SELECT outcome, count(*) AS n FROM animectl.import_row r
    WHERE r.job_id = j.id AND outcome IS NOT NULL GROUP BY outcome
  ) sums) AS row_counts
FROM animectl.import_job j`;

export const find = `${job} WHERE j.id = ?`;
export const latest = `${job} WHERE j.state <> 'done' ORDER BY j.id DESC LIMIT 1`;
export const newestJobs = `${job} ORDER BY j.id DESC LIMIT ?`;

export const answers = `
SELECT DISTINCT ON (key) key, ref FROM animectl.import_row
WHERE key = ANY (?::text[]) AND ref IS NOT NULL ORDER BY key, job_id DESC, position`;

/** job, after, through */
export const roots = `
SELECT ref FROM animectl.import_row
WHERE job_id = ? AND NOT crawled AND ${successful} AND ref IS NOT NULL AND position > ? AND position <= ?
GROUP BY ref ORDER BY min(position)`;

/** job, after, limit */
export const taken = `
SELECT position, raw::text AS raw, ref FROM animectl.import_row
WHERE job_id = ? AND position > ? AND ${successful} AND ref IS NOT NULL
ORDER BY position LIMIT ?`;

export const crawled = `
UPDATE animectl.import_row SET crawled = true WHERE job_id = ? AND ref = ANY (?::text[])`;
