import { versions } from 'node:process';
import Sqlite from 'better-sqlite3';
import { held } from '../../src/sqlite/held.ts';

// As the program does with its own, for databases that tests open themselves: on Node 24.19 and newer a worker ends when one of
// them, or a statement, is collected. Whatever is done with one first, it is held from then on. Not elsewhere, where the tests
// of what holds them have to be able to fail.
//
// Vitest runs this for every file, and one process has several.
const done = Symbol.for('animectl: holds what it is called on');
const isNeeded = Number(versions.node.split('.')[0]) >= 24;

for (const name of isNeeded ? ['prepare', 'exec', 'pragma', 'close', 'transaction', 'backup'] : []) {
  const method: unknown = Reflect.get(Sqlite.prototype, name);
  if (typeof method !== 'function' || Reflect.has(method, done)) continue;
  const holding = function (this: object, ...args: unknown[]) {
    return method.apply(held(this), args);
  };
  Reflect.set(Sqlite.prototype, name, Object.assign(holding, { [done]: true }));
}
