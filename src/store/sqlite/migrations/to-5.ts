import type { Migration } from '../migration.ts';

export const toModel5: Migration = {
  to: 5,
  what: "lists of the user's, release groups, who calls a title what, and who suddenly states no relations of it",
  sql: `
-- Lists of the user's, by their names; one of them is the user's own.
CREATE TABLE list (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  mine INTEGER NOT NULL DEFAULT 0 CHECK (mine IN (0, 1)), -- 1: what the user has seen; one list at the most
  at   INTEGER NOT NULL                         -- when it was made
) STRICT;
CREATE UNIQUE INDEX list_mine ON list (mine) WHERE mine = 1;

-- What stands on a list. Titles are named by refs: nothing here needs them to be stored.
CREATE TABLE list_entry (
  list_id     INTEGER NOT NULL REFERENCES list (id) ON DELETE CASCADE,
  ref         TEXT NOT NULL,
  title       TEXT NOT NULL,                    -- what it was called then
  status      TEXT CHECK (status IN ('watching', 'completed', 'planned', 'paused', 'dropped', 'repeating')),
  progress    INTEGER CHECK (progress >= 0),    -- episodes seen
  score       REAL CHECK (score > 0 AND score <= 100), -- of 100, whatever scale the list had
  started_on  TEXT,                             -- as precise as it is known
  finished_on TEXT,
  repeats     INTEGER CHECK (repeats >= 0),     -- how often it was seen again
  source      TEXT NOT NULL,                    -- who says so: list.xml, anilist:user/NAME, or seen, where it was ticked by hand
  at          INTEGER NOT NULL,                 -- and when
  PRIMARY KEY (list_id, ref)
) STRICT, WITHOUT ROWID;

-- JSON list: what is to be said of rows of a data set that are not kept.
ALTER TABLE import_job ADD COLUMN remarks TEXT NOT NULL DEFAULT '[]';

-- Kinds of releases: how many releases of a group are alike in all that it is judged by.
CREATE TABLE release_kind (
  id          INTEGER PRIMARY KEY,
  category    TEXT NOT NULL,                    -- Movies, TV, Documentaries, ...
  group_key   TEXT NOT NULL,                    -- the group in lower case
  spelling    TEXT NOT NULL,
  month       INTEGER NOT NULL,                 -- of publication, since January 1970; -1: unknown
  seeders     INTEGER NOT NULL,                 -- as powers of two: 0 none, 1 one, 2 two and three, ...; -1: unknown
  completions INTEGER NOT NULL,
  flags       INTEGER NOT NULL,                 -- 1 internal, 2 freeleech, 4 nuked, 8 corrected, 16 posted again by others
  count       INTEGER NOT NULL,
  UNIQUE (category, group_key, spelling, month, seeders, completions, flags)
) STRICT;

-- Releases that were seen, so that one that comes again counts once: a fingerprint of who lists it and what it is called there.
CREATE TABLE release (
  id      INTEGER PRIMARY KEY,
  kind_id INTEGER NOT NULL                      -- release_kind
) STRICT;

-- What release groups are worth, within a category: made of release_kind.
CREATE TABLE release_group (
  category    TEXT NOT NULL,
  group_key   TEXT NOT NULL,                    -- the group in lower case
  place       INTEGER NOT NULL,                 -- from 1, best first
  name        TEXT NOT NULL,                    -- in its most frequent spelling
  releases    INTEGER NOT NULL,
  internal    INTEGER NOT NULL,                 -- how many of them were made for the source, ...
  revised     INTEGER NOT NULL,
  reposted    INTEGER NOT NULL,
  nuked       INTEGER NOT NULL,
  first_month TEXT,                             -- 2024-03; NULL: no date is known
  last_month  TEXT,
  judged      INTEGER NOT NULL,                 -- how many releases the score rests on
  score       REAL NOT NULL,                    -- the share of others that a release does better than, shrunk to the mean
  low         REAL NOT NULL,                    -- the interval in which the score lies in 95 of 100 cases
  high        REAL NOT NULL,
  PRIMARY KEY (category, group_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX release_group_key ON release_group (group_key);

-- How far listings of trackers were read.
CREATE TABLE release_listing (
  name     TEXT PRIMARY KEY,                    -- who lists, and what was asked for
  pages    INTEGER NOT NULL,                    -- that have come, from the first on
  per_page INTEGER NOT NULL,
  wanted   INTEGER NOT NULL,                    -- how many releases were to be read
  done     INTEGER NOT NULL CHECK (done IN (0, 1)),
  at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Of an alias: who calls it so; NULL: that was not kept before data model 5.
ALTER TABLE name ADD COLUMN provider TEXT;

-- Who stated relations of a title and then suddenly none. What was stated before stands until that is said again hours later.
CREATE TABLE emptied (
  title_id INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
  provider TEXT NOT NULL,
  at       INTEGER NOT NULL,                    -- when it first stated none
  PRIMARY KEY (title_id, provider)
) STRICT, WITHOUT ROWID;
`,
};
