import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ChildRun, runChild } from './child.ts';
import type { Bench, Held } from './scenario.ts';

export interface ProgramRun extends ChildRun {
  /** The largest resident set that the process had. */
  readonly peakBytes: number;
  /** Processor time of all its threads, in ms. */
  readonly processorMs: number;
}

/** `animectl WORDS` as a process of its own. Throws where it does not end with `code`. */
export async function runProgram(
  bench: Bench,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  code = 0,
): Promise<ProgramRun> {
  const { program, folder } = bench;
  if (!program) throw new Error('there is no program to start: build it');
  const peakFile = join(folder, `peak-${randomUUID()}`);
  const preload = ['--require', join(dirname(program.file), 'peak.js')];
  const run = await runChild(bench, program.node, [...preload, program.file, ...words], {
    env: { ...env, PEAK_FILE: peakFile },
    read: true,
  });
  bench.signal.throwIfAborted();
  if (run.code !== code)
    throw new Error(`animectl ${words.join(' ').slice(0, 60)} ended with ${run.code}: ${run.err.trim().slice(-300)}`);
  const taken = JSON.parse(await readFile(peakFile, 'utf8')) as Omit<ProgramRun, keyof ChildRun>;
  await rm(peakFile);
  return { ...run, ...taken };
}

/** A process's memory, held to a bar. */
export function heldMemory(peakBytes: number, atMost: number): Held {
  return { figure: 'MiB at the peak', value: peakBytes / 2 ** 20, bar: { atMost } };
}
