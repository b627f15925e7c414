import { join } from 'node:path';
import { openCache, openMemoryCache } from '../../cache/open.ts';
import { sqliteLayer } from '../../cache/sqlite.ts';
import type { TieredCache } from '../../cache/tiers.ts';
import { systemClock } from '../../model/clock.ts';
import { createMeter } from '../../state/figures.ts';
import { openSqliteState } from '../../state/sqlite/state.ts';
import { askingAt } from '../app.ts';
import { chanceFrom } from '../chance.ts';
import { sampled } from '../in-process.ts';
import { runProgram } from '../program.ts';
import { openSimulator } from '../provider/simulator.ts';
import { repeated } from '../repeat.ts';
import type { Bench, Held, Measurement, Scenario } from '../scenario.ts';
import { quantile } from '../statistics.ts';

/** How long it takes to find what is cached. */
export const cacheHit: Scenario = {
  name: 'cache-hit',
  about:
    'One entry of 100,000 (5,000 with --quick) from memory and from the SQLite file, and a new process that answers a franchise from a fresh cache.',
  run,
};

const batch = 5_000;

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  const count = bench.quick ? batch : 100_000;
  bench.say(`${count} entries`);
  const clock = systemClock;
  const state = await openSqliteState(join(bench.folder, 'state.sqlite'), { clock });
  if (!state) throw new Error('the state file cannot be made');
  const meter = createMeter({ clock, counters: state.counters });
  const file = openCache(sqliteLayer(state.entries, { meter }), { clock, meter, memoryBytes: 0 });
  const memory = openMemoryCache({ clock, memoryBytes: 2 ** 30 });
  try {
    for (let n = 0; n < count; n += batch) {
      const entries = new Map(Array.from({ length: batch }, (_, k) => [keyOf(n + k), titleAt(n + k)]));
      for (const cache of [file, memory]) await cache.set('basic', entries);
      bench.signal.throwIfAborted();
    }
    yield await hits('memory', memory, count, 1, bench);
    yield await hits('SQLite', file, count, 2, bench);
  } finally {
    await file.close();
    await state.close();
  }
  if (bench.program) yield await newProcess(bench);
}

const keyOf = (n: number): string => `anilist:${n + 1}`;

/** As large as what is kept of a title's relations. */
const titleAt = (n: number): unknown => ({
  id: n + 1,
  idMal: n + 1,
  type: 'ANIME',
  title: { romaji: `Title ${n}`, english: `The title ${n}`, native: `題名 ${n}` },
  relations: {
    edges: ['PREQUEL', 'SEQUEL', 'SIDE_STORY', 'ADAPTATION'].map((relationType, k) => ({
      relationType,
      node: { id: n + k, idMal: n + k, type: 'ANIME', format: 'TV', title: { romaji: `Title ${n + k}` } },
    })),
  },
});

async function hits(
  name: string,
  cache: TieredCache,
  count: number,
  atMostMs: number,
  bench: Bench,
): Promise<Measurement> {
  bench.say(name);
  const chance = chanceFrom(1);
  const hit = async () => {
    const key = keyOf(chance.below(count));
    if ((await cache.get('basic', [key])).size === 0) throw new Error(`${key} is not cached, and should be`);
  };
  const timesMs = await sampled(hit, { warmUps: 200, runs: bench.quick ? 500 : 5_000 }, bench);
  const p99 = quantile(timesMs, 0.99);
  const held: readonly Held[] = [{ figure: 'ms for 99 of 100', value: p99, bar: { atMost: atMostMs } }];
  return { name, timesMs, counts: { entries: count }, held };
}

/** Everything included: Node, the program, the cache, and printing. */
async function newProcess(bench: Bench): Promise<Measurement> {
  bench.say('a new process');
  const simulator = await openSimulator(bench, { latencyMs: 0 });
  try {
    const ask = () => runProgram(bench, ['franchise', 'Attack on Titan', '--json'], askingAt(simulator.url));
    await ask();
    await simulator.behave({ latencyMs: 0 });
    const way = async () => (await ask()).ms;
    const timesMs = await repeated(way, { warmUps: 1, runs: bench.quick ? 2 : 15 }, bench);
    const { requests } = await simulator.figures();
    const held: readonly Held[] = [{ figure: 'requests', value: requests, bar: { atMost: 0 } }];
    return { name: 'a new process', timesMs, requests, held };
  } finally {
    await simulator.close();
  }
}
