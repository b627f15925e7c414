import type { App } from '../app/app.ts';
import { AnimectlError } from '../model/errors.ts';
import type { Ref } from '../model/ref.ts';

/** Finds the titles of the franchises that some titles are of, by their refs, as far as it is known here. */
export type KnownKin = (refs: readonly Ref[]) => Promise<readonly Ref[]>;

/** As franchises were last answered, where the database counts, and as they are bundled. Asks nobody; a database that fails knows none. */
export function knownKin(store: boolean, app: App): KnownKin {
  return async (refs) => {
    try {
      const lookup = await app.lookup({
        ...{ provider: 'auto', refresh: false, concurrency: 1, offline: true },
        ...{ noStore: true, forAnswer: true, quietly: true, membersOnly: true },
      });
      const bundled = (await lookup.together?.(refs)) ?? [];
      const answered = store ? await (await app.database('forAnswer')).crawls.beside(refs) : [];
      return [...answered, ...bundled.map(({ ref }) => ref)];
    } catch (error) {
      if (error instanceof AnimectlError) return [];
      throw error;
    }
  };
}
