import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { World } from '../../helpers/io.ts';

/** What a run leaves on disk, without the times at which it came and the numbers that rows happen to have. */
export interface Kept {
  /** Titles of which more is known than that somebody named them, by ref. */
  readonly titles: ReadonlyMap<string, string>;
  /** Those that somebody states. */
  readonly relations: readonly string[];
  /** What providers have sent, by tier and key: as it was sent. */
  readonly cache: ReadonlyMap<string, string>;
  /** How long a provider that failed is left alone, ms. */
  readonly outageMs: number | undefined;
}

export function keptIn(world: World): Kept {
  const state = join(world.folder, 'data', 'state.sqlite');
  return {
    titles: new Map(rows<{ ref: string }>(world.db, titlesSql).map((row) => [row.ref, JSON.stringify(row)])),
    relations: rows(world.db, relationsSql).map((row) => JSON.stringify(row)),
    cache: new Map(rows<Cached>(state, cacheSql).map(({ name, value }) => [name, sent(value)])),
    outageMs: rows<{ ms: number }>(state, outageSql)[0]?.ms,
  };
}

interface Cached {
  readonly name: string;
  readonly value: string;
}

const titlesSql = `
SELECT ref, kind, title, english, native, format, status, episodes, year, adult, popularity, provider
FROM title WHERE outline = 0 ORDER BY ref`;
const relationsSql = `
SELECT a.ref AS one, r.type, b.ref AS other FROM relation r
JOIN title a ON a.id = r.from_id JOIN title b ON b.id = r.to_id WHERE r.stated = 1 ORDER BY 1, 3, 2`;
// A whole answer holds times, and is made of what the other tiers hold.
const cacheSql = `SELECT namespace || ' ' || key AS name, value FROM cache WHERE namespace <> 'franchise' ORDER BY 1`;
const outageSql = `SELECT outage ->> 'until' - (outage ->> 'since') AS ms FROM breaker WHERE outage ->> 'reason' <> 'levels'`;

function rows<Row>(file: string, sql: string): readonly Row[] {
  if (!existsSync(file)) return [];
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare(sql).all() as Row[];
  } finally {
    db.close();
  }
}

function sent(value: string): string {
  return JSON.stringify((JSON.parse(value) as { readonly value: { readonly value: unknown } }).value.value);
}

/** The entries of `some` that are not as they are in `all`. */
export function strangers(some: ReadonlyMap<string, string>, all: ReadonlyMap<string, string>): readonly string[] {
  return [...some].flatMap(([key, value]) => (all.get(key) === value ? [] : `${key}: ${value}`));
}
