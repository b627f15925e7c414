import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Bench } from './scenario.ts';

/** A process that listens. */
export interface ServedProcess {
  readonly url: string;
  /** From its start until it said where it listens. */
  readonly ms: number;
  /** Ends it and waits for that. Resolves to its exit code. */
  close(): Promise<number | null>;
}

/** The key of servers that are measured. */
export const benchKey = 'a-key-of-the-benchmark-0123456789';

/** `animectl serve` on a free port, over `data`. */
export function startServing(
  bench: Bench,
  data: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServedProcess> {
  const { file } = programOf(bench);
  const words = [file, '--quiet', 'serve', '--port', '0'];
  return listening(bench, words, { ...env, XDG_DATA_HOME: data, ANIMECTL_KEY: benchKey }, 'signal');
}

/** A bare handler of the same framework that sends what is in `file`. */
export function startBare(bench: Bench, file: string): Promise<ServedProcess> {
  return listening(bench, [join(dirname(programOf(bench).file), 'bench-provider.js'), 'bare', file], {}, 'stdin');
}

function programOf({ program }: Bench): NonNullable<Bench['program']> {
  if (!program) throw new Error('there is no program to start: build it');
  return program;
}

async function listening(
  bench: Bench,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  endsBy: 'signal' | 'stdin',
): Promise<ServedProcess> {
  const { node } = programOf(bench);
  const begun = bench.now();
  const child = spawn(node, words, {
    env: { ...bench.env, ...env },
    cwd: bench.folder,
    signal: bench.signal,
    killSignal: 'SIGKILL',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let problem = '';
  child.stderr.on('data', (part) => {
    problem = `${problem}${part}`.slice(-2_000);
  });
  const ended = new Promise<number | null>((done) => {
    child.on('error', () => done(null)).on('close', (code) => done(code));
  });
  for await (const line of createInterface(child.stdout)) {
    const ms = bench.now() - begun;
    child.stdout.resume();
    return {
      url: /http\S+/.exec(line)?.[0] ?? '',
      ms,
      close() {
        if (endsBy === 'signal') child.kill('SIGTERM');
        else child.stdin.end();
        return ended;
      },
    };
  }
  bench.signal.throwIfAborted();
  throw new Error(`it does not listen: ${problem.trim()}`);
}

/** What a server says of itself: its memory now, in bytes, and how late its event loop was since it was asked last, 99 of 100 times, in ms. */
export async function figuresOf({
  url,
}: ServedProcess): Promise<{ readonly resident: number; readonly lateMs: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  return {
    resident: figure('process_resident_memory_bytes'),
    // The package counts the pause of its timer, too.
    lateMs: Math.max(0, figure('nodejs_eventloop_lag_p99_seconds') * 1_000 - lagTimerMs),
  };
}

const lagTimerMs = 10;
