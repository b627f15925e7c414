import type { Clock } from '../../model/clock.ts';
import type { Counters } from '../state.ts';
import { type Appended, appendCounts, beginCounts, countsAfter, mayBeginCounts } from './counts-file.ts';
import type { StateFile } from './file.ts';

const select = 'SELECT name, value, since FROM counters';
const upsert = `
  INSERT INTO counters (name, value, since) SELECT key, value, ? FROM json_each(?) WHERE true
  ON CONFLICT (name) DO UPDATE SET value = value + excluded.value, since = min(since, excluded.since)`;
/** How far a file beside this one has been read is a row, too. */
const mark = 'counted ';
const forgetPlaces = `DELETE FROM counters WHERE name >= 'counted ' AND name < 'counted!'`;
const setPlaces = 'INSERT INTO counters (name, value, since) SELECT ? || key, value, ? FROM json_each(?)';

/** How large the file beside it becomes before it is added to the table: some hundred runs. */
const mostBytes = 64 * 1024;
/** How much is added to the table at the latest where no new file may begin yet. */
const latestBytes = 1024 * 1024;

interface Row {
  readonly name: string;
  readonly value: number;
  readonly since: number;
}

/**
 * Sums of all processes that open the same state file. What is added goes into a file beside it (see counts-file.ts), so that a run that
 * only reads the state file changes nothing in it, and into the table where that cannot be written.
 */
export function sqliteCounters(file: StateFile, clock: Clock): Counters {
  function addToTable(counts: ReadonlyMap<string, number>, since: number): void {
    file.sql(upsert).run(since, JSON.stringify(Object.fromEntries(counts)));
  }
  function takeIn(): void {
    const later = appendedAfter(file.path, read(file).places);
    if (!later) return;
    const { counts, since, ends } = later;
    if (since !== undefined) addToTable(counts, since);
    file.sql(forgetPlaces).run();
    file.sql(setPlaces).run(mark, clock.now(), JSON.stringify(Object.fromEntries(ends)));
    beginCounts(file.path);
  }
  return {
    async add(counts) {
      if (counts.size === 0) return;
      const size = appended(file.path, counts, clock.now());
      if (size === undefined) await file.run(() => addToTable(counts, clock.now()));
      else if (isDue(file.path, size)) await file.atomically(takeIn);
    },
    totals: () =>
      file.run(() => {
        const { rows, places } = read(file);
        const counts = new Map(rows.map(({ name, value }) => [name, value]));
        const later = appendedAfter(file.path, places);
        for (const [name, count] of later?.counts ?? []) counts.set(name, (counts.get(name) ?? 0) + count);
        const times = [...rows.map(({ since }) => since), later?.since].filter((time) => time !== undefined);
        return { counts, since: times.length > 0 ? Math.min(...times) : undefined };
      }),
  };
}

/** What is in the table: counts, and how far the files beside it are in them. */
function read(file: StateFile): { readonly rows: readonly Row[]; readonly places: ReadonlyMap<string, number> } {
  const all = file.sql(select).all() as readonly Row[];
  const isPlace = ({ name }: Row) => name.startsWith(mark);
  const places = all.filter(isPlace).map(({ name, value }) => [name.slice(mark.length), value] as const);
  return { rows: all.filter((row) => !isPlace(row)), places: new Map(places) };
}

/** Whether what is in the file beside it is to be added to the table: where a new file may begin then, or there is much of it. */
function isDue(path: string, { added, bytes }: { readonly added: number; readonly bytes: number }): boolean {
  if (bytes <= mostBytes) return false;
  return Math.floor(bytes / latestBytes) > Math.floor((bytes - added) / latestBytes) || mayBeginCounts(path);
}

/** How many bytes are in the file beside it, and how many were added; undefined: it cannot be written. */
function appended(path: string, counts: ReadonlyMap<string, number>, at: number) {
  try {
    return appendCounts(path, counts, at);
  } catch {
    return undefined;
  }
}

/** Undefined: the files beside it cannot be read. */
function appendedAfter(path: string, places: ReadonlyMap<string, number>): Appended | undefined {
  try {
    return countsAfter(path, places);
  } catch {
    return undefined;
  }
}
