import Sqlite from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { type OpenCacheOptions, openCache } from '../../src/cache/open.ts';
import { sqliteLayer } from '../../src/cache/sqlite.ts';
import type { TieredCache } from '../../src/cache/tiers.ts';
import type { Clock } from '../../src/model/clock.ts';
import { createMeter, type Meter } from '../../src/state/figures.ts';
import { createMemoryState } from '../../src/state/memory/state.ts';
import { openSqliteState, type SqliteState } from '../../src/state/sqlite/state.ts';

/** A state file, closed when the test is over. */
export async function stateIn(path: string, clock: Clock): Promise<SqliteState> {
  const state = await openSqliteState(path, { clock });
  if (!state) throw new Error(`the state file ${path} cannot be used`);
  onTestFinished(() => state.close());
  return state;
}

/** Counts, for as long as a test takes. */
export function meterOf(clock: Clock): Meter {
  return createMeter({ clock, counters: createMemoryState({ clock }).counters });
}

/** A cache as the program has it: memory over a state file, where its counts are kept too. */
export async function cacheIn(
  path: string,
  options: Omit<OpenCacheOptions, 'meter'>,
): Promise<{ readonly cache: TieredCache; readonly state: SqliteState }> {
  const { clock } = options;
  const state = await stateIn(path, clock);
  const meter = createMeter({ clock, counters: state.counters });
  return { state, cache: openCache(sqliteLayer(state.entries, { meter }), { ...options, meter }) };
}

/** A state file as any program sees it, closed when the test is over. */
export function rawFile(path: string): Sqlite.Database {
  const db = new Sqlite(path);
  onTestFinished(() => void db.close());
  return db;
}
