import type { Ref } from '../model/ref.ts';
import { withoutSeason } from './name.ts';
import { neighbours, type Retellings, recapsOf, restsOf } from './recap.ts';
import { isFullSeries, isSeries, type Rank, type Roles, type Titled } from './titled.ts';

/** What continuities are read from. */
export interface Evidence {
  readonly titles: ReadonlyMap<Ref, Titled>;
  /** Those of them that are full series. */
  readonly series: Group;
  readonly roles: Roles;
  readonly rank: Rank;
  readonly retold: Retellings;
}

/** Titles that are taken together. */
export type Group = readonly Titled[];

export function groupedBy<T, Key>(all: readonly T[], key: (one: T) => Key): readonly (readonly T[])[] {
  const groups = new Map<Key, T[]>();
  for (const one of all) {
    const name = key(one);
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return [...groups.values()];
}

/** Recaps, and what tells an older series again under its name without being a series itself. */
export function retellingsOf(
  released: readonly Titled[],
  titles: ReadonlyMap<Ref, Titled>,
  roles: Roles,
  rank: Rank,
): Retellings {
  const retold = new Map(recapsOf(released, roles, rank));
  for (const title of released) {
    if (isFullSeries(title) || retold.has(title.ref)) continue;
    const of = neighbours(title.ref, roles, ['ALTERNATIVE']).find((one) => {
      const series = titles.get(one);
      const isOlder = (rank.get(one) ?? 0) < (rank.get(title.ref) ?? 0);
      return series && isOlder && isSeries(series) && restsOf(title, series).length > 0;
    });
    if (of) retold.set(title.ref, of);
  }
  return retold;
}

export function seriesName({ english, title }: Titled): string {
  return withoutSeason(english ?? title);
}

/** The year that it came out in; where that is not known, its ref. */
export function yearOrRef(title: Titled | undefined): string {
  return title?.startDate?.slice(0, 4) ?? String(title?.year ?? title?.ref);
}
