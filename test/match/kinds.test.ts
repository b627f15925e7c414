import { describe, expect, it } from 'vitest';
import { createLookup } from '../../src/lookup/lookup.ts';
import { storeOrigin } from '../../src/lookup/stored.ts';
import type { Resolution } from '../../src/match/resolution.ts';
import { resolvedEvent, resolveTitles, whyNot } from '../../src/match/resolve.ts';
import { UsageError } from '../../src/model/errors.ts';
import type { Counts, Lookup } from '../../src/model/lookup.ts';
import type { Title } from '../../src/model/title.ts';
import { anilist } from '../../src/providers/anilist/anilist.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { ref } from '../helpers/graph.ts';
import { httpTo } from '../helpers/http.ts';
import { networkOf, noCounts } from '../helpers/lookup.ts';
import { shelf } from './shelf.ts';

const savedAt = Date.UTC(2026, 10, 20);

interface Place {
  readonly online?: readonly Title[];
  readonly stored?: readonly Title[];
  readonly counts?: Counts;
}

async function lookupIn({ online, stored = [], counts = noCounts() }: Place): Promise<Lookup> {
  const database = await openSqlite(':memory:');
  const arrivals = stored.map((title) => ({ title, provider: 'anilist', fetchedAt: savedAt }));
  if (arrivals.length > 0) await database.commit({ arrivals });
  const server = online && (await anilistServer(online));
  return createLookup(
    [
      ...(server ? [networkOf(anilist, { http: httpTo(server.url, anilist), counts })] : []),
      storeOrigin(async () => database, { about: 'anime', isOutdated: () => false }),
    ],
    counts,
  );
}

async function resolve(words: string, place: Place = { online: shelf }): Promise<Resolution> {
  const events = resolveTitles([words], await lookupIn(place), { lookAhead: false });
  for (;;) {
    const { done, value } = await events.next();
    if (done) return value[0] as Resolution;
  }
}

const idOf = ({ chosen }: Resolution): string | undefined => chosen?.title.ref;

describe('how well known a title is', () => {
  it.each([
    ['Demon Slayer', 101_922],
    ['Akira', 47],
    ['Eden', 5630],
    ['Fate', 356],
    ['gundam seed destiny', 94],
    ['kaguya sama love is war', 101_921],
  ])('tells what %s means', async (words, id) => {
    expect(idOf(await resolve(words))).toBe(ref(id));
  });

  it.each([
    ['Onigiri', 21_612],
    ['Kaguya-sama: Love is War?', 112_641],
    ['Destiny', 139_074],
    ['Eden of the East', 5630],
  ])('leaves %s, which is written so, alone', async (words, id) => {
    expect(idOf(await resolve(words))).toBe(ref(id));
  });

  it('is the number of its relations where nobody counts who lists it', async () => {
    const unlisted = shelf.map(({ popularity: _, ...title }) => title);
    const busy = unlisted.map((title) =>
      title.ref === ref(101_922)
        ? { ...title, relations: [1, 2, 3, 4, 5].map((n) => ({ type: 'SEQUEL', to: ref(700 + n) }) as const) }
        : title,
    );
    expect(idOf(await resolve('Demon Slayer', { online: busy }))).toBe(ref(101_922));
  });
});

it.each([
  ['Vinland Saga Season 5 Part 2', { season: 5, part: 2 }],
  ['Vinland Saga Part 7', { part: 7 }],
  ['Cowboy Bebop Final Season', { final: true }],
] as const)('a season that nobody has is told as it was said: %s', async (words, said) => {
  const { mismatch } = await resolve(words);
  expect(mismatch).toEqual({ type: 'season', of: expect.anything(), ...said });
});

