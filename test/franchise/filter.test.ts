import { expect, it } from 'vitest';
import { documentOf, outlineIn } from '../../src/franchise/document.ts';
import type { Filter } from '../../src/franchise/filter.ts';
import { franchiseOf, pair, stats, titan, titleOf } from '../helpers/franchise.ts';

const all: Filter = { skip: [], aired: false };
const shown = (filter: Partial<Filter>) =>
  documentOf(titan, stats, 'release', { ...all, ...filter }).titles.map(({ ids }) => ids.anilist);

it('marks what may be skipped', () => {
  const marked = documentOf(titan, stats, 'release').titles.flatMap(({ ids, skippable }) =>
    skippable ? [[ids.anilist, skippable]] : [],
  );
  expect(marked).toEqual([
    [20691, 'recap'],
    [100465, 'recap'],
    [150005, 'music'],
  ]);
});

it.each([
  [{}, [16498, 18397, 20691, 20811, 20958, 100465, 150005, 999001]],
  [{ skip: ['recaps'] }, [16498, 18397, 20811, 20958, 150005, 999001]],
  [{ skip: ['recaps', 'music'] }, [16498, 18397, 20811, 20958, 999001]],
  [{ only: ['TV', 'MOVIE'] }, [16498, 20691, 20958, 100465, 999001]],
  [{ aired: true }, [16498, 18397, 20691, 20811, 20958, 100465, 150005]],
  [{ skip: ['recaps'], only: ['MOVIE'] }, []],
] as const)('%j shows %j', (filter, ids) => {
  expect(shown(filter)).toEqual(ids);
});

it('leaves out specials, adverts and what has no date', () => {
  const titles = (['TV', 'SPECIAL', 'CM', 'PV', 'MUSIC'] as const).map((format, n) => titleOf(n + 1, { format }));
  const edges = titles.slice(1).flatMap((_, n) => pair(1, 'OTHER', n + 2));
  const refs = (filter: Partial<Filter>) =>
    documentOf(franchiseOf(titles, edges), stats, 'release', { ...all, ...filter }).titles.map(({ ref }) => ref);
  expect(refs({ skip: ['specials'] })).toEqual(['anilist:1', 'anilist:3', 'anilist:4', 'anilist:5']);
  expect(refs({ skip: ['music'] })).toEqual(['anilist:1', 'anilist:2']);
  expect(refs({ aired: true })).toEqual([]);
});

it('numbers, counts and relates what is shown, and keeps what was read of the whole', () => {
  const document = documentOf(titan, stats, 'release', { ...all, skip: ['recaps', 'music'], aired: true });
  expect(document).toMatchObject({
    title: 'Attack on Titan',
    leftOut: 4,
    totals: { titles: 4, episodes: 42, minutes: 37 * 24 + 3 * 27 + 2 * 28 },
    continuities: [{ name: 'Attack on Titan', lead: 'anilist:16498', titles: 4 }],
  });
  expect(document.titles.map(({ order }) => order)).toEqual([1, 2, 3, 4]);
  expect(document.relations).toHaveLength(6);
  expect(outlineIn(document).places.get('anilist:20691')?.recap).toBe(true);
});
