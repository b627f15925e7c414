import { describe, expect, it } from 'vitest';
import { bundledOrigin } from '../../src/lookup/bundled.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import { type Resolution, type ResolveOptions, resolvedEvent, resolveTitles, whyNot } from '../../src/match/resolve.ts';
import { ranked } from '../../src/match/score.ts';
import { NotFoundError, ProviderError } from '../../src/model/errors.ts';
import type { Lookup } from '../../src/model/lookup.ts';
import type { Title } from '../../src/model/title.ts';
import { anilist } from '../../src/providers/anilist/anilist.ts';
import { bundled as catalogue } from '../../src/providers/registry.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { catalogFranchises, catalogTitles } from '../helpers/catalog-titles.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref } from '../helpers/graph.ts';
import { httpTo } from '../helpers/http.ts';
import { lookupOf, networkOf, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

const bundled = createLookup([bundledOrigin(catalogue)], noCounts());

async function resolved(titles: readonly string[], lookup: Lookup, options: Partial<ResolveOptions> = {}) {
  const events = resolveTitles(titles, lookup, { lookAhead: false, ...options });
  for (;;) {
    const { done, value } = await events.next();
    if (done) return value;
  }
}

async function chosen(title: string, lookup: Lookup, options: Partial<ResolveOptions> = {}) {
  const [resolution] = await resolved([title], lookup, options);
  return resolution?.chosen?.title.ref;
}

/** What people write, and what they mean. */
const meanings = [
  ['Attack on Titan', 16498],
  ['attack on titan', 16498],
  ['進撃の巨人', 16498],
  ['Shingeki no Kyojin', 16498],
  ['Attack on Titan Season 3', 99147],
  ['attack on titan s3', 99147],
  ['Attack on Titan 3rd season', 99147],
  ['Attack on Titan Season 3 Part 2', 104578],
  ['Attack on Titan Season 2', 20958],
  ['Attack on Titan The Final Season', 110277],
  ['Fate/Zero', 10087],
  ['Evangelion', 30],
  ['Neon Genesis Evangelion', 30],
  ['Hunter × Hunter (2011)', 11061],
  ['Hunter x Hunter 2011', 11061],
  ['Hunter x Hunter 1999', 136],
  ["Gintama'", 9969],
  ['Gintama°', 20996],
  ['Gintama', 918],
  ['mob psycho 100 season 2', 101338],
  ['Mob Psycho 100 II', 101338],
  ['Mob Psycho 100', 21507],
  ['86', 116589],
  ['Steins;Gate', 9253],
  ['Steins;Gate movie', 11577],
  ['Fullmetal Alchemist', 121],
  ['Fullmetal Alchemist 2003', 121],
  ['Fullmetal Alchemist Brotherhood', 5114],
  ['Mobile Suit Gundam', 80],
  ['∀ Gundam', 95],
  ['Naruto', 20],
  ['One Piece', 21],
  ['Isekai Quartet', 104454],
] as const;

describe('words are taken to mean a title', () => {
  it.each(meanings)('%s, in the catalogue', async (title, id) => {
    expect(await chosen(title, bundled)).toBe(ref(id));
  });

  it.each([
    ['atack on titan', 16498],
    ['Stiens Gate', 9253],
    ['fulmetal alchemist brotherhod', 5114],
    ['aot final season', 110277],
  ])('%s, however it is spelt', async (title, id) => {
    expect(await chosen(title, bundled)).toBe(ref(id));
  });

  it.each(['Fate', 'Gundam', 'Monogatari', 'JoJo'])('%s is a series of that franchise', async (title) => {
    const [{ chosen: one } = {}] = await resolved([title], bundled);
    expect(one?.title.format).toBe('TV');
    const name = title === 'JoJo' ? "JoJo's Bizarre Adventure" : title;
    expect(catalogFranchises().find((franchise) => franchise.name === name)?.members).toContain(one?.title.ref);
  });

  it('the same way at AniList', async () => {
    const { url } = await anilistServer(await catalogTitles());
    const lookup = lookupOf(anilist, { http: httpTo(url, anilist) });
    const titles = meanings.map(([title]) => title);
    const resolutions = await resolved(titles, lookup);
    const wrong = resolutions.filter(({ chosen: one }, n) => one?.title.ref !== ref(meanings[n]?.[1] ?? 0));
    expect(wrong.map(({ query, chosen: one }) => `${query}: ${one?.title.title}`)).toEqual([]);
  });

  it.each([
    ['Hunter x Hunter (1999)', 136],
    ['Attack on Titan (2013)', 16498],
    ['Attack on Titan Season 2 (2017)', 20958],
  ])('by what is bundled where a provider does not know them: %s', async (title, id) => {
    const { url } = await anilistServer([titleOf(1108, { title: 'Soul Hunter' })]);
    const network = networkOf(anilist, { http: httpTo(url, anilist) });
    expect(await chosen(title, createLookup([network, bundledOrigin(catalogue)], noCounts()))).toBe(ref(id));
  });

  it('the same way every time, in whatever order they come', () => {
    const titles = [
      titleOf(3, { title: 'Same', format: 'TV', startDate: '2012' }),
      titleOf(1, { title: 'Same', format: 'TV', startDate: '2010' }),
      titleOf(2, { title: 'Same', format: 'TV', startDate: '2010' }),
    ];
    const order = (all: readonly Title[]) => ranked('same', all).map(({ title }) => title.ref);
    expect(order(titles)).toEqual([ref(1), ref(2), ref(3)]);
    expect(order([...titles].reverse())).toEqual(order(titles));
  });
});

describe('between titles of one name', () => {
  const titles = [
    titleOf(1, { title: 'Same', format: 'TV', year: 1999, startDate: '1999', popularity: 100 }),
    titleOf(2, { title: 'Same', format: 'TV', year: 2011, startDate: '2011', popularity: 1_000_000 }),
    titleOf(3, { title: 'Same', format: 'MOVIE', year: 2013, startDate: '2013', popularity: 1_000_000 }),
  ];
  const first = (words: string) => ranked(words, titles)[0]?.title.ref;

  it.each([
    ['Same', 2],
    ['Same 1999', 1],
    ['Same (2013)', 3],
    ['Same movie', 3],
    ['Same TV', 2],
  ])('%s is the one of the year and the format, else the better known series', (words, id) => {
    expect(first(words)).toBe(ref(id));
  });
});

describe('words that begin a series and are a song', () => {
  const series = titleOf(1, { title: 'Fate/stay night', format: 'TV' });

  it('are the series where the song is called so only besides, and the song where that is its name', () => {
    const besides = titleOf(2, { title: 'Destiny', synonyms: ['Fate'], format: 'MUSIC' });
    expect(ranked('Fate', [besides, series])[0]?.title).toBe(series);
    expect(ranked('Destiny', [besides, series])[0]?.title).toBe(besides);
    const byName = titleOf(3, { title: 'Fate', format: 'MUSIC' });
    expect(ranked('Fate', [series, byName])[0]?.title).toBe(byName);
  });
});

describe('a choice', () => {
  const named = ['Same One', 'Same Two', 'Other'].map((title, n) => titleOf(n + 1, { title }));
  const lookup = () => lookupOf(memoryProvider(named));
  const resolve = async (options: Partial<ResolveOptions>): Promise<Resolution> =>
    (await resolved(['Same'], lookup(), options))[0] as Resolution;

  it('is made by --pick', async () => {
    expect((await resolve({ pick: 2 })).chosen?.title.ref).toBe(ref(2));
    const none = await resolve({ pick: 3 });
    expect(none.chosen).toBeUndefined();
    expect(whyNot(none, { pick: 3 })?.message).toMatch(/"Same" has 2 candidates, there is no number 3: Same One/);
  });

  it('that is not clear says so, and is refused by --strict', async () => {
    const resolution = await resolve({});
    expect(resolution.ambiguous).toBe(true);
    expect(whyNot(resolution, {})).toBeUndefined();
    const refusal = whyNot(resolution, { strict: true });
    expect(refusal).toBeInstanceOf(NotFoundError);
    expect(refusal?.message).toContain('Same One, anilist:1; Same Two, anilist:2');
    expect((await resolve({ pick: 1 })).ambiguous).toBe(false);
  });

  it('names the runners-up, best first', async () => {
    expect(resolvedEvent(await resolve({}))).toMatchObject({
      type: 'resolved',
      query: 'Same',
      title: { ref: 'anilist:1' },
      runnersUp: [{ title: { ref: 'anilist:2' } }],
      ambiguous: true,
      from: 'network',
    });
  });
});

it.each([
  ['Pokémon season 2', 'Pokémon'],
  ['  Pokémon   season 2 ', 'Pokémon'],
  ['Pokemon season 2', 'pokemon'],
  ['Pokémon XY', undefined],
])('searches for the name in "%s" without what is said besides, as it was typed', async (words, name) => {
  const provider = memoryProvider([]);
  await resolved([words], lookupOf(provider));
  expect(provider.asked.flat()).toEqual([words, ...(name === undefined ? [] : [name])]);
});

describe('no choice', () => {
  it('names the nearest titles', async () => {
    const long = titleOf(1, { title: 'A name of so many words that one of them says very little' });
    const [near] = await resolved(['of'], lookupOf(memoryProvider([long])));
    expect(near && whyNot(near, {})?.message).toBe(`no title matches "of". The nearest: ${long.title}, anilist:1.`);
    const [nothing] = await resolved(['xyzzy nothing'], bundled);
    expect(nothing && whyNot(nothing, {})).toMatchObject({
      code: 'not-here',
      message: '"xyzzy nothing" is neither stored nor bundled',
    });
    const [unknown] = await resolved(['xyzzy nothing'], lookupOf(memoryProvider([])));
    expect(unknown && whyNot(unknown, {})?.message).toMatch(/^no title matches "xyzzy nothing"\. .*anilist:16498/);
  });

  it('says why the provider was not asked', async () => {
    const outage = new ProviderError('anilist', 'outage', 'AniList: closed for now.');
    const lookup = lookupOf(memoryProvider([], { failing: () => outage }));
    const [resolution] = await resolved(['xyzzy nothing'], lookup);
    const refusal = resolution && whyNot(resolution, {});
    expect(refusal).toBeInstanceOf(ProviderError);
    expect(refusal).toMatchObject({ reason: 'outage' });
    expect(refusal?.message).toMatch(/^AniList: closed for now; and nothing stored could stand in: no title matches/);
  });

  it('cuts words that are long', async () => {
    const [resolution] = await resolved(['q'.repeat(10_000)], bundled);
    expect((resolution && whyNot(resolution, {})?.message.length) ?? 0).toBeLessThan(300);
  });
});

describe('a short name before other words', () => {
  it.each([
    ['kny mugen train', 'Demon Slayer: Kimetsu no Yaiba Mugen Train Arc'],
    ['SAO: Alicization', 'Sword Art Online: Alicization'],
    ['AoT: no regrets', 'Attack on Titan: No Regrets'],
    ['snk junior high', 'Attack on Titan: Junior High'],
    ['fma conqueror of shamballa', 'Fullmetal Alchemist: The Movie - Conqueror of Shamballa'],
    ['gup der film', 'Girls und Panzer der Film'],
    ['rezero memory snow', 'Re:ZERO -Starting Life in Another World- Memory Snow'],
    ['bnha heroes rising', 'My Hero Academia: Heroes Rising'],
  ])('is that title: %s', async (words, name) => {
    const [found] = await resolved([words], bundled);
    expect([found?.query, found?.chosen?.title.english]).toEqual([words, name]);
  });

  it.each(['kny zzyzx', 'sao zzyzx qqq', 'zzyzx mugen train qqq'])(
    'is none where no title goes on so: %s',
    async (words) => {
      const [found] = await resolved([words], bundled);
      expect(found?.chosen).toBeUndefined();
    },
  );
});
