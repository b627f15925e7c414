-- animectl's database on PostgreSQL 13 or newer: titles, their names and ids, how they are related, the crawls that found them,
-- and imports. Everything is in a schema of its own, so that it can live beside other programs' tables.
-- Open it with `psql`; `v_watch_order` and `v_relations` are the views to start with:
--
--   SELECT "order", title, format, "startDate" FROM animectl.v_watch_order WHERE franchise = 'Attack on Titan' ORDER BY 1;
--   SELECT type, other FROM animectl.v_relations WHERE title = 'Cowboy Bebop';
--   SELECT t.* FROM animectl.title t JOIN animectl.external_id e ON e.title_id = t.id WHERE e.ref = 'mal:16498';
--   SELECT ref, title FROM animectl.title WHERE stated_by @> '{"episodes": "kitsu"}'; -- what Kitsu says where others lead
--
-- Tables and columns are those of SQLite's schema.sql, but for what full text takes and for the documents at the end. Needs a
-- database in UTF8, of whatever locale: texts are compared and sorted by their characters' numbers (COLLATE "C") everywhere.
-- Times are Unix milliseconds, dates as precise as they are known: 2013, 2013-04 or 2013-04-07. Unknown is NULL.

CREATE SCHEMA IF NOT EXISTS animectl;

-- The version of this data model, the same number as SQLite's user_version. A program refuses one that is higher than its own.
CREATE TABLE animectl.data_model (
  version INTEGER NOT NULL,
  one     BOOLEAN PRIMARY KEY DEFAULT true CHECK (one) -- there is one row
);
INSERT INTO animectl.data_model (version) VALUES (5);

-- Every group of three neighbouring characters of a text, once each; of a text of one or two, the text.
CREATE FUNCTION animectl.groups_of_three(text TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT substr(text, place, 3)), ARRAY[text]) FROM generate_series(1, length(text) - 2) place
$$;

-- One row a title, whatever number of providers know it.
CREATE TABLE animectl.title (
  id                 INTEGER PRIMARY KEY,
  ref                TEXT COLLATE "C" NOT NULL UNIQUE,   -- what it is called by: anilist:16498 where AniList has it, then mal:, kitsu:, shikimori:
  kind               TEXT COLLATE "C" NOT NULL CHECK (kind IN ('anime', 'manga', 'movie', 'series', 'collection')),
  title              TEXT COLLATE "C",                   -- in Latin letters; NULL while another title only gave its id
  english            TEXT COLLATE "C",
  native             TEXT COLLATE "C",
  format             TEXT COLLATE "C",                   -- TV, TV_SHORT, MOVIE, SPECIAL, OVA, ONA, MUSIC, CM, PV, MANGA, NOVEL, ONE_SHOT
  status             TEXT COLLATE "C",                   -- FINISHED, RELEASING, NOT_YET_RELEASED, CANCELLED, HIATUS
  episodes           BIGINT CHECK (episodes >= 0),
  duration_minutes   BIGINT CHECK (duration_minutes >= 0), -- of one episode
  start_date         TEXT COLLATE "C",
  end_date           TEXT COLLATE "C",
  year               BIGINT,
  season             TEXT COLLATE "C",                   -- WINTER, SPRING, SUMMER, FALL
  rating             TEXT COLLATE "C",                   -- MyAnimeList's: G, PG, PG-13, R-17, R+, Rx
  adult              BOOLEAN,
  popularity         BIGINT,                             -- users who list it
  provider           TEXT COLLATE "C" NOT NULL,          -- who said so last: anilist, mal, catalog, ...
  fetched_at         BIGINT NOT NULL,                    -- and when
  outline            BOOLEAN NOT NULL,                   -- true: only named by another title, never fetched itself
  relations_provider TEXT COLLATE "C",                   -- who said last how it is related; NULL: nobody has
  relations_known_at BIGINT,                             -- and when
  stated_by          JSONB                               -- fields that another provider states than the one named above
);

-- What a provider says where another one leads: serves `stated_by @> '{"episodes": "kitsu"}'`.
CREATE INDEX title_stated_by ON animectl.title USING gin (stated_by jsonb_path_ops) WHERE stated_by IS NOT NULL;

