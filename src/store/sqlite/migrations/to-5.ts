import type { Migration } from '../migration.ts';
import { collections, library } from './to-5-films.ts';

export const toModel5: Migration = {
  to: 5,
  what: "franchises as they are printed, films, their collections and a library of them, lists of the user's, release groups, who calls a title what, and who suddenly states no relations of it",
  sql: `
${collections}

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

-- Every franchise that was asked for, once, whichever title it was asked by.
CREATE TABLE franchise (
  id           INTEGER PRIMARY KEY,
  name         TEXT NOT NULL,                   -- what it is called
  root         TEXT NOT NULL UNIQUE,            -- the ref of the title that its watch order begins with
  continuities TEXT NOT NULL,                   -- JSON list: the names of its stories, best known first
  crawl_id     INTEGER NOT NULL,                -- its latest crawl, which may be forgotten; a greater one is later
  asked_at     INTEGER NOT NULL,                -- when that was
  fetched_at   INTEGER NOT NULL,                -- how old the oldest part of that answer is
  changed_at   INTEGER                          -- when something of it was last found to have changed; NULL: never
) STRICT;

-- Its titles, as they are printed. A title is in one franchise.
CREATE TABLE franchise_title (
  title_id     INTEGER PRIMARY KEY REFERENCES title (id) ON DELETE CASCADE,
  franchise_id INTEGER NOT NULL REFERENCES franchise (id) ON DELETE CASCADE,
  place        INTEGER NOT NULL,                -- the number in front of it, from 1
  depth        INTEGER NOT NULL,                -- branches from the title that was asked for
  via          TEXT,                            -- the ref of the title that it was reached from, ...
  via_type     TEXT,                            -- ... and what it is to that one
  origin       TEXT NOT NULL,                   -- network, cache, store, catalog
  continuity   TEXT NOT NULL,
  skippable    TEXT                             -- recap, music, advert: nothing of the story is missed without it
) STRICT;
CREATE INDEX franchise_title_franchise ON franchise_title (franchise_id, place);

-- What was known: the latest crawl of each, in order of release, under the name of the title that was asked for.
INSERT INTO franchise (id, name, root, continuities, crawl_id, asked_at, fetched_at)
SELECT c.id, coalesce(root.english, root.title, c.query), c.root, '[]', c.id, c.started_at, c.started_at
FROM crawl c LEFT JOIN title root ON root.ref = c.root
WHERE NOT EXISTS (SELECT 1 FROM crawl later WHERE later.root = c.root AND later.id > c.id)
AND NOT EXISTS (
  SELECT 1 FROM crawl_title found JOIN crawl later ON later.id = found.crawl_id
  WHERE found.title_id = root.id AND later.id > c.id
)
AND EXISTS (SELECT 1 FROM crawl_title m WHERE m.crawl_id = c.id);
INSERT INTO franchise_title (title_id, franchise_id, place, depth, origin, continuity)
SELECT title_id, crawl_id, row_number() OVER (
  PARTITION BY crawl_id ORDER BY start_date IS NULL, substr(start_date, 1, 4), length(start_date) < 10, start_date, ref
), 0, 'store', ''
FROM (
  SELECT m.title_id, max(m.crawl_id) AS crawl_id, t.start_date, t.ref
  FROM crawl_title m JOIN title t ON t.id = m.title_id WHERE m.crawl_id IN (SELECT id FROM franchise) GROUP BY m.title_id
);
DELETE FROM franchise WHERE id NOT IN (SELECT franchise_id FROM franchise_title);
-- Every franchise once, a row a title, with the numbers and columns that are printed and that the csv has.
CREATE VIEW v_watch_order AS
SELECT
  f.name AS franchise, row_number() OVER (PARTITION BY f.id ORDER BY m.place) AS "order", t.ref,
  (SELECT substr(e.ref, 9) FROM external_id e WHERE e.title_id = t.id AND e.source = 'anilist') AS anilist,
  (SELECT substr(e.ref, 5) FROM external_id e WHERE e.title_id = t.id AND e.source = 'mal') AS mal,
  (SELECT substr(e.ref, 7) FROM external_id e WHERE e.title_id = t.id AND e.source = 'kitsu') AS kitsu,
  (SELECT substr(e.ref, 11) FROM external_id e WHERE e.title_id = t.id AND e.source = 'shikimori') AS shikimori,
  (SELECT substr(e.ref, 7) FROM external_id e WHERE e.title_id = t.id AND e.source = 'anidb') AS anidb,
  (SELECT substr(e.ref, 6) FROM external_id e WHERE e.title_id = t.id AND e.source = 'tmdb') AS tmdb,
  (SELECT substr(e.ref, 6) FROM external_id e WHERE e.title_id = t.id AND e.source = 'imdb') AS imdb,
  (SELECT substr(e.ref, 6) FROM external_id e WHERE e.title_id = t.id AND e.source = 'tvdb') AS tvdb,
  t.title, t.english, t.native, t.format, t.status, t.episodes, t.duration_minutes AS "durationMinutes", t.year,
  t.start_date AS "startDate", CAST(substr(t.start_date, 1, 4) AS INTEGER) AS "startYear",
  CASE length(t.start_date) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END AS "startPrecision", t.rating, t.adult, m.depth, m.via, m.via_type AS "viaType", m.origin AS "from", m.continuity,
  m.skippable, f.root,
  strftime('%Y-%m-%dT%H:%M:%fZ', f.asked_at / 1000.0, 'unixepoch') AS "askedAt",
  strftime('%Y-%m-%dT%H:%M:%fZ', f.fetched_at / 1000.0, 'unixepoch') AS "fetchedAt"
FROM franchise f
JOIN franchise_title m ON m.franchise_id = f.id
JOIN title t ON t.id = m.title_id;

-- Every franchise that was asked for.
CREATE VIEW v_franchises AS
SELECT
  f.name AS franchise, f.root, f.continuities,
  (SELECT count(*) FROM franchise_title m WHERE m.franchise_id = f.id) AS titles,
  strftime('%Y-%m-%dT%H:%M:%fZ', f.asked_at / 1000.0, 'unixepoch') AS "askedAt",
  strftime('%Y-%m-%dT%H:%M:%fZ', f.fetched_at / 1000.0, 'unixepoch') AS "fetchedAt",
  strftime('%Y-%m-%dT%H:%M:%fZ', f.changed_at / 1000.0, 'unixepoch') AS "changedAt"
FROM franchise f;

${library}
`,
};
