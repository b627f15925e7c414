import { setMaxListeners } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateGraph } from './graph.ts';
import { writeOfflineDatabase } from './offline-database.ts';
import { runProgram } from './program.ts';
import type { Bench } from './scenario.ts';
import { benchKey, type ServedProcess } from './served.ts';

// What a server has to do besides answering while it is measured.

/** Streams that are read. */
export interface Streams {
  readonly asked: number;
  /** Closes them. Resolves to how many were still open. */
  close(): Promise<number>;
}

/** Readers of one crawl that does not end. */
export async function openStreams({ url }: ServedProcess, count: number, bench: Bench): Promise<Streams> {
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
export async function listsToImport(bench: Bench): Promise<readonly Uint8Array[]> {
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
export async function importLists(
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

/** Processes that run at a time. */
export const processesAtOnce = 8;

/** Processes of the command line on the same database, one after another in each place, until `signal`. Resolves to how many were told that it was busy. */
export async function writeBeside(env: Readonly<Record<string, string>>, signal: AbortSignal, bench: Bench) {
  const words = (n: number) => ['--offline', 'cut', `anilist:${n + 1}`, `anilist:${n + 100_001}`];
  const said: string[] = [];
  const places = Array.from({ length: processesAtOnce }, async (_, place) => {
    for (let n = 0; !signal.aborted; n++) said.push((await runProgram(bench, words(place * 1_000 + n), env)).err);
  });
  await Promise.all(places);
  return { runs: said.length, busy: said.filter((err) => /busy|locked/i.test(err)).length };
}
