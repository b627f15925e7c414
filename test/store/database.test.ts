import { join } from 'node:path';
import { describe } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { ownFolder } from '../helpers/folder.ts';
import { hasPostgres, lentDatabases } from '../helpers/postgres.ts';
import { describeDatabase } from './contract.ts';

describeDatabase('SQLite', {
  alone: () => openSqlite(':memory:'),
  shared() {
    const file = join(ownFolder(), 'anime.db');
    return (clock) => openSqlite(file, clock && { clock });
  },
});

describe.skipIf(!hasPostgres)('on a server', () => {
  const { alone, shared } = lentDatabases();
  describeDatabase('PostgreSQL', {
    alone,
    shared() {
      const open = shared();
      return (clock) => open(clock && { clock: { now: () => clock.now(), sleep: systemClock.sleep } });
    },
  });
});
