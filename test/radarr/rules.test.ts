import ICAL from 'ical.js';
import { describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { matrix, tmdbKey, tmdbServer } from '../helpers/tmdb-server.ts';
import { key, serving } from '../server/serving.ts';
import { faultsIn } from './answers.ts';

interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  /** The body as it is, whatever it is. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A library with two films in it, and a way to ask for it. */
async function library(words: readonly string[] = []) {
  const films = await tmdbServer();
  const env = {
    ANIMECTL_TMDB_URL: `${films.url}/3`,
    ANIMECTL_TMDB_TOKEN: tmdbKey,
    ANIMECTL_TMDB_LIMIT: '6000/60s',
  };
  const { url } = await serving({ env, words });
  const ask = async (path: string, { method = 'GET', body, raw, headers = { 'X-Api-Key': key } }: Sent = {}) => {
    const sent = raw ?? (body === undefined ? null : JSON.stringify(body));
    const response = await fetch(url + path, { method, body: sent, headers, redirect: 'manual' });
    const text = await response.text();
    const short = path.split('?', 1)[0] ?? '';
    if (method !== 'OPTIONS') expect(faultsIn({ method, path: short, status: response.status, text })).toEqual([]);
    // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever comes
    const json: any = /^[[{]/.test(text) ? JSON.parse(text) : undefined;
    return { status: response.status, headers: response.headers, text, json };
  };
  const post = (path: string, body: unknown) => ask(`/api/v3/${path}`, { method: 'POST', body });
  const put = (path: string, body: unknown) => ask(`/api/v3/${path}`, { method: 'PUT', body });
  await post('rootfolder', { path: '/films' });
  await post('movie', { tmdbId: 603, qualityProfileId: 1, rootFolderPath: '/films' });
  await post('movie', { tmdbId: 149, qualityProfileId: 1, rootFolderPath: '/films' });
  return { url, films, ask, post, put };
}

const right = { tmdbId: 604, qualityProfileId: 1, rootFolderPath: '/films' };

describe('a film that is to be added', () => {
  it.each([
    ['a film that is there', { tmdbId: 603 }, 'TmdbId', 'MovieExistsValidator'],
    ['no id', { tmdbId: 0 }, 'TmdbId', 'GreaterThanValidator'],
    ['an id that TMDB does not have', { tmdbId: 999_999 }, 'TmdbId', 'MovieNotFoundValidator'],
    ['no profile', { qualityProfileId: undefined }, 'QualityProfileId', 'GreaterThanValidator'],
    ['a profile that is not there', { qualityProfileId: 99 }, 'QualityProfileId', 'QualityProfileExistsValidator'],
    ['no folder', { rootFolderPath: undefined }, 'Path', 'NotEmptyValidator'],
    ['a folder that is not the library’s', { rootFolderPath: '/other' }, 'RootFolderPath', 'RootFolderExistsValidator'],
    ['a folder that is no path', { rootFolderPath: 'films' }, 'RootFolderPath', 'PathValidator'],
    ['another film’s folder', { path: '/films/Akira (1988)' }, 'Path', 'MoviePathValidator'],
    ['the folder of folders', { path: '/films' }, 'Path', 'RootFolderValidator'],
    ['a folder that holds a film’s', { path: '/' }, 'Path', 'SystemFolderValidator'],
    ['a folder of the system', { path: '/etc' }, 'Path', 'SystemFolderValidator'],
    ['a path out of its folder', { path: '/films/../etc' }, 'Path', 'PathValidator'],
  ])('is refused for %s', async (_, more, field, code) => {
    const { post, ask } = await library();
    const { status, json } = await post('movie', { ...right, ...more });
    expect([status, json[0].propertyName, json[0].errorCode]).toEqual([400, field, code]);
    expect((await ask('/api/v3/movie')).json).toHaveLength(2);
  });

  it('is refused for a folder above one of another film, and for one that is called as the film is', async () => {
    const { post } = await library();
    await post('movie', { ...right, path: '/deep/er/The Matrix Reloaded' });
    expect((await post('movie', { ...right, tmdbId: 605, path: '/deep/er' })).json[0].errorCode).toBe(
      'MovieAncestorValidator',
    );
    await post('rootfolder', { path: '/x/The Matrix Revolutions (2003)' });
    const rootFolderPath = '/x/The Matrix Revolutions (2003)';
    const { json } = await post('movie', { ...right, tmdbId: 605, rootFolderPath });
    expect(json[0]).toMatchObject({ propertyName: 'RootFolderPath', errorCode: 'RootFolderAncestorValidator' });
  });

  it('is added with what is usual for what was left out, and whatever else is sent', async () => {
    const { post } = await library();
    const { status, json, headers } = await post('movie', {
      ...right,
      title: 'Nonsense',
      year: 1,
      profileId: 7,
      images: null,
    });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/api/v3/movie/${json.id}`);
    expect(json).toMatchObject({
      monitored: true,
      minimumAvailability: 'released',
      tags: [],
      title: 'The Matrix Reloaded',
      year: 2003,
    });
  });

  it('takes no fraction for a number', async () => {
    const { post } = await library();
    expect((await post('movie', { ...right, tmdbId: 13.5 })).status).toBe(400);
  });

  it('is read whatever the case of names and words', async () => {
    const { post } = await library();
    const body = {
      TMDBID: 604,
      QualityProfileID: 1,
      ROOTFOLDERPATH: '/films',
      MinimumAvailability: 'inCINEMAS',
      Monitored: false,
    };
    expect((await post('movie', body)).json).toMatchObject({ minimumAvailability: 'inCinemas', monitored: false });
    expect((await post('movie', { ...right, tmdbId: 605, minimumAvailability: 1 })).json.minimumAvailability).toBe(
      'announced',
    );
  });

  it('among many: one that is wrong keeps all out', async () => {
    const { post, ask } = await library();
    const twice = await post('movie/import', [right, { ...right, tmdbId: 605 }, right]);
    expect([twice.status, twice.json[0].errorCode]).toEqual([400, 'MovieExistsValidator']);
    expect((await ask('/api/v3/movie')).json).toHaveLength(2);
    const both = await post('movie/import', [right, { ...right, tmdbId: 605 }]);
    expect([both.status, both.json.length]).toEqual([200, 2]);
    expect((await post('movie/import', {})).status).toBe(400);
  });
});

describe('a film of the library', () => {
  it('may be what a lookup has answered, whole, as Kometa sends it', async () => {
    const { ask, post } = await library();
    const { json: tag } = await post('tag', { label: 'kometa' });
    const lookedUp = async (tmdb: number) => (await ask(`/api/v3/movie/lookup?term=tmdb:${tmdb}`)).json[0];
    const own = { monitored: true, rootFolderPath: '/films', qualityProfileId: 1, minimumAvailability: 'announced' };
    const more = { ...own, addOptions: { searchForMovie: true }, tags: [tag.id] };
    const found = [await lookedUp(604), { ...(await lookedUp(550)), path: '/films/Fight/' }];
    const { status, json } = await post(
      'movie/import',
      found.map((one) => ({ ...one, ...more })),
    );
    expect(status).toBe(200);
    expect(json).toMatchObject([
      { tmdbId: 604, path: `/films/${found[0].folder}`, tags: [tag.id], minimumAvailability: 'announced' },
      { tmdbId: 550, path: '/films/Fight', tags: [tag.id] },
    ]);
    const ids = json.map(({ id }: { readonly id: number }) => id);
    const gone = await ask('/api/v3/movie/editor', {
      method: 'DELETE',
      body: { movieIds: ids, deleteFiles: false, addImportExclusion: true },
    });
    expect([gone.status, gone.json]).toEqual([200, {}]);
    expect((await ask('/api/v3/exclusions')).json).toMatchObject([{ tmdbId: 604 }, { tmdbId: 550 }]);
  });

  it('changes by seven things, and what is left out is as if never said', async () => {
    const { put, ask } = await library();
    await put('movie/1', {
      path: '/films/Elsewhere',
      qualityProfileId: 4,
      monitored: false,
      tags: [3],
      title: 'Other',
    });
    const changed = (await ask('/api/v3/movie/1')).json;
    expect(changed).toMatchObject({
      path: '/films/Elsewhere',
      qualityProfileId: 4,
      monitored: false,
      tags: [3],
      title: 'The Matrix',
    });
    const { status, json } = await put('movie', { id: 1, path: '/films/Elsewhere', qualityProfileId: 4 });
    expect([status, json.monitored, json.tags, json.minimumAvailability]).toEqual([202, true, [], 'released']);
  });

  it.each([
    ['no path', { path: '' }, 400, 'NotEmptyValidator'],
    ['another one’s path', { path: '/films/Akira (1988)' }, 400, 'MoviePathValidator'],
    ['a profile that is not there', { path: '/films/X', qualityProfileId: 99 }, 400, 'QualityProfileExistsValidator'],
  ])('does not change for %s', async (_, more, status, code) => {
    const { put } = await library();
    const answer = await put('movie/1', { qualityProfileId: 1, ...more });
    expect([answer.status, answer.json[0].errorCode]).toEqual([status, code]);
  });

  it('that is not there is known by the form of the answer', async () => {
    const { put, ask } = await library();
    expect((await ask('/api/v3/movie/99')).json).toMatchObject({ title: 'Not Found', status: 404 });
    expect((await put('movie/99', { path: '/x', qualityProfileId: 1 })).json).toMatchObject({
      message: expect.stringContaining('99'),
    });
    expect(await ask('/api/v3/movie/99', { method: 'DELETE' })).toMatchObject({
      status: 404,
      json: {
        message: 'Movie with ID 99 does not exist',
        description: 'NzbDrone.Core.Datastore.ModelNotFoundException',
      },
    });
    expect(await ask('/api/v3/movie/0', { method: 'DELETE' })).toMatchObject({ status: 400 });
    expect((await ask('/api/v3/movie?tmdbId=5')).json).toEqual([]);
    expect((await put('movie/editor', { movieIds: [1, 99], monitored: false })).status).toBe(404);
  });

  it('is edited with others: tags are added, removed, replaced', async () => {
    const { put } = await library();
    const tagsAfter = async (more: object) => {
      const { json } = await put('movie/editor', { movieIds: [1, 2], ...more });
      return json.map(({ tags }: { tags: unknown }) => tags);
    };
    expect(await tagsAfter({ tags: [1, 2], applyTags: 'add' })).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(await tagsAfter({ tags: [2], applyTags: 'Remove' })).toEqual([[1], [1]]);
    expect(await tagsAfter({ tags: [5], applyTags: 2 })).toEqual([[5], [5]]);
    expect(await tagsAfter({ monitored: false })).toEqual([[5], [5]]);
    await put('rootfolder', {});
    const moved = await put('movie/editor', { movieIds: [1], rootFolderPath: '/nowhere' });
    expect(moved.json[0].errorCode).toBe('RootFolderExistsValidator');
  });

  it('may be kept from coming back', async () => {
    const { ask, post } = await library();
    expect(await ask('/api/v3/movie/1?addImportExclusion=true', { method: 'DELETE' })).toMatchObject({
      status: 200,
      text: '',
    });
    const { json, headers } = await ask('/api/v3/exclusions');
    expect(json).toMatchObject([{ tmdbId: 603, movieTitle: 'The Matrix', movieYear: 1999 }]);
    expect(headers.get('deprecation')).toBe('true');
    const again = await post('exclusions', { tmdbId: 603, movieTitle: 'The Matrix', movieYear: 1999 });
    expect(again.json[0].errorCode).toBe('ImportListExclusionExistsValidator');
    const bulk = await post('exclusions/bulk', [
      { tmdbId: 9, movieTitle: 'Nine' },
      { tmdbId: 603, movieTitle: 'The Matrix' },
    ]);
    expect([bulk.status, (await ask('/api/v3/exclusions')).json.length]).toEqual([400, 1]);
    expect((await ask('/api/v3/movie/lookup?term=tmdb:603')).json[0].isExcluded).toBe(true);
  });
});

describe('what TMDB says of films', () => {
  const later = async (folder: string, films: Awaited<ReturnType<typeof tmdbServer>>, days: number) => {
    const clock = { ...systemClock, now: () => systemClock.now() + days * 86_400_000 };
    const env = { ANIMECTL_TMDB_URL: `${films.url}/3`, ANIMECTL_TMDB_TOKEN: tmdbKey };
    const { url } = await serving({ env, folder, clock });
    const get = async (path: string) =>
      (await fetch(`${url}/api/v3/${path}`, { headers: { 'X-Api-Key': key } })).json();
    return { url, get };
  };

  it.each([
    ['is asked for anew by RefreshMovie', 1],
    ['is asked for anew before it is six months old', 170],
  ])('%s', async (_, days) => {
    const data = { ...matrix, films: matrix.films.map((film) => ({ ...film })) };
    const films = await tmdbServer(data);
    const { url, folder } = await serving({
      env: { ANIMECTL_TMDB_URL: `${films.url}/3`, ANIMECTL_TMDB_TOKEN: tmdbKey },
    });
    const headers = { 'X-Api-Key': key };
    const post = (at: string, path: string, body: object) =>
      fetch(`${at}/api/v3/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    await post(url, 'rootfolder', { path: '/films' });
    await post(url, 'movie', { tmdbId: 550, qualityProfileId: 1, rootFolderPath: '/films' });
    const film = data.films.find(({ id }) => id === 550)!;
    Object.assign(film, { more: { overview: 'Told anew.' } });
    const now = await later(folder, films, days);
    if (days === 1) await post(now.url, 'command', { name: 'RefreshMovie' });
    await now.get('movie');
    await vi.waitFor(async () => expect(await now.get('movie')).toMatchObject([{ overview: 'Told anew.' }]), 10_000);
  });
});

describe('looking a film up', () => {
  it.each([
    ['tmdb:604', [604]],
    ['tmdbId:604', [604]],
    ['imdb:tt0234215', [604]],
    ['tt0234215', [604]],
    ['https://www.imdb.com/title/tt0234215/', [604]],
    ['https://www.themoviedb.org/movie/604-x', [604]],
    ['tmdb:99999', []],
    ['imdb:tt9999999', []],
    ['xyzzy nothing', []],
    ['the matrix 2003', [605, 604, 603]],
  ])('by %s', async (term, ids) => {
    const { ask } = await library();
    const { json, status } = await ask(`/api/v3/movie/lookup?term=${encodeURIComponent(term)}`);
    expect(status).toBe(200);
    expect(json.map(({ tmdbId }: { tmdbId: number }) => tmdbId).sort()).toEqual([...ids].sort());
    if (term.endsWith('2003')) expect(json[0].year).toBe(2003);
  });

  it('gives it its number only where it is in the library, and its own pages never', async () => {
    const { ask } = await library();
    expect((await ask('/api/v3/movie/lookup?term=tmdb:603')).json[0].id).toBe(1);
    const { json } = await ask('/api/v3/movie/lookup?TERM=tmdb:604');
    expect(json[0]).toMatchObject({
      monitored: false,
      qualityProfileId: 0,
      minimumAvailability: 'tba',
      tags: [],
      hasFile: false,
      added: '0001-01-01T00:00:00Z',
    });
    expect(json[0]).not.toHaveProperty('id');
    expect((await ask('/api/v3/movie/lookup/tmdb?tmdbId=603')).json).not.toHaveProperty('id');
    expect((await ask('/api/v3/movie/lookup/imdb?imdbId=tt0133093')).json).toMatchObject({ tmdbId: 603 });
    for (const query of ['?imdbId=tt9999999', ''])
      expect(await ask(`/api/v3/movie/lookup/imdb${query}`)).toMatchObject({
        status: 500,
        json: { description: 'MovieNotFoundException' },
      });
    expect(await ask('/api/v3/qualityprofile/99')).toMatchObject({ status: 404, json: { message: 'NotFound' } });
  });

  it('is told apart from TMDB’s being down', async () => {
    const { ask, films } = await library();
    films.failWith({ status: 401, body: { status_code: 7, status_message: 'Invalid API key' } });
    const { status, json } = await ask('/api/v3/movie/lookup?term=fight club');
    expect([status, typeof json.message]).toEqual([503, 'string']);
  });

  it.each([
    ['is offline', ['--offline'], {}, 'animectl runs offline'],
    ['is offline and has a key', ['--offline'], { ANIMECTL_TMDB_TOKEN: tmdbKey }, 'animectl runs offline'],
    ['has no key', [], { ANIMECTL_TMDB_TOKEN: '' }, 'needs a key of your own'],
  ])('is told apart from a server that %s and so cannot ask', async (_, words, env, reason) => {
    const { url } = await serving({ words, env });
    for (const path of ['lookup?term=fight%20club', 'lookup/tmdb?tmdbId=603', 'lookup?term=imdb:tt0133093']) {
      const response = await fetch(`${url}/api/v3/movie/${path}`, { headers: { 'X-Api-Key': key } });
      const { message } = (await response.json()) as { readonly message?: unknown };
      expect([response.status, message], path).toEqual([503, expect.stringContaining(reason)]);
    }
  });
});

describe('every request', () => {
  it.each([
    ['no key', '', {}, 401],
    ['a wrong key in the header', '', { 'X-Api-Key': 'wrong' }, 401],
    ['a right key in the header', '', { 'X-Api-Key': key }, 200],
    ['a right bearer', '', { Authorization: `Bearer ${key}` }, 200],
    ['a right key in the address', `?apikey=${key}`, {}, 200],
    ['a right key in the address, spelt otherwise', `?ApiKey=${key}`, {}, 200],
    ['a wrong key in the address and a right one in the header', '?apikey=wrong', { 'X-Api-Key': key }, 401],
  ])('with %s', async (_, query, headers, status) => {
    const { ask } = await library();
    const answer = await ask(`/api/v3/system/status${query}`, { headers });
    expect(answer.status).toBe(status);
    if (status === 401) expect([answer.text, answer.headers.get('www-authenticate')]).toEqual(['', null]);
  });

  it.each([
    ['/API/V3/Movie/', 200],
    ['/api/v3/qualityProfile', 200],
    ['/api/v3/rootFolder/', 200],
    ['/api', 200],
    ['/api/system/status', 404],
    ['/api/v3/nothing', 404],
    ['/api/v3/movie/abc', 404],
  ])('for %s', async (path, status) => {
    const { ask } = await library();
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('is answered as nobody may keep it, with a version that clients take', async () => {
    const { ask } = await library();
    const { headers } = await ask('/api/v3/movie');
    expect(headers.get('cache-control')).toBe('no-cache, no-store');
    expect([headers.get('pragma'), headers.get('expires')]).toEqual(['no-cache', '-1']);
    expect(headers.get('x-application-version')).toMatch(/^[5-9]\.\d+\.\d+\.\d+$/);
    const { json } = await ask('/api/v3/system/status');
    expect(json).toMatchObject({ appName: 'Radarr', version: headers.get('x-application-version') });
    expect(json.instanceName).toContain('animectl');
  });

  it('may come from a page anywhere', async () => {
    const { ask } = await library();
    const headers = { Origin: 'http://elsewhere.example', 'Access-Control-Request-Headers': 'x-api-key' };
    const preflight = await ask('/api/v3/movie', { method: 'OPTIONS', headers });
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('x-api-key');
    const plain = await ask('/api/v3/movie', { headers: { Origin: 'http://elsewhere.example', 'X-Api-Key': key } });
    expect([plain.status, plain.headers.get('access-control-allow-methods')]).toEqual([200, null]);
  });

  it.each([
    ['text/html', 406],
    ['text/html, */*', 200],
    ['application/json', 200],
    ['text/json', 200],
    ['image/png, application/*', 200],
  ])('that takes %s', async (accept, status) => {
    const { ask } = await library();
    expect((await ask('/api/v3/tag', { headers: { 'X-Api-Key': key, Accept: accept } })).status).toBe(status);
  });

  it('is refused with another method, without a body, and with one that cannot be read', async () => {
    const { ask } = await library();
    expect((await ask('/api/v3/movie/lookup', { method: 'POST', body: {} })).status).toBe(405);
    expect((await ask('/api/v3/movie', { method: 'POST' })).json).toMatchObject({ message: expect.any(String) });
    expect((await ask('/api/v3/movie', { method: 'POST', raw: '{"tmdbId":' })).json).toMatchObject({
      status: 400,
      errors: expect.any(Object),
    });
    expect((await ask('/api/v3/movie', { method: 'POST', body: { tmdbId: 'six' } })).json.errors).toHaveProperty([
      '$.tmdbId',
    ]);
    expect((await ask('/api/v3/movie?tmdbId=six')).status).toBe(400);
  });

  it('is led to the base where one is set', async () => {
    const { url } = await library(['--base', '/films']);
    const origin = new URL(url).origin;
    const led = await fetch(`${origin}/api/v3/movie?apikey=${key}`, { redirect: 'manual' });
    expect([led.status, led.headers.get('location')]).toEqual([307, `/films/api/v3/movie?apikey=${key}`]);
    expect((await fetch(`${origin}/ping`)).status).toBe(200);
  });
});

describe('tags, folders and commands', () => {
  it('keep to their rules', async () => {
    const { post, ask } = await library();
    const [first, again] = [await post('tag', { label: 'Matrix' }), await post('tag', { label: 'matrix' })];
    expect([first.status, again.status, again.json]).toEqual([201, 201, first.json]);
    expect((await post('tag', { label: 'no blanks' })).status).toBe(400);
    expect((await post('rootfolder', { path: '/films' })).json[0].errorCode).toBe('RootFolderValidator');
    expect((await post('command', { name: 'MoviesSearch', movieIds: [1] })).json.status).toBe('completed');
    const unknown = await post('Command/', { name: 'Nonsense' });
    expect([unknown.status, unknown.json.message]).toEqual([500, 'Sequence contains no matching element']);
    expect((await ask('/api/v3/queue?page=7&pageSize=5&sortKey=nonsense')).json).toMatchObject({
      page: 1,
      totalRecords: 0,
      records: [],
    });
  });

  it('show collections with what is missing of them', async () => {
    const { ask } = await library();
    const { json } = await ask('/api/v3/collection?tmdbId=2344');
    expect(json).toMatchObject([{ title: 'The Matrix Collection', sortTitle: 'matrix collection', tmdbId: 2344 }]);
    expect((await ask('/api/v3/collection/2344')).json.movies[0]).toMatchObject({ tmdbId: 603, isExisting: true });
    expect((await ask('/api/v3/collection?tmdbId=1')).json).toEqual([]);
  });

  it('say of all films of a collection at once whether they are wanted', async () => {
    const { ask, put } = await library();
    const wanted = async () => (await ask('/api/v3/movie?tmdbId=603')).json[0].monitored;
    const one = await put('collection/2344', { id: 2344, monitored: true, monitorMovies: false });
    expect([one.status, one.json.tmdbId, await wanted()]).toEqual([202, 2344, false]);
    const all = await put('collection', { collectionIds: [2344], monitorMovies: true, qualityProfileId: 1 });
    expect([all.status, all.json.length, await wanted()]).toEqual([202, 1, true]);
    expect((await put('collection', { collectionIds: [2344] })).status).toBe(202);
    expect(await wanted()).toBe(true);
    const unknown = await put('collection', { collectionIds: [2344, 1], monitorMovies: false });
    expect([unknown.status, await wanted()]).toEqual([404, true]);
  });

  it('has a calendar of what comes out', async () => {
    const { ask } = await library();
    const days = 'start=1999-03-30T00:00:00Z&end=1999-04-02T00:00:00Z';
    expect((await ask(`/api/v3/calendar?${days}`)).json).toMatchObject([{ tmdbId: 603 }]);
    expect((await ask('/api/v3/calendar')).json).toEqual([]);
    // The day itself is in it, at whatever hour it is asked for.
    const ofDay = async (day: string) =>
      (await ask(`/api/v3/calendar?start=${day}T18:00:00Z&end=${day}T20:00:00Z`)).json.length;
    expect([await ofDay('1999-03-30'), await ofDay('1999-03-31'), await ofDay('1999-04-01')]).toEqual([0, 1, 0]);
  });

  it('has a calendar for programs that keep calendars, of the films of a tag as well', async () => {
    const { ask, put, url } = await library();
    const { json: tag } = await ask('/api/v3/tag', { method: 'POST', body: { label: 'Matrix' } });
    await put('movie/1', { qualityProfileId: 1, path: '/films/1', tags: [tag.id] });
    const feed = (query: string) =>
      ask(`/feed/v3/calendar/Radarr.ics?apikey=${key}&pastDays=20000${query}`, {
        headers: { Accept: 'text/calendar' },
      });
    const { status, headers, text } = await feed('');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const events = (ics: string) =>
      new ICAL.Component(ICAL.parse(ics))
        .getAllSubcomponents('vevent')
        .map((one) => new ICAL.Event(one))
        .map(({ uid, summary, startDate }) => [uid, summary, startDate.toString()]);
    expect(events(text)).toContainEqual(['Radarr_movie_1_cinemas', 'The Matrix (Theatrical Release)', '1999-03-31']);
    expect(new Set(events(text).map(([uid]) => String(uid).split('_')[2]))).toEqual(new Set(['1', '2']));
    for (const tags of ['&tags=matrix', `&tagList=${tag.id}`])
      expect(new Set(events((await feed(tags)).text).map(([uid]) => String(uid).split('_')[2]))).toEqual(
        new Set(['1']),
      );
    expect(events((await feed('&releaseTypes=cinemaRelease')).text).map(([uid]) => uid)).toEqual([
      'Radarr_movie_1_cinemas',
      'Radarr_movie_2_cinemas',
    ]);
    expect((await feed('&tags=nothing')).status).toBe(404);
    expect((await ask('/api/v3/calendar?tags=nothing')).status).toBe(404);
    expect((await ask(`/feed/v3/calendar/radarr.ics?apikey=no`)).status).toBe(401);
    expect((await fetch(`${url}/feed/v3/calendar/radarr.ics?apikey=${key}`, { method: 'POST' })).status).toBe(405);
    expect(events((await ask(`/feed/v3/calendar/radarr.ics?apikey=${key}`)).text)).toEqual([]);
  });
});
