import type { Migration } from '../migration.ts';

export const toModel2: Migration = {
  to: 2,
  what: 'imports that can go on, relations of no known type, decisions about relations, and what changed',
  sql: `
-- JSON: fields that another provider states than the one that the title is from.
ALTER TABLE title ADD COLUMN stated_by TEXT;

-- Titles that somebody says are related without saying how: data sets do. Never shown as one of the types above.
CREATE TABLE related (
  a_id     INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
  b_id     INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
  provider TEXT NOT NULL,                       -- who said so first
  PRIMARY KEY (a_id, b_id),
  CHECK (a_id < b_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX related_reverse ON related (b_id, a_id);

-- Every import, so that one that was cut short can go on.
CREATE TABLE import_job (
  id         INTEGER PRIMARY KEY,
  source     TEXT NOT NULL,                     -- what was imported: a file, stdin, a user's list
  options    TEXT NOT NULL,                     -- JSON: how, for going on in the same way
  state      TEXT NOT NULL CHECK (state IN ('reading', 'running', 'done')),
  started_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  requests   INTEGER NOT NULL,
  read       INTEGER NOT NULL,                  -- rows read from the source
  counts     TEXT NOT NULL,                     -- JSON: outcomes of the rows of a data set that are not kept below
  problems   TEXT NOT NULL                      -- JSON list: what was wrong with the source as a whole
) STRICT;

-- The rows of an import: all of a list's, of a data set only those that came to nothing.
CREATE TABLE import_row (
  job_id     INTEGER NOT NULL REFERENCES import_job (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,                  -- from 1, through all that the job reads
  place      TEXT NOT NULL,                     -- for people: list.csv line 12
  raw        TEXT NOT NULL,                     -- JSON: the row as it was given
  asked      TEXT,                              -- JSON: refs, title, year, format; NULL: it could not be read
  key        TEXT,                              -- what it asks for: the same key, the same question
  outcome    TEXT CHECK (outcome IN ('imported', 'updated', 'unchanged', 'ambiguous', 'notFound', 'failed')), -- NULL: not yet
  ref        TEXT,                              -- the title it was taken for
  reason     TEXT,                              -- why it came to nothing
  candidates TEXT,                              -- JSON: what it could have been
  crawled    INTEGER NOT NULL DEFAULT 0 CHECK (crawled IN (0, 1)), -- 1: its franchise was fetched, too
  PRIMARY KEY (job_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_row_open ON import_row (job_id, position) WHERE outcome IS NULL;
CREATE INDEX import_row_key ON import_row (key, job_id) WHERE ref IS NOT NULL;

-- Pairs of titles that the user keeps from being joined: what they state of each other counts for nothing.
CREATE TABLE cut (
  a      TEXT NOT NULL,                         -- refs: nothing here needs the titles to be stored
  b      TEXT NOT NULL,
  reason TEXT,
  at     INTEGER NOT NULL,                      -- when the user said so
  PRIMARY KEY (a, b),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;

-- Relations that the user states: to_ref is the SEQUEL, the PARENT, ... of from_ref.
CREATE TABLE joined (
  from_ref TEXT NOT NULL,
  to_ref   TEXT NOT NULL,
  type     TEXT NOT NULL REFERENCES relation_type (type),
  at       INTEGER NOT NULL,
  PRIMARY KEY (from_ref, to_ref),
  CHECK (from_ref <> to_ref)
) STRICT, WITHOUT ROWID;

-- What changed in titles that were known. field is a column of title, relation and the other's ref, or added:
-- then the title itself came, under the name after.
CREATE TABLE change (
  id       INTEGER PRIMARY KEY,
  title_id INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
  at       INTEGER NOT NULL,                    -- when what changed it was fetched
  field    TEXT NOT NULL,
  before   TEXT,
  after    TEXT
) STRICT;
CREATE INDEX change_title ON change (title_id);

-- How far somebody has read: change_id is the last change that animectl diff has shown.
CREATE TABLE mark (
  name      TEXT PRIMARY KEY,
  change_id INTEGER NOT NULL,
  at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Titles that are related, nobody says how.
CREATE VIEW v_related AS
SELECT a.title, b.title AS other, r.provider, a.ref, b.ref AS other_ref
FROM (SELECT a_id, b_id, provider FROM related UNION ALL SELECT b_id, a_id, provider FROM related) r
JOIN title a ON a.id = r.a_id JOIN title b ON b.id = r.b_id;
`,
};
