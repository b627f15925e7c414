-- animectl's database: titles, their names and ids, how they are related, the crawls that found them, and imports.
-- Open it with `sqlite3 FILE` or Datasette; `v_watch_order` and `v_relations` are the views to start with:
--
--   SELECT "order", title, format, startDate FROM v_watch_order WHERE franchise = 'Attack on Titan' ORDER BY "order";
--   SELECT type, other FROM v_relations WHERE title = 'Cowboy Bebop';
--   SELECT t.* FROM title t JOIN external_id e ON e.title_id = t.id WHERE e.ref = 'mal:16498';
--
-- Needs SQLite 3.38 or newer. Safe to run again: it changes nothing that is there.
-- Times are Unix milliseconds, dates as precise as they are known: 2013, 2013-04 or 2013-04-07. Unknown is NULL.

-- 'anim': tells this file from other programs' databases.
PRAGMA application_id = 0x616e696d;
-- The version of this data model. A program refuses a file whose number is higher than its own.
PRAGMA user_version = 5;

-- One row a title, whatever number of providers know it.
CREATE TABLE IF NOT EXISTS title (
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

-- What a title is called, in every language, for searching. An alias is what a provider that did not have the last word
-- calls it.
CREATE TABLE IF NOT EXISTS name (
  id       INTEGER PRIMARY KEY,
  title_id INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
  kind     TEXT NOT NULL CHECK (kind IN ('title', 'english', 'native', 'synonym', 'alias')),
  position INTEGER NOT NULL,                    -- synonyms: as the provider orders them, from 0
  name     TEXT NOT NULL,
  folded   TEXT NOT NULL,                       -- lower case, without accents and punctuation, hiragana as katakana: what is searched
  provider TEXT,                                -- of an alias: who calls it so; NULL: that was not kept before data model 5
  UNIQUE (title_id, kind, position)
) STRICT;
CREATE INDEX IF NOT EXISTS name_folded ON name (folded);

-- Full text over name.folded, by groups of three letters: finds parts of words, Japanese, and names with typing errors.
CREATE VIRTUAL TABLE IF NOT EXISTS name_search USING fts5 (folded, content = 'name', content_rowid = 'id', tokenize = 'trigram');
CREATE TRIGGER IF NOT EXISTS name_added AFTER INSERT ON name BEGIN
  INSERT INTO name_search (rowid, folded) VALUES (new.id, new.folded);
END;
CREATE TRIGGER IF NOT EXISTS name_removed AFTER DELETE ON name BEGIN
  INSERT INTO name_search (name_search, rowid, folded) VALUES ('delete', old.id, old.folded);
END;
CREATE TRIGGER IF NOT EXISTS name_changed AFTER UPDATE OF folded ON name BEGIN
  INSERT INTO name_search (name_search, rowid, folded) VALUES ('delete', old.id, old.folded);
  INSERT INTO name_search (rowid, folded) VALUES (new.id, new.folded);
END;

-- A title's ids at every provider, title.ref among them. One MyAnimeList id may belong to several AniList titles; an id at AniDB, IMDb or
-- TheTVDB is of a whole series, and all its seasons have it.
CREATE TABLE IF NOT EXISTS external_id (
  title_id INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
  source   TEXT NOT NULL,                       -- whose numbering: anilist, mal, kitsu, shikimori, anidb, tmdb, imdb, tvdb
  ref      TEXT NOT NULL,                       -- anilist:16498, mal:manga/2, imdb:tt0119698
  PRIMARY KEY (title_id, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS external_id_ref ON external_id (ref);

-- The ways in which titles are related, and how the other one is related back.
CREATE TABLE IF NOT EXISTS relation_type (
  type    TEXT PRIMARY KEY,
  inverse TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO relation_type (type, inverse) VALUES
  ('SEQUEL', 'PREQUEL'),
  ('PREQUEL', 'SEQUEL'),
  ('PARENT', 'SIDE_STORY'),
  ('SIDE_STORY', 'PARENT'),
  ('SPIN_OFF', 'PARENT'),
  ('ALTERNATIVE', 'ALTERNATIVE'),
  ('SUMMARY', 'PARENT'),
  ('COMPILATION', 'CONTAINS'),
  ('CONTAINS', 'COMPILATION'),
  ('CHARACTER', 'CHARACTER'),
  ('OTHER', 'OTHER'),
  ('ADAPTATION', 'SOURCE'),
  ('SOURCE', 'ADAPTATION'),
  ('COLLECTION', 'COLLECTION')
ON CONFLICT DO NOTHING;

-- `to_id` is the SEQUEL, the PARENT, ... of `from_id`. Both directions are kept.
CREATE TABLE IF NOT EXISTS relation (
  from_id  INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
  to_id    INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
  type     TEXT NOT NULL REFERENCES relation_type (type),
  stated   INTEGER NOT NULL CHECK (stated IN (0, 1)), -- 0: nobody says so, it follows from what to_id says of from_id
  provider TEXT NOT NULL,                             -- who says so, or says what it follows from: anilist, or anilist,mal
  PRIMARY KEY (from_id, to_id, type)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS relation_reverse ON relation (to_id, from_id);

-- Who stated relations of a title and then suddenly none. What was stated before stands until that is said again hours later.
CREATE TABLE IF NOT EXISTS emptied (
  title_id INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
  provider TEXT NOT NULL,
  at       INTEGER NOT NULL,                    -- when it first stated none
  PRIMARY KEY (title_id, provider)
) STRICT, WITHOUT ROWID;

-- Titles that somebody says are related without saying how: data sets do. Never shown as one of the types above.
CREATE TABLE IF NOT EXISTS related (
  a_id     INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
  b_id     INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
  provider TEXT NOT NULL,                       -- who said so first
  PRIMARY KEY (a_id, b_id),
  CHECK (a_id < b_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS related_reverse ON related (b_id, a_id);

-- The latest crawls of every franchise, and what they cost.
CREATE TABLE IF NOT EXISTS crawl (
  id           INTEGER PRIMARY KEY,
  query        TEXT NOT NULL,                   -- what was asked for
  root         TEXT NOT NULL,                   -- the ref that it started from
  policy       TEXT NOT NULL,                   -- what was done with each type of relation: SEQUEL:follow CHARACTER:list SOURCE:ignore ...
  depth        TEXT NOT NULL,                   -- auto, or how far
  started_at   INTEGER NOT NULL,
  elapsed_ms   INTEGER NOT NULL,
  complete     INTEGER NOT NULL CHECK (complete IN (0, 1)),
  truncated_by TEXT,                            -- what cut it short: depth, titles, time, budget, interrupt
  requests     INTEGER NOT NULL,
  waited_ms    INTEGER NOT NULL,                -- for the providers' rate limits
  basis        TEXT                             -- equal: can be compared; NULL: cut short, or answered by what is stored or bundled
) STRICT;
CREATE INDEX IF NOT EXISTS crawl_root ON crawl (root, started_at);

-- The members that a crawl found.
CREATE TABLE IF NOT EXISTS crawl_title (
  crawl_id INTEGER NOT NULL REFERENCES crawl (id) ON DELETE CASCADE,
  title_id INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
  PRIMARY KEY (crawl_id, title_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS crawl_title_title ON crawl_title (title_id);

-- Every franchise that was asked for, once, whichever title it was asked by.
CREATE TABLE IF NOT EXISTS franchise (
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
CREATE TABLE IF NOT EXISTS franchise_title (
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
CREATE INDEX IF NOT EXISTS franchise_title_franchise ON franchise_title (franchise_id, place);

-- Every import, so that one that was cut short can go on.
CREATE TABLE IF NOT EXISTS import_job (
  id         INTEGER PRIMARY KEY,
  source     TEXT NOT NULL,                     -- what was imported: a file, stdin, a user's list
  options    TEXT NOT NULL,                     -- JSON: how, for going on in the same way
  state      TEXT NOT NULL CHECK (state IN ('reading', 'running', 'done')),
  started_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  requests   INTEGER NOT NULL,
  read       INTEGER NOT NULL,                  -- rows read from the source
  counts     TEXT NOT NULL,                     -- JSON: outcomes of the rows of a data set that are not kept below
  problems   TEXT NOT NULL,                     -- JSON list: what was wrong with the source as a whole
  remarks    TEXT NOT NULL DEFAULT '[]'         -- JSON list: what is to be said of rows of a data set that are not kept
) STRICT;

-- The rows of an import: all of a list's, of a data set only those that came to nothing.
CREATE TABLE IF NOT EXISTS import_row (
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
CREATE INDEX IF NOT EXISTS import_row_open ON import_row (job_id, position) WHERE outcome IS NULL;
CREATE INDEX IF NOT EXISTS import_row_key ON import_row (key, job_id) WHERE ref IS NOT NULL;

-- Pairs of titles that the user keeps from being joined: what they state of each other counts for nothing.
CREATE TABLE IF NOT EXISTS cut (
  a      TEXT NOT NULL,                         -- refs: nothing here needs the titles to be stored
  b      TEXT NOT NULL,
  reason TEXT,
  at     INTEGER NOT NULL,                      -- when the user said so
  PRIMARY KEY (a, b),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;

-- Relations that the user states: `to_ref` is the SEQUEL, the PARENT, ... of `from_ref`.
CREATE TABLE IF NOT EXISTS joined (
  from_ref TEXT NOT NULL,
  to_ref   TEXT NOT NULL,
  type     TEXT NOT NULL REFERENCES relation_type (type),
  at       INTEGER NOT NULL,
  PRIMARY KEY (from_ref, to_ref),
  CHECK (from_ref <> to_ref)
) STRICT, WITHOUT ROWID;

-- What changed in titles that were known. `field` is a column of `title`, `relation ` and the other's ref, or `added`:
-- then the title itself came, under the name `after`.
CREATE TABLE IF NOT EXISTS change (
  id       INTEGER PRIMARY KEY,
  title_id INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
  at       INTEGER NOT NULL,                    -- when what changed it was fetched
  field    TEXT NOT NULL,
  before   TEXT,
  after    TEXT,
  news     INTEGER NOT NULL DEFAULT 1 CHECK (news IN (0, 1)) -- 0: a title came, and no crawl has said whether its franchise was known without it
) STRICT;
CREATE INDEX IF NOT EXISTS change_title ON change (title_id);
CREATE INDEX IF NOT EXISTS change_open ON change (title_id) WHERE news = 0;

-- How far somebody has read: `change_id` is the last change that `animectl diff` has shown.
CREATE TABLE IF NOT EXISTS mark (
  name      TEXT PRIMARY KEY,
  change_id INTEGER NOT NULL,
  at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Lists of the user's, by their names; one of them is the user's own.
CREATE TABLE IF NOT EXISTS list (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  mine INTEGER NOT NULL DEFAULT 0 CHECK (mine IN (0, 1)), -- 1: what the user has seen; one list at the most
  at   INTEGER NOT NULL                         -- when it was made
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS list_mine ON list (mine) WHERE mine = 1;

-- What stands on a list. Titles are named by refs: nothing here needs them to be stored.
CREATE TABLE IF NOT EXISTS list_entry (
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

-- What the user follows: its franchise is asked for again by `animectl watch check`.
CREATE TABLE IF NOT EXISTS watch (
  ref        TEXT PRIMARY KEY,
  title      TEXT NOT NULL,                     -- what it was called when it was added
  at         INTEGER NOT NULL,                  -- when it was added
  change_id  INTEGER,                           -- the last change that was told; NULL: it was never checked
  checked_at INTEGER
) STRICT, WITHOUT ROWID;

-- Kinds of releases: how many releases of a group are alike in all that it is judged by.
CREATE TABLE IF NOT EXISTS release_kind (
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
CREATE TABLE IF NOT EXISTS release (
  id      INTEGER PRIMARY KEY,
  kind_id INTEGER NOT NULL                      -- release_kind
) STRICT;

-- What release groups are worth, within a category: made of release_kind.
CREATE TABLE IF NOT EXISTS release_group (
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
CREATE INDEX IF NOT EXISTS release_group_key ON release_group (group_key);

-- How far listings of trackers were read.
CREATE TABLE IF NOT EXISTS release_listing (
  name     TEXT PRIMARY KEY,                    -- who lists, and what was asked for
  pages    INTEGER NOT NULL,                    -- that have come, from the first on
  per_page INTEGER NOT NULL,
  wanted   INTEGER NOT NULL,                    -- how many releases were to be read
  done     INTEGER NOT NULL CHECK (done IN (0, 1)),
  at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Films that the user has or wants.
CREATE TABLE IF NOT EXISTS library_film (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,             -- what programs call it by
  tmdb         INTEGER NOT NULL UNIQUE,         -- its number at TMDB
  title        TEXT NOT NULL,                   -- JSON: what TMDB said of it
  fetched_at   INTEGER NOT NULL,                -- and when
  added_at     INTEGER NOT NULL,
  monitored    INTEGER NOT NULL CHECK (monitored IN (0, 1)),
  availability TEXT NOT NULL CHECK (availability IN ('tba', 'announced', 'inCinemas', 'released')),
  profile      INTEGER NOT NULL,
  path         TEXT NOT NULL,                   -- the film's own folder
  tags         TEXT NOT NULL,                   -- JSON list: ids of library_tag
  ready        TEXT NOT NULL,                   -- JSON: as programs are told of it, without its id and what depends on the day
  in_cinemas   TEXT,
  digital      TEXT,
  physical     TEXT,
  file         TEXT,                            -- the path of a file that it is in
  file_size    INTEGER,                         -- bytes
  file_at      INTEGER                          -- when it was seen
) STRICT;

CREATE INDEX IF NOT EXISTS library_film_path ON library_film (path);

-- Folders of films' folders.
CREATE TABLE IF NOT EXISTS library_root (
  id   INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE
) STRICT;

-- Words that the user puts films under: a franchise, for one.
CREATE TABLE IF NOT EXISTS library_tag (
  id    INTEGER PRIMARY KEY,
  label TEXT NOT NULL UNIQUE                    -- small letters, digits, hyphens
) STRICT;

-- Films that no list may bring back.
CREATE TABLE IF NOT EXISTS library_exclusion (
  id    INTEGER PRIMARY KEY,
  tmdb  INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  year  INTEGER NOT NULL                        -- 0: unknown
) STRICT;

-- Files of films that an import of a folder has seen, whether or not the film is in the library.
CREATE TABLE IF NOT EXISTS library_file (
  tmdb INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  size INTEGER NOT NULL,                        -- bytes
  at   INTEGER NOT NULL
) STRICT;

-- How titles are related, in words.
CREATE VIEW IF NOT EXISTS v_relations AS
SELECT a.title, r.type, b.title AS other, b.format, b.start_date, r.stated, r.provider, a.ref, b.ref AS other_ref
FROM relation r JOIN title a ON a.id = r.from_id JOIN title b ON b.id = r.to_id;

-- Titles that are related, nobody says how.
CREATE VIEW IF NOT EXISTS v_related AS
SELECT a.title, b.title AS other, r.provider, a.ref, b.ref AS other_ref
FROM (SELECT a_id, b_id, provider FROM related UNION ALL SELECT b_id, a_id, provider FROM related) r
JOIN title a ON a.id = r.a_id JOIN title b ON b.id = r.b_id;

-- Every franchise once, a row a title, with the numbers and columns that are printed and that the csv has.
CREATE VIEW IF NOT EXISTS v_watch_order AS
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
CREATE VIEW IF NOT EXISTS v_franchises AS
SELECT
  f.name AS franchise, f.root, f.continuities,
  (SELECT count(*) FROM franchise_title m WHERE m.franchise_id = f.id) AS titles,
  strftime('%Y-%m-%dT%H:%M:%fZ', f.asked_at / 1000.0, 'unixepoch') AS "askedAt",
  strftime('%Y-%m-%dT%H:%M:%fZ', f.fetched_at / 1000.0, 'unixepoch') AS "fetchedAt",
  strftime('%Y-%m-%dT%H:%M:%fZ', f.changed_at / 1000.0, 'unixepoch') AS "changedAt"
FROM franchise f;
