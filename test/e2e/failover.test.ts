import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AnilistOptions, anilistServer, type Fault, outageWords } from '../helpers/anilist-server.ts';
import { catalogTitles } from '../helpers/catalog-titles.ts';
import { faultyServer } from '../helpers/faulty-server.ts';
import { newWorld } from '../helpers/io.ts';
import { jikanServer, jikanTitles } from '../helpers/jikan-server.ts';

interface Document {
  readonly titles: readonly {
    readonly ref: string;
    readonly ids: { readonly mal?: number };
    readonly provider: string;
    readonly rating?: string;
    readonly statedBy?: Readonly<Record<string, string>>;
  }[];
  readonly provider: string;
  readonly failed: readonly unknown[];
}
const documentOf = (out: string) => JSON.parse(out) as Document;

/** A machine that reaches an AniList and a MyAnimeList with the same titles. */
async function twoProviders(options: AnilistOptions = {}) {
  const titles = await catalogTitles();
  const anilist = await anilistServer(titles, options);
  const mal = await jikanServer(jikanTitles(titles), '/v4');
  const env = {
    ANIMECTL_PROVIDERS: 'anilist,mal',
    ANIMECTL_MAL_URL: `${mal.url}/v4`,
    ANIMECTL_MAL_LIMIT: '6000/60s',
  };
  return { anilist, mal, world: newWorld({ anilist: anilist.url, env }) };
}

const outage: Fault = 'outage';

describe('when AniList is closed', () => {
  it('MyAnimeList answers, and AniList says why in its own words', async () => {
    const { world, mal } = await twoProviders({ faults: Array<Fault>(50).fill(outage) });
    const { code, out, err } = await world.run(['franchise', 'Overlord', '--json']);
    const document = documentOf(out);
    expect(code).toBe(0);
    expect(err).toContain(outageWords);
    expect(err).toContain('going on with MyAnimeList');
    expect(document.provider).toBe('mal');
    expect(document.titles.length).toBeGreaterThan(5);
    expect(new Set(document.titles.map(({ ids }) => ids.mal)).size).toBe(document.titles.length);
    // One search, and each title once.
    expect(new Set(mal.asked).size).toBe(mal.asked.length);
  });

  it('is not asked again within ten minutes, unless --refresh says so', async () => {
    const { world, anilist } = await twoProviders({ faults: Array<Fault>(50).fill(outage) });
    await world.run(['franchise', 'Overlord']);
    const asked = anilist.asked.length;
    await world.run(['franchise', 'Death Note']);
    expect(anilist.asked.length).toBe(asked);
    await world.run(['franchise', 'Death Note', '--refresh']);
    expect(anilist.asked.length).toBeGreaterThan(asked);
  });
});

describe('when AniList closes in the middle of a crawl', () => {
  it('it goes on at MyAnimeList through the ids that are known, and no title is there twice', async () => {
    const { world, mal } = await twoProviders({ faults: ['500', undefined, ...Array<Fault>(50).fill(outage)] });
    // The search comes through, without what is known to belong, and what it has found.
    const { out, err } = await world.run(['franchise', 'One Piece', '--json']);
    const { titles } = documentOf(out);
    expect(err).toContain('going on with MyAnimeList');
    const providers = new Set(titles.map(({ provider }) => provider));
    expect(providers.has('anilist')).toBe(true);
    expect(new Set(titles.map(({ ids }) => ids.mal)).size).toBe(titles.length);
    // What AniList has said is not asked for again.
    const known = titles.filter(({ provider }) => provider === 'anilist').map(({ ids }) => `/v4/anime/${ids.mal}/full`);
    expect(mal.asked.filter((path) => known.includes(path))).toEqual([]);
  });
});

describe('when AniList is closed and MyAnimeList has no such title', () => {
  it.each([
    ['zzqq xxyy', /; MyAnimeList has no such title; and nothing stored could stand in: /],
    ['mal:99999999', /; MyAnimeList has no such title$/],
    ['anilist:99999999', /; MyAnimeList cannot be asked: no id of it there is known$/],
  ])('%s is told with what each of them said', async (title, said) => {
    const { world } = await twoProviders({ faults: Array<Fault>(50).fill(outage) });
    const { code, err } = await world.run(['show', title]);
    expect(code).toBe(5);
    expect(err.match(new RegExp(outageWords, 'g'))).toHaveLength(1);
    expect(err.trim()).toMatch(said);
  });

  it('a search says so, too', async () => {
    const { world } = await twoProviders({ faults: Array<Fault>(50).fill(outage) });
    const { code, err } = await world.run(['search', 'zzqq xxyy']);
    expect([code, err]).toEqual([5, expect.stringContaining('; MyAnimeList has no such title; and nothing stored')]);
  });

  it('one that does not answer has not said so', async () => {
    const { world, mal } = await twoProviders({ faults: Array<Fault>(50).fill(outage) });
    mal.failWith({ status: 504, body: { status: 504, type: 'BadResponseException', message: 'MyAnimeList is down' } });
    const { err } = await world.run(['show', 'zzqq xxyy']);
    expect(err).not.toContain('has no such title');
  });
});

describe('when everybody is closed', () => {
  it('says so once and answers from the catalogue', async () => {
    const { world, mal } = await twoProviders({ faults: Array<Fault>(50).fill(outage) });
    mal.failWith({ status: 504, body: { status: 504, type: 'BadResponseException', message: 'MyAnimeList is down' } });
    const { code, out, err } = await world.run(['franchise', 'Overlord', '--json']);
    expect(code).toBe(0);
    expect(documentOf(out).provider).toBe('catalog');
    expect(err).toContain(outageWords);
    expect(err).toContain('MyAnimeList is down');
    expect(err.match(/going on with/g)).toHaveLength(1);
  });
});

