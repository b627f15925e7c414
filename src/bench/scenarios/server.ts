import { setMaxListeners } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askingAt } from '../app.ts';
import { loaded } from '../autocannon.ts';
import { generateGraph } from '../graph.ts';
import { writeOfflineDatabase } from '../offline-database.ts';
import { runProgram } from '../program.ts';
import { openSimulator } from '../provider/simulator.ts';
import { repeated } from '../repeat.ts';
import type { Bench, Held, Measurement, Scenario } from '../scenario.ts';
import { benchKey, residentBytes, type ServedProcess, startBare, startServing } from '../served.ts';

/** What the server can take. */
export const server: Scenario = {
  name: 'server',
  about:
    'animectl serve: its start, a cached franchise against a bare handler that sends the same bytes, and 1,000 requests a second for a minute while titles are imported, 1,000 streams are open and 8 processes write beside it. Less of it with --quick.',
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
      const idle = await residentBytes(served);
      yield* besideBare(served, new Uint8Array(body), idle, bench);
      await simulator.behave({ latencyMs: 10 * 60_000 });
      yield await underLoad(served, data, env, bench);
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

/** 1,000 requests a second, with everything else that a server does. */
async function underLoad(
  served: ServedProcess,
  data: string,
  env: Readonly<Record<string, string>>,
  bench: Bench,
): Promise<Measurement> {
  const { quick } = bench;
  const streams = await openStreams(served, quick ? 100 : 1_000, bench);
  const bodies = await lists(bench);
  const over = new AbortController();
  const imports = importing(served, bodies, over.signal, bench);
  const beside = besideIt(data, env, bench);
  bench.say('1,000 requests a second, imports, streams and 8 processes');
  const load = await loaded(served.url + path, { connections: 32, seconds: quick ? 2 : 60, rate: 1_000 }, bench);
  const resident = await residentBytes(served);
  over.abort();
  const [imported, busy] = await Promise.all([imports, beside]);
  const open = await streams.close();
  const held: readonly Held[] = [
    { figure: 'ms for 99 of 100', value: load.p99, bar: { atMost: 20 } },
    { figure: '% errors', value: (100 * load.errors) / Math.max(1, load.requests), bar: { atMost: 0.1 } },
    { figure: 'MiB under load', value: resident / mebibyte, bar: { atMost: 250 } },
    { figure: 'streams lost', value: streams.asked - open, bar: { atMost: 0 } },
    { figure: 'processes that met a busy database', value: busy, bar: { atMost: 0 } },
  ];
  const counts = { streams: open, 'rows imported': imported, 'largest ms': load.largest };
  return { name: '1,000 requests a second', timesMs: [load.median], requests: load.requests, counts, held };
}

interface Streams {
  readonly asked: number;
  /** Closes them. Resolves to how many were still open. */
  close(): Promise<number>;
}

/** Readers of one crawl that does not end. */
async function openStreams({ url }: ServedProcess, count: number, bench: Bench): Promise<Streams> {
  bench.say(`${count} streams`);
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, bench.signal]);
  setMaxListeners(0, signal);
  const stream = `${url}/api/v1/franchise/stream?q=anilist:999999999`;
  const answers = await Promise.all(Array.from({ length: count }, () => fetch(stream, { signal })));
  let open = answers.filter(({ ok }) => ok).length;
  const read = async ({ ok, body }: Response) => {
    // Rejects when it is closed by us.
    if (ok && body) for await (const _ of body);
    if (ok) open--;
  };
  const all = answers.map(read);
  for (const one of all) one.catch(() => {});
  return {
    asked: count,
    async close() {
      const left = open;
      over.abort();
      await Promise.allSettled(all);
      return left;
    },
  };
}

/** Lists of titles, each of others. */
async function lists(bench: Bench): Promise<readonly Uint8Array[]> {
  bench.say('lists to import');
  const made: Uint8Array[] = [];
  for (let seed = 10; seed < (bench.quick ? 11 : 14); seed++) {
    const file = join(bench.folder, `import-${seed}.jsonl`);
    await writeOfflineDatabase(file, generateGraph({ seed, titles: bench.quick ? 1_000 : 20_000 }).titles);
    made.push(await readFile(file));
  }
  return made;
}

/** Imports lists, one after the other. Resolves to how many rows were read. */
async function importing(
  { url }: ServedProcess,
  bodies: readonly Uint8Array[],
  signal: AbortSignal,
  bench: Bench,
): Promise<number> {
  const headers = { 'X-Api-Key': benchKey };
  let rows = 0;
  for (let n = 0; !signal.aborted && !bench.signal.aborted; n++) {
    const body = bodies[n % bodies.length] as Uint8Array<ArrayBuffer>;
    const begun = await fetch(`${url}/api/v1/imports?yes=1`, { method: 'POST', headers, body });
    if (begun.status !== 202) throw new Error(`an import was refused: ${await begun.text()}`);
    const { id } = (await begun.json()) as { readonly id: string };
    const job = `${url}/api/v1/jobs/${id}`;
    const ended = fetch(`${job}/stream`, { signal: AbortSignal.any([signal, bench.signal]) });
    await ended.then((answer) => answer.text()).catch(() => '');
    if (signal.aborted) await fetch(job, { method: 'DELETE', headers });
    rows += ((await (await fetch(job)).json()) as Job).progress.rows ?? 0;
  }
  return rows;
}

interface Job {
  readonly progress: { readonly rows?: number };
}

const atOnce = 8;

/** Processes of the command line on the same database. Resolves to how many were told that it was busy. */
async function besideIt(data: string, env: Readonly<Record<string, string>>, bench: Bench): Promise<number> {
  const words = (n: number) => ['--offline', 'cut', `anilist:${n + 1}`, `anilist:${n + 1_001}`];
  const runs = Array.from({ length: atOnce }, async (_, n) => {
    const seen = [];
    for (let k = 0; k < (bench.quick ? 1 : 5); k++)
      seen.push(await runProgram(bench, words(n * 10 + k), { ...env, XDG_DATA_HOME: data }));
    return seen;
  });
  const ended = (await Promise.all(runs)).flat();
  return ended.filter(({ err }) => /busy|locked/i.test(err)).length;
}
