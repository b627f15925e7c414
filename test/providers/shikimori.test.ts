import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/model/errors.ts';
import type { Ref } from '../../src/model/ref.ts';
import { shikimori } from '../../src/providers/shikimori/shikimori.ts';
import { catalogTitles } from '../helpers/catalog-titles.ts';
import { httpTo } from '../helpers/http.ts';
import { mutated } from '../helpers/mutated.ts';
import {
  type ShikimoriOptions,
  type ShikimoriTitle,
  shikimoriServer,
  shikimoriTitles,
} from '../helpers/shikimori-server.ts';
import { providerContract } from './contract.ts';

providerContract('Shikimori', async () => {
  const all = await catalogTitles();
  const server = await shikimoriServer(shikimoriTitles(all));
  return {
    provider: shikimori,
    http: httpTo(server.url, shikimori),
    known: ['shikimori:16498', 'shikimori:1535', 'shikimori:5114'],
    absent: ['shikimori:999999999', 'mal:999999999', 'shikimori:manga/5114'],
    words: ['Attack on Titan', 'Death Note', '鋼の錬金術師'],
    nonsense: 'xyzzy nothing',
  };
});

const titles: readonly ShikimoriTitle[] = [
  {
    id: 16498,
    name: 'Shingeki no Kyojin',
    russian: 'Атака титанов',
    english: 'Attack on Titan',
    kind: 'tv',
    status: 'released',
    episodes: 25,
    duration: 24,
    rating: 'r',
    aired: '2013-04-07',
    related: [
      ['sequel', 25777],
      ['side_story', 18397],
      ['adaptation', 23390],
      ['character', 30000],
    ],
  },
  {
    id: 25777,
    name: 'Shingeki no Kyojin Season 2',
    kind: 'tv',
    aired: '2017',
    related: [['prequel', 16498]],
  },
  { id: 18397, name: 'Shingeki no Kyojin OVA', kind: 'ova', mal: 18398, related: [['parent_story', 16498]] },
  {
    id: 30000,
    name: 'Crossover',
    russian: 'Кроссовер',
    kind: 'special',
    aired: '2016-01-01',
    related: [
      ['character', 16498],
      ['character', 40000],
    ],
  },
  { id: 40000, name: 'Another World', related: [['character', 30000]] },
  { id: 1, name: 'Alone', mal: null },
  { id: 50, name: 'Other Saga', kind: 'tv', related: [['sequel', 51]] },
  { id: 51, name: 'Other Saga 2', kind: 'tv', related: [['prequel', 50]] },
];

async function ask(refs: readonly Ref[], options: ShikimoriOptions & { readonly lookAhead?: boolean } = {}) {
  const server = await shikimoriServer(titles, options);
  const { lookAhead = true } = options;
  const raws = await shikimori.download(refs, httpTo(server.url, shikimori), { lookAhead });
  return { asked: server.asked, raws, media: new Map([...raws].map(([ref, raw]) => [ref, shikimori.decode(raw)])) };
}

