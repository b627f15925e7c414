import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/model/errors.ts';
import { type Ref, refOf } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { anilist } from '../../src/providers/anilist/anilist.ts';
import { nestedRaws } from '../../src/providers/anilist/nested.ts';
import { maxCost, perPage, type Request, searchRequest, titlesRequest } from '../../src/providers/anilist/query.ts';
import { costOf } from '../helpers/anilist-graph.ts';
import { anilistServer, type Fault, outageWords } from '../helpers/anilist-server.ts';
import { catalogTitles } from '../helpers/catalog-titles.ts';
import { titleOf } from '../helpers/franchise.ts';
import { httpTo } from '../helpers/http.ts';
import { providerContract } from './contract.ts';

async function reach(titles: readonly Title[], faults: readonly Fault[] = []) {
  const server = await anilistServer(titles, { faults });
  return { server, http: httpTo(server.url, anilist) };
}

providerContract('AniList', async () => ({
  provider: anilist,
  http: (await reach(await catalogTitles())).http,
  known: ['anilist:16498', 'anilist:1535', 'anilist:5114'],
  absent: ['anilist:999999999', 'mal:999999999', 'anilist:manga/5114'],
  words: ['Attack on Titan', 'Death Note', '鋼の錬金術師'],
  nonsense: 'xyzzy nothing',
}));

const refs = (...ids: readonly number[]): readonly Ref[] => ids.map((id) => refOf('anilist', id));

describe('what is asked of AniList', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
  const cost = ({ query }: Request) => costOf(parse(query));
  const everything = { anilist: ids(50), manga: ids(50), mal: ids(50) };

  it.each([
    ['titles', titlesRequest(everything, 0)],
    ['titles with look-ahead', titlesRequest(everything, 1)],
    ['titles with two levels', titlesRequest(everything, 2)],
    ['titles with three levels', titlesRequest(everything, 3)],
    ['as many searches as fit', searchRequest(Array(anilist.searchBatchSize).fill('Fate'), 0)],
    [
      'a search with two levels and all that is expected besides',
      searchRequest(['Fate'], 2, { anilist: ids(200), manga: [], mal: [] }),
    ],
    [
      'as many searches with look-ahead as are sent at once',
      searchRequest(Array(Math.floor(anilist.searchBatchSize / 3)).fill('Fate'), 1),
    ],
  ])('costs no more than it may: %s', (_, request) => {
    expect(cost(request)).toBeGreaterThan(20);
    expect(cost(request)).toBeLessThanOrEqual(maxCost);
  });

  it('is of 50 titles at once, which is what a page holds', () => {
    expect([anilist.batchSize, perPage]).toEqual([50, 50]);
  });

  it('leaves unused variables out: a null would be an error', async () => {
    const { server, http } = await reach([titleOf(1), titleOf(2, { ids: { anilist: 2, mal: 7 } })]);
    const found = await anilist.download(['anilist:1', 'mal:7'], http, { lookAhead: true });
    expect([...found.keys()].sort()).toEqual(['anilist:1', 'anilist:2']);
    expect(server.asked).toMatchObject([{ ids: [1, 7] }]);
    expect(server.asked.map(({ refusal }) => refusal)).toEqual([undefined]);
  });

  it('is one request for a full batch, whatever its order', async () => {
    const titles = ids(60).map((id) => titleOf(id));
    const { server, http } = await reach(titles);
    const asked = refs(...ids(50).reverse());
    const found = await anilist.download(asked, http, { lookAhead: true });
    expect([...found.keys()].sort()).toEqual([...asked].sort());
    expect(server.asked).toHaveLength(1);
  });
});

const chain = [1, 2, 3, 4].map((id) =>
  titleOf(id, {
    relations: [
      { type: 'SEQUEL' as const, to: refOf('anilist', id + 1) },
      { type: 'ADAPTATION' as const, to: refOf('anilist', 100 + id, 'manga'), title: 'The book' },
    ],
  }),
);

describe('what is popular', () => {
  it('comes a page at a time, whole but for its neighbours', async () => {
    const { http } = await reach(Array.from({ length: 60 }, (_, n) => titleOf(n + 1, { title: `Title ${n + 1}` })));
    const [first, second] = [await anilist.popular?.(1, http), await anilist.popular?.(2, http)];
    expect([first?.candidates[0]?.length, second?.candidates[0]?.length]).toEqual([50, 10]);
    expect(new Set([first, second].flatMap((page) => page?.candidates[0])).size).toBe(60);
    const [ref = 'anilist:0'] = first?.candidates[0] ?? [];
    expect(anilist.decode(first?.raws.get(ref))).toMatchObject({ ref, title: `Title ${ref.slice('anilist:'.length)}` });
  });
});

