import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { databaseFile } from '../../src/app/database-file.ts';
import { instantClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';

it('that another program writes to is soon left by a migration of a run that is to end', async () => {
  const path = join(ownFolder(), 'anime.db');
  const other = new Sqlite(path);
  onTestFinished(() => void other.close());
  other.exec(readFileSync(join(import.meta.dirname, '../fixtures/schema-1.sql'), 'utf8'));
  other.exec('BEGIN IMMEDIATE');
  const clock = instantClock();
  const { migrate } = databaseFile(path, { clock, signal: AbortSignal.abort(), warn: () => {} });
  await expect(migrate(false)).rejects.toMatchObject({ code: 'busy' });
  expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(1_500);
});
