import Sqlite from 'better-sqlite3';

type Row = Readonly<Record<string, string | number | null>>;

/** What SQLite itself finds wrong with a file; it may be another process's at the same time. */
export function faultsOf(file: string): readonly unknown[] {
  const db = new Sqlite(file);
  try {
    const integrity = db.pragma('integrity_check') as readonly { readonly integrity_check: string }[];
    return [
      ...integrity.filter((row) => row.integrity_check !== 'ok'),
      ...(db.pragma('foreign_key_check') as readonly unknown[]),
    ];
  } finally {
    db.close();
  }
}

export function query<T = Row>(file: string, sql: string): readonly T[] {
  const db = new Sqlite(file);
  try {
    return db.prepare(sql).all() as T[];
  } finally {
    db.close();
  }
}

/** Differ from run to run: when it was, where it came from, and what it cost. */
const ofTheRun =
  /^(?:at|started_at|updated_at|fetched_at|relations_known_at|asked_at|changed_at|origin|elapsed_ms|waited_ms|requests)$/;

/**
 * Every row of every table as text, in order: two databases that say the same are equal. Rows are known by what they say,
 * not by their number: where one names another by its number, the ref stands there. A row that differs from another only by
 * when it was written (a crawl that was repeated) counts once.
 */
export function rowsIn(file: string): Readonly<Record<string, readonly string[]>> {
  const db = new Sqlite(file);
  try {
    const tables = db
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'name_search%' AND name NOT LIKE 'sqlite%'`,
      )
      .pluck()
      .all() as string[];
    const refs = new Map(db.prepare('SELECT id, ref FROM title').raw().all() as [number, string][]);
    const crawls = new Map(db.prepare('SELECT id, root FROM crawl').raw().all() as [number, string][]);
    const wordOf = (column: string, value: Row[string]) => {
      if (column === 'crawl_id') return crawls.get(Number(value)) ?? '?';
      return /_id$/.test(column) && !/^(?:job|change)_id$/.test(column) ? (refs.get(Number(value)) ?? '?') : value;
    };
    const lineOf = (row: Row) =>
      Object.entries(row)
        .filter(([column]) => column !== 'id' && !ofTheRun.test(column))
        .map(([column, value]) => `${column}=${wordOf(column, value ?? null)}`)
        .join(' ');
    return Object.fromEntries(
      tables.map((table) => {
        const rows = db.prepare(`SELECT * FROM "${table}"`).all() as Row[];
        return [table, [...new Set(rows.map(lineOf))].sort()];
      }),
    );
  } finally {
    db.close();
  }
}
