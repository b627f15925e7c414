import type { Title } from '../model/title.ts';

/** So many times better known is far better known. */
const far = 4;

export interface Fame {
  /** From 0, unknown, to 1, as well known as the best known of these titles. */
  share(title: Title): number;
  /** The second title is far better known than the first. */
  isFarBelow(a: Title, b: Title): boolean;
}

/**
 * How well known titles are beside each other: how many users list them, as their providers say, else how many relations they
 * have, on the scale of the others.
 */
export function fameAmong(titles: readonly Title[]): Fame {
  const both = titles.filter(({ popularity, relations }) => popularity && relations?.length);
  const perRelation = both.length > 0 ? sum(both.map(popularity)) / sum(both.map(relationsOf)) : 1;
  const of = (title: Title): number => title.popularity ?? relationsOf(title) * perRelation;
  const most = Math.log1p(Math.max(1, ...titles.map(of)));
  return {
    share: (title) => Math.log1p(of(title)) / most,
    isFarBelow: (a, b) => (1 + of(a)) * far <= 1 + of(b),
  };
}

const popularity = (title: Title): number => title.popularity ?? 0;
const relationsOf = ({ relations }: Title): number => relations?.length ?? 0;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
