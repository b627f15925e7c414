import type { Migration } from '../migration.ts';

export const toModel5: Migration = {
  to: 5,
  what: "films and their collections, lists of the user's, release groups, who calls a title what, and who suddenly states no relations of it",
  sql: `
-- A collection of films is a kind of its own. A CHECK cannot be changed in place: the table is made anew, under the views that read it.
DROP VIEW v_relations;
DROP VIEW v_related;
DROP VIEW v_watch_order;
CREATE TABLE title_5 (
  id                 INTEGER PRIMARY KEY,
  ref                TEXT NOT NULL UNIQUE,      -- what it is called by: anilist:16498 where AniList has it, then mal:, kitsu:, shikimori:
  kind               TEXT NOT NULL CHECK (kind IN ('anime', 'manga', 'movie', 'series', 'collection')),
  title              TEXT,                      -- in Latin letters; NULL while another title only gave its id
  english            TEXT,
  native             TEXT,
  format             TEXT,                      -- TV, TV_SHORT, MOVIE, SPECIAL, OVA, ONA, MUSIC, CM, PV, MANGA, NOVEL, ONE_SHOT
  status             TEXT,                      -- FINISHED, RELEASING, NOT_YET_RELEASED, CANCELLED, HIATUS
  episodes           INTEGER CHECK (episodes >= 0),
  duration_minutes   INTEGER CHECK (duration_minutes >= 0), -- of one episode
  start_date         TEXT,
  end_date           TEXT,
  year               INTEGER,
  season             TEXT,                      -- WINTER, SPRING, SUMMER, FALL
  rating             TEXT,                      -- MyAnimeList's: G, PG, PG-13, R-17, R+, Rx
  adult              INTEGER CHECK (adult IN (0, 1)),
  popularity         INTEGER,                   -- users who list it
  provider           TEXT NOT NULL,             -- who said so last: anilist, mal, catalog, ...
  fetched_at         INTEGER NOT NULL,          -- and when
  outline            INTEGER NOT NULL CHECK (outline IN (0, 1)), -- 1: only named by another title, never fetched itself
  relations_provider TEXT,                      -- who said last how it is related; NULL: nobody has
  relations_known_at INTEGER,                   -- and when
  stated_by          TEXT                       -- JSON: fields that another provider states than the one named above
) STRICT;
INSERT INTO title_5 (id, ref, kind, title, english, native, format, status, episodes, duration_minutes, start_date, end_date, year, season, rating, adult, popularity, provider, fetched_at, outline, relations_provider, relations_known_at, stated_by)
SELECT id, ref, kind, title, english, native, format, status, episodes, duration_minutes, start_date, end_date, year, season, rating, adult, popularity, provider, fetched_at, outline, relations_provider, relations_known_at, stated_by
FROM title;
DROP TABLE title;
ALTER TABLE title_5 RENAME TO title;
CREATE VIEW v_relations AS
SELECT a.title, r.type, b.title AS other, b.format, b.start_date, r.stated, r.provider, a.ref, b.ref AS other_ref
FROM relation r JOIN title a ON a.id = r.from_id JOIN title b ON b.id = r.to_id;

CREATE VIEW v_related AS
SELECT a.title, b.title AS other, r.provider, a.ref, b.ref AS other_ref
FROM (SELECT a_id, b_id, provider FROM related UNION ALL SELECT b_id, a_id, provider FROM related) r
JOIN title a ON a.id = r.a_id JOIN title b ON b.id = r.b_id;

CREATE VIEW v_watch_order AS
SELECT
  root.title AS franchise,
  row_number() OVER (
    PARTITION BY c.id
    ORDER BY t.start_date IS NULL, substr(t.start_date, 1, 4), length(t.start_date) < 10, t.start_date, t.ref
  ) AS place,
  t.title, t.english, t.format, t.episodes, t.start_date, t.status, t.ref, c.root,
  strftime('%Y-%m-%dT%H:%M:%fZ', c.started_at / 1000.0, 'unixepoch') AS crawled_at
FROM crawl c
JOIN crawl_title m ON m.crawl_id = c.id
JOIN title t ON t.id = m.title_id
LEFT JOIN title root ON root.ref = c.root
WHERE NOT EXISTS (
  SELECT 1 FROM crawl later
  WHERE later.root = c.root AND later.id > c.id
)
AND NOT EXISTS (
  SELECT 1 FROM crawl_title found JOIN crawl later ON later.id = found.crawl_id
  WHERE found.title_id = root.id AND later.id > c.id
);
INSERT INTO relation_type (type, inverse) VALUES ('COLLECTION', 'COLLECTION');

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
