/** What films need of data model 5: a kind of title, and tables of their own. */
export const collections = `-- A collection of films is a kind of its own. A CHECK cannot be changed in place: the table is made anew, under the views that read it.
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

INSERT INTO relation_type (type, inverse) VALUES ('COLLECTION', 'COLLECTION');`;

export const library = `-- Films that the user has or wants.
CREATE TABLE library_film (
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

CREATE INDEX library_film_path ON library_film (path);

-- Folders of films' folders.
CREATE TABLE library_root (
  id   INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE
) STRICT;

-- Words that the user puts films under: a franchise, for one.
CREATE TABLE library_tag (
  id    INTEGER PRIMARY KEY,
  label TEXT NOT NULL UNIQUE                    -- small letters, digits, hyphens
) STRICT;

-- Films that no list may bring back.
CREATE TABLE library_exclusion (
  id    INTEGER PRIMARY KEY,
  tmdb  INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  year  INTEGER NOT NULL                        -- 0: unknown
) STRICT;

-- Files of films that an import of a folder has seen, whether or not the film is in the library.
CREATE TABLE library_file (
  tmdb INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  size INTEGER NOT NULL,                        -- bytes
  at   INTEGER NOT NULL
) STRICT;`;
