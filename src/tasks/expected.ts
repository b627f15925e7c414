import type { App } from '../app/app.ts';
import { AnimectlError } from '../model/errors.ts';
import type { Known } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import { type Crawling, crawlFrom } from './crawling.ts';

type Question = Omit<Crawling, 'lookup' | 'clock' | 'expect' | 'spent'>;

/**
 * What the franchise of a title was when it was last asked for, or is in the bundled catalogue: asked for at once, it takes
 * one request in place of one for every two levels. Asks nobody.
 */
export function expectedFor(
  question: Question,
  store: boolean,
  app: App,
): (roots: readonly Ref[]) => Promise<readonly Known[]> {
  return async (roots) => {
    try {
      const lookup = await app.lookup({
        ...{ provider: 'auto', refresh: false, concurrency: 1, offline: true },
        ...{ noStore: !store, quietly: true },
      });
      const events = crawlFrom(roots, '', { ...question, lookup, clock: app.clock, spent: undefined });
      for await (const event of events)
        if (event.type === 'franchise') return event.franchise.members.map(({ title }) => title);
      return [];
    } catch (error) {
      // Whoever knows nothing beforehand asks in rounds.
      if (error instanceof AnimectlError) return [];
      throw error;
    }
  };
}
