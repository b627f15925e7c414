import { describe, expect, it } from 'vitest';
import { inverseOf } from '../../src/model/relation.ts';
import type { CatalogEntry } from '../../src/providers/catalog/entry.ts';
import { franchises } from '../../src/providers/catalog/franchises/all.ts';
import { bundled } from '../../src/providers/registry.ts';

const entries = franchises.flatMap((franchise) => franchise.entries);
const byId = new Map(entries.map((entry) => [entry.anilist, entry]));
const ended = entries.filter(({ status }) => status === undefined);
const named = (name: string) => franchises.find((franchise) => franchise.name === name)!;
const told = ({ anilist, title }: CatalogEntry) => `${anilist} ${title}`;

/** Shorts and extras of which nobody could be found to say how many there are. */
const ofUnknownNumber = [3485, 10870, 10949, 20776, 21155, 98186, 104434, 105893, 107263, 115217, 194884];

/** Every two titles that share a MyAnimeList id, the earlier one first. */
function splits(): readonly (readonly [CatalogEntry, CatalogEntry])[] {
  return franchises.flatMap(({ entries: all }) =>
    all.flatMap((first, n) =>
      all
        .slice(n + 1)
        .flatMap((next) => (first.mal !== undefined && first.mal === next.mal ? [[first, next] as const] : [])),
    ),
  );
}

it('holds as many franchises as are said to be bundled', () => {
  expect(bundled.franchises).toBe(franchises.length);
});

describe('what has ended', () => {
  it('has a number of episodes', () => {
    const without = ended.filter(({ episodes }) => episodes === undefined).map(({ anilist }) => anilist);
    expect(without.sort((a, b) => a - b)).toEqual(ofUnknownNumber);
  });

  it('has a year at least', () => {
    expect(ended.filter(({ start }) => start === undefined).map(told)).toEqual([]);
  });

  it('says how long it is, where it is a series', () => {
    expect(ended.filter(({ format, minutes }) => format === 'TV' && minutes === undefined).map(told)).toEqual([]);
  });

  it('says mostly how long it is', () => {
    const share = ended.filter(({ minutes }) => minutes !== undefined).length / ended.length;
    expect(share).toBeGreaterThan(0.87);
  });

  it('is one film, and ends on the day it begins, where it is a film', () => {
    const films = ended.filter(({ format }) => format === 'MOVIE');
    expect(films.filter(({ episodes }) => episodes !== 1).map(told)).toEqual([]);
    expect(films.filter(({ start, end }) => end !== undefined && end !== start).map(told)).toEqual([]);
  });
});

describe('what has not ended', () => {
  it('has no end date', () => {
    expect(entries.filter(({ status, end }) => status !== undefined && end !== undefined).map(told)).toEqual([]);
  });
});

describe('a title that AniList splits', () => {
  it('is counted once: one part is over when the next begins', () => {
    expect(splits().length).toBeGreaterThan(0);
    const overlapping = splits().filter(([{ end }, { start }]) => {
      const precision = Math.min(end?.length ?? 0, start?.length ?? 0);
      return (end ?? '').slice(0, precision) > (start ?? '').slice(0, precision);
    });
    expect(overlapping.map(([first, next]) => `${told(first)} and ${told(next)}`)).toEqual([]);
  });

  it('is not counted in the part before it', () => {
    const links = franchises.flatMap((franchise) => franchise.links);
    const both = links.flatMap(([from, type, to]) => (type === 'SEQUEL' ? [[byId.get(from)!, byId.get(to)!]] : []));
    const within = both.filter(([one, next]) => next!.mal === undefined && (one!.end ?? '') > (next!.start ?? '9999'));
    expect(within.map((pair) => pair.map(told).join(' and '))).toEqual([]);
  });

  it.each([
    ['Ranma 1/2', 210, 161],
    ['Attack on Titan', 39477, 7],
    ['Attack on Titan', 51535, 2],
    ['Re:Zero', 42364, 25],
    ['Bocchi the Rock!', 55357, 2],
    ['Sailor Moon', 51716, 2],
  ])('of %s has as many episodes as the one at MyAnimeList (mal:%i)', (name, mal, total) => {
    expect(episodesOf(named(name).entries.filter((entry) => entry.mal === mal))).toBe(total);
  });
});

it.each([
  ['Attack on Titan', 99],
  ['Death Note', 37],
  ['Dragon Ball', 817],
  ['Evangelion', 26],
  ['Fullmetal Alchemist', 115],
  ['Hunter x Hunter', 210],
  ['Naruto', 1064],
  ['Ranma 1/2', 185],
  ['Urusei Yatsura', 241],
])('%s has %i episodes of series that have ended', (name, total) => {
  const series = named(name).entries.filter(({ format, status }) => format === 'TV' && status === undefined);
  expect(episodesOf(series)).toBe(total);
});

it.each([
  [98497, { episodes: 1, minutes: 105 }],
  [100049, { minutes: 60 }],
  [100780, { episodes: 12, end: '2019-11-29' }],
  [165253, { episodes: 1, minutes: 92, end: '2024-06-07' }],
  [171099, { episodes: 1, minutes: 77, start: '2024-08-09' }],
  [148149, { episodes: 1, end: '2023-06-09' }],
  [160850, { episodes: 1, start: '2023-06-30' }],
  [146984, { episodes: 1, start: '2023-03-04', end: '2023-03-04' }],
  // AniList counts the third part and the finale in these; MyAnimeList has them as titles of their own.
  [146722, { episodes: 26, start: '2022-09-01', end: '2022-12-01' }],
  [21717, { episodes: 13, start: '2018-01-28', end: '2018-07-29' }],
  [223, { episodes: 153, end: '1989-04-19' }],
  [195322, { episodes: 13, mal: 61942 }],
  // MyAnimeList has these as titles of their own, AniList has not.
  [-59571, { format: 'MOVIE', start: '2024-11-08', minutes: 145 }],
  [-38414, { format: 'MOVIE', start: '2019-11-08', minutes: 76 }],
  [47, { format: 'MOVIE', start: '1988-07-16' }],
])('%i is what it is', (id, facts) => {
  expect(byId.get(id)).toMatchObject(facts);
});

describe('names', () => {
  it('are each given once', () => {
    const twice = entries.filter(({ title, english, native, synonyms = [] }) => {
      const said = new Set([title, english, native]);
      return new Set(synonyms).size < synonyms.length || synonyms.some((one) => said.has(one));
    });
    expect(twice.map(told)).toEqual([]);
  });
});

it('a pair is written with what the other end says only where that does not follow', () => {
  const needless = franchises.flatMap(({ links }) => links.filter(([, type, , back]) => back === inverseOf[type]));
  expect(needless).toEqual([]);
});

function episodesOf(titles: readonly CatalogEntry[]): number {
  return titles.reduce((sum, { episodes = 0 }) => sum + episodes, 0);
}
