import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/model/errors.ts';
import type { Ref } from '../../src/model/ref.ts';
import { kitsu } from '../../src/providers/kitsu/kitsu.ts';
import { ratingOf } from '../../src/providers/kitsu/words.ts';
import { catalogTitles } from '../helpers/catalog-titles.ts';
import { httpTo } from '../helpers/http.ts';
import { type KitsuTitle, kitsuRefOf, kitsuServer, kitsuTitles } from '../helpers/kitsu-server.ts';
import { mutated } from '../helpers/mutated.ts';
import { providerContract } from './contract.ts';

providerContract('Kitsu', async () => {
  const all = await catalogTitles();
  const server = await kitsuServer(kitsuTitles(all));
  return {
    provider: kitsu,
    http: httpTo(`${server.url}/api/edge`, kitsu),
    known: (['anilist:16498', 'anilist:1535', 'anilist:5114'] as const).map((ref) => kitsuRefOf(ref, all)),
    absent: ['kitsu:999999999', 'mal:999999999', 'kitsu:manga/1'],
    words: ['Attack on Titan', 'Death Note', '鋼の錬金術師'],
    nonsense: 'xyzzy nothing',
  };
});

const titles: readonly KitsuTitle[] = [
  {
    id: 7442,
    title: 'Shingeki no Kyojin',
    attributes: {
      canonicalTitle: 'Attack on Titan',
      titles: { en: 'Attack on Titan', en_jp: 'Shingeki no Kyojin', ja_jp: '進撃の巨人', de: 'Attack on Titan' },
      abbreviatedTitles: ['AoT'],
      subtype: 'TV',
      status: 'finished',
      episodeCount: 25,
      episodeLength: 24,
      startDate: '2013-04-07',
      endDate: '2013-09-28',
      ageRating: 'R',
      ageRatingGuide: '17+ (violence & profanity)',
      nsfw: false,
      userCount: 300_000,
    },
    mappings: [
      ['myanimelist/anime', 16498],
      ['anilist/anime', 16498],
      ['thetvdb/series', 267440],
    ],
    related: [
      ['sequel', 8671],
      ['adaptation', 14916],
    ],
  },
  {
    id: 8671,
    title: 'Shingeki no Kyojin Season 2',
    attributes: { subtype: 'TV' },
    mappings: [
      ['myanimelist/anime', 25777],
      ['anilist/anime', 20958],
    ],
    related: [['prequel', 7442]],
  },
  { id: 14916, type: 'manga', title: 'Shingeki no Kyojin', attributes: { subtype: 'manga' } },
  {
    id: 5,
    title: 'Two in One',
    mappings: [
      ['myanimelist/anime', 100],
      ['myanimelist/anime', 101],
    ],
  },
  ...Array.from({ length: 30 }, (_, n) => ({ id: 1000 + n, title: `Many ${n}` })),
  ...Array.from({ length: 30 }, (_, n): KitsuTitle => {
    // Three titles of Kitsu's to each one of MyAnimeList's.
    return { id: 2000 + n, title: 'Split', mappings: [['myanimelist/anime', 500 + Math.floor(n / 3)]] };
  }),
];

async function ask(...refs: readonly Ref[]) {
  const server = await kitsuServer(titles);
  const raws = await kitsu.download(refs, httpTo(`${server.url}/api/edge`, kitsu), { lookAhead: true });
  return { asked: server.asked, raws, media: new Map([...raws].map(([ref, raw]) => [ref, kitsu.decode(raw)])) };
}

const decoded = (attributes: Readonly<Record<string, unknown>>) =>
  kitsu.decode({ id: 1, type: 'anime', attributes: { canonicalTitle: 'A', ...attributes } });