-- What a title is called, in every language, for searching. An alias is what a provider that did not have the last word
-- calls it.
CREATE TABLE animectl.name (
  title_id INTEGER NOT NULL REFERENCES animectl.title (id) ON DELETE CASCADE,
  kind     TEXT COLLATE "C" NOT NULL CHECK (kind IN ('title', 'english', 'native', 'synonym', 'alias')),
  position INTEGER NOT NULL,          -- synonyms: as the provider orders them, from 0
  name     TEXT COLLATE "C" NOT NULL,
  folded   TEXT COLLATE "C" NOT NULL, -- lower case, without accents and punctuation, hiragana as katakana: what is searched
  provider TEXT COLLATE "C",          -- of an alias: who calls it so; NULL: that was not kept before data model 5
  PRIMARY KEY (title_id, kind, position)
);
CREATE INDEX name_folded ON animectl.name (folded);

-- Full text over name.folded, by groups of three letters: finds parts of words, Japanese, and names with typing errors, whatever
-- the locale of the database.
CREATE INDEX name_groups ON animectl.name USING gin (animectl.groups_of_three(folded));

-- A title's ids at every provider, title.ref among them. One MyAnimeList id may belong to several AniList titles; an id at AniDB, IMDb or
-- TheTVDB is of a whole series, and all its seasons have it.
CREATE TABLE animectl.external_id (
  title_id INTEGER NOT NULL REFERENCES animectl.title (id) ON DELETE CASCADE,
  source   TEXT COLLATE "C" NOT NULL, -- whose numbering: anilist, mal, kitsu, shikimori, anidb, tmdb, imdb, tvdb
  ref      TEXT COLLATE "C" NOT NULL, -- anilist:16498, mal:manga/2, imdb:tt0119698
  PRIMARY KEY (title_id, source)
);
CREATE INDEX external_id_ref ON animectl.external_id (ref);

-- The ways in which titles are related, and how the other one is related back.
CREATE TABLE animectl.relation_type (
  type    TEXT COLLATE "C" PRIMARY KEY,
  inverse TEXT COLLATE "C" NOT NULL
);
INSERT INTO animectl.relation_type (type, inverse) VALUES
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
CREATE TABLE animectl.relation (
  from_id  INTEGER NOT NULL REFERENCES animectl.title (id) ON DELETE CASCADE,
  to_id    INTEGER NOT NULL REFERENCES animectl.title (id) ON DELETE CASCADE,
  type     TEXT COLLATE "C" NOT NULL REFERENCES animectl.relation_type (type),
  stated   BOOLEAN NOT NULL,          -- false: nobody says so, it follows from what to_id says of from_id
  provider TEXT COLLATE "C" NOT NULL, -- who says so, or says what it follows from: anilist, or anilist,mal
  PRIMARY KEY (from_id, to_id, type)
);
CREATE INDEX relation_reverse ON animectl.relation (to_id, from_id);

-- Who stated relations of a title and then suddenly none. What was stated before stands until that is said again hours later.
CREATE TABLE animectl.emptied (
  title_id INTEGER NOT NULL REFERENCES animectl.title (id) ON DELETE CASCADE,
  provider TEXT COLLATE "C" NOT NULL,
  at       BIGINT NOT NULL, -- when it first stated none
  PRIMARY KEY (title_id, provider)
);

-- Titles that somebody says are related without saying how: data sets do. Never shown as one of the types above.
CREATE TABLE animectl.related (
  a_id     INTEGER NOT NULL REFERENCES animectl.title (id) ON DELETE CASCADE,
  b_id     INTEGER NOT NULL REFERENCES animectl.title (id) ON DELETE CASCADE,
  provider TEXT COLLATE "C" NOT NULL, -- who said so first
  PRIMARY KEY (a_id, b_id),
  CHECK (a_id < b_id)
);
CREATE INDEX related_reverse ON animectl.related (b_id, a_id);

