import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { systemClock } from '../../model/clock.ts';
import type { Bench } from '../scenario.ts';
import { type Behaviour, type Figures, paths, type Served, usualLatencyMs } from './server.ts';

/** A simulated AniList, from the side of who measures. */
export interface Simulator {
  /** For `ANIMECTL_ANILIST_URL`. */
  readonly url: string;
  /** What it has been asked since it was told last how to behave. */
  figures(): Promise<Figures>;
  behave(behaviour: Partial<Behaviour>): Promise<void>;
  close(): Promise<void>;
}

/** Starts one in a process of its own, so that its work is not taken for ours; in this one where there is no program. */
export async function openSimulator(bench: Bench, behaviour: Partial<Behaviour> = {}): Promise<Simulator> {
  const { url, close } = bench.program ? await inItsOwnProcess(bench, bench.program) : await inThisProcess();
  const simulator: Simulator = {
    url: `${url}/`,
    figures: async () => (await fetch(url + paths.figures)).json() as Promise<Figures>,
    async behave(other) {
      const body = JSON.stringify({ latencyMs: usualLatencyMs, ...other });
      await (await fetch(url + paths.behaviour, { method: 'PUT', body })).json();
    },
    close,
  };
  await simulator.behave(behaviour);
  return simulator;
}

async function inThisProcess(): Promise<Served> {
  const [{ serve }, { simulatedTitles }] = await Promise.all([import('./server.ts'), import('./titles.ts')]);
  return serve(await simulatedTitles(), systemClock);
}

async function inItsOwnProcess(
  { env, folder, signal }: Bench,
  { node, file }: NonNullable<Bench['program']>,
): Promise<Served> {
  const own = join(dirname(file), 'bench-provider.js');
  // It ends when its stdin does, and that ends with this process in any case.
  const child = spawn(node, [own], { env, cwd: folder, signal, stdio: ['pipe', 'pipe', 'pipe'] });
  let problem = '';
  child.stderr.on('data', (part) => {
    problem += part;
  });
  const ended = new Promise<void>((done) => {
    child.on('error', () => done()).on('close', () => done());
  });
  for await (const url of createInterface(child.stdout)) {
    return {
      url,
      close() {
        child.stdin.end();
        return ended;
      },
    };
  }
  signal.throwIfAborted();
  throw new Error(`the simulated AniList did not start: ${problem.trim()}`);
}
