import { describe, expect, it } from 'vitest';
import { createHttp } from '../../src/http/fetch.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { Title } from '../../src/model/title.ts';
import { keptForMs, providerNames } from '../../src/providers/registry.ts';
import { credentials } from '../../src/providers/tmdb/credentials.ts';
import { decode } from '../../src/providers/tmdb/decode.ts';
import { releaseDate, releasesOf } from '../../src/providers/tmdb/release.ts';
import { tmdb } from '../../src/providers/tmdb/tmdb.ts';
import { instantClock } from '../helpers/clock.ts';
import { limiterOf } from '../helpers/http.ts';
import { tmdbKey, tmdbServer } from '../helpers/tmdb-server.ts';
import { providerContract } from './contract.ts';

/** A way out as the program opens one, with the key in each address. */
function httpTo(url: string, waits: number[] = []) {
  const clock = instantClock();
  const { name, label, unstatedWaitMs = 0 } = tmdb;
  const limiter = limiterOf([{ requests: 100_000, perMs: 1_000 }], clock);
  const paused = {
    ...limiter,
    async pause(ms: number) {
      waits.push(ms);
      await limiter.pause(ms);
    },
  };
  const usual = { name, label, url: `${url}/3`, limiter: paused, clock, random: () => 0, unstatedWaitMs };
  return createHttp({ ...usual, ...credentials(tmdbKey) });
}

providerContract('TMDB', async () => ({
  provider: tmdb,
  http: httpTo((await tmdbServer()).url),
  known: ['tmdb:603', 'tmdb:149', 'tmdb:collection/2344'],
  absent: ['tmdb:999999999', 'imdb:tt9999999', 'tmdb:collection/1', 'tmdb:series/1'],
  words: ['the matrix', 'アキラ'],
  nonsense: 'xyzzy nothing',
}));

async function askedFor(ref: Parameters<typeof tmdb.download>[0][number]) {
  const server = await tmdbServer();
  const raws = await tmdb.download([ref], httpTo(server.url), { lookAhead: false });
  return { titles: [...raws.values()].map(tmdb.decode), asked: server.asked };
}

