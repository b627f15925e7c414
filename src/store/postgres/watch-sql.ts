export const watches =
  'SELECT ref, title, at, change_id AS told, checked_at AS "checkedAt" FROM animectl.watch ORDER BY at, ref';

/** ref, title, at */
export const addWatch = 'INSERT INTO animectl.watch (ref, title, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';

export const removeWatch = 'DELETE FROM animectl.watch WHERE ref = ?';

/** change id, at, ref */
export const tellWatch = 'UPDATE animectl.watch SET change_id = ?, checked_at = ? WHERE ref = ?';
