export const cuts = 'SELECT a, b, reason, at FROM animectl.cut ORDER BY a, b';

/** a, b, reason, at */
export const writeCut = `
INSERT INTO animectl.cut (a, b, reason, at) VALUES (?, ?, ?, ?)
ON CONFLICT (a, b) DO UPDATE SET reason = excluded.reason, at = excluded.at`;

export const removeCut = 'DELETE FROM animectl.cut WHERE a = ? AND b = ?';

export const joins =
  'SELECT from_ref AS "from", to_ref AS "to", type, at FROM animectl.joined ORDER BY from_ref, to_ref';

/** from, to, type, at */
export const writeJoin = `
INSERT INTO animectl.joined (from_ref, to_ref, type, at) VALUES (?, ?, ?, ?)
ON CONFLICT (from_ref, to_ref) DO UPDATE SET type = excluded.type, at = excluded.at`;

/** a, b, b, a */
export const removeJoin =
  'DELETE FROM animectl.joined WHERE (from_ref = ? AND to_ref = ?) OR (from_ref = ? AND to_ref = ?)';
