import { join } from 'node:path';
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
