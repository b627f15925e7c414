import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { lateDatabase } from '../../src/store/late.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { ownFolder } from '../helpers/folder.ts';
import { describeDatabase } from './contract.ts';

describeDatabase('SQLite', {
  alone: () => openSqlite(':memory:'),
  shared() {
    const file = join(ownFolder(), 'anime.db');
    return (clock) => openSqlite(file, clock && { clock });
  },
});

// The same statements, through what makes the file at the first commit: in the whole suite alone.
if (inject('suite') === 'all')
  describeDatabase('SQLite that is made when something is kept', {
    alone: async () =>
      lateDatabase(
        () => false,
        () => openSqlite(':memory:'),
      ),
    shared() {
      const file = join(ownFolder(), 'anime.db');
      return async (clock) =>
        lateDatabase(
          () => existsSync(file),
          () => openSqlite(file, clock && { clock }),
        );
    },
  });
