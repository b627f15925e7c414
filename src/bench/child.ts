import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Bench } from './scenario.ts';

export interface ChildRun {
  /** Null: a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** From its start until it has ended and its output is read. */
  readonly ms: number;
}

export interface ChildOptions {
  /** Besides `bench.env`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Read what it writes; otherwise nobody does, and `out` and `err` are empty. */
  readonly read?: boolean;
  /** What it reads from stdin. */
  readonly input?: string;
}

/** Runs a process to its end; killed when the run is interrupted. Rejects where it cannot be started. */
export function runChild(
  { env, signal, folder, now }: Bench,
  command: string,
  words: readonly string[],
  options: ChildOptions = {},
): Promise<ChildRun> {
  const text = options.read ? 'pipe' : 'ignore';
  const begun = now();
  const child = spawn(command, words, {
    env: { ...env, ...options.env },
    cwd: folder,
    signal,
    killSignal: 'SIGKILL',
    stdio: [options.input === undefined ? 'ignore' : 'pipe', text, text],
  });
  const [out, err] = [textOf(child.stdout), textOf(child.stderr)];
  child.stdin?.end(options.input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out: out(), err: err(), ms: now() - begun }));
  });
}

function textOf(stream: Readable | null): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (part) => {
    text += part;
  });
  return () => text;
}