describe('TMDB', () => {
  it('takes one request for a film with all that is read of it', async () => {
    const { titles, asked } = await askedFor('tmdb:603');
    expect(asked).toHaveLength(1);
    expect(titles[0]).toMatchObject({
      ...{ ref: 'tmdb:603', ids: { tmdb: 603, imdb: 'tt0133093' }, kind: 'movie', format: 'MOVIE' },
      ...{ title: 'The Matrix', status: 'FINISHED', durationMinutes: 136, startDate: '1999-03-31', year: 1999 },
      relations: [{ type: 'COLLECTION', to: 'tmdb:collection/2344', title: 'The Matrix Collection' }],
      film: { overview: 'A hacker learns what is real.', genres: ['Action'], score: 8.2, votes: 26_000 },
    });
  });

  it('finds a film by its id at IMDb', async () => {
    const { titles, asked } = await askedFor('imdb:tt0094625');
    expect(titles).toMatchObject([{ ref: 'tmdb:149', native: 'アキラ', relations: [] }]);
    expect(asked).toHaveLength(2);
  });

  it('does not know what is empty or 0, and of 1 January the year alone', async () => {
    const [toys] = (await askedFor('tmdb:1084244')).titles;
    expect(toys).not.toHaveProperty('startDate');
    expect(toys).not.toHaveProperty('durationMinutes');
    expect(toys?.status).toBe('NOT_YET_RELEASED');
    expect(toys?.film).not.toHaveProperty('overview');
    expect((await askedFor('tmdb:700')).titles[0]).toMatchObject({ startDate: '1990', year: 1990 });
    expect(['', null, '0000-00-00', '1999-03-31T00:00:00.000Z'].map(releaseDate)).toEqual([
      undefined,
      undefined,
      undefined,
      '1999-03-31',
    ]);
  });

  it.each([
    ['https://www.warnerbros.com/matrix', true],
    ['http://example.org', true],
    ['javascript:alert(1)//https://example.org', false],
    ['ftp://example.org/https://example.org', false],
    ['https://', false],
    ['example.org', false],
    ['', false],
    [null, false],
  ])('knows the page of a film by an address that can be opened, and no other: %s', async (homepage, is) => {
    const raws = await tmdb.download(['tmdb:603'], httpTo((await tmdbServer()).url), { lookAhead: false });
    const { film } = tmdb.decode({ ...(raws.get('tmdb:603') as object), homepage });
    expect(film?.homepage).toBe(is ? homepage : undefined);
  });

  it('takes a film for what it is called where it was made, and none for one without a name', async () => {
    const raws = await tmdb.download(['tmdb:603'], httpTo((await tmdbServer()).url), { lookAhead: false });
    const named = (names: object) => tmdb.decode({ ...(raws.get('tmdb:603') as object), ...names });
    expect(named({ title: '', original_title: 'Matrix' })).toMatchObject({ title: 'Matrix' });
    expect(() => named({ title: '', original_title: null })).toThrow(
      expect.objectContaining({ provider: 'tmdb', reason: 'body', message: 'TMDB: sent film 603 without a name' }),
    );
  });

  it('reads when a film came out in which way, the first country first', () => {
    const at = (type: number, date: string, certification = '') => ({ type, release_date: date, certification });
    const results = [
      { iso_3166_1: 'US', release_dates: [at(3, '1999-03-31T00:00:00Z', 'R'), at(5, '1999-09-21T00:00:00Z')] },
      { iso_3166_1: 'DE', release_dates: [at(1, '1999-03-24T00:00:00Z', '16'), at(4, '2009-01-01T00:00:00Z')] },
    ];
    expect(releasesOf({ results })).toEqual({
      ...{ inCinemas: '1999-03-31', digital: '2009', physical: '1999-09-21', certification: 'R' },
    });
  });

  it('has a search say less than a film does, and know it', async () => {
    const { raws } = await tmdb.search(['akira'], httpTo((await tmdbServer()).url), { lookAhead: false });
    const [raw] = raws.values();
    expect(tmdb.isPartial?.(raw)).toBe(true);
    expect(tmdb.decode(raw)).not.toHaveProperty('relations');
  });

  it('waits a second after a 429 that says nothing, then twice as long each time', async () => {
    const server = await tmdbServer();
    const busy = { status: 429, body: { status_code: 25, status_message: 'Your request count is over the limit.' } };
    server.faults.push(busy, busy, busy, { ...busy, headers: { 'retry-after': '0' } });
    const waits: number[] = [];
    await tmdb.download(['tmdb:149'], httpTo(server.url, waits), { lookAhead: false });
    expect(waits).toEqual([1000, 2000, 4000, 1000]);
  });

  it('counts its own code before the status, and never repeats the key', async () => {
    const server = await tmdbServer();
    const said = { success: false, status_code: 7, status_message: `Invalid API key: ${tmdbKey}` };
    server.failWith({ status: 200, body: said });
    const failed = tmdb.download(['tmdb:149'], httpTo(server.url), { lookAhead: false });
    await expect(failed).rejects.toMatchObject({ reason: 'credentials' });
    await expect(failed).rejects.not.toThrow(tmdbKey);
    server.failWith({ status: 200, body: { success: false, status_code: 44, status_message: 'The id is invalid.' } });
    expect((await tmdb.download(['tmdb:1'], httpTo(server.url), { lookAhead: false })).size).toBe(0);
  });
});

it('lets nobody keep what it says for longer than half a year, as no other does', () => {
  expect([...providerNames, 'somebody'].filter((name) => keptForMs(name) !== undefined)).toEqual(['tmdb']);
  const days = (keptForMs('tmdb') ?? 0) / 86_400_000;
  expect(days > 170 && days < 184).toBe(true);
});

describe('what opens TMDB', () => {
  it('is a key in the address or a bearer token, by its form', () => {
    expect(credentials(tmdbKey)).toEqual({ query: { api_key: tmdbKey } });
    expect(credentials('eyJhbGciOi.eyJhdWQi.sig')).toEqual({
      headers: { Authorization: 'Bearer eyJhbGciOi.eyJhdWQi.sig' },
    });
  });

  it.each([undefined, 'something else'])('is asked for where it is %j', (token) => {
    expect(() => credentials(token)).toThrow(ProviderError);
    expect(() => credentials(token)).toThrow(/themoviedb\.org\/settings\/api.*ANIMECTL_TMDB_TOKEN/);
    if (token) expect(() => credentials(token)).not.toThrow(token);
  });
});

it.each([
  ['/p603.jpg', true],
  ['/a-b_c.D9.png', true],
  ['/ab', false],
  [`/${'x'.repeat(81)}`, false],
  ['p603.jpg', false],
  ['https://example.com/p603.jpg', false],
  ['/../p603.jpg', false],
  ['/p603.jpg?x', false],
  ['', false],
  [null, false],
])('the picture of a film is at a path of TMDB’s own alone: %j', (path, isOne) => {
  const { film } = decode({ id: 603, title: 'The Matrix', poster_path: path }) as Title;
  expect(film?.poster).toBe(isOne ? path : undefined);
});
