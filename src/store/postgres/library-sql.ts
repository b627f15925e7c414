// A number that is given and not used would be gone: what is there already is not tried to be written.

const columns =
  'id, tmdb, title, fetched_at, added_at, monitored, availability, profile, path, tags, file, file_size, file_at';

export const allFilms = `SELECT ${columns} FROM animectl.library_film ORDER BY id`;

export const oldFilms = `SELECT id FROM animectl.library_film WHERE fetched_at <= ? ORDER BY fetched_at, id`;

export const filmsById = `SELECT ${columns} FROM animectl.library_film WHERE id = ANY (?::int[]) ORDER BY id`;

export const filmsByTmdb = `SELECT ${columns} FROM animectl.library_film WHERE tmdb = ANY (?::int[]) ORDER BY id`;

/** after, limit */
export const ready = `
SELECT id, tmdb, ready AS json, monitored, availability, in_cinemas, digital, physical, file
FROM animectl.library_film WHERE id > ? ORDER BY id LIMIT ?`;

const written = `
  title, fetched_at, monitored, availability, profile, path, tags, ready, in_cinemas, digital, physical, file, file_size, file_at`;

/** number at TMDB, added, title, fetched, monitored, availability, profile, path, tags, ready, dates, file */
export const writeFilm = `
INSERT INTO animectl.library_film (tmdb, added_at, ${written})
SELECT given.* FROM (
  SELECT ?::int AS tmdb, ?::bigint, ?::json, ?::bigint, ?::int::boolean, ?::text, ?::bigint, ?::text, ?::json, ?::json,
    ?::text, ?::text, ?::text, ?::text, ?::bigint, ?::bigint
) given
WHERE NOT EXISTS (SELECT 1 FROM animectl.library_film f WHERE f.tmdb = given.tmdb)`;

/** title, fetched, monitored, availability, profile, path, tags, ready, dates, file; id */
export const changeFilm = `
UPDATE animectl.library_film SET
  title = ?, fetched_at = ?, monitored = ?::int::boolean, availability = ?, profile = ?, path = ?, tags = ?, ready = ?, in_cinemas = ?,
  digital = ?, physical = ?, file = ?, file_size = ?, file_at = ?
WHERE id = ?`;

export const dropFilms = 'DELETE FROM animectl.library_film WHERE id = ANY (?::int[])';

export const places = `
SELECT DISTINCT f.id, f.tmdb, f.path
FROM unnest(?::text[]) AS p (path)
JOIN animectl.library_film f ON f.path = p.path OR starts_with(f.path, p.path || '/') OR starts_with(f.path, p.path || '\\')`;

export const libraryRoots = 'SELECT id, path FROM animectl.library_root ORDER BY id';
export const writeRoot = `
INSERT INTO animectl.library_root (path)
SELECT given.path FROM (SELECT ?::text AS path) given
WHERE NOT EXISTS (SELECT 1 FROM animectl.library_root r WHERE r.path = given.path)`;
export const dropRoot = 'DELETE FROM animectl.library_root WHERE id = ?';

export const tags = 'SELECT id, label FROM animectl.library_tag ORDER BY id';
export const writeTag = `
INSERT INTO animectl.library_tag (label)
SELECT given.label FROM (SELECT ?::text AS label) given
WHERE NOT EXISTS (SELECT 1 FROM animectl.library_tag t WHERE t.label = given.label)`;
export const renameTag = 'UPDATE animectl.library_tag SET label = ? WHERE id = ?';
export const dropTag = 'DELETE FROM animectl.library_tag WHERE id = ?';

export const exclusions = 'SELECT id, tmdb, title, year FROM animectl.library_exclusion ORDER BY id';
/** number at TMDB, title, year */
export const writeExclusion = `
INSERT INTO animectl.library_exclusion (tmdb, title, year)
SELECT given.* FROM (SELECT ?::int AS tmdb, ?::text, ?::bigint) given
WHERE NOT EXISTS (SELECT 1 FROM animectl.library_exclusion e WHERE e.tmdb = given.tmdb)`;
export const dropExclusions = 'DELETE FROM animectl.library_exclusion WHERE id = ANY (?::int[])';

export const files = 'SELECT tmdb, path, size, at FROM animectl.library_file WHERE tmdb = ANY (?::int[])';
/** number at TMDB, path, size, at */
export const seeFile = `
INSERT INTO animectl.library_file (tmdb, path, size, at) VALUES (?, ?, ?, ?)
ON CONFLICT (tmdb) DO UPDATE SET path = excluded.path, size = excluded.size, at = excluded.at`;
/** path, size, at, number at TMDB */
export const giveFile = 'UPDATE animectl.library_film SET file = ?, file_size = ?, file_at = ? WHERE tmdb = ?';
