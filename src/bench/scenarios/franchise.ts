import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openMemoryCache } from '../../cache/open.ts';
import type { TieredCache } from '../../cache/tiers.ts';
import { systemClock } from '../../model/clock.ts';
import { askingAt } from '../app.ts';
import { heldMemory, runProgram } from '../program.ts';
import { openSimulator, type Simulator } from '../provider/simulator.ts';
import { interleaved, repeated } from '../repeat.ts';
import type { Bench, Held, Measurement, Scenario } from '../scenario.ts';
import { median, timesAsLong } from '../statistics.ts';
import { type Crawled, crawlWith, ours, type Strategy, strategies } from '../strategies.ts';

/** How long a franchise takes, by how its titles are asked for. */
export const franchise: Scenario = {
  name: 'franchise',
  about:
    'A small, a middling and a large franchise by title, saved, from a simulated AniList that takes 300 ms an answer (30 ms with --quick) and has no limit; by how titles are asked for, and warm from the cache.',
  run,
};

interface Example {
  readonly title: string;
  /** As many as there are. */
  readonly titles: number;
  readonly runs: number;
  readonly mostRequests: number;
}

const deathNote: Example = { title: 'Death Note', titles: 2, runs: 3, mostRequests: 3 };
const attackOnTitan: Example = { title: 'Attack on Titan', titles: 22, runs: 3, mostRequests: 3 };
const gundam: Example = { title: 'Mobile Suit Gundam', titles: 131, runs: 1, mostRequests: 6 };

/** So many times as fast is ours with Attack on Titan at 300 ms an answer. */
const bars: Readonly<Record<string, number>> = { 'one at a time': 5, 'three at a time': 2.5 };
const mostPeakMiB = 100;

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  const { quick } = bench;
  const simulator = await openSimulator(bench, { latencyMs: quick ? 30 : 300 });
  try {
    await crawlAfresh(ours, deathNote, simulator.url, bench); // what is loaded once has been loaded
    for (const example of quick ? [attackOnTitan] : [deathNote, attackOnTitan, gundam]) {
      yield* cold({ ...example, ...(quick && { runs: 1 }) }, simulator.url, bench);
      yield await warm(example, simulator.url, bench);
    }
    if (bench.program) yield await inProcesses(gundam, simulator, bench);
  } finally {
    await simulator.close();
  }
}

/** By the program itself, a process and a database each time. */
async function inProcesses({ title, mostRequests }: Example, simulator: Simulator, bench: Bench): Promise<Measurement> {
  const peaks: number[] = [];
  let requests = 0;
  const way = async () => {
    bench.say(`${title}, in a process of its own`);
    await simulator.behave({ latencyMs: 30 });
    const env = { ...askingAt(simulator.url), XDG_DATA_HOME: join(bench.folder, `process-${peaks.length}`) };
    const { ms, peakBytes } = await runProgram(bench, ['franchise', title, '--json'], env);
    peaks.push(peakBytes);
    requests = (await simulator.figures()).requests;
    return ms;
  };
  const timesMs = await repeated(way, { warmUps: 0, runs: bench.quick ? 1 : 5 }, bench);
  const peakBytes = median(peaks);
  const held: readonly Held[] = [
    heldMemory(peakBytes, mostPeakMiB),
    { figure: 'requests', value: requests, bar: { atMost: mostRequests } },
  ];
  return { name: `${title}, a process, 30 ms an answer`, timesMs, requests, peakBytes, held };
}

/** From nothing, by each strategy. */
async function* cold(example: Example, url: string, bench: Bench): AsyncGenerator<Measurement> {
  const crawled = new Map<Strategy, Crawled>();
  const ways = strategies.map((strategy) => async () => {
    bench.say(`${example.title}, ${strategy.name}`);
    const { ms, ...result } = await crawlAfresh(strategy, example, url, bench);
    crawled.set(strategy, result);
    return ms;
  });
  const times = await interleaved(ways, { warmUps: 0, runs: example.runs }, bench);
  for (const [n, strategy] of strategies.entries()) {
    const timesMs = times[n] ?? [];
    const { requests = 0, rows = 0 } = crawled.get(strategy) ?? {};
    const faster = strategies.map(({ name }, other) => ({ name, value: timesAsLong(times[other] ?? [], timesMs) }));
    const held = strategy === ours ? heldBy(example, requests, bench.quick ? [] : faster) : [];
    yield { name: `${example.title}, ${strategy.name}`, timesMs, requests, rows, held };
  }
}

function heldBy(
  { title, mostRequests }: Example,
  requests: number,
  faster: readonly { readonly name: string; readonly value: number }[],
): readonly Held[] {
  const times = title === attackOnTitan.title ? faster : [];
  return [
    { figure: 'requests', value: requests, bar: { atMost: mostRequests } },
    ...times.flatMap(({ name, value }): readonly Held[] => {
      const atLeast = bars[name];
      return atLeast === undefined ? [] : [{ figure: `times as fast as ${name}`, value, bar: { atLeast } }];
    }),
  ];
}

/** The second time, with what the first one left in the cache. */
async function warm(example: Example, url: string, bench: Bench): Promise<Measurement> {
  bench.say(`${example.title}, warm`);
  const cache = openMemoryCache({ clock: systemClock });
  await timedCrawl(ours, example, { url, cache }, bench);
  let last: Crawled | undefined;
  const again = async () => {
    const { ms, ...result } = await timedCrawl(ours, example, { url, cache }, bench);
    last = result;
    return ms;
  };
  const timesMs = await repeated(again, { warmUps: 0, runs: bench.quick ? 2 : 10 }, bench);
  const { requests = 0, rows = 0 } = last ?? {};
  const held: readonly Held[] = [{ figure: 'requests', value: requests, bar: { atMost: 0 } }];
  return { name: `${example.title}, warm`, timesMs, requests, rows, held };
}

type Timed = Crawled & { readonly ms: number };

const crawlAfresh = (strategy: Strategy, example: Example, url: string, bench: Bench): Promise<Timed> =>
  timedCrawl(strategy, example, { url, cache: openMemoryCache({ clock: systemClock }) }, bench);

/** Throws where titles are missing: whatever is fast then is no answer. */
async function timedCrawl(
  strategy: Strategy,
  { title, titles }: Example,
  { url, cache }: { readonly url: string; readonly cache: TieredCache },
  { folder, now, signal }: Bench,
): Promise<Timed> {
  const own = join(folder, 'database');
  await rm(own, { recursive: true, force: true });
  await mkdir(own);
  const begun = now();
  const crawled = await crawlWith(strategy, title, { url, cache, folder: own, signal });
  const ms = now() - begun;
  if (crawled.titles !== titles)
    throw new Error(`${title}, ${strategy.name}: ${crawled.titles} titles were found, and there are ${titles}`);
  return { ...crawled, ms };
}
