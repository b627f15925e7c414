import type { Reputation } from '../model/reputation.ts';
import { type Tally, tallyKey } from './fold.ts';
import type { Sighting } from './sighting.ts';

/** Releases of the mean that are added to those of a group before it is judged, so that few say little. */
const meanReleases = 10;
/** Standard deviations on both sides of the mean that hold 95 of 100 cases. */
const deviations = 1.96;

/**
 * Ranks groups within each category: by the lower end of the interval around their score, so that a group with few
 * releases has to be better than one with many; then by the number of releases, then by name.
 */
export function rankedGroups(all: Iterable<Tally>): readonly Reputation[] {
  // Sums of fractions depend on their order: that of the keys does not depend on who came first.
  const keyed = [...all].map((tally) => ({ tally, key: tallyKey(tally.sighting) }));
  const tallies = keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ tally }) => tally);
  const cohorts = cohortsOf(tallies);
  const groups = groupedBy(tallies, ({ sighting }) => JSON.stringify([sighting.category, sighting.group]));
  const judged = [...groups.values()].map((own) => ({ own, ...judgedOf(own, cohorts) }));
  const categories = groupedBy(judged, ({ own }) => own[0]?.sighting.category ?? '');
  const ranked = [...categories.values()].flatMap((members) => {
    const total = sum(members, ({ judged }) => judged);
    const mean = total === 0 ? 0.5 : sum(members, ({ wins }) => wins) / total;
    return members.map((member) => reputationOf(member, mean));
  });
  return ranked.sort(byRank);
}

function byRank(one: Reputation, other: Reputation): number {
  if (one.category !== other.category) return one.category < other.category ? -1 : 1;
  return other.low - one.low || other.releases - one.releases || (one.group < other.group ? -1 : 1);
}

interface Judged {
  readonly own: readonly Tally[];
  readonly judged: number;
  /** The sum over the judged releases of the share that each does better than. */
  readonly wins: number;
}

/** How many releases of a category and quarter there are at each level of a figure. */
type Cohorts = ReadonlyMap<string, readonly number[]>;
const figures = ['seeders', 'completions'] as const;

const cohortOf = (figure: string, { category, month }: Sighting) => `${figure} ${Math.floor(month / 3)} ${category}`;

/** What a figure says. Completions that cost nothing say nothing. */
function levelIn(sighting: Sighting, figure: (typeof figures)[number]): number {
  return figure === 'completions' && sighting.isFreeleech ? -1 : sighting[figure];
}

function cohortsOf(tallies: readonly Tally[]): Cohorts {
  const cohorts = new Map<string, number[]>();
  for (const { sighting, count } of tallies)
    for (const figure of figures) {
      const level = levelIn(sighting, figure);
      if (level < 0) continue;
      const key = cohortOf(figure, sighting);
      const levels = cohorts.get(key) ?? new Array<number>(31).fill(0);
      levels[level] = (levels[level] ?? 0) + count;
      cohorts.set(key, levels);
    }
  return cohorts;
}

function judgedOf(own: readonly Tally[], cohorts: Cohorts): Omit<Judged, 'own'> {
  let [judged, wins] = [0, 0];
  for (const { sighting, count } of own) {
    const shares = figures
      .filter((figure) => levelIn(sighting, figure) >= 0)
      .map((figure) => shareBelow(cohorts.get(cohortOf(figure, sighting)) ?? [], levelIn(sighting, figure)));
    if (shares.length === 0 && !sighting.isNuked) continue;
    judged += count;
    if (!sighting.isNuked) wins += (count * sum(shares, (share) => share)) / shares.length;
  }
  return { judged, wins };
}

/** The share of a cohort that is below a level, those at the level counted by half. */
function shareBelow(levels: readonly number[], level: number): number {
  const below = sum(levels.slice(0, level), (number) => number) + (levels[level] ?? 0) / 2;
  return below / sum(levels, (number) => number);
}

function reputationOf({ own, judged, wins }: Judged, mean: number): Reputation {
  const n = judged + meanReleases;
  const score = (wins + meanReleases * mean) / n;
  const number = (is: (sighting: Sighting) => boolean) => sum(own, ({ sighting, count }) => (is(sighting) ? count : 0));
  const months = own.map(({ sighting }) => sighting.month).filter((month) => month >= 0);
  return {
    group: spellingOf(own),
    category: own[0]?.sighting.category ?? '',
    releases: number(() => true),
    internal: number(({ isInternal }) => isInternal),
    revised: number(({ isRevised }) => isRevised),
    reposted: number(({ isRepost }) => isRepost),
    nuked: number(({ isNuked }) => isNuked),
    first: months.length > 0 ? monthText(months.reduce((one, other) => Math.min(one, other))) : null,
    last: months.length > 0 ? monthText(months.reduce((one, other) => Math.max(one, other))) : null,
    judged,
    score,
    ...wilson(score, n),
  };
}

/** Wilson's interval for a share that was found among n. Rounding is kept from putting the share outside. */
function wilson(share: number, n: number): Pick<Reputation, 'low' | 'high'> {
  const square = deviations ** 2;
  const centre = (share + square / (2 * n)) / (1 + square / n);
  const half = (deviations * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n))) / (1 + square / n);
  return { low: Math.min(Math.max(centre - half, 0), share), high: Math.max(Math.min(centre + half, 1), share) };
}

/** The most frequent spelling, of equally frequent ones the smallest. */
function spellingOf(own: readonly Tally[]): string {
  const spellings = [...groupedBy(own, ({ sighting }) => sighting.spelling)];
  const counted = spellings.map(([spelling, tallies]) => ({ spelling, number: sum(tallies, ({ count }) => count) }));
  counted.sort((one, other) => other.number - one.number || (one.spelling < other.spelling ? -1 : 1));
  return counted[0]?.spelling ?? '';
}

const monthText = (month: number) => `${1970 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((total, one) => total + of(one), 0);

function groupedBy<T>(list: readonly T[], keyFor: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyFor(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
