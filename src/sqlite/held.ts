const forever = new Set<unknown>();

/** Makes objects of native code: what is behind a database of better-sqlite3. */
type Maker = (...args: unknown[]) => unknown;

/**
 * Keeps a database of better-sqlite3, its statements and its backups from garbage collection for as long as the process
 * lives. Node 24.19 and newer abort where version 12, compiled for them, is collected while no JavaScript runs: what
 * destroys such an object asks for an environment that is not entered then. They are few: statements are prepared once.
 */
export function held<Db extends object>(db: Db): Db {
  if (forever.has(db)) return db;
  forever.add(db);
  for (const key of Object.getOwnPropertySymbols(db)) {
    const native: unknown = Reflect.get(db, key);
    if (typeof native !== 'object' || native === null) continue;
    for (const name of ['prepare', 'backup']) holdMade(native, name);
  }
  return db;
}

function holdMade(native: object, name: string): void {
  const make: Maker | undefined = Reflect.get(native, name);
  if (!make) return;
  Object.defineProperty(native, name, {
    // Where this module is loaded twice, both hold what is made.
    configurable: true,
    value(...args: readonly unknown[]) {
      const made = make.apply(native, [...args]);
      forever.add(made);
      return made;
    },
  });
}
