export const watches = 'SELECT ref, title, at, change_id AS told, checked_at AS checkedAt FROM watch ORDER BY at, ref';

/** ref, title, at */
export const addWatch = 'INSERT OR IGNORE INTO watch (ref, title, at) VALUES (?, ?, ?)';

export const removeWatch = 'DELETE FROM watch WHERE ref = ?';

/** change id, at, ref */
export const tellWatch = 'UPDATE watch SET change_id = ?, checked_at = ? WHERE ref = ?';
