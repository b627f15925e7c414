import type { Process } from '../../model/process.ts';
import type { State } from '../state.ts';
import { sqliteBudget } from './budget.ts';
import { sqliteCounters } from './counters.ts';
import { type Entries, sqliteEntries } from './entries.ts';
import { openStateFile, type StateFileOptions } from './file.ts';
import { sqliteFlights } from './flights.ts';
import { sqliteLeases } from './leases.ts';
import { sqliteLists } from './lists.ts';
import { sqliteOutages } from './outages.ts';

export interface SqliteStateOptions extends StateFileOptions {
  /** This process. Left out: whether another one has ended is not known, and what it held is waited for. */
  readonly process?: Process;
}

/** What the state file keeps: state, and the entries of the cache. */
export interface SqliteState extends State {
  readonly entries: Entries;
}

/** Opens the state file at `path`. Resolves to undefined, after a warning, where it cannot be used. */
export async function openSqliteState(path: string, options: SqliteStateOptions): Promise<SqliteState | undefined> {
  const { clock, process } = options;
  const file = await openStateFile(path, options);
  if (!file) return undefined;
  return {
    budget: (provider, limits) => sqliteBudget({ file, provider, limits, clock }),
    outages: sqliteOutages(file),
    flights: sqliteFlights(file, clock, process),
    leases: sqliteLeases(file, clock, process),
    counters: sqliteCounters(file, clock),
    lists: sqliteLists(file, clock),
    entries: sqliteEntries(file, clock),
    close: async () => file.close(),
  };
}
