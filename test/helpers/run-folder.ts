import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { kill } from 'node:process';
import type { TestProject } from 'vitest/node';
import { removeCluster } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for what is made once for all files of a run. It is there from the start to the end of the run. */
    readonly runFolder: string;
  }
}

/** Where Linux keeps files in memory: a test's database of SQLite takes a third of the processor time there, and waits for no disk. */
const memory = '/dev/shm';

/** How much has to be free there: most of it is for the databases of PostgreSQL. Containers often have 64 MiB. */
const roomBytes = 3 * 2 ** 30;

/** How names of runs' folders begin. Short, for tests look at how lines with names of files in them are laid out. */
const prefix = 'anime-';

/** The file in such a folder that says which process made it. */
const owner = 'owner';

/** Vitest calls it before the first test. Answers what it is to call after the last. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(process.env.TMPDIR || !hasRoomInMemory() ? tmpdir() : memory, prefix));
  // PostgreSQL is another user, and has a folder in it.
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, owner), String(process.pid));
  removeLeftOver(dirname(folder));
  project.provide('runFolder', folder);
  // Whatever is temporary lies in it, for tests and what they start: other runs on this machine have their own.
  const usual = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  // What was built belongs to the sources as they were.
  project.onTestsRerun(() => {
    for (const name of readdirSync(folder).filter((one) => one !== owner && !/\bpostgres\b/.test(one)))
      rmSync(join(folder, name), { recursive: true, force: true });
  });
  return () => {
    const cluster = join(folder, 'postgres.json');
    if (existsSync(cluster)) removeCluster(JSON.parse(readFileSync(cluster, 'utf8')));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  };
}

/** Whether files can be kept in memory, and programs run from there. */
function hasRoomInMemory(): boolean {
  if (!existsSync(memory)) return false;
  const { bavail, bsize } = statfsSync(memory);
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .find((line) => line.split(' ')[1] === memory);
  return bavail * bsize >= roomBytes && mount !== undefined && !/\bnoexec\b/.test(mount.split(' ')[3] ?? '');
}

/** Removes the folders of runs that were killed, but for those of other users. */
function removeLeftOver(place: string): void {
  for (const name of readdirSync(place).filter((one) => one.startsWith(prefix))) {
    const folder = join(place, name);
    const file = join(folder, owner);
    if (!existsSync(file) || isRunning(Number(readFileSync(file, 'utf8')))) continue;
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    } catch {}
  }
}

/** Whether a process is there, be it another user's. */
function isRunning(process: number): boolean {
  try {
    return kill(process, 0);
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
