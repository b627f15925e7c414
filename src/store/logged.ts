import type { Clock } from '../model/clock.ts';
import type { Log } from '../model/log.ts';
import type { Database } from './database.ts';

/** Logs how long reading titles and committing took and, of a commit, how many statements it ran. */
export function loggedDatabase(database: Database, log: Log, clock: Clock): Database {
  const { titles } = database;
  async function timed<T>(result: string, size: number, work: () => Promise<T>): Promise<T> {
    const startedAt = clock.now();
    let statements: number | undefined;
    try {
      const done = await work();
      if (typeof done === 'object' && done !== null && 'statements' in done) statements = Number(done.statements);
      return done;
    } finally {
      const ms = clock.now() - startedAt;
      log({ what: 'store', result, size, ms, ...(statements !== undefined && { statements }) });
    }
  }
  return {
    ...database,
    titles: {
      ...titles,
      load: (refs) => timed('load', refs.length, () => titles.load(refs)),
      inferred: (refs) => timed('inferred', refs.length, () => titles.inferred(refs)),
      search: (words, limit) => timed('search', limit, () => titles.search(words, limit)),
    },
    commit: (batch, options) => timed('commit', batch.arrivals?.length ?? 0, () => database.commit(batch, options)),
  };
}
