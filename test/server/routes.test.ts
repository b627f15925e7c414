import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { allEventsOf, jsonOf, key, serving } from './serving.ts';

const titles = titlesOf(bothWays(...chain('SEQUEL', 900001, 900002, 900003)));
const headers = { 'content-type': 'application/json', 'x-api-key': key };

async function offline() {
  const { url, ...rest } = await serving({ words: ['--offline'] });
  const get = async (path: string) => {
    const answer = await fetch(`${url}/api/v1/${path}`);
    return { status: answer.status, body: await jsonOf(answer) };
  };
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await jsonOf(answer) };
  };
  return { url, get, send, ...rest };
}

describe('titles', () => {
  it('are searched by words', async () => {
    const { get } = await offline();
    const { status, body } = await get('search?q=attack%20on%20titan&limit=2');
    expect(status).toBe(200);
    expect(body).toMatchObject({ schema: 2, results: [{ ref: 'anilist:16498', from: 'catalog' }, {}] });
    expect(body.results).toHaveLength(2);
    expect(await get('search?q=xyzzyqq')).toMatchObject({ status: 404, body: { code: 'no-match' } });
    expect(await get('search?q=a&limit=0')).toMatchObject({ status: 400 });
  });

  it('are shown with their pages and relations', async () => {
    const { get } = await offline();
    const title = await get('titles/anilist:16498');
    expect(title.body).toMatchObject({ ref: 'anilist:16498', english: 'Attack on Titan', format: 'TV' });
    expect(title.body.pages.anilist).toBe('https://anilist.co/anime/16498');
    expect((await get('titles/mal:16498')).body.english).toBe('Attack on Titan');
    const { body } = await get('titles/anilist:16498/relations?detailed=1');
    expect(body.relations.find(({ to }: { to: string }) => to === 'anilist:20958')).toMatchObject({
      type: 'SEQUEL',
      details: { english: 'Attack on Titan Season 2' },
    });
    expect(await get('titles/anilist:999999999')).toMatchObject({ status: 404, body: { code: 'absent' } });
    expect(await get('titles/titan')).toMatchObject({ status: 400, body: { code: 'usage' } });
  });

  it('that could be several are named, where one is wanted', async () => {
    const { get } = await offline();
    const { status, body } = await get('franchise?q=Fate&strict=1');
    expect([status, body.code]).toEqual([409, 'ambiguous']);
    expect(body.candidates.length).toBeGreaterThan(1);
    expect(body.candidates[0]).toMatchObject({
      ref: expect.stringMatching(/^anilist:\d+$/),
      title: expect.any(String),
    });
    expect(body.detail).not.toContain('--');
  });

  it('that are new are told', async () => {
    const before = await serving({
      anilist: (await anilistServer(titlesOf(bothWays(...chain('SEQUEL', 900001, 900002))))).url,
    });
    await (await fetch(`${before.url}/api/v1/franchise?q=anilist:900001`)).text();
    await before.stop();
    const { url } = await serving({ anilist: (await anilistServer(titles)).url, folder: before.folder });
    const get = async (path: string) => {
      const answer = await fetch(`${url}/api/v1/${path}`);
      return { status: answer.status, body: await jsonOf(answer) };
    };
    expect((await get('diff')).body).toMatchObject({ changed: false, changes: [] });
    const { body } = await get('diff?q=anilist:900001');
    expect(body.changes.map(({ kind, ref }: { kind: string; ref: string }) => [kind, ref])).toContainEqual([
      'new',
      'anilist:900003',
    ]);
    expect((await get('diff')).body.changes).toEqual(body.changes);
    expect((await get('diff?since=2200-01-01')).body).toMatchObject({ changed: false });
    expect(await get('diff?since=yesterday')).toMatchObject({ status: 400 });
  });
});

describe('decisions', () => {
  it('are made, listed, obeyed at once, and taken back', async () => {
    const { get, send } = await offline();
    const count = async () => (await get('franchise?q=Attack%20on%20Titan')).body.titles.length;
    expect(await count()).toBe(23);
    const pair = { a: 'anilist:16498', b: 'anilist:21281' };
    const made = await send('POST', 'cuts', { ...pair, reason: 'a parody' });
    expect(made).toMatchObject({ status: 201, body: { act: 'cut', a: { title: 'Attack on Titan' } } });
    expect((await get('cuts')).body.cuts).toMatchObject([{ ...pair, reason: 'a parody' }]);
    expect(await count()).toBe(22);
    const undone = await send('DELETE', `cuts?a=${pair.a}&b=${pair.b}`);
    expect(undone).toMatchObject({ status: 200, body: { act: 'uncut', changed: true } });
    expect(await count()).toBe(23);
    expect(await send('POST', 'joins', { ...pair, type: 'SIDE_STORY' })).toMatchObject({ status: 201 });
    expect((await get('joins')).body.joins).toMatchObject([{ type: 'SIDE_STORY' }]);
    expect(await send('DELETE', `joins?a=${pair.a}&b=${pair.b}`)).toMatchObject({ status: 200 });
    expect(await send('POST', 'joins', { ...pair, type: 'FRIEND' })).toMatchObject({ status: 400 });
    expect(await send('POST', 'cuts', { a: pair.a, b: pair.a })).toMatchObject({ status: 400 });
  });
});

