import { expect, it } from 'vitest';
import { exit, exitCodeOf } from '../../src/cli/exit.ts';
import { describeFailure } from '../../src/report/failure.ts';
import { storeErrorOf } from '../../src/sqlite/failure.ts';

const compiled = 'was compiled against a different Node.js version using NODE_MODULE_VERSION 137.';

it.each([
  Object.assign(new Error(`The module '/x/better_sqlite3.node'\n${compiled}`), { code: 'ERR_DLOPEN_FAILED' }),
  new Error("Module did not self-register: '/x/better_sqlite3.node'."),
  new Error('Could not locate the bindings file. Tried:\n → /x/build/better_sqlite3.node'),
])('says what to do where SQLite cannot be loaded: %s', (thrown) => {
  const error = storeErrorOf('/x/anime.db', thrown);
  expect(error).toMatchObject({ name: 'StoreError', code: 'unloadable', isPassing: false, cause: thrown });
  expect(exitCodeOf({ error })).toBe(exit.database);
  expect(describeFailure(error, '1.2.3', 'Node 22.1.0 linux')).toBe(
    "animectl: SQLite's native part is missing or was built for another Node than this; install animectl again, or run npm rebuild better-sqlite3 where it is installed\n",
  );
});

it('takes nothing else for that', () => {
  const bug = new Error('x');
  expect(storeErrorOf('/x/anime.db', bug)).toBe(bug);
  expect(exitCodeOf({ error: bug })).toBe(exit.bug);
  expect(describeFailure(bug, '1.2.3', 'Node 22')).toContain('this is a bug');
});
