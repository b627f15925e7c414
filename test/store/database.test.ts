import { join } from 'node:path';
import { describe } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { ownFolder } from '../helpers/folder.ts';
import { databasePool, hasPostgres } from '../helpers/postgres.ts';
import { describeDatabase } from './contract.ts';

describeDatabase('SQLite', {
  alone: () => openSqlite(':memory:'),
  shared() {
    const file = join(ownFolder(), 'anime.db');
    return (clock) => openSqlite(file, clock && { clock });
  },
});

describe.skipIf(!hasPostgres)('on a server', () => {
  const { take, open } = databasePool();
  describeDatabase('PostgreSQL', {
    alone: async () => open(await take(), {}),
    shared() {
      const address = take();
      return async (clock) =>
        open(await address, clock ? { clock: { now: () => clock.now(), sleep: systemClock.sleep } } : {});
    },
  });
});