describe('a number that nobody has', () => {
  it.each([
    ['Vinland Saga Season 3', 136_430, 3, 101_348],
    ['Vinland Saga Season 5', 136_430, 5, 101_348],
    ['Overlord V', 133_844, 5, 20_832],
    ['Overlord season 7', 133_844, 7, 20_832],
    ['Aria 4th season', 3297, 4, 477],
    ['Cowboy Bebop S2', 1, 2, 1],
  ])('is no misspelling: %s', async (words, nearest, season, of) => {
    const resolution = await resolve(words);
    expect(idOf(resolution)).toBe(ref(nearest));
    expect(resolution.mismatch).toMatchObject({ type: 'season', season, of: { ref: ref(of) } });
    expect(resolution.mismatch).not.toHaveProperty('asOf');
    expect(resolution.mismatch).not.toHaveProperty('part');
    expect(resolution.mismatch).not.toHaveProperty('final');
    expect(resolvedEvent(resolution)).toMatchObject({ mismatch: { season } });
    expect(whyNot(resolution, {})).toBeUndefined();
    expect(whyNot(resolution, { strict: true })).toMatchObject({
      message: expect.stringMatching(/^there is no season \d of .*; the nearest is /),
    });
  });

  it('was not known when it was stored, where nobody is asked', async () => {
    const resolution = await resolve('Vinland Saga Season 5', { stored: shelf });
    expect(idOf(resolution)).toBe(ref(136_430));
    expect(resolution.mismatch).toMatchObject({ type: 'season', season: 5, asOf: savedAt });
    expect(whyNot(resolution, { strict: true })?.message).toContain(
      'no season 5 of Vinland Saga is known as of 2026-11-20',
    );
  });

  it.each(['Evangelion 2.0+1.01 Thrice Upon a Time', '92 Days', 'Yes! Precure 6'])('%s', async (words) => {
    const { chosen, mismatch } = await resolve(words);
    expect(chosen === undefined || mismatch !== undefined).toBe(true);
  });
});

describe('a season', () => {
  it.each([
    ['Aria season 2', 962],
    ['Aria the Animation season 3', 3297],
    ['Minami-ke 2nd season', 3165],
    ['Minami-ke third season', 5300],
    ['Vandread 2nd season', 181],
    ['Saki 2nd season', 19_093],
    ['Saki season two', 19_093],
    ['Demon Slayer season 2', 142_329],
    ['kaguya sama S2', 112_641],
    ['Aikatsu! season 2', 20_181],
  ])('%s is found by who follows whom', async (words, id) => {
    const resolution = await resolve(words);
    expect(idOf(resolution)).toBe(ref(id));
    expect(resolution.mismatch).toBeUndefined();
  });

  it.each([
    ['Lupin III season 2', 1425],
    ['Lupin III part 2', 1425],
    ['Yes! Precure 5 season 2', 3692],
    ['Lupin III', 1412],
    ['Yes! Precure 5', 1932],
    ['86 season 2', 131_586],
  ])('%s keeps the number that belongs to the name', async (words, id) => {
    expect(idOf(await resolve(words))).toBe(ref(id));
  });

  it.each([
    ['Aria part 2', 962],
    ['Minami-ke part 3', 5300],
    ['Overlord part 3', 101_474],
    ['86 part 2', 131_586],
    ['86 cour 2', 131_586],
  ])('is meant by %s where no title has parts', async (words, id) => {
    expect(idOf(await resolve(words))).toBe(ref(id));
  });

  it.each([
    ['Blue Exorcist season 2', 21_861],
    ['Is This a Zombie? season 2', 10_790],
    ['Is This a Zombie S2', 10_790],
  ])('%s is found by another name of the first title', async (words, id) => {
    expect(idOf(await resolve(words))).toBe(ref(id));
  });

  it('of a title that nobody knows is not one of another title', async () => {
    const some = shelf.filter(({ title }) => /Baki|BanG/.test(title));
    for (const words of ['Saki 2nd season', 'Vandread 2nd season', 'Maki 2nd season'])
      expect(idOf(await resolve(words, { online: some, stored: some }))).toBeUndefined();
  });

  it('costs no more requests than two searches and a walk of two titles at a time', async () => {
    const counts = noCounts();
    await resolve('Aria season 3', { online: shelf, counts });
    expect(counts.requests).toBeLessThanOrEqual(3);
    const named = noCounts();
    await resolve('Vinland Saga Season 2', { online: shelf, counts: named });
    expect(named.requests).toBe(1);
  });
});

