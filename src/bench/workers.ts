import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './scenario.ts';

/** A worker of the program in a process of its own. */
export interface WorkerProcess {
  /** Processor time that it has taken so far, ms; undefined where the system does not tell. */
  processorMs(): number | undefined;
  stop(): Promise<void>;
}

/** Starts `animectl worker` and waits until it takes jobs. Rejects with what it said where it ends before. */
export async function startWorker(
  { program, env, folder }: Bench,
  name: string,
  concurrency: number,
  settings: Readonly<Record<string, string>>,
): Promise<WorkerProcess> {
  if (!program) throw new Error('there is no program to start: build it');
  const words = [program.file, 'worker', '--name', name, '--concurrency', String(concurrency)];
  const child = spawn(program.node, words, {
    env: { ...env, XDG_DATA_HOME: join(folder, name), ...settings },
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((done) => {
    child.on('error', () => done()).on('close', () => done());
  });
  await new Promise<void>((ready, fail) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2_000);
      if (said.includes('takes jobs')) ready();
    });
    void ended.then(() => fail(new Error(`a worker ended: ${said.trim()}`)));
  });
  return {
    processorMs: () => processorMsOf(child),
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Ticks of the system's clock are 10 ms; https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, fields 14 and 15. */
function processorMsOf({ pid }: ChildProcess): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return undefined;
  }
}
