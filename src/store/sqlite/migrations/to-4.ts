import type { Migration } from '../migration.ts';

export const toModel4: Migration = {
  to: 4,
  what: 'rows of imports that are left out, and what is followed',
  sql: `
-- A row may be left out: a manga, a comment, a further file of one title.
CREATE TABLE import_row_4 (
  job_id     INTEGER NOT NULL REFERENCES import_job (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,                  -- from 1, through all that the job reads
  place      TEXT NOT NULL,                     -- for people: list.csv line 12
  raw        TEXT NOT NULL,                     -- JSON: the row as it was given
  asked      TEXT,                              -- JSON: refs, title, year, format; NULL: it could not be read
  key        TEXT,                              -- what it asks for: the same key, the same question
  outcome    TEXT CHECK (outcome IN ('imported', 'updated', 'unchanged', 'ambiguous', 'notFound', 'failed', 'skipped')), -- NULL: not yet
  ref        TEXT,                              -- the title it was taken for
  reason     TEXT,                              -- why it came to nothing, or was left out
  candidates TEXT,                              -- JSON: what it could have been
  crawled    INTEGER NOT NULL DEFAULT 0 CHECK (crawled IN (0, 1)), -- 1: its franchise was fetched, too
  PRIMARY KEY (job_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO import_row_4 (job_id, position, place, raw, asked, key, outcome, ref, reason, candidates, crawled)
SELECT job_id, position, place, raw, asked, key, outcome, ref, reason, candidates, crawled FROM import_row;
DROP TABLE import_row;
ALTER TABLE import_row_4 RENAME TO import_row;
CREATE INDEX import_row_open ON import_row (job_id, position) WHERE outcome IS NULL;
CREATE INDEX import_row_key ON import_row (key, job_id) WHERE ref IS NOT NULL;

-- What the user follows: its franchise is asked for again by animectl watch check.
CREATE TABLE watch (
  ref        TEXT PRIMARY KEY,
  title      TEXT NOT NULL,                     -- what it was called when it was added
  at         INTEGER NOT NULL,                  -- when it was added
  change_id  INTEGER,                           -- the last change that was told; NULL: it was never checked
  checked_at INTEGER
) STRICT, WITHOUT ROWID;
`,
};
