import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openCache, openMemoryCache } from '../../cache/open.ts';
import { sqliteLayer } from '../../cache/sqlite.ts';
import { type Clock, systemClock } from '../../model/clock.ts';
import { createMeter } from '../../state/figures.ts';
import { openSqliteState } from '../../state/sqlite/state.ts';
import { appIn } from '../app.ts';
import { heapBytes } from '../heap.ts';
import { importList } from '../importing.ts';
import { openSimulator, type Simulator } from '../provider/simulator.ts';
import { madeUp } from '../provider/titles.ts';
import { timed } from '../repeat.ts';
import type { Bench, Held, Measurement, Scenario } from '../scenario.ts';
import { crawlWith, ours } from '../strategies.ts';

/** Whether anything is left behind when the same is done again and again. */
export const load: Scenario = {
  name: 'load',
  about:
    'A hundred imports and ten large franchises in a row in one process (a tenth with --quick), and a cache that is filled and pruned again and again: what is left in memory and on disk.',
  run,
};

/** Caches of the code, and what the machine likes to keep. */
const mostGrowthMiB = 8;

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  const simulator = await openSimulator(bench, { latencyMs: 0 });
  try {
    yield await importsInARow(bench.quick ? 10 : 100, simulator, bench);
    yield await franchisesInARow(bench.quick ? 2 : 10, simulator, bench);
  } finally {
    await simulator.close();
  }
  yield await pruned(bench.quick ? 4 : 20, bench);
}

async function importsInARow(runs: number, { url }: Simulator, bench: Bench): Promise<Measurement> {
  const refs = madeUp().titles.map(({ ref }) => ref);
  const each = 20;
  const once = async (n: number) => {
    bench.say(`import ${n + 1}`);
    bench.signal.throwIfAborted();
    const app = appIn(bench, 'imports', url);
    const list = refs.slice(n * each, (n + 1) * each).map((ref) => ({ refs: [ref] }));
    await importList(app, list, bench);
    await app.close();
  };
  return inARow('imports', runs, once, bench);
}

async function franchisesInARow(runs: number, { url }: Simulator, bench: Bench): Promise<Measurement> {
  const { franchises } = madeUp();
  const start = bench.quick ? 2 : 0;
  const largest = franchises.toSorted((a, b) => b.length - a.length).slice(start, start + 10);
  const once = async (n: number) => {
    const title = largest[n % largest.length]?.[0]?.title ?? '';
    bench.say(title);
    bench.signal.throwIfAborted();
    const cache = openMemoryCache({ clock: systemClock });
    await crawlWith(ours, title, { url, cache, folder: bench.folder, signal: bench.signal });
    await cache.close();
  };
  return inARow('large franchises', runs, once, bench);
}

/** Two first, which load what is loaded once; then what the others leave in memory. */
async function inARow(
  name: string,
  runs: number,
  once: (n: number) => Promise<void>,
  bench: Bench,
): Promise<Measurement> {
  for (const n of [0, 1]) await once(n);
  const before = heapBytes();
  const timesMs: number[] = [];
  for (let n = 0; n < runs; n++) timesMs.push(await timed(bench, () => once(n)));
  const after = heapBytes();
  const held: readonly Held[] = [
    { figure: 'MiB more in memory', value: (after - before) / 2 ** 20, bar: { atMost: mostGrowthMiB } },
  ];
  return { name: `${name} in a row`, timesMs, counts: { 'bytes before': before, 'bytes after': after }, held };
}

/** Each time as many entries, of which all have had their time when the next ones come. */
async function pruned(cycles: number, bench: Bench): Promise<Measurement> {
  const file = join(bench.folder, 'growing.sqlite');
  const entries = bench.quick ? 500 : 5_000;
  const cycleMs = 30 * 24 * 3_600_000;
  const timesMs: number[] = [];
  const sizes: number[] = [];
  for (let cycle = 0; cycle < cycles; cycle++) {
    bench.say(`cycle ${cycle + 1} of ${cycles}`);
    bench.signal.throwIfAborted();
    const clock: Clock = { ...systemClock, now: () => cycle * cycleMs };
    timesMs.push(await timed(bench, () => filled(file, entries, cycle, clock)));
    sizes.push((await stat(file)).size);
  }
  const [first = 1, last = 0] = [sizes[0], sizes.at(-1)];
  const held: readonly Held[] = [
    { figure: 'times as large as after the first', value: last / first, bar: { atMost: 1.2 } },
  ];
  return { name: 'cache filled and pruned', timesMs, rows: entries, counts: { bytes: last }, held };
}

async function filled(file: string, entries: number, cycle: number, clock: Clock): Promise<void> {
  const state = await openSqliteState(file, { clock });
  if (!state) throw new Error('the state file cannot be made');
  const meter = createMeter({ clock, counters: state.counters });
  const cache = openCache(sqliteLayer(state.entries, { meter }), { clock, meter });
  await cache.prune();
  const all = Array.from({ length: entries }, (_, n) => [`anilist:${cycle * entries + n}`, 'x'.repeat(500)] as const);
  await cache.set('basic', new Map(all));
  await cache.close();
  await state.close();
}