describe('asking Kitsu', () => {
  it('gives titles with their relations and everybody’s ids in one request', async () => {
    const { asked, media } = await ask('kitsu:7442', 'kitsu:8671', 'kitsu:9');
    expect(asked).toEqual([
      '/api/edge/anime?filter[id]=7442,8671,9&include=mediaRelationships.destination,mappings&page[limit]=20',
    ]);
    expect([...media.keys()]).toEqual(['kitsu:7442', 'kitsu:8671']);
    expect(media.get('kitsu:7442')).toEqual({
      ref: 'kitsu:7442',
      ids: { kitsu: 7442, mal: 16498, anilist: 16498 },
      kind: 'anime',
      title: 'Shingeki no Kyojin',
      english: 'Attack on Titan',
      native: '進撃の巨人',
      synonyms: ['AoT'],
      format: 'TV',
      status: 'FINISHED',
      episodes: 25,
      durationMinutes: 24,
      startDate: '2013-04-07',
      endDate: '2013-09-28',
      year: 2013,
      rating: 'R-17',
      adult: false,
      popularity: 300_000,
      relations: [
        { type: 'SEQUEL', to: 'kitsu:8671', title: 'Shingeki no Kyojin Season 2', format: 'TV' },
        { type: 'ADAPTATION', to: 'kitsu:manga/14916', title: 'Shingeki no Kyojin', format: 'MANGA' },
      ],
    });
  });

  it('finds titles by others’ ids', async () => {
    const { asked, media } = await ask('mal:25777', 'anilist:16498', 'mal:16498', 'anilist:7');
    expect(new Set(media.keys())).toEqual(new Set(['kitsu:7442', 'kitsu:8671']));
    expect(asked.length).toBe(3);
    expect((await ask('mal:9')).asked.length).toBe(1);
  });

  it('misses none of the titles that others keep in one', async () => {
    const refs = Array.from({ length: 10 }, (_, n): Ref => `mal:${500 + n}`);
    const { media } = await ask(...refs);
    const found = new Set([...media.values()].map(({ ids }) => ids.mal));
    expect(found.size).toBe(10);
  });

  it('takes a title that stands for several of another’s for none of them', async () => {
    const { media } = await ask('mal:100');
    expect(media.get('kitsu:5')?.ids).toEqual({ kitsu: 5 });
  });

  it('keeps manga apart', async () => {
    expect((await ask('kitsu:14916')).media.size).toBe(0);
    expect((await ask('kitsu:manga/14916')).media.get('kitsu:manga/14916')).toMatchObject({
      kind: 'manga',
      format: 'MANGA',
    });
  });

  it('tells no relations from relations that are not known', async () => {
    expect((await ask('kitsu:1000')).media.get('kitsu:1000')?.relations).toEqual([]);
    expect(decoded({})).not.toHaveProperty('relations');
  });

  it('finds titles by words', async () => {
    const server = await kitsuServer(titles);
    const page = await kitsu.search(['kyojin', 'many'], httpTo(`${server.url}/api/edge/`, kitsu), { lookAhead: true });
    expect(page.candidates[0]).toEqual(['kitsu:7442', 'kitsu:8671']);
    expect(page.candidates[1]?.length).toBe(20);
    expect(kitsu.decode(page.raws.get('kitsu:8671')).ids).toEqual({ kitsu: 8671, mal: 25777, anilist: 20958 });
  });

  it.each([
    [200, { errors: [{ title: 'Oops', detail: 'It broke', status: '500' }] }, 'server', /It broke/],
    [400, { errors: [{ title: 'Invalid', detail: 'x is no filter', status: '400' }] }, 'request', /x is no filter/],
    [404, { errors: [{ title: 'Not found', status: '404' }] }, 'request', /ANIMECTL_KITSU_URL/],
    [200, { data: null }, 'body', /without the anime/],
    [200, [], 'body', /without the anime/],
  ])('knows an error by its body: %i %j', async (status, body, reason, words) => {
    const server = await kitsuServer(titles);
    server.faults.push({ status, body });
    const error = await kitsu
      .download(['kitsu:7442'], httpTo(`${server.url}/api/edge`, kitsu), { lookAhead: false })
      .catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ reason, provider: 'kitsu' });
    expect((error as ProviderError).message).toMatch(words);
  });
});