-- The latest crawls of every franchise, and what they cost.
CREATE TABLE animectl.crawl (
  id           INTEGER GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  query        TEXT COLLATE "C" NOT NULL, -- what was asked for
  root         TEXT COLLATE "C" NOT NULL, -- the ref that it started from
  policy       TEXT COLLATE "C" NOT NULL, -- what was done with each type of relation: SEQUEL:follow CHARACTER:list SOURCE:ignore ...
  depth        TEXT COLLATE "C" NOT NULL, -- auto, or how far
  started_at   BIGINT NOT NULL,
  elapsed_ms   BIGINT NOT NULL,
  complete     BOOLEAN NOT NULL,
  truncated_by TEXT COLLATE "C",          -- what cut it short: depth, titles, time, budget, interrupt
  requests     BIGINT NOT NULL,
  waited_ms    BIGINT NOT NULL,           -- for the providers' rate limits
  basis        TEXT COLLATE "C"           -- equal: can be compared; NULL: cut short, or answered by what is stored or bundled
);
CREATE INDEX crawl_root ON animectl.crawl (root, started_at);

-- The members that a crawl found.
CREATE TABLE animectl.crawl_title (
  crawl_id INTEGER NOT NULL REFERENCES animectl.crawl (id) ON DELETE CASCADE,
  title_id INTEGER NOT NULL REFERENCES animectl.title (id) ON DELETE CASCADE,
  PRIMARY KEY (crawl_id, title_id)
);
CREATE INDEX crawl_title_title ON animectl.crawl_title (title_id);

-- Every franchise that was asked for, once, whichever title it was asked by.
CREATE TABLE animectl.franchise (
  id           INTEGER PRIMARY KEY,
  name         TEXT COLLATE "C" NOT NULL,        -- what it is called
  root         TEXT COLLATE "C" NOT NULL UNIQUE, -- the ref of the title that its watch order begins with
  continuities JSON NOT NULL,                    -- JSON list: the names of its stories, best known first
  crawl_id     INTEGER NOT NULL,                 -- its latest crawl, which may be forgotten; a greater one is later
  asked_at     BIGINT NOT NULL,                  -- when that was
  fetched_at   BIGINT NOT NULL,                  -- how old the oldest part of that answer is
  changed_at   BIGINT                            -- when something of it was last found to have changed; NULL: never
);

-- Its titles, as they are printed. A title is in one franchise.
CREATE TABLE animectl.franchise_title (
  title_id     INTEGER PRIMARY KEY REFERENCES animectl.title (id) ON DELETE CASCADE,
  franchise_id INTEGER NOT NULL REFERENCES animectl.franchise (id) ON DELETE CASCADE,
  place        INTEGER NOT NULL,          -- the number in front of it, from 1
  depth        BIGINT NOT NULL,           -- branches from the title that was asked for
  via          TEXT COLLATE "C",          -- the ref of the title that it was reached from, ...
  via_type     TEXT COLLATE "C",          -- ... and what it is to that one
  origin       TEXT COLLATE "C" NOT NULL, -- network, cache, store, catalog
  continuity   TEXT COLLATE "C" NOT NULL,
  skippable    TEXT COLLATE "C"           -- recap, music, advert: nothing of the story is missed without it
);
CREATE INDEX franchise_title_franchise ON animectl.franchise_title (franchise_id, place);

-- Every import, so that one that was cut short can go on.
CREATE TABLE animectl.import_job (
  id         INTEGER GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  source     TEXT COLLATE "C" NOT NULL,  -- what was imported: a file, stdin, a user's list
  options    JSON NOT NULL,              -- JSON: how, for going on in the same way
  state      TEXT COLLATE "C" NOT NULL CHECK (state IN ('reading', 'running', 'done')),
  started_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  requests   BIGINT NOT NULL,
  read       BIGINT NOT NULL,            -- rows read from the source
  counts     JSONB NOT NULL,             -- JSON: outcomes of the rows of a data set that are not kept below
  problems   JSONB NOT NULL,             -- JSON list: what was wrong with the source as a whole
  remarks    JSONB NOT NULL DEFAULT '[]' -- JSON list: what is to be said of rows of a data set that are not kept
);