describe('look-ahead', () => {
  const namesOf = ({ relations = [] }: Title) => relations.map(({ to }) => to);

  it('brings neighbours with what they state; books stay names', async () => {
    const { http } = await reach(chain);
    const found = await anilist.download(refs(1), http, { lookAhead: true });
    expect([...found.keys()].sort()).toEqual(refs(1, 2));
    expect([...found.values()].map((raw) => namesOf(anilist.decode(raw)))).toEqual([
      ['anilist:3', 'anilist:manga/102'],
      ['anilist:2', 'anilist:manga/101'],
    ]);
  });

  it('is left out when it is not wanted', async () => {
    const { http } = await reach(chain);
    expect([...(await anilist.download(refs(1), http, { lookAhead: false })).keys()]).toEqual(refs(1));
  });

  it('never stands in for a title that was asked for itself', async () => {
    const { http } = await reach(chain);
    const found = await anilist.download(refs(1, 2), http, { lookAhead: true });
    expect(anilist.decode(found.get('anilist:2')).title).toBe('Title 2');
    expect([...found.keys()].sort()).toEqual(refs(1, 2, 3));
  });
});

describe('several levels of look-ahead', () => {
  it.each([2, 3])('bring titles as they are when asked for themselves: %d levels', async (levels) => {
    const titles = await catalogTitles();
    const { http } = await reach(titles);
    for (const start of refs(16498, 104454)) {
      const found = await anilist.download([start], http, { lookAhead: true, levels });
      expect(found.size).toBeGreaterThan(2);
      const own = await anilist.download([...found.keys()].slice(0, 50), http, { lookAhead: false });
      for (const [ref, raw] of own) expect(anilist.decode(found.get(ref))).toEqual(anilist.decode(raw));
    }
  });

  it('bring a title only with all that it states: one whose neighbours are not known comes when it is asked for', async () => {
    const { http } = await reach(chain);
    const whole = async (levels: number) =>
      [...(await anilist.download(refs(1), http, { lookAhead: true, levels })).keys()].sort();
    expect(await whole(1)).toEqual(refs(1, 2));
    expect(await whole(2)).toEqual(refs(1, 2, 3));
    expect(await whole(3)).toEqual(refs(1, 2, 3));
  });

  it('are not asked for from a title that is known to be near one that meets dozens of others, by either of its ids', async () => {
    // Maison Ikkoku, and Perfect SEKAI; in a chain with others.
    const [ikkoku, sekai] = [1453, 129276];
    const malOfSekai = 47635;
    const line = [ikkoku, 5_000_001, sekai, 5_000_002, 5_000_003, 5_000_004];
    const titles = line.map((id, n) =>
      titleOf(id, {
        ids: { anilist: id, ...(id === sekai && { mal: malOfSekai }) },
        relations: [line[n - 1], line[n + 1]].flatMap((to) =>
          to === undefined ? [] : { type: 'OTHER' as const, to: refOf('anilist', to) },
        ),
      }),
    );
    const { http } = await reach(titles);
    const come = async (...asked: readonly Ref[]) =>
      (await anilist.download(asked, http, { lookAhead: true, levels: 3 })).size;
    expect(await come(refOf('anilist', line[3] ?? 0))).toBeGreaterThan(4);
    expect(await come(refOf('anilist', ikkoku))).toBe(2);
    expect(await come(refOf('mal', malOfSekai))).toBe(3);
    // Beside others, too.
    expect(await come(...refs(ikkoku, 5_000_004))).toBe(4);
  });

  it('leave out the neighbours of titles that are wanted alone, and nothing of these', async () => {
    const { http } = await reach(chain);
    const come = async (asked: readonly Ref[], alone: readonly Ref[], lookAhead = true) => {
      const raws = await anilist.download(asked, http, { lookAhead, levels: 1, alone });
      return [...raws].map(([ref, raw]) => [ref, anilist.decode(raw)] as const).sort(([a], [b]) => a.localeCompare(b));
    };
    const [whole, some] = [await come(refs(1, 3), []), await come(refs(1, 3), refs(3))];
    expect(whole.map(([ref]) => ref)).toEqual(refs(1, 2, 3, 4));
    expect(some).toEqual(whole.slice(0, 3));
    expect(await come(refs(1, 3), refs(3), false)).toEqual([whole[0], whole[2]]);
    expect((await come(refs(3), refs(3))).map(([ref]) => ref)).toEqual(refs(3));
  });

  it('survive neighbours without an id, a name or relations', async () => {
    const nested = [
      {
        id: 1,
        type: 'ANIME',
        title: { romaji: 'One' },
        relations: {
          edges: [
            null,
            { relationType: 'SEQUEL', node: null },
            { relationType: 'SEQUEL', node: { i: 'x', k: 'ANIME', x: null } },
            { relationType: 'SEQUEL', node: { i: 2, k: 'ANIME', t: null, x: { e: 'none' } } },
          ],
        },
      },
    ];
    const raws = nestedRaws(nested);
    expect([...raws.keys()]).toEqual(refs(1));
    expect(anilist.decode(raws.get('anilist:1')).ref).toBe('anilist:1');
  });
});

