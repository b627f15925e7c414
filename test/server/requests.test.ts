import { describe, expect, it } from 'vitest';
import { key, serving } from './serving.ts';

const headers = { 'content-type': 'application/json', 'x-api-key': key };

/** What a request to a server that asks nobody comes to. */
async function offline() {
  const { url } = await serving({ words: ['--offline'] });
  return async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${url}/api/v1/${path}`, { headers, ...init });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
  };
}

describe('a request that makes no sense', () => {
  it.each([
    ['franchise?q=Gintama&max_title=1', '"max_title" is no parameter here: did you mean "max-titles"?'],
    ['franchise/stream?q=Gintama&Depht=1', '"Depht" is no parameter here: did you mean "depth"?'],
    ['search?q=a&b=1&c=2', '"b", "c" are no parameters here: there are q, limit, provider, refresh'],
    ['suggestions?query=a', '"query" is no parameter here: there is q'],
    ['titles/anilist:1?refesh=1', '"refesh" is no parameter here: did you mean "refresh"?'],
    ['jobs?limit=1', '"limit" is no parameter here: there are none'],
    ['franchise', 'q: is needed'],
    ['franchise?q=', 'q: must be at least 1 character'],
    ['franchise?q=a&q=b', 'q: must be given once'],
    ['franchise?q=a&max-titles=5001', 'max-titles: must be at most 5000'],
    ['franchise?q=a&depth=x', 'depth: must be auto or a whole number'],
    ['franchise?q=a&order=x', 'order: must be one of release, story'],
    ['titles/titan', '"titan" is no ref: write one such as anilist:16498, or the address of the title\'s page'],
    ['diff?since=lastweek', 'since: "lastweek" is no day such as 2026-11-01'],
  ])('%s is told: %s', async (path, detail) => {
    const ask = await offline();
    expect(await ask(path)).toMatchObject({ status: 400, body: { code: 'usage', detail } });
  });

  it.each(['', '/anime'])('by a parameter that is none is told at every address below %s/api/v1', async (base) => {
    const { url } = await serving({ words: base === '' ? ['--offline'] : ['--offline', '--base', base] });
    const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as { readonly paths: Record<string, object> };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [path, method]),
    );
    const ours = routes.filter(([path]) => path?.includes('/api/v1/'));
    expect(ours.length).toBeGreaterThan(30);
    const origin = url.slice(0, url.length - base.length);
    for (const [path = '', method = ''] of ours) {
      const address = `${origin}${path.replace(/\{\w+\}/g, 'anilist:1')}?xyzzy=1`;
      const answer = await fetch(address, { method: method.toUpperCase(), headers });
      const { code, detail } = (await answer.json()) as { readonly code: string; readonly detail: string };
      expect([method, path, answer.status, code, detail.slice(0, 29)]).toEqual([
        ...[method, path, 400, 'usage'],
        '"xyzzy" is no parameter here:',
      ]);
    }
  });

  it('with a body is told as well', async () => {
    const ask = await offline();
    const post = (path: string, body: string, more = {}) =>
      ask(path, { method: 'POST', body, headers: { ...headers, ...more } });
    const refs = Array.from({ length: 501 }, (_, n) => `anilist:${n + 1}`);
    expect((await post('titles/batch', JSON.stringify({ refs }))).body.detail).toBe(
      'refs: must be a list of at most 500',
    );
    expect((await post('watch', '{"title":["x"]}')).body.detail).toBe('titles: is needed');
    expect((await post('watch', '{"titles":"x"}')).body.detail).toBe('titles: must be a list');
    // A word that is spelt wrong would do something else than was meant.
    expect(await post('seen', '{"title":"Gintama","untill":3}')).toMatchObject({
      status: 400,
      body: { detail: '"untill" is no parameter here; /docs names those that are' },
    });
    expect((await ask('lists')).body.lists).toEqual([]);
    expect(await post('watch', '{"titles":')).toMatchObject({ status: 400, body: { code: 'usage' } });
    const plain = await post('watch', '{"titles":["x"]}', { 'content-type': 'text/plain' });
    expect(plain).toMatchObject({ status: 415, body: { code: 'not-json' } });
  });

  it('by a method that is not there is told which are', async () => {
    const ask = await offline();
    const put = await ask('watch', { method: 'PUT' });
    expect(put).toMatchObject({ status: 405, body: { code: 'no-method' } });
    expect(put.headers.get('allow')).toBe('HEAD, GET, POST, DELETE, OPTIONS');
    const options = await ask('franchise?q=x', { method: 'OPTIONS', headers: {} });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'HEAD, GET, OPTIONS']);
    expect(options.headers.get('access-control-allow-origin')).toBeNull();
    expect(await ask('nothing', { method: 'PUT' })).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it.each(['franchise?q=Gintama', 'watch', 'cuts', 'titles/anilist:918', 'suggestions?q=gin', 'jobs'])(
    'HEAD of %s has the tag that GET has',
    async (path) => {
      const ask = await offline();
      // The first time it may come from elsewhere, and say so.
      await ask(path);
      const tag = (await ask(path)).headers.get('etag');
      expect(tag).toMatch(/^W\/"/);
      const head = await ask(path, { method: 'HEAD' });
      expect([head.status, head.body, head.headers.get('etag')]).toEqual([200, undefined, tag]);
      const same = await ask(path, { method: 'HEAD', headers: { ...headers, 'if-none-match': tag ?? '' } });
      expect(same.status).toBe(304);
    },
  );

  it('with a key that is wrong is told so, and without one that it is needed', async () => {
    const ask = await offline();
    const wrong = await ask('seen', { method: 'POST', headers: { 'x-api-key': `${key}x` } });
    expect(wrong).toMatchObject({
      status: 401,
      body: { code: 'key-needed', detail: 'The key that came is not that of this server.' },
    });
    const none = await ask('seen', { method: 'POST', headers: {} });
    expect(none).toMatchObject({ status: 401, body: { detail: expect.stringContaining('Send the key') } });
  });

  it('with a slash at the end of its address is led to where it meant to go', async () => {
    const { url } = await serving({ words: ['--offline', '--base', '/anime'] });
    const ask = (path: string) => fetch(`${url}${path}`, { redirect: 'manual' });
    for (const [path, location] of [
      ['/docs/', '/anime/docs'],
      ['/api/v1/search//?q=gin&limit=3', '/anime/api/v1/search?q=gin&limit=3'],
    ] as const)
      expect([(await ask(path)).status, (await ask(path)).headers.get('location')]).toEqual([308, location]);
    expect((await ask('/nothing/')).status).toBe(404);
  });
});

describe('a title', () => {
  it('is named by the address of its page, and by a ref with a slash', async () => {
    const ask = await offline();
    const page = encodeURIComponent('https://myanimelist.net/anime/16498/Shingeki_no_Kyojin');
    expect((await ask(`titles/${page}`)).body).toMatchObject({ english: 'Attack on Titan' });
    for (const path of ['mal:anime/16498', 'mal:anime%2F16498', 'mal:16498'])
      expect([path, (await ask(`titles/${path}`)).body.english]).toEqual([path, 'Attack on Titan']);
    expect((await ask('titles/mal:anime/16498/relations')).body.relations.length).toBeGreaterThan(3);
    const joined = { a: 'https://anilist.co/anime/16498', b: 'anilist:21281', type: 'side-story' };
    const made = await ask('joins', { method: 'POST', body: JSON.stringify(joined) });
    expect(made).toMatchObject({ status: 201, body: { a: { ref: 'anilist:16498' } } });
  });
});

describe('what is read', () => {
  it('is tagged, and not sent again to who has it', async () => {
    const ask = await offline();
    for (const path of ['titles/anilist:16498', 'search?q=gintama', 'watch', 'cuts', 'jobs', 'cache']) {
      // A bundled title comes out of the database from the second time on.
      await ask(path);
      const first = await ask(path);
      const etag = first.headers.get('etag') ?? '';
      expect([path, etag]).toEqual([path, expect.stringMatching(/^W\/"[\w-]{22}"$/)]);
      expect(first.headers.get('server-timing')).toMatch(/^total;dur=\d+\.\d$/);
      expect(first.headers.get('cache-control')).toBe('private, no-cache');
      const again = await ask(path, { headers: { 'if-none-match': etag } });
      expect([path, again.status, again.body]).toEqual([path, 304, undefined]);
    }
  });
});

describe('a franchise', () => {
  it('takes the options of the command line, written as they are there', async () => {
    const ask = await offline();
    const of = async (options: string) => (await ask(`franchise?q=Attack+on+Titan&${options}`)).body.titles.length;
    const options = [
      'cuts=own+shipped',
      'cuts=none',
      'order=STORY',
      'depth=auto',
      'max-titles=500',
      'preset=franchise',
    ];
    for (const one of [
      ...options,
      'kind=anime',
      'concurrency=auto',
      'as-stated=0',
      'ignore=character',
      'list=OTHER,summary',
    ])
      expect([one, await of(one)]).toEqual([one, expect.toSatisfy((n: number) => n > 10)]);
    expect(await of('only=movie,OVA')).toBeLessThan(22);
    // Most clients that are generated from the description repeat what it wants with commas between.
    expect(await of('only=movie&only=OVA')).toBe(await of('only=movie,OVA'));
    expect(await of('only=movie&only=OVA,special')).toBe(await of('only=movie,OVA,special'));
    expect(await of('essential')).toBeLessThan(22);
    expect(await of('skip=recaps,specials&aired=true&adult=no')).toBeLessThan(22);
    expect(await of('depth=0')).toBe(1);
  });

  it('says why a title is in it, and what would be asked for, as the command line does', async () => {
    const ask = await offline();
    const why = await ask('franchise?q=Attack+on+Titan&explain=anilist:20958');
    expect(why).toMatchObject({ status: 200, body: { member: true, title: { ref: 'anilist:20958' } } });
    expect(await ask('franchise?q=xyzzy+nothing&explain=anilist:1')).toMatchObject({ status: 404 });
    expect(await ask('franchise?q=Attack+on+Titan&explain=titan')).toMatchObject({ status: 400 });
    const plan = await ask('franchise?q=anilist:16498&dry-run=1');
    expect(plan).toMatchObject({ status: 200, body: { plans: [{ query: 'anilist:16498', known: 23 }] } });
  });
});

describe('an import', () => {
  const ended = async (ask: Awaited<ReturnType<typeof offline>>, body: string | FormData, query = '') => {
    const begun = await ask(`imports${query}`, { method: 'POST', body, headers: { 'x-api-key': key } });
    expect(begun).toMatchObject({ status: 202, headers: expect.anything() });
    const { id } = begun.body;
    expect(begun.headers.get('location')).toBe(`/api/v1/jobs/${id}`);
    for (;;) {
      const { body: job } = await ask(`jobs/${id}`);
      if (job.state !== 'waiting' && job.state !== 'running') return job;
    }
  };

  it('takes a file of a form', async () => {
    const ask = await offline();
    const form = new FormData();
    form.set('file', new Blob(['Gintama\nxyzzy nothing\n']), 'list.txt');
    expect(await ended(ask, form)).toMatchObject({ state: 'done', result: { rows: 2, imported: 1, notFound: 1 } });
    const empty = new FormData();
    empty.set('words', 'Gintama');
    const refused = await ask('imports', { method: 'POST', body: empty, headers: { 'x-api-key': key } });
    expect(refused).toMatchObject({ status: 400, body: { detail: expect.stringContaining('has 0 files') } });
  });

  it('is what the user has seen, if that is said, and then comes next by it', async () => {
    const ask = await offline();
    await ask('franchise?q=Attack+on+Titan');
    const csv = 'anilist_id,title,status\n16498,Attack on Titan,completed\n';
    expect(await ended(ask, csv, '?mine=1&list=seen')).toMatchObject({ state: 'done', result: { list: null } });
    expect((await ask('lists')).body.lists).toMatchObject([{ name: 'seen', mine: true, entries: 1 }]);
    expect((await ask('next')).body.next).toMatchObject([{ franchise: 'Attack on Titan' }]);
    expect(JSON.stringify((await ask('jobs', { headers: {} })).body)).not.toContain('seen');
  });
});
