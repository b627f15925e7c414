import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { inject, onTestFinished } from 'vitest';
import { onceARun } from '../helpers/once-a-run.ts';

const root = join(import.meta.dirname, '../..');
const src = join(root, 'src');

/** What a worker is told on its command line, as JSON. */
export interface WorkerSettings {
  readonly name: string;
  readonly queue: string;
  readonly db: string;
  /** A folder of its own for what is not said. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly concurrency: number;
  /** The program's own is 30 s: longer than anybody wants to wait for a test. */
  readonly lockMs: number;
  /** It ends itself in the middle of a job about this. */
  readonly deadly?: string;
}

/** The program's worker with a short lock: it tells its parent, by messages, how each job ended. */
const program = `
import { createApp } from '${src}/app/app.ts';
import { parseConfig } from '${src}/config/config.ts';
import { systemClock } from '${src}/model/clock.ts';
import { createPatience } from '${src}/model/patience.ts';
import { takeJobs } from '${src}/queue/taking.ts';
import { answering, postponing } from '${src}/worker/worker.ts';
const { name, queue, db, folder, env, concurrency, lockMs, deadly } = JSON.parse(process.argv[2]);
const config = parseConfig({ db }, { env, folders: { config: folder, data: folder }, version: '1.2.3' });
const { signal } = new AbortController();
const isGone = (name) => {
  try {
    return !process.kill(Number(name.split(':')[1]), 0);
  } catch {
    return true;
  }
};
const self = { name: 'here:' + process.pid, isGone };
const app = createApp(config, { clock: systemClock, signal, process: self, random: Math.random, warn: (line) => process.send({ warned: line }) });
const answer = answering(app, {});
const guarded = (question, how) => {
  process.send({ begun: question.query?.text });
  if (question.query?.text === deadly) process.kill(process.pid, 'SIGKILL');
  return answer(question, how);
};
const say = (line) => process.send?.({ warned: line });
const patience = createPatience({ clock: systemClock, signal, mostMs: 600_000, onAway: say, onBack: say, onSpent: say });
await app.state(patience);
const load = { bullmq: () => import('bullmq'), ioredis: () => import('ioredis'), pg: () => import('pg') };
await takeJobs(queue, guarded, { name, concurrency, lockMs, clock: systemClock, load, signal, patience: patience('the queue'), postpone: postponing(app), onEnd: (end) => process.send(end) });
process.on('disconnect', () => process.exit());
process.send({ ready: true });
`;

/** Builds the worker, once for a run. Answers what starts one; all are killed when the test is over. */
export async function workerProcesses(): Promise<(settings: WorkerSettings) => ChildProcess> {
  const file = await onceARun('worker', builtWorker);
  return (settings) => {
    const child = fork(file, [JSON.stringify(settings)], { execArgv: [], env: {} });
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  };
}

async function builtWorker(): Promise<string> {
  const folder = join(inject('runFolder'), 'worker');
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'schema.sql', 'src/store/postgres/schema.sql'])
    cpSync(join(root, name), join(folder, name));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  await build({
    stdin: { contents: program, resolveDir: import.meta.dirname, loader: 'ts' },
    ...{ outdir: join(folder, 'dist'), entryNames: 'worker', outExtension: { '.js': '.mjs' } },
    ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', packages: 'external', logLevel: 'silent' },
  });
  return join(folder, 'dist/worker.mjs');
}

/** Ends a process as a machine that loses its power does. */
export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