/** An answer in full, as AniList sends it. */
const cowboyBebop = {
  id: 1,
  idMal: 1,
  type: 'ANIME',
  format: 'TV',
  status: 'FINISHED',
  title: { romaji: 'Cowboy Bebop', english: 'Cowboy Bebop', native: 'カウボーイビバップ' },
  synonyms: ['קאובוי ביבופ', null, ' '],
  episodes: 26,
  duration: 24,
  startDate: { year: 1998, month: 4, day: 3 },
  endDate: { year: 1999, month: 4, day: 24 },
  season: 'SPRING',
  seasonYear: 1998,
  isAdult: false,
  popularity: 400_000,
  relations: {
    edges: [
      {
        relationType: 'SIDE_STORY',
        node: { id: 5, idMal: 5, type: 'ANIME', format: 'MOVIE', title: { romaji: 'Cowboy Bebop: Tengoku no Tobira' } },
      },
      {
        relationType: 'ADAPTATION',
        node: { id: 30_173, idMal: 173, type: 'MANGA', format: 'MANGA', title: { romaji: 'Cowboy Bebop' } },
      },
    ],
  },
};

const decodedBebop: Title = {
  ref: 'anilist:1',
  ids: { anilist: 1, mal: 1 },
  kind: 'anime',
  title: 'Cowboy Bebop',
  english: 'Cowboy Bebop',
  native: 'カウボーイビバップ',
  synonyms: ['קאובוי ביבופ'],
  format: 'TV',
  status: 'FINISHED',
  episodes: 26,
  durationMinutes: 24,
  startDate: '1998-04-03',
  endDate: '1999-04-24',
  year: 1998,
  season: 'SPRING',
  adult: false,
  popularity: 400_000,
  relations: [
    {
      type: 'SIDE_STORY',
      to: 'anilist:5',
      title: 'Cowboy Bebop: Tengoku no Tobira',
      format: 'MOVIE',
      ids: { anilist: 5, mal: 5 },
    },
    {
      type: 'ADAPTATION',
      to: 'anilist:manga/30173',
      title: 'Cowboy Bebop',
      format: 'MANGA',
      ids: { anilist: 30173, mal: 173 },
    },
  ],
};