describe('--provider mal --refresh', () => {
  it('asks MyAnimeList for every title of a franchise that is stored by AniList ids, and stores what it says', async () => {
    const { world, mal, anilist } = await twoProviders();
    const before = documentOf((await world.run(['franchise', 'anilist:20832', '--json'])).out);
    expect(new Set(before.titles.map(({ provider }) => provider))).toEqual(new Set(['anilist']));
    expect(mal.asked).toEqual([]);
    const asked = anilist.asked.length;
    const { code, out } = await world.run(['franchise', 'anilist:20832', '--refresh', '--provider', 'mal', '--json']);
    const { titles, failed } = documentOf(out);
    expect([code, failed, new Set(titles.map(({ provider }) => provider))]).toEqual([0, [], new Set(['mal'])]);
    // Each once, and nobody else.
    expect([...mal.asked].sort()).toEqual(titles.map(({ ids }) => `/v4/anime/${ids.mal}/full`).sort());
    expect(anilist.asked).toHaveLength(asked);
    // All that it has, and in the database they are the titles that they were, with what it alone says of them.
    const [were, are] = [before.titles, titles].map((some) => some.flatMap(({ ids }) => ids.mal ?? []).sort());
    expect(are).toEqual(were);
    const db = new Sqlite(world.db, { readonly: true });
    onTestFinished(() => void db.close());
    const rated = db.prepare('SELECT ref, rating FROM title WHERE rating IS NOT NULL').all();
    expect(rated).toHaveLength(titles.length);
    expect(rated).toContainEqual({ ref: 'anilist:20832', rating: 'PG-13' });
  });

  it('says of a title without an id there why it is not asked', async () => {
    const { world, mal } = await twoProviders();
    const { code, err } = await world.run(['show', 'anilist:99999999', '--refresh', '--provider', 'mal']);
    expect([code, mal.asked]).toEqual([3, []]);
    expect(err).toContain('MyAnimeList: cannot be asked for anilist:99999999: no id of its own is known of it');
  });
});

describe('--enrich', () => {
  it('fills ratings of the whole franchise from one search at the next provider, and says who stated them', async () => {
    const titles = (await catalogTitles()).map(({ rating: _, ...media }) => media);
    const anilist = await anilistServer(titles);
    const mal = await jikanServer(jikanTitles(titles), '/v4');
    const env = { ANIMECTL_PROVIDERS: 'anilist,mal', ANIMECTL_MAL_URL: `${mal.url}/v4` };
    const world = newWorld({ anilist: anilist.url, env });
    const { out } = await world.run(['franchise', 'Death Note', '--enrich', '--json']);
    expect(documentOf(out).titles.map(({ rating, statedBy }) => [rating, statedBy?.rating])).toEqual([
      ['PG-13', 'mal'],
      ['PG-13', 'mal'],
    ]);
    expect(mal.asked).toHaveLength(1);
    expect(mal.asked[0]).toContain('/v4/anime?q=Death Note');
  });

  it('--max-rating leaves out what is above, and what nobody has rated', async () => {
    const { world } = await twoProviders();
    const { out } = await world.run(['franchise', 'Death Note', '--max-rating', 'G', '--json']);
    expect(documentOf(out).titles).toEqual([]);
  });
});

it('a word that nobody knows is counted and taken for OTHER', async () => {
  const [first] = jikanTitles((await catalogTitles()).filter(({ ids }) => ids.mal === 1535));
  const relations = [{ relation: 'Second Cousin', entry: [{ mal_id: 2994, type: 'anime', name: 'Relight', url: '' }] }];
  const mal = await jikanServer([{ ...first!, relations }], '/v4');
  const world = newWorld({ env: { ANIMECTL_PROVIDERS: 'mal', ANIMECTL_MAL_URL: `${mal.url}/v4` } });
  const { out } = await world.run(['relations', 'mal:1535', '--json']);
  expect(JSON.parse(out)).toMatchObject({ relations: [{ type: 'OTHER', to: 'mal:2994' }] });
  const stats = JSON.parse((await world.run(['cache', 'stats', '--json'])).out) as { providers: object[] };
  expect(stats.providers).toContainEqual(expect.objectContaining({ provider: 'mal', unknownWords: 1 }));
});

describe('when AniList says nothing at all', () => {
  it.each([
    ['words', 'Overlord', 1, 'mal'],
    ['its own id, and then for the least that there is', 'anilist:20832', 2, 'catalog'],
    ['an id of another one, and then for the least that there is', 'mal:29803', 2, 'mal'],
  ])('is asked once for %s, and another one answers', async (_, query, requests, answering) => {
    const titles = await catalogTitles();
    const silent = await faultyServer({ fault: 'hang' });
    const mal = await jikanServer(jikanTitles(titles), '/v4');
    const env = {
      ANIMECTL_PROVIDERS: 'anilist,mal',
      // The other one has to answer within it, also on a machine with much to do.
      ANIMECTL_TIMEOUT: '800ms',
      ANIMECTL_MAL_URL: `${mal.url}/v4`,
      ANIMECTL_MAL_LIMIT: '6000/60s',
    };
    const { code, out, err } = await newWorld({ anilist: silent.url, env }).run(['franchise', query, '--json']);
    expect([code, silent.asked.length, documentOf(out).provider]).toEqual([0, requests, answering]);
    expect(err).toContain('AniList: gave no whole answer within 0.8 s; going on with MyAnimeList');
  });
});
