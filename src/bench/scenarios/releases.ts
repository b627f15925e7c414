import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseLikely } from '../../releases/parse.ts';
import { chanceFrom } from '../chance.ts';
import { heldMemory, runProgram } from '../program.ts';
import { releaseName } from '../release-names.ts';
import { repeated, timed } from '../repeat.ts';
import type { Bench, Measurement, Scenario } from '../scenario.ts';

/** How fast names of releases are read, and what a great number of them takes. */
export const releases: Scenario = {
  name: 'releases',
  about:
    'Made-up names of releases: 100,000 of them parsed, and 1,000,000 (20,000 with --quick) analysed by a process of its own.',
  run,
};

const leastPerSecond = 100_000;
const mostPeakMiB = 120;

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  yield await parsed(bench);
  if (!bench.program) throw new Error('there is no program to start: build it');
  const count = bench.quick ? 20_000 : 1_000_000;
  const file = join(bench.folder, 'names.txt');
  bench.say(`${count} names`);
  await pipeline(linesOf(count), createWriteStream(file), { signal: bench.signal });
  const words = ['--db', join(bench.folder, 'animectl.sqlite'), 'releases', 'analyze', '--file', file, '--json'];
  const { ms, out, peakBytes } = await runProgram(bench, words, { ANIMECTL_OFFLINE: '1' });
  const { grouped } = JSON.parse(out) as { readonly grouped: number };
  yield {
    name: 'analyze',
    timesMs: [ms],
    rows: count,
    peakBytes,
    held: [
      heldMemory(peakBytes, mostPeakMiB),
      { figure: 'names without a group', value: count - grouped, bar: { atMost: 0 } },
    ],
  };
}

async function parsed(bench: Bench): Promise<Measurement> {
  const count = bench.quick ? 20_000 : 100_000;
  bench.say('parse');
  const chance = chanceFrom(6);
  const names = Array.from({ length: count }, (_, n) => releaseName(n, chance));
  const way = () =>
    timed(bench, () => {
      for (const name of names) parseLikely(name);
    });
  const timesMs = await repeated(way, { warmUps: 1, runs: bench.quick ? 3 : 10 }, bench);
  const value = count / (Math.min(...timesMs) / 1000);
  return {
    name: 'parse',
    timesMs,
    rows: count,
    held: [{ figure: 'names a second', value, bar: { atLeast: leastPerSecond } }],
  };
}

/** Names, a line each, some thousand at a time. */
async function* linesOf(count: number): AsyncGenerator<string, void> {
  const chance = chanceFrom(7);
  const piece = 5_000;
  for (let from = 0; from < count; from += piece) {
    const lines = Array.from({ length: Math.min(piece, count - from) }, (_, n) => releaseName(from + n, chance));
    yield `${lines.join('\n')}\n`;
  }
}
