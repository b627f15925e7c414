import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versions } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { held } from '../../src/sqlite/held.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** What is left of a database, a statement and a transaction after nobody holds them any more. */
async function leftOf(open: () => Database.Database): Promise<readonly boolean[]> {
  const made: WeakRef<object>[] = [];
  (() => {
    const db = open();
    made.push(new WeakRef(db), new WeakRef(db.prepare('SELECT 1')));
    db.pragma('user_version');
    db.close();
  })();
  // A WeakRef holds until the end of the turn in which it was made.
  await new Promise((done) => setImmediate(done));
  collect();
  return made.map((one) => one.deref() !== undefined);
}

it('keeps databases and statements from being collected', async () => {
  expect(await leftOf(() => held(new Database(':memory:')))).toEqual([true, true]);
});

// Elsewhere test/helpers/held.ts holds them all.
it.skipIf(Number(versions.node.split('.')[0]) >= 24)('lets those of others go', async () => {
  expect(await leftOf(() => new Database(':memory:'))).toEqual([false, false]);
});

it('holds every database of the program', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const lines = files.flatMap((name) => readFileSync(join('src', name), 'utf8').split('\n'));
  const opening = lines.filter((line) => /new (?:Database|Sqlite)\(/.test(line));
  expect(opening).toHaveLength(1);
  expect(opening.filter((line) => !line.includes('held('))).toEqual([]);
});
