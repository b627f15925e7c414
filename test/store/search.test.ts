import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { arrival, titled } from '../helpers/arrivals.ts';

const names: readonly [string, Parameters<typeof titled>[1]][] = [
  ['Shingeki no Kyojin', { english: 'Attack on Titan', native: '進撃の巨人' }],
  ['Shingeki no Kyojin Season 2', { english: 'Attack on Titan Season 2', popularity: 5 }],
  ['Titanica', {}],
  ['Kidou Senshi Gundam', { native: '機動戦士ガンダム' }],
  ['Fullmetal Alchemist', {}],
  ['Fullmetal Alchemist: Brotherhood', { popularity: 9 }],
  ['Hunter x Hunter (2011)', { english: 'Hunter x Hunter' }],
];

async function titlesFor(words: string): Promise<readonly string[]> {
  const store = await openSqlite(':memory:');
  await store.commit({
    arrivals: names.map(([title, facts], n) => arrival({ ...titled(`anilist:${n + 1}`), title, ...facts })),
  });
  const found = await store.titles.search(words, 10);
  await store.close();
  return found.map((one) => one.title.title);
}

describe('a search', () => {
  it.each([
    [
      'the very name first, however well known another is',
      'fullmetal alchemist',
      ['Fullmetal Alchemist', 'Fullmetal Alchemist: Brotherhood'],
    ],
    [
      'the beginning of a name before a part of it',
      'titan',
      ['Titanica', 'Shingeki no Kyojin Season 2', 'Shingeki no Kyojin'],
    ],
    ['words in any order', 'kyojin shingeki', ['Shingeki no Kyojin Season 2', 'Shingeki no Kyojin']],
    ['Japanese, two letters of it', '進撃', ['Shingeki no Kyojin']],
    ['a part of Japanese', 'ガンダム', ['Kidou Senshi Gundam']],
    ['× for x', 'hunter × hunter', ['Hunter x Hunter (2011)']],
  ])('finds %s', async (_, words, titles) => {
    expect(await titlesFor(words)).toEqual(titles);
  });

  it.each([
    ['a letter too few', 'shingki no kyojin', 'Shingeki no Kyojin'],
    ['letters changed', 'fulmetal alchamist', 'Fullmetal Alchemist'],
    ['words run together', 'attackontitan', 'Shingeki no Kyojin'],
  ])('forgives %s', async (_, words, title) => {
    expect((await titlesFor(words))[0]).toBe(title);
  });
});
