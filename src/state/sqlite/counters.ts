import type { Clock } from '../../model/clock.ts';
import type { State } from './state.ts';

/** What happened how often, over all runs. Counting costs a run nothing: what it counts is written now and then, and in the end. */
export interface Counters {
  add(name: string, by?: number): void;
  /** Totals with what is not written yet. */
  totals(): Totals;
  flush(): void;
}

interface Totals {
  readonly counts: ReadonlyMap<string, number>;
  /** When the first count was taken, Unix time in ms. */
  readonly since: number | undefined;
}

export interface CountersOptions {
  readonly clock: Clock;
  /** Left out: the counts last as long as the process. */
  readonly state?: State;
  /** How many counts to save up before they are written. */
  readonly every?: number;
}

const upsert = `
  INSERT INTO counters (name, value, since) SELECT key, value, ? FROM json_each(?) WHERE true
  ON CONFLICT (name) DO UPDATE SET value = value + excluded.value`;

interface Row {
  readonly name: string;
  readonly value: number;
  readonly since: number;
}

export function createCounters({ clock, state, every = 500 }: CountersOptions): Counters {
  let pending = new Map<string, number>();
  let adds = 0;
  let first: number | undefined;

  function flush(): void {
    if (!state || pending.size === 0) return;
    const written = state.attempt(() => {
      state.sql(upsert).run(clock.now(), JSON.stringify(Object.fromEntries(pending)));
      return true;
    }, false);
    adds = 0;
    if (written) pending = new Map();
  }

  return {
    add(name, by = 1) {
      if (by === 0) return;
      first ??= clock.now();
      pending.set(name, (pending.get(name) ?? 0) + Math.round(by));
      adds++;
      if (adds >= every) flush();
    },
    totals() {
      const rows = state?.attempt(() => state.sql('SELECT name, value, since FROM counters').all(), []) ?? [];
      const stored = rows as readonly Row[];
      const counts = new Map(stored.map((row) => [row.name, row.value]));
      for (const [name, value] of pending) counts.set(name, (counts.get(name) ?? 0) + value);
      const times = [...stored.map((row) => row.since), ...(first === undefined ? [] : [first])];
      return { counts, since: times.length > 0 ? Math.min(...times) : undefined };
    },
    flush,
  };
}
