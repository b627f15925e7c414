import type { Ref } from '../model/ref.ts';
import type { Roles, Titled } from './titled.ts';

/** How well known some titles are: the best known of them, then all together. */
interface Fame {
  readonly best: number;
  readonly all: number;
}

/**
 * How well known titles of one franchise are beside each other: by how many users list them, where providers say so of any;
 * else by how many others each is related to.
 */
export function fameIn(titles: readonly Titled[], roles: Roles): (some: readonly Titled[]) => Fame {
  const isStated = titles.some(({ popularity }) => popularity);
  const fame = new Map<Ref, number>(
    titles.map(({ ref, popularity = 0 }) => [ref, isStated ? popularity : (roles.get(ref)?.length ?? 0)]),
  );
  return (some) => {
    const known = some.map(({ ref }) => fame.get(ref) ?? 0);
    return { best: Math.max(0, ...known), all: known.reduce((sum, one) => sum + one, 0) };
  };
}
