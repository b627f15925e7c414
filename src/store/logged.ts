import type { Clock } from '../model/clock.ts';
import type { Log } from '../model/log.ts';
import type { Store } from './store.ts';

/** Says how long each use of the store took, and how many statements it ran. */
export function loggedStore(store: Store, log: Log, clock: Clock): Store {
  async function timed<T>(result: string, size: number, work: () => Promise<T>): Promise<T> {
    const [startedAt, before] = [clock.now(), store.statements()];
    try {
      return await work();
    } finally {
      log({ what: 'store', result, size, ms: clock.now() - startedAt, statements: store.statements() - before });
    }
  }
  return {
    ...store,
    save: (batch) => timed('save', batch.length, () => store.save(batch)),
    load: (refs) => timed('load', refs.length, () => store.load(refs)),
    inferred: (refs) => timed('inferred', refs.length, () => store.inferred(refs)),
    search: (words, limit) => timed('search', limit, () => store.search(words, limit)),
    relate: (pairs, provider) => timed('relate', pairs.length, () => store.relate(pairs, provider)),
    recordCrawl: (crawl) => timed('recordCrawl', crawl.members.length, () => store.recordCrawl(crawl)),
  };
}
