import type { App } from '../app/app.ts';
import { AnimectlError } from '../model/errors.ts';
import type { Ref } from '../model/ref.ts';

/** Finds the titles of the franchise that each of some titles is of, as far as it is known here. By the refs of those. */
export type KnownKin = (refs: readonly Ref[]) => Promise<ReadonlyMap<Ref, ReadonlySet<Ref>>>;

/** As franchises were last answered, where the database counts, and as they are bundled. Asks nobody; a database that fails knows none. */
export function knownKin(store: boolean, app: App): KnownKin {
  return async (refs) => {
    try {
      const lookup = await app.lookup({
        ...{ provider: 'auto', refresh: false, concurrency: 1, offline: true },
        ...{ noStore: true, forAnswer: true, quietly: true, membersOnly: true },
      });
      const answered = store ? await (await app.database('forAnswer')).crawls.beside(refs) : undefined;
      const each = refs.map(async (of) => {
        const bundled = (await lookup.together?.([of])) ?? [];
        return [of, new Set([...(answered?.get(of) ?? []), ...bundled.map(({ ref }) => ref)])] as const;
      });
      return new Map(await Promise.all(each));
    } catch (error) {
      if (error instanceof AnimectlError) return new Map();
      throw error;
    }
  };
}
