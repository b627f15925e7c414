import { normalised } from '../model/names.ts';
import type { Ref } from '../model/ref.ts';

/** A title, by all it is called in Latin letters. */
export interface BridgeTitle {
  readonly ref: Ref;
  readonly names: readonly string[];
}

/** Two titles that nothing but their own relation joins: without it their franchise falls in two. */
export interface Bridge {
  readonly a: Ref;
  readonly b: Ref;
  /** How many titles are on either side. */
  readonly sizes: readonly [number, number];
}

export type RelatedPair = readonly [Ref, Ref];

/** A side of fewer titles is not worth a look. */
const leastTitles = 4;

/**
 * Relations that may join what does not belong together: bridges between two sizeable parts, of which the smaller one has a
 * name of its own. The most even first. `links`: pairs of titles that are followed, each once; `isDoubtful`: which bridges are looked at. Takes a time that grows with
 * titles and links, times the bridges that are worth a look.
 */
export function falseBridges(
  titles: readonly BridgeTitle[],
  links: readonly RelatedPair[],
  isDoubtful: (bridge: Bridge) => boolean = () => true,
): readonly Bridge[] {
  const near = neighboursOf(titles, links);
  const found = cutEdges(near).filter((one) => Math.min(...one.sizes) >= leastTitles && isDoubtful(one));
  // Reading names is what takes time.
  if (found.length === 0) return found;
  const words = new Map(titles.map(({ ref, names }) => [ref, wordsIn(names)]));
  return found
    .filter(({ a, b }) => areUnlike(sideOf(a, b, near), sideOf(b, a, near), words))
    .sort((one, other) => Math.min(...other.sizes) - Math.min(...one.sizes) || (one.a < other.a ? -1 : 1));
}

type Near = ReadonlyMap<Ref, readonly Ref[]>;

function neighboursOf(titles: readonly BridgeTitle[], links: readonly RelatedPair[]): Near {
  const near = new Map<Ref, Set<Ref>>(titles.map(({ ref }) => [ref, new Set()]));
  for (const [a, b] of links) {
    if (a === b || !near.has(a) || !near.has(b)) continue;
    near.get(a)?.add(b);
    near.get(b)?.add(a);
  }
  return new Map([...near].map(([ref, refs]) => [ref, [...refs]]));
}

/** A title on the way down of Tarjan's search for bridges. The search keeps a stack of its own: JavaScript's is not deep enough for some franchises. */
interface Step {
  readonly ref: Ref;
  readonly from: Ref | undefined;
  readonly number: number;
  /** Tarjan's low-link: the lowest number that can be reached from here without the link to `from`. */
  low: number;
  size: number;
  next: number;
}

/** Every bridge, with the sizes of what it parts. */
export function cutEdges(near: Near): readonly Bridge[] {
  const numbers = new Map<Ref, number>();
  return [...near.keys()].flatMap((root) => (numbers.has(root) ? [] : cutEdgesFrom(root, near, numbers)));
}

function cutEdgesFrom(root: Ref, near: Near, numbers: Map<Ref, number>): readonly Bridge[] {
  const found: { readonly a: Ref; readonly b: Ref; readonly below: number }[] = [];
  const stack: Step[] = [];
  const enter = (ref: Ref, from: Ref | undefined): void => {
    const number = numbers.size;
    numbers.set(ref, number);
    stack.push({ ref, from, number, low: number, size: 1, next: 0 });
  };
  let total = 0;
  enter(root, undefined);
  for (let step = stack.at(-1); step; step = stack.at(-1)) {
    const to = near.get(step.ref)?.[step.next++];
    if (to === undefined) {
      stack.pop();
      const above = stack.at(-1);
      if (!above) total = step.size;
      else leave(step, above);
    } else if (to !== step.from) {
      const number = numbers.get(to);
      if (number === undefined) enter(to, step.ref);
      else step.low = Math.min(step.low, number);
    }
  }

  function leave(step: Step, above: Step): void {
    above.low = Math.min(above.low, step.low);
    above.size += step.size;
    if (step.low > above.number) found.push({ a: above.ref, b: step.ref, below: step.size });
  }

  return found.map(({ a, b, below }) => ({ a, b, sizes: [total - below, below] }));
}

/** All that can be reached from `start` without going through `other`. */
function sideOf(start: Ref, other: Ref, near: Near): readonly Ref[] {
  const side = new Set([start]);
  for (const ref of side) {
    for (const to of near.get(ref) ?? []) if (ref !== start || to !== other) side.add(to);
  }
  return [...side];
}

/** Whether the smaller side is called by words that are hardly heard on the other one. */
function areUnlike(one: readonly Ref[], other: readonly Ref[], words: ReadonlyMap<Ref, ReadonlySet<string>>): boolean {
  const [small, large] = one.length <= other.length ? [one, other] : [other, one];
  const inSmall = countWords(small, words);
  const inLarge = countWords(large, words);
  const own = [...inSmall].filter(([, count]) => count >= Math.max(2, small.length / 3)).map(([word]) => word);
  return own.length > 0 && own.every((word) => (inLarge.get(word) ?? 0) <= Math.max(1, large.length / 10));
}

function countWords(refs: readonly Ref[], words: ReadonlyMap<Ref, ReadonlySet<string>>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const ref of refs) for (const word of words.get(ref) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Words that say what a title is about; not those that every title may have. A number at the end is none of it: ToHeart2. */
function wordsIn(names: readonly string[]): ReadonlySet<string> {
  const all = names
    .flatMap((name) => normalised(name).split(' '))
    .map((word) => word.replace(/(?<=\p{L})\d{1,2}$/u, ''))
    .filter((word) => [...word].length >= 3);
  return new Set(
    all.filter((word) => !common.has(word) && !/^\d{1,2}$|^(?:19|20)\d\d$|^\d+(?:st|nd|rd|th)$/.test(word)),
  );
}

const common = new Set(
  'the and for with from anime animation movie film gekijouban season series special specials ova ona part final chapter episode hen kan tai shin zoku new story version recap music video 2nd 3rd'.split(
    ' ',
  ),
);