describe.each([true, false])('asking Shikimori (GraphQL: %s)', (graphql) => {
  it('gives a whole franchise, relations and all', async () => {
    const { asked, media } = await ask(['shikimori:16498'], { graphql });
    expect(asked.filter((one) => one.includes('franchise'))).toEqual(['/api/animes/16498/franchise']);
    expect(asked.length).toBe(graphql ? 2 : 3);
    expect([...media.keys()].toSorted()).toEqual(
      ['shikimori:16498', 'shikimori:18397', 'shikimori:25777', 'shikimori:30000'].toSorted(),
    );
    expect([...media.values()].every((one) => one.relations)).toBe(true);
    const types = media.get('shikimori:16498')?.relations?.map(({ type, to }) => `${type} ${to}`);
    expect(types).toEqual(
      expect.arrayContaining(['SEQUEL shikimori:25777', 'SIDE_STORY shikimori:18397', 'CHARACTER shikimori:30000']),
    );
    expect(media.get('shikimori:18397')?.relations?.[0]).toMatchObject({ type: 'PARENT', to: 'shikimori:16498' });
    expect(media.get('shikimori:25777')).toMatchObject({
      title: 'Shingeki no Kyojin Season 2',
      format: 'TV',
      startDate: '2017',
    });
  });

  it('names what is beyond a crossover only as the graph does', async () => {
    const { media } = await ask(['shikimori:16498'], { graphql });
    expect(media.get('shikimori:30000')).toMatchObject({ title: 'Кроссовер', format: 'SPECIAL', year: 2016 });
    expect(media.get('shikimori:30000')).not.toHaveProperty('startDate');
    expect(media.has('shikimori:40000')).toBe(false);
  });

  it('knows a title without a franchise, and that it has no relations', async () => {
    const { media } = await ask(['shikimori:1'], { graphql });
    expect(media.get('shikimori:1')).toEqual({
      ref: 'shikimori:1',
      ids: { shikimori: 1 },
      kind: 'anime',
      title: 'Alone',
      relations: [],
    });
  });

  it('leaves out what is not there', async () => {
    expect((await ask(['shikimori:9'], { graphql })).media.size).toBe(0);
    expect((await ask(['shikimori:9', 'shikimori:1'], { graphql })).media.size).toBe(1);
  });

  it('takes the number of MyAnimeList only where it is stated', async () => {
    const { media } = await ask(['mal:16498'], { graphql });
    expect(media.get('shikimori:16498')?.ids).toEqual({ shikimori: 16498, mal: 16498 });
    const other = await ask(['mal:18397'], { graphql });
    expect(other.media.get('shikimori:18397')?.ids).toEqual({ shikimori: 18397, mal: 18398 });
    expect((await ask(['mal:1'], { graphql })).media.get('shikimori:1')?.ids).toEqual({ shikimori: 1 });
  });

  it('answers for several titles in a few requests', async () => {
    const { asked, media } = await ask(['shikimori:16498', 'shikimori:25777', 'shikimori:1'], { graphql });
    expect(media.get('shikimori:25777')?.relations).toMatchObject([{ type: 'PREQUEL', to: 'shikimori:16498' }]);
    expect(media.get('shikimori:1')?.relations).toEqual([]);
    // With REST alone, one more for each franchise.
    expect(asked.length).toBe(graphql ? 1 : 4);
  });

  it('gives several franchises at once, none instead of another', async () => {
    const refs: readonly Ref[] = ['shikimori:25777', 'shikimori:18397', 'shikimori:51', 'shikimori:50'];
    const { media } = await ask(refs, { graphql });
    expect(refs.map((ref) => media.get(ref)?.relations?.map(({ type, to }) => `${type} ${to}`))).toEqual([
      ['PREQUEL shikimori:16498'],
      ['PARENT shikimori:16498'],
      ['PREQUEL shikimori:50'],
      ['SEQUEL shikimori:51'],
    ]);
    expect(refs.map((ref) => media.get(ref)?.format)).toEqual(['TV', 'OVA', 'TV', 'TV']);
  });

  it('brings neighbours along, of whichever of several franchises they are', async () => {
    const { media } = await ask(['shikimori:16498', 'shikimori:51'], { graphql });
    const named = ['shikimori:18397', 'shikimori:50'].map((ref) => media.get(ref as Ref)?.title);
    expect(named).toEqual(graphql ? [undefined, undefined] : ['Shingeki no Kyojin OVA', 'Other Saga']);
  });

  it('finds titles by words', async () => {
    const server = await shikimoriServer(titles, { graphql });
    const page = await shikimori.search(['kyojin', 'nothing'], httpTo(server.url, shikimori), { lookAhead: true });
    expect(page.candidates).toEqual([['shikimori:18397', 'shikimori:25777', 'shikimori:16498'], []]);
    expect(shikimori.decode(page.raws.get('shikimori:16498')).title).toBe('Shingeki no Kyojin');
    // REST's list says nothing of relations, which is not the same as none.
    expect('relations' in shikimori.decode(page.raws.get('shikimori:16498'))).toBe(graphql);
  });
});

