import type { Migration } from '../migration.ts';

export const toModel3: Migration = {
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
};
