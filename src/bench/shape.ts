import type { RelationType } from '../model/relation.ts';
import type { Chance } from './chance.ts';

/** How a title came to its franchise. */
export interface Growth {
  /** The title that it was added to, by its place among the franchise's; undefined for the first. */
  readonly parent: number | undefined;
  /** What it is of its parent. */
  readonly type: RelationType;
  /** Chains count from 0, the main one; `place` in its own from 1. */
  readonly chain: number;
  readonly place: number;
  /** Branches from the first title; a sequel costs none. */
  readonly depth: number;
}

/** What the title at place `from` states of the one at `to`. */
export interface Statement {
  readonly from: number;
  readonly type: RelationType;
  readonly to: number;
}

/** What is no sequel, as often as in AniList's graph of July 2026. */
const branches: readonly (readonly [type: RelationType, back: RelationType, count: number])[] = [
  ['SIDE_STORY', 'PARENT', 2018],
  // An odd one: the series says OTHER, what is small beside it says PARENT.
  ['OTHER', 'PARENT', 580],
  ['SPIN_OFF', 'PARENT', 259],
  ['SUMMARY', 'PARENT', 236],
  ['ALTERNATIVE', 'ALTERNATIVE', 300],
];
const sequels = 0.52;
const longestChain = 12;
/** A crawl follows branches to 6 levels. */
const deepest = 5;
/** Relations beside those that hold a franchise together, a title. */
const extras = 0.42;
/** Of those so many are stated by one end only. */
const oneSided = 0.03;

/** Franchise sizes as they are: half of them 1 or 2, a mean of 3.9, now and then more than 100. */
export function franchiseSize(chance: Chance): number {
  return Math.min(500, Math.max(1, Math.round(2 * Math.exp(1.145 * chance.normal()))));
}

/** A franchise's titles in the order in which they were made: chains of sequels, and branches from them. */
export function grown(size: number, chance: Chance): readonly Growth[] {
  const all: Growth[] = [{ parent: undefined, type: 'SEQUEL', chain: 0, place: 1, depth: 0 }];
  const ends = [0];
  while (all.length < size) {
    const chain = chance.next() < 0.6 ? 0 : chance.below(ends.length);
    const end = ends[chain] ?? 0;
    const before = all[end] as Growth;
    if (chance.next() < sequels && before.place < longestChain) {
      ends[chain] = all.length;
      all.push({ ...before, parent: end, type: 'SEQUEL', place: before.place + 1 });
    } else {
      const parent = branchingFrom(all, chance);
      const { depth } = all[parent] as Growth;
      ends.push(all.length);
      all.push({ parent, type: branchType(chance)[0], chain: ends.length - 1, place: 1, depth: depth + 1 });
    }
  }
  return all;
}

/** Many are of the first title. */
function branchingFrom(all: readonly Growth[], chance: Chance): number {
  if (chance.next() < 0.2) return 0;
  const parent = chance.below(all.length);
  return (all[parent]?.depth ?? 0) < deepest ? parent : 0;
}

// As many cards of each as there are tens of it.
const deck = branches.flatMap((branch) => Array.from({ length: Math.round(branch[2] / 10) }, () => branch));

const branchType = (chance: Chance) => chance.oneOf(deck);

/** What the titles of a franchise state of each other. */
export function statementsOf(titles: readonly Growth[], chance: Chance): readonly Statement[] {
  const held = titles.flatMap(({ parent, type }, to) => {
    if (parent === undefined) return [];
    const back = type === 'SEQUEL' ? 'PREQUEL' : (branches.find(([one]) => one === type)?.[1] ?? 'PARENT');
    return bothWays(parent, type, to, back);
  });
  const more = titles.flatMap((_, to) => {
    if (to < 2 || chance.next() >= extras) return [];
    const [from, [type, back]] = [chance.below(to), branchType(chance)];
    const both = bothWays(from, type, to, back);
    return chance.next() < oneSided ? both.slice(0, 1) : both;
  });
  return [...held, ...more];
}

const bothWays = (from: number, type: RelationType, to: number, back: RelationType): readonly Statement[] => [
  { from, type, to },
  { from: to, type: back, to: from },
];
