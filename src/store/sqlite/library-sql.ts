const columns =
  'id, tmdb, title, fetched_at, added_at, monitored, availability, profile, path, tags, file, file_size, file_at';

export const allFilms = `SELECT ${columns} FROM library_film ORDER BY id`;

export const oldFilms = `SELECT id FROM library_film WHERE fetched_at <= ? ORDER BY fetched_at, id`;

export const filmsById = `SELECT ${columns} FROM library_film WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`;

export const filmsByTmdb = `SELECT ${columns} FROM library_film WHERE tmdb IN (SELECT value FROM json_each(?)) ORDER BY id`;

/** after, limit */
export const ready = `
SELECT id, tmdb, ready AS json, monitored, availability, in_cinemas, digital, physical, file
FROM library_film WHERE id > ? ORDER BY id LIMIT ?`;

const written = `
  title, fetched_at, monitored, availability, profile, path, tags, ready, in_cinemas, digital, physical, file, file_size, file_at`;

/** number at TMDB, added, title, fetched, monitored, availability, profile, path, tags, ready, dates, file */
export const writeFilm = `
INSERT INTO library_film (tmdb, added_at, ${written})
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tmdb) DO NOTHING`;

/** title, fetched, monitored, availability, profile, path, tags, ready, dates, file; id */
export const changeFilm = `
UPDATE library_film SET
  title = ?, fetched_at = ?, monitored = ?, availability = ?, profile = ?, path = ?, tags = ?, ready = ?, in_cinemas = ?,
  digital = ?, physical = ?, file = ?, file_size = ?, file_at = ?
WHERE id = ?`;

export const dropFilms = 'DELETE FROM library_film WHERE id IN (SELECT value FROM json_each(?))';

/** Folders are compared as they are written: what is in one begins with it and a separator, and 0 and ] are the next signs after those. */
export const places = `
WITH p AS MATERIALIZED (SELECT value AS path FROM json_each(?))
SELECT f.id, f.tmdb, f.path FROM p JOIN library_film f ON f.path = p.path
UNION SELECT f.id, f.tmdb, f.path FROM p JOIN library_film f ON f.path >= p.path || '/' AND f.path < p.path || '0'
UNION SELECT f.id, f.tmdb, f.path FROM p JOIN library_film f ON f.path >= p.path || '\\' AND f.path < p.path || ']'`;

export const libraryRoots = 'SELECT id, path FROM library_root ORDER BY id';
export const writeRoot = 'INSERT INTO library_root (path) VALUES (?) ON CONFLICT (path) DO NOTHING';
export const dropRoot = 'DELETE FROM library_root WHERE id = ?';

export const tags = 'SELECT id, label FROM library_tag ORDER BY id';
export const writeTag = 'INSERT INTO library_tag (label) VALUES (?) ON CONFLICT (label) DO NOTHING';
export const renameTag = 'UPDATE library_tag SET label = ? WHERE id = ?';
export const dropTag = 'DELETE FROM library_tag WHERE id = ?';

export const exclusions = 'SELECT id, tmdb, title, year FROM library_exclusion ORDER BY id';
/** number at TMDB, title, year */
export const writeExclusion =
  'INSERT INTO library_exclusion (tmdb, title, year) VALUES (?, ?, ?) ON CONFLICT (tmdb) DO NOTHING';
export const dropExclusions = 'DELETE FROM library_exclusion WHERE id IN (SELECT value FROM json_each(?))';

export const files = 'SELECT tmdb, path, size, at FROM library_file WHERE tmdb IN (SELECT value FROM json_each(?))';
/** number at TMDB, path, size, at */
export const seeFile = `
INSERT INTO library_file (tmdb, path, size, at) VALUES (?, ?, ?, ?)
ON CONFLICT (tmdb) DO UPDATE SET path = excluded.path, size = excluded.size, at = excluded.at`;
/** path, size, at, number at TMDB */
export const giveFile = 'UPDATE library_film SET file = ?, file_size = ?, file_at = ? WHERE tmdb = ?';
