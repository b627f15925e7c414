import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askingAt } from '../app.ts';
import { loaded } from '../autocannon.ts';
import { importLists, listsToImport, openStreams, processesAtOnce, writeBeside } from '../crowd.ts';
import { paced } from '../paced.ts';
import { openSimulator } from '../provider/simulator.ts';
import { repeated } from '../repeat.ts';
import type { Bench, Held, Measurement, Scenario } from '../scenario.ts';
import { figuresOf, type ServedProcess, startBare, startServing } from '../served.ts';

/** What the server can take. */
export const server: Scenario = {
  name: 'server',
  about:
    'animectl serve: its start, a cached franchise against a bare handler that sends the same bytes, and 1,000 requests a second for a minute while titles are imported and 1,000 streams are open; then for half a minute with 8 processes that write beside it. Less of it with --quick.',
  run,
};

const mebibyte = 2 ** 20;
const path = '/api/v1/franchise?q=Attack+on+Titan';

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  yield await starts(bench);
  const simulator = await openSimulator(bench, { latencyMs: 1 });
  const data = join(bench.folder, 'data');
  try {
    // An answer that takes longer than all of this keeps streams open.
    const env = { ...askingAt(simulator.url), ANIMECTL_TIMEOUT: '10m' };
    const served = await startServing(bench, data, env);
    try {
      const body = await (await fetch(served.url + path)).arrayBuffer();
      const { resident: idle } = await figuresOf(served);
      yield* besideBare(served, new Uint8Array(body), idle, bench);
      await simulator.behave({ latencyMs: 10 * 60_000 });
      yield* underLoad(served, { ...env, XDG_DATA_HOME: data }, bench);
    } finally {
      await served.close();
    }
  } finally {
    await simulator.close();
  }
}

async function starts(bench: Bench): Promise<Measurement> {
  bench.say('start to ready');
  let n = 0;
  const way = async () => {
    const served = await startServing(bench, join(bench.folder, `start-${n++}`));
    await served.close();
    return served.ms;
  };
  const timesMs = await repeated(way, { warmUps: 1, runs: bench.quick ? 1 : 5 }, bench);
  const largest = Math.max(...timesMs);
  return {
    name: 'start to ready',
    timesMs,
    held: [{ figure: 'ms at the most', value: largest, bar: { atMost: 1_000 } }],
  };
}

/** Our handler and a bare one of the same framework, in turns. */
async function* besideBare(
  served: ServedProcess,
  body: Uint8Array,
  idle: number,
  bench: Bench,
): AsyncGenerator<Measurement> {
  const file = join(bench.folder, 'answer.json');
  await writeFile(file, body);
  const bare = await startBare(bench, file);
  const [ours, theirs]: [number[], number[]] = [[], []];
  const load = { connections: 16, seconds: bench.quick ? 1 : 5 };
  try {
    for (let n = 0; n < 3; n++) {
      bench.say('a bare handler, as fast as it can');
      theirs.push((await loaded(bare.url, load, bench)).perSecond);
      bench.say('a cached franchise, as fast as it can');
      ours.push((await loaded(served.url + path, load, bench)).perSecond);
    }
  } finally {
    await bare.close();
  }
  const [best, bestBare] = [Math.max(...ours), Math.max(...theirs)];
  const each = (all: readonly number[]) => all.map((perSecond) => 1_000 / perSecond);
  yield { name: 'a request to a bare handler', timesMs: each(theirs), counts: { bytes: body.byteLength } };
  yield {
    name: 'a request for a cached franchise',
    timesMs: each(ours),
    held: [
      { figure: 'times as many requests a second as a bare handler', value: best / bestBare, bar: { atLeast: 0.5 } },
      { figure: 'MiB when idle', value: idle / mebibyte, bar: { atMost: 150 } },
    ],
  };
}

