import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { execPath, env as surroundings } from 'node:process';
import { onTestFinished } from 'vitest';
import { ownFolder } from '../helpers/folder.ts';
import type { Process } from '../helpers/program.ts';

/** How a process ended that may have been ended from outside. */
export interface Ended extends Process {
  readonly signal: NodeJS.Signals | null;
}

export interface Running {
  readonly ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
  /** Called with all that is on stderr so far whenever there is more, and with what is on stdout. */
  onErr(hear: (err: string, out: string) => void): void;
}

/** A machine of its own: what its processes have in common, and nothing of the real one. */
export interface Machine {
  readonly folder: string;
  readonly db: string;
  readonly state: string;
  readonly env: Readonly<Record<string, string>>;
  start(...words: readonly string[]): Running;
  run(...words: readonly string[]): Promise<Ended>;
  /** A line of bash in which `animectl` is the program, with whatever pipes and limits. */
  shell(line: string): Running;
}

export interface MachineOptions {
  /** AniList's address. Left out: nobody is there. */
  readonly anilist?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where its files are; a folder of its own when left out. */
  readonly folder?: string;
}

const nowhere = 'http://127.0.0.1:9/';

/** `program`: the built program, see `builtProgram`. */
export function machineWith(program: string, { anilist = nowhere, env: more, folder = ownFolder() }: MachineOptions) {
  const data = join(folder, 'animectl');
  const env = {
    PATH: surroundings.PATH ?? '',
    HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    ANIMECTL_PROVIDERS: 'anilist',
    ANIMECTL_ANILIST_URL: anilist,
    ANIMECTL_ANILIST_LIMIT: '6000/60s',
    ...more,
  };
  const start = (...words: readonly string[]) => running(execPath, [program, ...words], env);
  const machine: Machine = {
    folder,
    db: join(data, 'animectl.sqlite'),
    state: join(data, 'state.sqlite'),
    env,
    start,
    run: (...words) => start(...words).ended,
    shell: (line) => running('bash', ['-c', `animectl() { '${execPath}' '${program}' "$@"; }; ${line}`], env),
  };
  return machine;
}

function running(file: string, words: readonly string[], env: Readonly<Record<string, string>>): Running {
  // A group of its own, so that what a shell has started goes with it.
  const child = spawn(file, words, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const kill = (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null && child.pid) process.kill(-child.pid, signal);
  };
  onTestFinished(() => kill('SIGKILL'));
  const parts = { out: '', err: '' };
  const listeners: ((err: string, out: string) => void)[] = [];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    parts.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    parts.err += text;
    for (const hear of listeners) hear(parts.err, parts.out);
  });
  const ended = new Promise<Ended>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => done({ code, signal, ...parts }));
  });
  return { ended, kill, onErr: (hear) => void listeners.push(hear) };
}

/** Does `work` for every item, so many at a time. */
export async function atOnce<T, R>(size: number, items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const rest = [...items.entries()];
  const results: R[] = [];
  const worker = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: size }, worker));
  return results;
}
