import type { Clock } from '../../model/clock.ts';
import type { Counters } from '../state.ts';
import type { StateFile } from './file.ts';

const select = 'SELECT name, value, since FROM counters';
const upsert = `
  INSERT INTO counters (name, value, since) SELECT key, value, ? FROM json_each(?) WHERE true
  ON CONFLICT (name) DO UPDATE SET value = value + excluded.value`;

interface Row {
  readonly name: string;
  readonly value: number;
  readonly since: number;
}

/** Sums of all processes that open the same state file. */
export function sqliteCounters(file: StateFile, clock: Clock): Counters {
  return {
    async add(counts) {
      if (counts.size === 0) return;
      await file.run(() => void file.sql(upsert).run(clock.now(), JSON.stringify(Object.fromEntries(counts))));
    },
    totals: () =>
      file.run(() => {
        const rows = file.sql(select).all() as readonly Row[];
        const times = rows.map(({ since }) => since);
        return {
          counts: new Map(rows.map(({ name, value }) => [name, value])),
          since: times.length > 0 ? Math.min(...times) : undefined,
        };
      }),
  };
}
