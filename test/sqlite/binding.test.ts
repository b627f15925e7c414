import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { exit, exitCodeOf } from '../../src/cli/exit.ts';
import { describeFailure } from '../../src/report/failure.ts';
import { storeErrorOf } from '../../src/sqlite/failure.ts';
import { ownFolder } from '../helpers/folder.ts';
import { builtProgram } from '../helpers/program.ts';
import { machineWith } from '../reliability/machine.ts';

const program = builtProgram();

const compiled = 'was compiled against a different Node.js version using NODE_MODULE_VERSION 137.';

it.each([
  Object.assign(new Error(`The module '/x/better_sqlite3.node'\n${compiled}`), { code: 'ERR_DLOPEN_FAILED' }),
  new Error("Module did not self-register: '/x/better_sqlite3.node'."),
  new Error('Could not locate the bindings file. Tried:\n → /x/build/better_sqlite3.node'),
  Object.assign(
    new Error("Cannot find module '/x/build/Release/better_sqlite3.node'\nRequire stack:\n- /x/lib/binding.js"),
    {
      code: 'MODULE_NOT_FOUND',
    },
  ),
])('says what to do where SQLite cannot be loaded: %s', (thrown) => {
  const error = storeErrorOf('/x/anime.db', thrown);
  expect(error).toMatchObject({ name: 'StoreError', code: 'unloadable', isPassing: false, cause: thrown });
  expect(exitCodeOf({ error })).toBe(exit.database);
  expect(describeFailure(error, '1.2.3', 'Node 22.1.0 linux')).toBe(
    "animectl: SQLite's native part is missing or was built for another Node than this; install animectl again, or run npm rebuild better-sqlite3 where it is installed\n",
  );
});

it('takes nothing else for that', () => {
  const other = Object.assign(new Error("Cannot find module 'saxes'"), { code: 'MODULE_NOT_FOUND' });
  expect(storeErrorOf('/x/anime.db', other)).toMatchObject({ code: 'other' });
  const bug = new Error('x');
  expect(storeErrorOf('/x/anime.db', bug)).toBe(bug);
  expect(exitCodeOf({ error: bug })).toBe(exit.bug);
  expect(describeFailure(bug, '1.2.3', 'Node 22')).toContain('this is a bug');
});

it('is what doctor names, and not the files, which are as good as they were', async () => {
  const before = join(ownFolder(), 'without-sqlite.cjs');
  writeFileSync(
    before,
    `const load = process.dlopen;
    process.dlopen = (module, file, ...rest) => {
      if (!/better[-_]sqlite3/.test(file)) return load(module, file, ...rest);
      throw Object.assign(new Error('was compiled against a different Node.js version'), { code: 'ERR_DLOPEN_FAILED' });
    };`,
  );
  const machine = machineWith(program(), {});
  expect((await machine.run('--offline', 'anilist:16498')).code).toBe(0);
  const { folder } = machine;
  const broken = machineWith(program(), { folder, env: { NODE_OPTIONS: `--require=${before}` } });
  const ran = await broken.run('doctor', '--offline', '--json');
  const { findings } = JSON.parse(ran.out) as { readonly findings: readonly Record<string, string>[] };
  const advice = 'install animectl again, or run npm rebuild better-sqlite3 where it is installed';
  expect(ran.code).toBe(exit.database);
  for (const area of ['database', 'state'])
    expect(findings.find((one) => one.area === area)).toMatchObject({ level: 'failure', advice });
  expect((await machine.run('doctor', '--offline')).code).toBe(0);
});
