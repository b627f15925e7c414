/** Brings a database from one data model to the next. A migration is never changed once it is released. */
export interface Migration {
  /** The version it leads to, from the one before. */
  readonly to: number;
  /** For people. */
  readonly what: string;
  /** SQL that may call `searched(name)`, the folding of names. */
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  {
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
  },
  {
    to: 3,
    what: 'kinds of titles as refs write them, films and series among them; names found whatever their kana and apostrophes',
    sql: `
-- A CHECK cannot be changed in place: the table is made anew, under the views that read it.
DROP VIEW v_relations;
DROP VIEW v_related;
DROP VIEW v_watch_order;
CREATE TABLE title_3 (
  id                 INTEGER PRIMARY KEY,
  ref                TEXT NOT NULL UNIQUE,      -- what it is called by: anilist:16498 where AniList has it, then mal:, kitsu:, shikimori:
  kind               TEXT NOT NULL CHECK (kind IN ('anime', 'manga', 'movie', 'series')),
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
INSERT INTO title_3 (id, ref, kind, title, english, native, format, status, episodes, duration_minutes, start_date, end_date, year, season, rating, adult, popularity, provider, fetched_at, outline, relations_provider, relations_known_at, stated_by)
SELECT id, ref, lower(kind), title, english, native, format, status, episodes, duration_minutes, start_date, end_date, year, season, rating, adult, popularity, provider, fetched_at, outline, relations_provider, relations_known_at, stated_by
FROM title;
DROP TABLE title;
ALTER TABLE title_3 RENAME TO title;
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

-- Names are searched by another folding: & is "and", an apostrophe is nothing, hiragana are katakana.
UPDATE name SET folded = searched(name) WHERE folded <> searched(name);

-- The policy of a crawl was a letter for each type of relation (fffffffffllii); now it can be read.
UPDATE crawl SET policy = (
  SELECT group_concat(type || ':' || CASE substr(policy, place, 1) WHEN 'f' THEN 'follow' WHEN 'l' THEN 'list' ELSE 'ignore' END, ' ')
  FROM (
    SELECT column1 AS place, column2 AS type
    FROM (VALUES (1, 'SEQUEL'), (2, 'PREQUEL'), (3, 'PARENT'), (4, 'SIDE_STORY'), (5, 'SPIN_OFF'), (6, 'ALTERNATIVE'), (7, 'SUMMARY'),
      (8, 'COMPILATION'), (9, 'CONTAINS'), (10, 'CHARACTER'), (11, 'OTHER'), (12, 'ADAPTATION'), (13, 'SOURCE'))
    ORDER BY column1
  )
)
WHERE length(policy) = 13 AND policy NOT GLOB '*[^fli]*';

-- What can be compared is known of crawls that were whole and had one provider.
ALTER TABLE crawl ADD COLUMN basis TEXT;
UPDATE crawl SET basis = (
  SELECT max(t.provider) || ' ' || crawl.policy || ' ' || crawl.depth
  FROM crawl_title m JOIN title t ON t.id = m.title_id WHERE m.crawl_id = crawl.id
  HAVING count(DISTINCT t.provider) = 1 AND max(t.provider) <> 'catalog'
)
WHERE complete = 1;

-- Whether a title that came is news is decided by the crawl that finds it.
ALTER TABLE change ADD COLUMN news INTEGER NOT NULL DEFAULT 1 CHECK (news IN (0, 1));
UPDATE change SET news = 0 WHERE field = 'added';
CREATE INDEX change_open ON change (title_id) WHERE news = 0;
`,
  },
  {
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
  },
];
