import { execFile, spawn } from 'node:child_process';
import { cpSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { beforeAll, inject, onTestFinished } from 'vitest';
import { onceARun } from './once-a-run.ts';

const root = join(import.meta.dirname, '../..');

/** The program as users have it, see `programFolder`, for the tests of one file. Answers where it is. */
export function builtProgram(): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = await programFolder();
  }, 120_000);
  return () => join(folder, 'bin/animectl.js');
}

/**
 * The folder of the built program: what the package holds but for documents, manual and types. It is built once for a run, where
 * it stays: the code that is kept beside it knows where that is. No test changes anything in it.
 */
export function programFolder(): Promise<string> {
  return onceARun('program', async () => {
    const folder = join(inject('runFolder'), 'program');
    rmSync(folder, { recursive: true, force: true }); // of a build that failed
    for (const name of ['bin', 'package.json', 'schema.sql', 'src/store/postgres/schema.sql'])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    await promisify(execFile)(execPath, [join(root, 'scripts/build/build.js'), join(folder, 'dist')]);
    return folder;
  });
}

export interface Process {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs it as a process of its own with nothing but `env` for surroundings; killed when the test is over. */
export function startedProgram(
  file: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Process> {
  const child = spawn(execPath, [file, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const parts = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    parts.out += text;
  });
  child.stderr.on('data', (text) => {
    parts.err += text;
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, ...parts }));
  });
}