describe('reading an answer', () => {
  it('takes all that is there', () => {
    expect(anilist.decode(cowboyBebop)).toEqual(decodedBebop);
  });

  it('knows only what is there', () => {
    const nothing = Object.fromEntries(Object.keys(cowboyBebop).map((key) => [key, null]));
    const title = { romaji: 'Nothing', english: null, native: null };
    expect(anilist.decode({ ...nothing, id: 7, title })).toEqual({
      ref: 'anilist:7',
      ids: { anilist: 7 },
      kind: 'anime',
      title: 'Nothing',
    });
  });

  it('takes numbers beyond all sense for not known', () => {
    const { episodes, durationMinutes, ...rest } = decodedBebop;
    expect(anilist.decode({ ...cowboyBebop, episodes: 2_000_000_000, duration: 1_441 })).toEqual(rest);
    expect(anilist.decode({ ...cowboyBebop, episodes: 2_700, duration: 1_265 })).toMatchObject({
      episodes: 2_700,
      durationMinutes: 1_265,
    });
  });

  it('takes wrong types in unimportant fields for not known', () => {
    const wrong = { episodes: '26', duration: -1, startDate: 1998, synonyms: 'x', isAdult: 'no', popularity: {} };
    const { episodes, durationMinutes, startDate, synonyms, adult, popularity, ...rest } = decodedBebop;
    expect(anilist.decode({ ...cowboyBebop, ...wrong })).toEqual(rest);
  });

  it.each([
    [{ year: 2013, month: 4, day: 7 }, '2013-04-07'],
    [{ year: 2013, month: 4, day: null }, '2013-04'],
    [{ year: 2013, month: null, day: 7 }, '2013'],
    [{ year: 2013, month: 13, day: 1 }, '2013'],
    [{ year: 2013, month: 4, day: 32 }, '2013-04'],
    [{ year: null, month: 4, day: 7 }, undefined],
    [{ year: 0, month: 0, day: 0 }, undefined],
    [{}, undefined],
  ])('reads the date %j as %s', (startDate, wanted) => {
    expect(anilist.decode({ ...cowboyBebop, startDate }).startDate).toBe(wanted);
  });

  it.each([
    [{ romaji: null, english: 'Only English', native: null }, 'Only English'],
    [{ romaji: ' ', english: '', native: '名' }, '名'],
    [{ native: ' 名 ' }, '名'],
  ])('leads with a title that is there: %j', (title, wanted) => {
    expect(anilist.decode({ ...cowboyBebop, title }).title).toBe(wanted);
  });

  it('passes over relations that lead nowhere, and takes unknown words for OTHER', () => {
    const node = { id: 9, type: 'ANIME', title: null };
    const edges = [null, 7, {}, { relationType: 'SEQUEL', node: null }, { relationType: 'RIVAL', node }];
    expect(anilist.decode({ ...cowboyBebop, relations: { edges } }).relations).toEqual([
      { type: 'OTHER', to: 'anilist:9' },
    ]);
    expect(anilist.decode({ ...cowboyBebop, relations: { edges: [] } }).relations).toEqual([]);
    expect(anilist.decode({ ...cowboyBebop, relations: null }).relations).toBeUndefined();
  });

  it.each([
    ['nothing', null],
    ['a text', 'Cowboy Bebop'],
    ['no id', { ...cowboyBebop, id: undefined }],
    ['an id that is none', { ...cowboyBebop, id: -3 }],
    ['no name', { ...cowboyBebop, title: { romaji: null, english: '', native: ' ' } }],
  ])('refuses %s', (_, raw) => {
    expect(() => anilist.decode(raw)).toThrow(ProviderError);
    expect(() => anilist.decode(raw)).toThrow(expect.objectContaining({ provider: 'anilist', reason: 'body' }));
  });
});

describe('what AniList says instead of an answer', () => {
  const ask = async (...faults: readonly Fault[]) => {
    const { server, http } = await reach([titleOf(1)], faults);
    const result = await anilist.download(refs(1), http, { lookAhead: false }).catch((error) => error);
    return { result, requests: server.asked.length };
  };

  it.each([
    ['outage', 'outage', 403, outageWords],
    ['403 HTML', 'refused', 403, ''],
    ['401', 'credentials', 401, 'ANIMECTL_ANILIST_TOKEN'],
    ['429 for an hour', 'throttled', 429, 'Too Many Requests.'],
    ['HTML at 200', 'body', 200, 'a web page'],
    ['no list', 'body', undefined, 'without the titles'],
    ['errors beside data', 'server', 500, 'Internal Server Error'],
    ['errors at 200', 'server', 500, 'Internal Server Error'],
  ] as const)('%s is a failure with reason %s', async (fault, reason, status, words) => {
    const { result } = await ask(...Array<Fault>(5).fill(fault));
    expect(result).toBeInstanceOf(ProviderError);
    expect(result).toMatchObject({ provider: 'anilist', reason, status });
    expect(result.message).toMatch(/^AniList: /);
    expect(result.message).toContain(words);
  });

  it.each([
    ['429', 2],
    ['429 without Retry-After', 2],
    ['500', 2],
    ['502 HTML', 2],
    ['truncated', 2],
    ['reset', 2],
  ] as const)('%s is asked again, and goes well', async (fault, requests) => {
    const asked = await ask(fault);
    expect([...asked.result.keys()]).toEqual(refs(1));
    expect(asked.requests).toBe(requests);
  });

  it('words what it refuses', async () => {
    const { http } = await reach([titleOf(1)]);
    const titles = Array<string>(anilist.searchBatchSize + 40).fill('Fate');
    await expect(anilist.search(titles, http, { lookAhead: true })).rejects.toMatchObject({
      reason: 'request',
      message: expect.stringMatching(/^AniList: answered "Max query complexity should be 500 but got \d+\."$/),
    });
  });
});