describe('what Kitsu sends', () => {
  it.each([
    ['sequel', 'SEQUEL'],
    ['prequel', 'PREQUEL'],
    ['alternative_setting', 'ALTERNATIVE'],
    ['alternative_version', 'ALTERNATIVE'],
    ['side_story', 'SIDE_STORY'],
    ['parent_story', 'PARENT'],
    ['full_story', 'PARENT'],
    ['summary', 'SUMMARY'],
    ['spinoff', 'SPIN_OFF'],
    ['adaptation', 'ADAPTATION'],
    ['character', 'CHARACTER'],
    ['other', 'OTHER'],
    ['cameo', 'OTHER'],
  ])('takes %s for %s', (role, type) => {
    const raw = {
      id: 1,
      type: 'anime',
      attributes: { canonicalTitle: 'A' },
      relations: [{ role, type: 'anime', id: 2 }],
    };
    expect(kitsu.decode(raw).relations).toEqual([{ type, to: 'kitsu:2' }]);
    expect(kitsu.unknownWords?.(raw)).toEqual(role === 'cameo' ? ['cameo'] : []);
  });

  it.each([
    ['G', null, 'G'],
    ['PG', 'Teens 13 or older', 'PG-13'],
    ['PG', 'Children', 'PG'],
    ['PG', null, undefined],
    ['R', '17+ (violence & profanity)', 'R-17'],
    ['R', 'Mild Nudity', 'R+'],
    ['R', 'Violence, Profanity', 'R-17'],
    ['R', '17+ violence', 'R-17'],
    ['R', '17+', 'R-17'],
    ['R', 'Violence, profanity and mild nudity', 'R+'],
    ['R', 'Violence, no nudity', 'R-17'],
    ['R', 'Horror', undefined],
    ['PG', 'Teens 13+', 'PG-13'],
    ['PG', 'Parental guidance for children', 'PG'],
    ['PG', 'Mild Violence', undefined],
    ['R18', null, 'Rx'],
    [null, 'Children', undefined],
    ['constructor', 'Children', undefined],
    ['toString', null, undefined],
  ])('reads %s, %s as %s', (code, guide, rating) => expect(ratingOf(code, guide)).toBe(rating));

  it.each([
    [{}, undefined],
    [{ nsfw: null }, undefined],
    [{ nsfw: false }, false],
    [{ nsfw: true }, true],
    [{ nsfw: false, ageRating: 'R18' }, true],
    [{ nsfw: true, ageRating: 'G' }, true],
  ])('is for adults where either says so: %j', (attributes, adult) => {
    expect(decoded(attributes).adult).toBe(adult);
  });

  it.each([
    ['current', 'RELEASING'],
    ['finished', 'FINISHED'],
    ['upcoming', 'NOT_YET_RELEASED'],
    ['tba', 'NOT_YET_RELEASED'],
    ['lost', undefined],
  ])('takes %s for %s', (status, ours) => expect(decoded({ status }).status).toBe(ours));

  it('takes 1 January for the year, as it can write days only', () => {
    const { startDate, endDate, year } = decoded({ startDate: '1998-01-01', endDate: '1999-01-02' });
    expect([startDate, endDate, year]).toEqual(['1998', '1999-01-02', 1998]);
  });

  it('outlines who a title is and what it states', async () => {
    const { raws } = await ask('kitsu:7442', 'kitsu:8671');
    expect([...raws.keys()]).toEqual(expect.arrayContaining(['kitsu:7442', 'kitsu:8671']));
    for (const raw of raws.values()) {
      const { ref, ids, title, relations } = kitsu.decode(raw);
      expect(kitsu.decode(kitsu.outline(raw))).toMatchObject({ ref, ids, title, relations });
    }
  });

  it('never fails but as a body that cannot be read', async () => {
    const { raws } = await ask('kitsu:7442');
    fc.assert(
      fc.property(fc.constantFrom(...raws.values()).chain(mutated), (raw) => {
        try {
          kitsu.decode(raw);
          kitsu.unknownWords?.(raw);
        } catch (error) {
          expect(error).toBeInstanceOf(ProviderError);
          expect((error as ProviderError).reason).toBe('body');
        }
      }),
    );
  });

  it('never makes a download fail but so, either', async () => {
    const server = await kitsuServer(titles);
    const http = httpTo(`${server.url}/api/edge`, kitsu);
    const address = `${http.url}/anime?filter[id]=7442&include=mediaRelationships.destination,mappings`;
    const whole = await (await http.fetch(address, { headers: { accept: 'application/vnd.api+json' } })).json();
    await fc.assert(
      fc.asyncProperty(mutated(whole), async (body) => {
        server.faults.push({ body: JSON.stringify(body) ?? 'null' });
        try {
          for (const raw of (await kitsu.download(['kitsu:7442'], http, { lookAhead: true })).values())
            kitsu.decode(raw);
        } catch (error) {
          expect(error).toBeInstanceOf(ProviderError);
        }
      }),
      { numRuns: 60 },
    );
  });
});