describe('imports', () => {
  it('run in the server, are told of as they go, and are kept', async () => {
    const anilist = await anilistServer(titles);
    const { url } = await serving({ anilist: anilist.url });
    const post = (body: string, query = '') =>
      fetch(`${url}/api/v1/imports${query}`, { method: 'POST', headers: { 'x-api-key': key }, body });
    const begun = await post('anilist:900001\nanilist:900002\nanilist:900009\n');
    expect(begun.status).toBe(202);
    const { id } = await jsonOf(begun);
    const events = await allEventsOf(await fetch(`${url}/api/v1/jobs/${id}/stream`));
    expect(events.at(-1)).toMatchObject({ event: 'end', data: { type: 'end' } });
    const job = await jsonOf(await fetch(`${url}/api/v1/jobs/${id}`));
    expect(job).toMatchObject({ id, state: 'done', result: { rows: 3, imported: 2, notFound: 1 } });
    const { jobs, imports } = await jsonOf(await fetch(`${url}/api/v1/jobs`));
    expect([jobs.length, imports[0].job]).toEqual([1, job.result.job]);
    expect((await post('')).status).toBe(400);
    expect((await fetch(`${url}/api/v1/imports`, { method: 'POST', body: 'x' })).status).toBe(401);
    expect((await fetch(`${url}/api/v1/jobs/00000000`)).status).toBe(404);
  });

  it('never read a file of the machine', async () => {
    const { url } = await serving({ words: ['--offline'] });
    const begun = await fetch(`${url}/api/v1/imports`, {
      method: 'POST',
      headers: { 'x-api-key': key },
      body: '/etc/hosts\n',
    });
    const { id } = await jsonOf(begun);
    await allEventsOf(await fetch(`${url}/api/v1/jobs/${id}/stream`));
    const { result } = await jsonOf(await fetch(`${url}/api/v1/jobs/${id}`));
    expect(result).toMatchObject({ rows: 1, rejects: [{ row: '/etc/hosts' }] });
  });

  it('end when they are told to', async () => {
    const hanging = await anilistServer(titles, { always: 'hang' });
    const { url } = await serving({ anilist: hanging.url });
    const begun = await fetch(`${url}/api/v1/imports`, {
      method: 'POST',
      headers: { 'x-api-key': key },
      body: 'anilist:900001',
    });
    const { id } = await jsonOf(begun);
    const stream = await fetch(`${url}/api/v1/jobs/${id}/stream`);
    const ended = await fetch(`${url}/api/v1/jobs/${id}`, { method: 'DELETE', headers: { 'x-api-key': key } });
    expect(ended.status).toBe(200);
    expect((await allEventsOf(stream)).every(({ event }) => event !== 'title')).toBe(true);
    expect((await jsonOf(await fetch(`${url}/api/v1/jobs/${id}`))).state).toBe('stopped');
  });
});

it('imports wait for their turn, a few of them, and end before it where they are told to', async () => {
  const hanging = await anilistServer(titles, { always: 'hang' });
  const { url } = await serving({ anilist: hanging.url });
  const post = () =>
    fetch(`${url}/api/v1/imports`, { method: 'POST', headers: { 'x-api-key': key }, body: 'anilist:900001' });
  const ids: string[] = [];
  for (let n = 0; n < 8; n++) ids.push((await jsonOf(await post())).id);
  const refused = await post();
  expect([refused.status, (await jsonOf(refused)).code]).toEqual([429, 'too-many-imports']);
  const address = `${url}/api/v1/jobs/${ids.at(-1)}`;
  const ended = await fetch(address, { method: 'DELETE', headers: { 'x-api-key': key } });
  expect((await jsonOf(ended)).state).toBe('stopped');
  expect(await allEventsOf(await fetch(`${address}/stream`))).toMatchObject([
    { event: 'end', data: { problem: { code: 'stopped' } } },
  ]);
  expect((await post()).status).toBe(202);
});

describe('the description', () => {
  it('is OpenAPI 3.1, and every path in it is answered', async () => {
    const { url } = await serving({ words: ['--offline', '--base', '/anime'] });
    const description = await jsonOf(await fetch(`${url}/openapi.json`));
    expect(description).toMatchObject({ openapi: '3.1.0', info: { title: 'animectl', version: '1.2.3' } });
    expect(description.components.securitySchemes).toEqual({
      key: {
        ...{ type: 'apiKey', in: 'header', name: 'X-Api-Key' },
        description: expect.stringContaining('For all that writes'),
      },
    });
    const paths = Object.entries<Record<string, { responses: object }>>(description.paths);
    expect(paths.length).toBeGreaterThan(14);
    const origin = new URL(url).origin;
    for (const [path, methods] of paths)
      for (const [method, { responses }] of Object.entries(methods)) {
        const address = `${origin}${path.replace('{ref}', 'anilist:16498').replace('{id}', '00000000')}`;
        const answer = await fetch(address, { method, headers, ...(method === 'post' && { body: '{' }) });
        await answer.body?.cancel();
        expect(Object.keys(responses), `${method} ${path}`).toContain(String(answer.status));
        expect(answer.status, `${method} ${path}`).toBeLessThan(500);
      }
  });

  it('is a page that loads nothing, with an entry for every problem', async () => {
    const { url } = await serving();
    const text = await (await fetch(`${url}/docs`)).text();
    expect(text).toContain('GET /api/v1/franchise');
    expect(text).not.toMatch(/src=|<link rel="stylesheet|https?:\/\//);
    const { type } = await jsonOf(await fetch(`${url}/nothing`));
    expect(text).toContain(`id="${type.split('#')[1]}"`);
  });
});
