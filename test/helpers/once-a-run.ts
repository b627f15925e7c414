import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { inject } from 'vitest';

/**
 * What is made once for all files of a run: the first that asks makes it, in whichever process that is, and who asks meanwhile
 * waits. What `make` answers is kept as JSON in the run's folder, and has to do for every process.
 */
export async function onceARun<Made>(name: string, make: () => Promise<Made>): Promise<Made> {
  const file = join(inject('runFolder'), `${name}.json`);
  if (!existsSync(file)) {
    // SQLite keeps the others waiting, and no longer than whoever makes it lives.
    const lock = new Sqlite(`${file}.lock`, { timeout: 90_000 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
      if (!existsSync(file)) writeFileSync(file, JSON.stringify(await make()));
    } finally {
      lock.close();
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Made;
}