describe('a typing error', () => {
  it.each([
    ['Vinlnad Saga', 101_348],
    ['demon slyer kimetsu no yaiba', 101_922],
    ['cowboy beebop', 1],
    ['Eden of teh East', 5630],
    ['Minamike', 2963],
  ])('%s finds what is stored, also where a provider finds something else', async (words, id) => {
    expect(idOf(await resolve(words, { stored: shelf }))).toBe(ref(id));
    expect(idOf(await resolve(words, { online: shelf, stored: shelf }))).toBe(ref(id));
  });

  it.each([
    ['yes precure five', 1932],
    ['Overlord two', 98_437],
    ['overlord three', 101_474],
  ])('is no number in letters: %s', async (words, id) => {
    expect(idOf(await resolve(words))).toBe(ref(id));
    expect(idOf(await resolve(words, { stored: shelf }))).toBe(ref(id));
  });

  it.each([
    ['bebop cowboy', 1],
    ['slayer demon', 101_922],
    ['saga vinlnad', 101_348],
  ])('%s is in another order', async (words, id) => {
    expect(idOf(await resolve(words, { stored: shelf }))).toBe(ref(id));
  });

  it.each([
    ['がんだむ', 80],
    ['とぅるーてぃあーず', 2129],
    ['K', 14_467],
  ])('%s is none', async (words, id) => {
    expect(idOf(await resolve(words))).toBe(ref(id));
    expect(idOf(await resolve(words, { stored: shelf }))).toBe(ref(id));
  });
});

describe('a year', () => {
  it.each([
    ['Trigun, 2023', 6, 2023],
    ['Cowboy Bebop (2021)', 1, 2021],
    ['Demon Slayer 2013', 101_922, 2013],
  ])('that is not the one of the title is said so: %s', async (words, id, year) => {
    const resolution = await resolve(words);
    expect(idOf(resolution)).toBe(ref(id));
    expect(resolution.mismatch).toEqual({ type: 'year', year });
    expect(whyNot(resolution, { strict: true })?.message).toMatch(/ is of \d{4}, not of \d{4}$/);
  });

  it.each(['Trigun 1998', 'Trigun (1999)', 'Cowboy Bebop, 1997'])('%s is near enough', async (words) => {
    const { chosen, mismatch } = await resolve(words);
    expect(chosen).toBeDefined();
    expect(mismatch).toBeUndefined();
  });
});

describe('a number alone', () => {
  it('is a title that is called exactly so', async () => {
    const resolution = await resolve('86');
    expect(idOf(resolution)).toBe(ref(116_589));
    expect(whyNot(resolution, { isBareNumber: true })).toBeUndefined();
  });

  it.each(['91', '16498', '3'])('%s is nothing else', async (words) => {
    const resolution = await resolve(words);
    expect(resolution.chosen).toBeUndefined();
    expect(whyNot(resolution, { isBareNumber: true })).toBeInstanceOf(UsageError);
    expect(whyNot(resolution, { isBareNumber: true })?.message).toContain(`write anilist:${words} or mal:${words}`);
  });
});

describe('others that could be meant', () => {
  it.each(['Overlord', 'kaguya sama', 'Minami-ke', '86'])(
    'are none where all are of one franchise: %s',
    async (words) => {
      const resolution = await resolve(words);
      expect(resolution.chosen).toBeDefined();
      expect(resolution.others).toEqual([]);
    },
  );

  it('are named with the number by which they are picked', async () => {
    const twins = [
      { ...shelf[0], title: 'Twin', english: 'Twin', ref: ref(801), ids: { anilist: 801 }, relations: [] } as Title,
      { ...shelf[0], title: 'Twin', english: 'Twin', ref: ref(802), ids: { anilist: 802 }, relations: [] } as Title,
    ];
    const resolution = await resolve('Twin', { online: twins });
    expect(resolution.others.map(({ title, pick }) => [title.ref, pick])).toEqual([[ref(802), 2]]);
  });
});