describe('what Shikimori sends', () => {
  it('is read whole', async () => {
    const { media } = await ask(['shikimori:16498', 'shikimori:1']);
    expect(media.get('shikimori:16498')).toEqual({
      ref: 'shikimori:16498',
      ids: { shikimori: 16498, mal: 16498 },
      kind: 'anime',
      title: 'Shingeki no Kyojin',
      english: 'Attack on Titan',
      synonyms: ['Атака титанов'],
      format: 'TV',
      status: 'FINISHED',
      episodes: 25,
      durationMinutes: 24,
      startDate: '2013-04-07',
      year: 2013,
      rating: 'R-17',
      adult: false,
      relations: [
        { type: 'SEQUEL', to: 'shikimori:25777', title: 'Shingeki no Kyojin Season 2', format: 'TV' },
        { type: 'SIDE_STORY', to: 'shikimori:18397', title: 'Shingeki no Kyojin OVA', format: 'OVA' },
        { type: 'ADAPTATION', to: 'shikimori:manga/23390', title: 'Title 23390' },
        { type: 'CHARACTER', to: 'shikimori:30000', title: 'Crossover', format: 'SPECIAL' },
      ],
    });
  });

  it.each([
    ['TV Сериал', 'TV'],
    ['TV Series', 'TV'],
    ['Фильм', 'MOVIE'],
    ['Спецвыпуск', 'SPECIAL'],
    ['TV Спецвыпуск', 'SPECIAL'],
    ['tv_special', 'SPECIAL'],
    ['Клип', 'MUSIC'],
    ['pv', 'PV'],
    ['Реклама', 'CM'],
    ['???', undefined],
  ])('takes %s for %s', (kind, format) =>
    expect(shikimori.decode({ id: 1, node: { name: 'A', kind } }).format).toBe(format),
  );

  it.each([
    ['g', 'G'],
    ['pg', 'PG'],
    ['pg_13', 'PG-13'],
    ['r', 'R-17'],
    ['r_plus', 'R+'],
    ['rx', 'Rx'],
    ['none', undefined],
  ])('reads %s as %s', (rating, ours) =>
    expect(shikimori.decode({ id: 1, details: { name: 'A', rating } }).rating).toBe(ours),
  );

  it.each([
    ['1998-01-01', '1998'],
    ['1998-07-01', '1998-07-01'],
    [{ year: 1998, month: 1, day: 1 }, '1998-01-01'],
    [{ year: 1998, month: 7, day: null }, '1998-07'],
  ])('is as sure of %j as it is', (aired_on, date) =>
    expect(shikimori.decode({ id: 1, details: { name: 'A', aired_on } }).startDate).toBe(date),
  );

  it('resolves ends that are given by their place only', async () => {
    const franchise = {
      links: [{ source: 1, target: 0, relation: 'prequel' }],
      nodes: [
        { id: 25777, name: 'B', year: null, kind: 'OVA' },
        { id: 16498, name: 'A', year: null, kind: 'OVA' },
      ],
    };
    const { media } = await ask(['shikimori:16498'], { graphql: false, franchise });
    expect(media.get('shikimori:16498')?.relations).toEqual([
      { type: 'PREQUEL', to: 'shikimori:25777', title: 'B', format: 'OVA' },
    ]);
    expect(media.get('shikimori:25777')?.relations).toEqual([]);
  });

  it.each([[{}], [{ nodes: [], links: 'none' }], [[]]])(
    'is refused where it is no franchise: %j',
    async (franchise) => {
      await expect(ask(['shikimori:16498'], { franchise })).rejects.toMatchObject({ reason: 'body' });
    },
  );

  it('outlines who a title is and what it states', async () => {
    const { raws } = await ask(['shikimori:16498']);
    expect(raws.size).toBeGreaterThan(0);
    for (const raw of raws.values()) {
      const { ref, ids, title, relations } = shikimori.decode(raw);
      expect(shikimori.decode(shikimori.outline(raw))).toMatchObject({ ref, ids, title, relations });
    }
  });

  it('outlines a title that has no name in Latin letters by the one that it has', () => {
    const raw = {
      id: 1,
      details: { name: null, english: null, japanese: 'カウボーイ', myanimelist_id: 1 },
      relations: [],
    };
    const { ref, ids, title, relations } = shikimori.decode(raw);
    expect(shikimori.decode(shikimori.outline(raw))).toMatchObject({ ref, ids, title, relations });
  });

  it('names the words that nobody knows', () => {
    const raw = {
      id: 1,
      node: { name: 'A' },
      relations: [
        { relation: 'cameo', id: 2 },
        { relation: 'other', id: 3 },
      ],
    };
    expect(shikimori.unknownWords?.(raw)).toEqual(['cameo']);
    expect(shikimori.decode(raw).relations?.map((one) => one.type)).toEqual(['OTHER', 'OTHER']);
  });

  it('never fails but as a body that cannot be read', async () => {
    const { raws } = await ask(['shikimori:16498']);
    fc.assert(
      fc.property(fc.constantFrom(...raws.values()).chain(mutated), (raw) => {
        try {
          shikimori.decode(raw);
          shikimori.unknownWords?.(raw);
        } catch (error) {
          expect(error).toBeInstanceOf(ProviderError);
          expect((error as ProviderError).reason).toBe('body');
        }
      }),
    );
  });

  it('never makes a download fail but so, either', async () => {
    const server = await shikimoriServer(titles, { graphql: false });
    const http = httpTo(server.url, shikimori);
    const whole = await (await http.fetch(`${server.url}/api/animes/16498/franchise`)).json();
    await fc.assert(
      fc.asyncProperty(mutated(whole), async (body) => {
        server.faults.push({ body: body === undefined ? 'null' : (JSON.stringify(body) ?? 'null') });
        try {
          await shikimori.download(['shikimori:16498'], http, { lookAhead: true });
        } catch (error) {
          expect(error).toBeInstanceOf(ProviderError);
        }
      }),
      { numRuns: 40 },
    );
  });
});
