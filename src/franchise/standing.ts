import type { Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import { type Evidence, type Group, groupedBy, yearOrRef } from './evidence.ts';
import type { Retellings } from './recap.ts';
import { isFullSeries, isSeries, minutesIn, type Rank, type Role, type Roles, type Titled } from './titled.ts';

/** Stories that stand for themselves, each with the small ones that are nearest to it. */
export function gathered(stories: readonly Group[], { roles, rank, titles, retold }: Evidence): readonly Group[] {
  const home = new Map(stories.flatMap((story, n) => story.map(({ ref }) => [ref, n] as const)));
  const ties = stories.map((story, n) => tiesOf(story, n, home, roles, rank));
  const kept = stories.map((story, n) => standsAlone(story, ties[n] ?? [], titles, retold));
  // Where nothing is big enough, all of it is one story.
  if (!kept.includes(true)) return [stories.flat()];
  const owner: (number | undefined)[] = kept.map((stands, n) => (stands ? n : undefined));
  for (let found = true; found; ) {
    found = false;
    for (const n of stories.keys()) {
      if (owner[n] !== undefined) continue;
      owner[n] = nearest(ties[n] ?? [], ({ of }) => owner[home.get(of) ?? n]);
      found ||= owner[n] !== undefined;
    }
  }
  const largest = [...stories.keys()]
    .filter((n) => kept[n])
    .reduce((best, n) => ((stories[n]?.length ?? 0) > (stories[best]?.length ?? 0) ? n : best));
  return groupedBy([...stories.keys()], (n) => owner[n] ?? largest).map((all) => all.flatMap((n) => stories[n] ?? []));
}

/** Of the ties that tell most, whose owner has most; then the first one's. */
function nearest(ties: readonly Role[], owner: (tie: Role) => number | undefined): number | undefined {
  const owned = ties.flatMap((tie) => {
    const own = owner(tie);
    return own === undefined ? [] : [{ role: tie.role, own }];
  });
  const best = owned.filter(({ role }) => tellingness(role) === tellingness(owned[0]?.role ?? role));
  return [...groupedBy(best, ({ own }) => own)].sort((a, b) => b.length - a.length)[0]?.[0]?.own;
}

/** What a story's titles are to titles of other stories: the most telling first, then the one it came right after. */
function tiesOf(story: Group, own: number, home: ReadonlyMap<Ref, number>, roles: Roles, rank: Rank): readonly Role[] {
  const first = Math.min(...story.map(({ ref }) => rank.get(ref) ?? 0));
  const away = (of: Ref) => {
    const at = rank.get(of) ?? 0;
    return at < first ? first - at : rank.size + at;
  };
  return story
    .flatMap(({ ref }) => roles.get(ref) ?? [])
    .filter(({ of }) => home.get(of) !== own)
    .sort((a, b) => tellingness(a.role) - tellingness(b.role) || away(a.of) - away(b.of));
}

const telling: readonly RelationType[] = ['SUMMARY', 'COMPILATION', 'SIDE_STORY', 'ALTERNATIVE', 'SPIN_OFF', 'OTHER'];

function tellingness(role: RelationType): number {
  const at = telling.indexOf(role);
  return at < 0 ? telling.length : at;
}

/** Minutes from which a series is watched for itself; what has no series: as much as three long films, or two that came before every series. */
const seriesMinutes = 120;
export const otherMinutes = 300;
const firstMinutes = 150;

function standsAlone(
  story: Group,
  ties: readonly Role[],
  titles: ReadonlyMap<Ref, Titled>,
  retold: Retellings,
): boolean {
  if (story.some(isFullSeries)) return minutesIn(story) >= seriesMinutes;
  if (story.every(({ ref }) => retold.has(ref))) return false;
  if (minutesIn(story) >= otherMinutes || isSeriesOfOvas(story)) return true;
  const others = ties.flatMap(({ of }) => titles.get(of) ?? []).filter(isSeries);
  const first = Math.min(...story.map((title) => Number(yearOrRef(title))));
  const isFirst = others.every((other) => first < Number(yearOrRef(other)));
  const isBeside = ties.every(({ role }) => beside.has(role));
  return isBeside && isFirst && story.length > 1 && minutesIn(story) >= firstMinutes;
}

const beside: ReadonlySet<RelationType> = new Set(['ALTERNATIVE', 'SPIN_OFF', 'PARENT', 'OTHER']);

function isSeriesOfOvas(story: Group): boolean {
  return story.some(
    ({ format, episodes = 0, durationMinutes = 0 }) => format === 'OVA' && episodes >= 6 && durationMinutes >= 20,
  );
}
