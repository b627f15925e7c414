import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';

/** MyAnimeList's id of each title by its own ref. Of several titles that share one, the first has it. */
export function malIds(all: readonly Title[]): ReadonlyMap<Ref, number> {
  const taken = new Set<number>();
  const ids = new Map<Ref, number>();
  for (const { ref, ids: own } of all) {
    if (own.mal === undefined || taken.has(own.mal)) continue;
    taken.add(own.mal);
    ids.set(ref, own.mal);
  }
  return ids;
}
