import { dirname, join } from 'node:path';
import { runChild } from './child.ts';
import type { Pace, PacedLoad } from './provider/pacing.ts';
import type { Bench } from './scenario.ts';

/** Makes requests at their times, in a process of its own. Throws where there is no program, or it ends otherwise. */
export async function paced({ url, perSecond, requests }: Pace, bench: Bench): Promise<PacedLoad> {
  if (!bench.program) throw new Error('there is no program to start: build it');
  const { node, file } = bench.program;
  const words = [join(dirname(file), 'bench-provider.js'), 'paced', url, String(perSecond), String(requests)];
  const { code, out, err } = await runChild(bench, node, words, { read: true });
  bench.signal.throwIfAborted();
  if (code !== 0) throw new Error(`what makes the load ended with ${code}: ${err.trim().slice(-300)}`);
  return JSON.parse(out) as PacedLoad;
}