-- The rows of an import: all of a list's, of a data set only those that came to nothing.
CREATE TABLE animectl.import_row (
  job_id     INTEGER NOT NULL REFERENCES animectl.import_job (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,                           -- from 1, through all that the job reads
  place      TEXT COLLATE "C" NOT NULL,                  -- for people: list.csv line 12
  raw        JSON NOT NULL,                              -- JSON: the row as it was given
  asked      JSONB,                                      -- JSON: refs, title, year, format; NULL: it could not be read
  key        TEXT COLLATE "C",                           -- what it asks for: the same key, the same question
  outcome    TEXT COLLATE "C" CHECK (outcome IN ('imported', 'updated', 'unchanged', 'ambiguous', 'notFound', 'failed', 'skipped')), -- NULL: not yet
  ref        TEXT COLLATE "C",                           -- the title it was taken for
  reason     TEXT COLLATE "C",                           -- why it came to nothing, or was left out
  candidates JSONB,                                      -- JSON: what it could have been
  crawled    BOOLEAN NOT NULL DEFAULT false,             -- true: its franchise was fetched, too
  PRIMARY KEY (job_id, position)
);
CREATE INDEX import_row_open ON animectl.import_row (job_id, position) WHERE outcome IS NULL;
CREATE INDEX import_row_key ON animectl.import_row (key, job_id) WHERE ref IS NOT NULL;

-- Pairs of titles that the user keeps from being joined: what they state of each other counts for nothing.
CREATE TABLE animectl.cut (
  a      TEXT COLLATE "C" NOT NULL, -- refs: nothing here needs the titles to be stored
  b      TEXT COLLATE "C" NOT NULL,
  reason TEXT COLLATE "C",
  at     BIGINT NOT NULL,           -- when the user said so
  PRIMARY KEY (a, b),
  CHECK (a < b)
);

-- Relations that the user states: `to_ref` is the SEQUEL, the PARENT, ... of `from_ref`.
CREATE TABLE animectl.joined (
  from_ref TEXT COLLATE "C" NOT NULL,
  to_ref   TEXT COLLATE "C" NOT NULL,
  type     TEXT COLLATE "C" NOT NULL REFERENCES animectl.relation_type (type),
  at       BIGINT NOT NULL,
  PRIMARY KEY (from_ref, to_ref),
  CHECK (from_ref <> to_ref)
);

-- What changed in titles that were known. `field` is a column of `title`, `relation ` and the other's ref, or `added`:
-- then the title itself came, under the name `after`.
CREATE TABLE animectl.change (
  id       INTEGER GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  title_id INTEGER NOT NULL REFERENCES animectl.title (id) ON DELETE CASCADE,
  at       BIGINT NOT NULL,              -- when what changed it was fetched
  field    TEXT COLLATE "C" NOT NULL,
  before   TEXT COLLATE "C",
  after    TEXT COLLATE "C",
  news     BOOLEAN NOT NULL DEFAULT true -- false: a title came, and no crawl has said whether its franchise was known without it
);
CREATE INDEX change_title ON animectl.change (title_id);
CREATE INDEX change_open ON animectl.change (title_id) WHERE NOT news;

-- How far somebody has read: `change_id` is the last change that `animectl diff` has shown.
CREATE TABLE animectl.mark (
  name      TEXT COLLATE "C" PRIMARY KEY,
  change_id INTEGER NOT NULL,
  at        BIGINT NOT NULL
);

-- Lists of the user's, by their names; one of them is the user's own.
CREATE TABLE animectl.list (
  id   INTEGER GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  name TEXT COLLATE "C" NOT NULL UNIQUE,
  mine BOOLEAN NOT NULL DEFAULT false, -- true: what the user has seen; one list at the most
  at   BIGINT NOT NULL                 -- when it was made
);
CREATE UNIQUE INDEX list_mine ON animectl.list (mine) WHERE mine;

-- What stands on a list. Titles are named by refs: nothing here needs them to be stored.
CREATE TABLE animectl.list_entry (
  list_id     INTEGER NOT NULL REFERENCES animectl.list (id) ON DELETE CASCADE,
  ref         TEXT COLLATE "C" NOT NULL,
  title       TEXT COLLATE "C" NOT NULL,                 -- what it was called then
  status      TEXT COLLATE "C" CHECK (status IN ('watching', 'completed', 'planned', 'paused', 'dropped', 'repeating')),
  progress    BIGINT CHECK (progress >= 0),              -- episodes seen
  score       DOUBLE PRECISION CHECK (score > 0 AND score <= 100), -- of 100, whatever scale the list had
  started_on  TEXT COLLATE "C",                          -- as precise as it is known
  finished_on TEXT COLLATE "C",
  repeats     BIGINT CHECK (repeats >= 0),               -- how often it was seen again
  source      TEXT COLLATE "C" NOT NULL,                 -- who says so: list.xml, anilist:user/NAME, or seen, where it was ticked by hand
  at          BIGINT NOT NULL,                           -- and when
  PRIMARY KEY (list_id, ref)
);

-- What the user follows: its franchise is asked for again by `animectl watch check`.
CREATE TABLE animectl.watch (
  ref        TEXT COLLATE "C" PRIMARY KEY,
  title      TEXT COLLATE "C" NOT NULL, -- what it was called when it was added
  at         BIGINT NOT NULL,           -- when it was added
  change_id  INTEGER,                   -- the last change that was told; NULL: it was never checked
  checked_at BIGINT
);

-- Kinds of releases: how many releases of a group are alike in all that it is judged by.
CREATE TABLE animectl.release_kind (
  id          BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  category    TEXT COLLATE "C" NOT NULL, -- Movies, TV, Documentaries, ...
  group_key   TEXT COLLATE "C" NOT NULL, -- the group in lower case
  spelling    TEXT COLLATE "C" NOT NULL,
  month       BIGINT NOT NULL,           -- of publication, since January 1970; -1: unknown
  seeders     BIGINT NOT NULL,           -- as powers of two: 0 none, 1 one, 2 two and three, ...; -1: unknown
  completions BIGINT NOT NULL,
  flags       BIGINT NOT NULL,           -- 1 internal, 2 freeleech, 4 nuked, 8 corrected, 16 posted again by others
  count       BIGINT NOT NULL,
  UNIQUE (category, group_key, spelling, month, seeders, completions, flags)
);

-- Releases that were seen, so that one that comes again counts once: a fingerprint of who lists it and what it is called there.
CREATE TABLE animectl.release (
  id      BIGINT PRIMARY KEY,
  kind_id BIGINT NOT NULL -- release_kind
);

-- What release groups are worth, within a category: made of release_kind.
CREATE TABLE animectl.release_group (
  category    TEXT COLLATE "C" NOT NULL,
  group_key   TEXT COLLATE "C" NOT NULL, -- the group in lower case
  place       INTEGER NOT NULL,          -- from 1, best first
  name        TEXT COLLATE "C" NOT NULL, -- in its most frequent spelling
  releases    BIGINT NOT NULL,
  internal    BIGINT NOT NULL,           -- how many of them were made for the source, ...
  revised     BIGINT NOT NULL,
  reposted    BIGINT NOT NULL,
  nuked       BIGINT NOT NULL,
  first_month TEXT COLLATE "C",          -- 2024-03; NULL: no date is known
  last_month  TEXT COLLATE "C",
  judged      BIGINT NOT NULL,           -- how many releases the score rests on
  score       DOUBLE PRECISION NOT NULL, -- the share of others that a release does better than, shrunk to the mean
  low         DOUBLE PRECISION NOT NULL, -- the interval in which the score lies in 95 of 100 cases
  high        DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (category, group_key)
);
CREATE INDEX release_group_key ON animectl.release_group (group_key);

-- How far listings of trackers were read.
CREATE TABLE animectl.release_listing (
  name     TEXT COLLATE "C" PRIMARY KEY, -- who lists, and what was asked for
  pages    BIGINT NOT NULL,              -- that have come, from the first on
  per_page BIGINT NOT NULL,
  wanted   BIGINT NOT NULL,              -- how many releases were to be read
  done     BOOLEAN NOT NULL,
  at       BIGINT NOT NULL
);

-- Films that the user has or wants.
CREATE TABLE animectl.library_film (
  id           INTEGER GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, -- what programs call it by
  tmdb         BIGINT NOT NULL UNIQUE,                   -- its number at TMDB
  title        JSON NOT NULL,                            -- JSON: what TMDB said of it
  fetched_at   BIGINT NOT NULL,                          -- and when
  added_at     BIGINT NOT NULL,
  monitored    BOOLEAN NOT NULL,
  availability TEXT COLLATE "C" NOT NULL CHECK (availability IN ('tba', 'announced', 'inCinemas', 'released')),
  profile      BIGINT NOT NULL,
  path         TEXT COLLATE "C" NOT NULL,                -- the film's own folder
  tags         JSON NOT NULL,                            -- JSON list: ids of library_tag
  ready        JSON NOT NULL,                            -- JSON: as programs are told of it, without its id and what depends on the day
  in_cinemas   TEXT COLLATE "C",
  digital      TEXT COLLATE "C",
  physical     TEXT COLLATE "C",
  file         TEXT COLLATE "C",                         -- the path of a file that it is in
  file_size    BIGINT,                                   -- bytes
  file_at      BIGINT                                    -- when it was seen
);

-- Folders of films' folders.
CREATE TABLE animectl.library_root (
  id   INTEGER GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  path TEXT COLLATE "C" NOT NULL UNIQUE
);

-- Words that the user puts films under: a franchise, for one.
CREATE TABLE animectl.library_tag (
  id    INTEGER GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  label TEXT COLLATE "C" NOT NULL UNIQUE -- small letters, digits, hyphens
);

-- Films that no list may bring back.
CREATE TABLE animectl.library_exclusion (
  id    INTEGER GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  tmdb  BIGINT NOT NULL UNIQUE,
  title TEXT COLLATE "C" NOT NULL,
  year  BIGINT NOT NULL -- 0: unknown
);

-- Files of films that an import of a folder has seen, whether or not the film is in the library.
CREATE TABLE animectl.library_file (
  tmdb INTEGER PRIMARY KEY,
  path TEXT COLLATE "C" NOT NULL,
  size BIGINT NOT NULL, -- bytes
  at   BIGINT NOT NULL
);

-- How titles are related, in words.
CREATE VIEW animectl.v_relations AS
SELECT a.title, r.type, b.title AS other, b.format, b.start_date, r.stated, r.provider, a.ref, b.ref AS other_ref
FROM animectl.relation r JOIN animectl.title a ON a.id = r.from_id JOIN animectl.title b ON b.id = r.to_id;

-- Titles that are related, nobody says how.
CREATE VIEW animectl.v_related AS
SELECT a.title, b.title AS other, r.provider, a.ref, b.ref AS other_ref
FROM (SELECT a_id, b_id, provider FROM animectl.related UNION ALL SELECT b_id, a_id, provider FROM animectl.related) r
JOIN animectl.title a ON a.id = r.a_id JOIN animectl.title b ON b.id = r.b_id;

-- Every franchise once, a row a title, with the numbers and columns that are printed and that the csv has.
CREATE VIEW animectl.v_watch_order AS
SELECT
  f.name AS franchise, row_number() OVER (PARTITION BY f.id ORDER BY m.place) AS "order", t.ref,
  (SELECT substr(e.ref, 9) FROM animectl.external_id e WHERE e.title_id = t.id AND e.source = 'anilist') AS anilist,
  (SELECT substr(e.ref, 5) FROM animectl.external_id e WHERE e.title_id = t.id AND e.source = 'mal') AS mal,
  (SELECT substr(e.ref, 7) FROM animectl.external_id e WHERE e.title_id = t.id AND e.source = 'kitsu') AS kitsu,
  (SELECT substr(e.ref, 11) FROM animectl.external_id e WHERE e.title_id = t.id AND e.source = 'shikimori') AS shikimori,
  (SELECT substr(e.ref, 7) FROM animectl.external_id e WHERE e.title_id = t.id AND e.source = 'anidb') AS anidb,
  (SELECT substr(e.ref, 6) FROM animectl.external_id e WHERE e.title_id = t.id AND e.source = 'tmdb') AS tmdb,
  (SELECT substr(e.ref, 6) FROM animectl.external_id e WHERE e.title_id = t.id AND e.source = 'imdb') AS imdb,
  (SELECT substr(e.ref, 6) FROM animectl.external_id e WHERE e.title_id = t.id AND e.source = 'tvdb') AS tvdb,
  t.title, t.english, t.native, t.format, t.status, t.episodes, t.duration_minutes AS "durationMinutes", t.year,
  t.start_date AS "startDate", CAST(substr(t.start_date, 1, 4) AS INTEGER) AS "startYear",
  CASE length(t.start_date) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END AS "startPrecision", t.rating, t.adult, m.depth, m.via, m.via_type AS "viaType", m.origin AS "from", m.continuity,
  m.skippable, f.root,
  to_char(to_timestamp(f.asked_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "askedAt",
  to_char(to_timestamp(f.fetched_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "fetchedAt"
FROM animectl.franchise f
JOIN animectl.franchise_title m ON m.franchise_id = f.id
JOIN animectl.title t ON t.id = m.title_id;

-- Every franchise that was asked for.
CREATE VIEW animectl.v_franchises AS
SELECT
  f.name AS franchise, f.root, f.continuities,
  (SELECT count(*) FROM animectl.franchise_title m WHERE m.franchise_id = f.id) AS titles,
  to_char(to_timestamp(f.asked_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "askedAt",
  to_char(to_timestamp(f.fetched_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "fetchedAt",
  to_char(to_timestamp(f.changed_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "changedAt"
FROM animectl.franchise f;

-- What is read of a title, as one text: 500 titles are found by two look-ups each in place of seven. It says what the tables
-- say: whatever changes them, animectl or a person, takes away the documents in which that stands, and who saves titles makes them
-- again. A title that has none is read from the tables. To the end of this file, all is made where it is missing in a database that
-- is older than documents; they are no part of the data model.
CREATE TABLE animectl.title_document (
  title_id INTEGER PRIMARY KEY,
  document TEXT COLLATE "C" NOT NULL -- see document_of
);
-- Longer ones are better packed than kept elsewhere.
ALTER TABLE animectl.title_document ALTER document SET STORAGE MAIN;

-- What the tables say of a title, as a JSON list: the columns of `title` as they stand above; its refs; its synonyms; what it
-- states of others, [type, ref, title, format, provider where it is another], or null. NULL where there is no such title.
-- Who changes what is in it drops all documents.
CREATE FUNCTION animectl.document_of(wanted INTEGER) RETURNS TEXT LANGUAGE plpgsql STABLE PARALLEL SAFE SET enable_seqscan = off AS $$
BEGIN
  RETURN (
    SELECT json_build_array(
      t.id, t.ref, t.kind, t.title, t.english, t.native, t.format, t.status, t.episodes, t.duration_minutes, t.start_date,
      t.end_date, t.year, t.season, t.rating, t.adult::int, t.popularity, t.provider, t.fetched_at, t.outline::int,
      t.relations_provider, t.relations_known_at, t.stated_by::text,
      ARRAY(SELECT e.ref FROM animectl.external_id e WHERE e.title_id = t.id ORDER BY e.source),
      ARRAY(SELECT n.name FROM animectl.name n WHERE n.title_id = t.id AND n.kind = 'synonym' ORDER BY n.position),
      CASE WHEN t.relations_known_at IS NOT NULL THEN ARRAY(
        SELECT ARRAY[r.type, o.ref, o.title, o.format, nullif(r.provider, t.provider)]
        FROM animectl.relation r JOIN animectl.title o ON o.id = r.to_id
        WHERE r.from_id = t.id AND r.stated ORDER BY r.to_id, r.type) END)::text
    FROM animectl.title t WHERE t.id = wanted);
END $$;

-- Takes away the documents of titles of which rows were changed, and of titles that name one of them. It holds the lock of all that
-- write (transaction.ts), so that nobody makes a document of what is about to change. A plan is kept for few ids and for many:
-- only one that looks up one after the other is right for both.
CREATE FUNCTION animectl.forget_documents() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  ids INTEGER[] := '{}';
BEGIN
  PERFORM pg_advisory_xact_lock(1634625901);
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM animectl.title_document;
    RETURN NULL;
  END IF;
  IF TG_TABLE_NAME = 'title' THEN
    ids := ARRAY(SELECT id FROM before);
    IF TG_OP = 'UPDATE' THEN
      ids := ids || ARRAY(
        SELECT r.from_id FROM (SELECT id, ref, title, format FROM before EXCEPT SELECT id, ref, title, format FROM after) s
        JOIN animectl.relation r ON r.to_id = s.id WHERE r.stated);
    END IF;
  ELSIF TG_TABLE_NAME = 'relation' THEN
    IF TG_OP <> 'INSERT' THEN ids := ARRAY(SELECT DISTINCT from_id FROM before WHERE stated); END IF;
    IF TG_OP <> 'DELETE' THEN ids := ids || ARRAY(SELECT DISTINCT from_id FROM after WHERE stated); END IF;
  ELSIF TG_TABLE_NAME = 'name' THEN
    IF TG_OP <> 'INSERT' THEN ids := ARRAY(SELECT DISTINCT title_id FROM before WHERE kind = 'synonym'); END IF;
    IF TG_OP <> 'DELETE' THEN ids := ids || ARRAY(SELECT DISTINCT title_id FROM after WHERE kind = 'synonym'); END IF;
  ELSE
    IF TG_OP <> 'INSERT' THEN ids := ARRAY(SELECT DISTINCT title_id FROM before); END IF;
    IF TG_OP <> 'DELETE' THEN ids := ids || ARRAY(SELECT DISTINCT title_id FROM after); END IF;
  END IF;
  DELETE FROM animectl.title_document d USING unnest(ids) i WHERE d.title_id = i;
  RETURN NULL;
END $$;

-- Makes the documents that are missing of some titles, and of titles that name one of these; of all titles where none are given.
-- A title that only others name gets none. Returns how many were made.
CREATE FUNCTION animectl.make_documents(ids INTEGER[] DEFAULT NULL) RETURNS INTEGER LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  wanted INTEGER[] := ids;
  made INTEGER;
BEGIN
  IF ids IS NULL THEN
    wanted := ARRAY(SELECT id FROM animectl.title);
  ELSE
    wanted := ids || ARRAY(SELECT r.from_id FROM unnest(ids) i JOIN animectl.relation r ON r.to_id = i WHERE r.stated);
  END IF;
  INSERT INTO animectl.title_document (title_id, document)
  SELECT t.id, animectl.document_of(t.id)
  FROM (SELECT DISTINCT unnest(wanted) AS id) w JOIN animectl.title t ON t.id = w.id
  WHERE NOT t.outline AND NOT EXISTS (SELECT 1 FROM animectl.title_document d WHERE d.title_id = w.id)
  ORDER BY t.id ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS made = ROW_COUNT;
  RETURN made;
END $$;

CREATE TRIGGER title_updated AFTER UPDATE ON animectl.title REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION animectl.forget_documents();
CREATE TRIGGER title_deleted AFTER DELETE ON animectl.title REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION animectl.forget_documents();
CREATE TRIGGER title_emptied AFTER TRUNCATE ON animectl.title FOR EACH STATEMENT EXECUTE FUNCTION animectl.forget_documents();
CREATE TRIGGER external_id_inserted AFTER INSERT ON animectl.external_id REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION animectl.forget_documents();
CREATE TRIGGER external_id_updated AFTER UPDATE ON animectl.external_id REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION animectl.forget_documents();
CREATE TRIGGER external_id_deleted AFTER DELETE ON animectl.external_id REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION animectl.forget_documents();
CREATE TRIGGER external_id_emptied AFTER TRUNCATE ON animectl.external_id FOR EACH STATEMENT EXECUTE FUNCTION animectl.forget_documents();
CREATE TRIGGER name_inserted AFTER INSERT ON animectl.name REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION animectl.forget_documents();
CREATE TRIGGER name_updated AFTER UPDATE ON animectl.name REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION animectl.forget_documents();
CREATE TRIGGER name_deleted AFTER DELETE ON animectl.name REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION animectl.forget_documents();
CREATE TRIGGER name_emptied AFTER TRUNCATE ON animectl.name FOR EACH STATEMENT EXECUTE FUNCTION animectl.forget_documents();
CREATE TRIGGER relation_inserted AFTER INSERT ON animectl.relation REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION animectl.forget_documents();
CREATE TRIGGER relation_updated AFTER UPDATE ON animectl.relation REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION animectl.forget_documents();
CREATE TRIGGER relation_deleted AFTER DELETE ON animectl.relation REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION animectl.forget_documents();
CREATE TRIGGER relation_emptied AFTER TRUNCATE ON animectl.relation FOR EACH STATEMENT EXECUTE FUNCTION animectl.forget_documents();
