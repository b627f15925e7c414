import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/providers/catalog/catalog.ts';
import { noHttp } from './catalog-http.ts';

async function search(...titles: string[]) {
  return catalog.search(titles, noHttp, { lookAhead: true });
}

async function first(title: string) {
  return (await search(title)).candidates[0]?.[0];
}

describe('searching the catalogue', () => {
  it.each([
    ['Attack on Titan', 16498],
    ['attack  on TITAN', 16498],
    ['shingeki no kyojin', 16498],
    ['進撃の巨人', 16498],
    ['進撃', 16498],
    ['Ａｔｔａｃｋ on Titan', 16498],
    ['AoT', 16498],
    ['atack on titan', 16498],
    ['atack titn', 16498],
    ['Attack on Titan Season 3', 99147],
    ['Fate', 356],
    ['fate zero', 10087],
    ['steinsgate', 9253],
    ['Steins;Gate', 9253],
    ['fuka ryouiki no deja vu', 11577],
    ['fulmetal alchemist brotherhod', 5114],
    ['One Piece', 21],
    ['brotherhood', 5114],
    ['Hunter x Hunter', 136],
    ['Hunter × Hunter', 136],
    ['Hunter x Hunter (2011)', 11061],
    ['Gintama', 918],
    ["Gintama'", 9969],
    ['Gintama°', 20996],
    ['evangelion', 30],
    ['bakemonogatari', 5081],
    ['Naruto', 20],
    ['nartuo', 20],
    ['Gundam', 80],
    ['∀ Gundam', 95],
    ['Monogatari', 5081],
    ['ガンダム', 80],
    ['ｶﾞﾝﾀﾞﾑ', 80],
    ['進撃の巨人 Season 2', 20958],
    ['History of Trunks', 985],
  ])('%s', async (title, id) => {
    expect(await first(title)).toBe(`anilist:${id}`);
  });

  it.each(['xyzzy nothing', '', '   ', '?!', '\u0000', 'q'.repeat(10_000)])('finds nothing for %j', async (title) => {
    expect((await search(title)).candidates).toEqual([[]]);
  });

  it('answers for each title searched, in order, with what was found', async () => {
    const { candidates, raws } = await search('xyzzy nothing', 'Death Note', 'Re:Zero');
    expect(candidates.map((list) => list[0])).toEqual([undefined, 'anilist:1535', 'anilist:21355']);
    expect([...raws.keys()].sort()).toEqual([...new Set(candidates.flat())].sort());
  });

  it.each([
    ['shin', 16498],
    ['atta', 16498],
    ['gea', 1575],
    ['fullmetal alch', 121],
  ])('offers what %s may be the beginning of', async (typed, id) => {
    expect((await search(typed)).candidates[0]).toContain(`anilist:${id}`);
  });

  it('offers 25 candidates at most, each once', async () => {
    const [list = []] = (await search('Gundam')).candidates;
    expect(list).toHaveLength(25);
    expect(new Set(list).size).toBe(25);
  });
});