/** 1,000 requests a second, with everything else that a server does; then beside processes that take the processor from it. */
async function* underLoad(
  served: ServedProcess,
  env: Readonly<Record<string, string>>,
  bench: Bench,
): AsyncGenerator<Measurement> {
  const { quick } = bench;
  const streams = await openStreams(served, quick ? 100 : 1_000, bench);
  const bodies = await listsToImport(bench);
  const imports = (signal: AbortSignal) => importLists(served, bodies, signal, bench);
  const seconds = quick ? { alone: 2, cannon: 1, beside: 1 } : { alone: 60, cannon: 15, beside: 30 };
  bench.say('1,000 requests a second, imports and streams');
  const [imported, [{ p99: soon, ...alone }, cannon]] = await meanwhile(imports, async () => [
    await atPace(served, seconds.alone, bench),
    await byAutocannon(served, seconds.cannon, bench),
  ]);
  yield {
    ...{ ...alone, name: '1,000 requests a second' },
    counts: { ...alone.counts, 'rows imported': imported },
    held: [{ ...soon, bar: { atMost: 20 } }, ...alone.held],
  };
  yield cannon;
  bench.say(`the same, and ${processesAtOnce} processes`);
  const processes = (signal: AbortSignal) => writeBeside(env, signal, bench);
  const asking = () => meanwhile(processes, () => atPace(served, seconds.beside, bench));
  const [rows, [{ runs, busy }, { p99, ...crowded }]] = await meanwhile(imports, asking);
  const open = await streams.close();
  const held: readonly Held[] = [
    { figure: 'streams lost', value: streams.asked - open, bar: { atMost: 0 } },
    { figure: 'processes that met a busy database', value: busy, bar: { atMost: 0 } },
  ];
  yield {
    ...{ ...crowded, name: `the same beside ${processesAtOnce} processes` },
    counts: { [p99.figure]: p99.value, ...crowded.counts, streams: open, 'rows imported': rows, processes: runs },
    held: [...crowded.held, ...held],
  };
}

/** Does something else, again and again, until `work` has ended. Resolves to what both came to; rejects as either does, when both have ended. */
async function meanwhile<Other, Result>(
  other: (signal: AbortSignal) => Promise<Other>,
  work: () => Promise<Result>,
): Promise<readonly [Other, Result]> {
  const over = new AbortController();
  const beside = other(over.signal);
  const [done] = await Promise.allSettled([work().finally(() => over.abort()), beside.catch(() => {})]);
  if (done.status === 'rejected') throw done.reason;
  return [await beside, done.value];
}

/** Callers who ask at their times, and what the server says of itself then. */
async function atPace(served: ServedProcess, seconds: number, bench: Bench) {
  await figuresOf(served);
  const load = await paced({ url: served.url + path, perSecond: 1_000, requests: 1_000 * seconds }, bench);
  const { resident, lateMs } = await figuresOf(served);
  return {
    timesMs: [load.median],
    requests: load.requests,
    p99: { figure: 'ms for 99 of 100', value: load.p99 },
    counts: {
      'largest ms': load.largest,
      'ms for 99 of 100 from their sending': load.sentP99,
      'ms that 99 of 100 were sent late': load.lateP99,
      "ms that the server's event loop was late, 99 of 100 times": lateMs,
    },
    held: [
      { figure: '% errors', value: (100 * load.errors) / load.requests, bar: { atMost: 0.1 } },
      { figure: 'MiB under load', value: resident / mebibyte, bar: { atMost: 250 } },
    ] satisfies readonly Held[],
  };
}

/** As many requests, of each second's all at its beginning. */
async function byAutocannon(served: ServedProcess, seconds: number, bench: Bench): Promise<Measurement> {
  const load = await loaded(served.url + path, { connections: 32, seconds, rate: 1_000 }, bench);
  return {
    name: 'the same in bursts, by autocannon',
    timesMs: [load.median],
    requests: load.requests,
    counts: { 'largest ms': load.largest },
    held: [
      { figure: 'ms for 99 of 100', value: load.p99, bar: { atMost: 20 } },
      { figure: '% errors', value: (100 * load.errors) / Math.max(1, load.requests), bar: { atMost: 0.1 } },
    ],
  };
}
