import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { allEventsOf, jsonOf, key, promised, quickClock, serving } from './serving.ts';

const titles = titlesOf(bothWays(...chain('SEQUEL', 900001, 900002, 900003)));
const question = '/api/v1/franchise?q=anilist:900001';

describe('GET /api/v1/franchise', () => {
  it('answers with the document, keeps it ready, and says so', async () => {
    const anilist = await anilistServer(titles);
    const { url, log } = await serving({ anilist: anilist.url });
    const first = await fetch(`${url}${question}`);
    expect(first.status).toBe(200);
    expect(await first.json()).toMatchObject({ complete: true, from: 'network', titles: { length: 3 } });
    expect(first.headers.get('server-timing')).toMatch(/^cache;desc=miss, crawl;dur=/);
    const asked = anilist.asked.length;
    const etag = first.headers.get('etag')!;
    const again = await fetch(`${url}${question}`, { headers: { 'if-none-match': etag } });
    expect([again.status, again.headers.get('server-timing')]).toEqual([304, 'cache;desc=hit']);
    expect(Number(again.headers.get('age'))).toBeGreaterThanOrEqual(0);
    expect(again.headers.get('cache-control')).toBe('private, max-age=60');
    expect(anilist.asked).toHaveLength(asked);
    expect(log().map(({ route, status }) => [route, status])).toEqual([
      ['/api/v1/franchise', 200],
      ['/api/v1/franchise', 304],
    ]);
    expect(first.headers.get('x-request-id')).toBe(log()[0]?.id);
  });

  it('makes what is asked for often anew before its minute is over, while it is given out still', async () => {
    const anilist = await anilistServer(titles);
    const clock = quickClock();
    const { url } = await serving({ anilist: anilist.url, clock });
    const ask = async (path = question) => {
      const { status, headers } = await fetch(`${url}${path}`);
      return [status, headers.get('server-timing')?.startsWith('cache;desc=hit'), headers.get('age')];
    };
    const seldom = `${question}&order=story`;
    for (const isReady of [false, true, true, true]) expect(await ask()).toEqual([200, isReady, '0']);
    expect(await ask(seldom)).toEqual([200, false, '0']);
    await clock.run(44_000);
    expect(await ask()).toEqual([200, true, '44']);
    expect(await ask()).toEqual([200, true, '44']);
    await clock.run(6_000);
    // Nobody waits for it, and it is young again soon.
    expect(await ask()).toEqual([200, true, '50']);
    await expect.poll(() => ask()).toEqual([200, true, '0']);
    expect(await ask(seldom)).toEqual([200, true, '50']);
    await clock.run(20_000);
    expect(await ask()).toEqual([200, true, '20']);
    expect(await ask(seldom)).toEqual([200, false, '0']);
  });

  it('does not keep what was made anew before a decision, which counts at once', async () => {
    const anilist = await anilistServer(titles);
    const clock = quickClock();
    const { url } = await serving({ anilist: anilist.url, clock });
    const refs = async () => {
      const answer = await fetch(`${url}${question}`);
      return ((await answer.json()) as { readonly titles: readonly { readonly ref: string }[] }).titles.map(
        ({ ref }) => ref,
      );
    };
    for (let n = 0; n < 4; n++) expect(await refs()).toHaveLength(3);
    await clock.run(50_000);
    const headers = { 'content-type': 'application/json', 'x-api-key': key };
    const body = JSON.stringify({ a: 'anilist:900002', b: 'anilist:900003' });
    const [before, cut] = await Promise.all([refs(), fetch(`${url}/api/v1/cuts`, { method: 'POST', headers, body })]);
    expect([before.length, cut.status]).toEqual([3, 201]);
    for (let n = 0; n < 4; n++) expect(await refs()).toEqual(['anilist:900001', 'anilist:900002']);
  });

  it('asks again whenever that is wanted, however lately it has answered', async () => {
    const anilist = await anilistServer(titles);
    const { url } = await serving({ anilist: anilist.url });
    for (const time of ['the first', 'the second']) {
      const before = anilist.asked.length;
      const answer = await fetch(`${url}${question}&refresh=1`);
      expect(await answer.json()).toMatchObject({ from: 'network' });
      expect(answer.headers.get('server-timing'), time).toMatch(/^cache;desc=miss/);
      expect(anilist.asked.length).toBeGreaterThan(before);
    }
  });

  it('takes the options of the command line by their names', async () => {
    const anilist = await anilistServer(titles);
    const { url } = await serving({ anilist: anilist.url });
    const answer = await fetch(`${url}${question}&max-titles=2&order=story&follow=other,side-story`);
    expect(await answer.json()).toMatchObject({ complete: false, truncated: { by: 'titles' }, titles: { length: 2 } });
  });

  it.each([
    ['?q=', 'q: '],
    ['?q=86&strict=1', '86 could be an id anywhere'],
    ['?q=Titan&depth=far', 'depth: must be auto or a whole number'],
    ['?q=Titan&max-titles=0', 'max-titles: '],
    ['?q=Titan&only=TV,BOOK', 'only.1: '],
    ['?q=Titan&only=TV&only=BOOK', 'only.1: '],
    ['?q=Titan&order=story&order=release', 'order: must be given once'],
  ])('refuses %s in words', async (query, detail) => {
    const { url } = await serving();
    const answer = await fetch(`${url}/api/v1/franchise${query}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem = await jsonOf(answer);
    expect(problem).toMatchObject({ status: 400, code: 'usage', type: '/docs#usage' });
    expect(problem.detail).toContain(detail);
  });

  it('says that nothing matches, and what an outage is', async () => {
    const { url } = await serving({ words: ['--offline'] });
    const answer = await fetch(`${url}/api/v1/franchise?q=xyzzy%20nothing`);
    expect([answer.status, (await jsonOf(answer)).code]).toEqual([404, 'not-here']);
    const down = await anilistServer(titles, { always: 'outage' });
    const other = await serving({ anilist: down.url });
    const refused = await fetch(`${other.url}/api/v1/franchise?q=anilist:900001`);
    const problem = await refused.json();
    expect(refused.status).toBe(503);
    expect(problem).toMatchObject({ code: 'provider', provider: 'anilist', reason: 'outage' });
  });

  it('joins callers who ask the same, and stops when the last one leaves', async () => {
    const arrived = promised<void>();
    const anilist = await anilistServer(titles, {
      always: 'hang',
      onRequest: () => arrived.resolve(),
    });
    const { url, log } = await serving({ anilist: anilist.url });
    const [one, two] = [new AbortController(), new AbortController()];
    const both = [one, two].map(({ signal }) => fetch(`${url}${question}`, { signal }).catch(() => 'left'));
    await arrived.promise;
    one.abort();
    expect(await both[0]).toBe('left');
    const third = fetch(`${url}/health/live`);
    expect((await third).status).toBe(200);
    two.abort();
    expect(await both[1]).toBe('left');
    await expect
      .poll(() => log().filter(({ route }) => route === '/api/v1/franchise').length, { timeout: 30_000 })
      .toBe(2);
    expect(anilist.asked).toHaveLength(1);
    // The run is over, and another one begins.
    const again = new AbortController();
    const last = fetch(`${url}${question}`, { signal: again.signal }).catch(() => 'left');
    await expect.poll(() => anilist.asked.length, { timeout: 30_000 }).toBe(2);
    again.abort();
    await last;
  });
});

describe('GET /api/v1/franchise/stream', () => {
  it('says what happens as it happens, and ends', async () => {
    const anilist = await anilistServer(titles);
    const { url } = await serving({ anilist: anilist.url });
    const answer = await fetch(`${url}/api/v1/franchise/stream?q=anilist:900001`);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
    const events = await allEventsOf(answer);
    const refs = events.filter(({ event }) => event === 'title').map(({ data }) => data.title.ref);
    expect(new Set(refs).size).toBe(3);
    expect(events.map(({ data, event }) => [data.type, event]).every(([a, b]) => a === b)).toBe(true);
    const [document, end] = events.slice(-2);
    expect(document).toMatchObject({ event: 'franchise', data: { document: { titles: { length: 3 } } } });
    expect(end).toMatchObject({ event: 'end', data: { type: 'end' } });
    // A reader who lost the connection goes on where it was.
    const before = events.at(-3)!;
    const rest = await fetch(`${url}/api/v1/franchise/stream?q=anilist:900001`, {
      headers: { 'last-event-id': before.id },
    });
    expect(await allEventsOf(rest)).toEqual([document, end]);
  });

  it('tells of those titles alone that are asked for', async () => {
    const anilist = await anilistServer([...titles.slice(0, 2), { ...titles[2]!, format: 'MOVIE' }]);
    const { url } = await serving({ anilist: anilist.url });
    const events = await allEventsOf(await fetch(`${url}/api/v1/franchise/stream?q=anilist:900001&only=movie`));
    const documents = events.filter(({ event }) => event === 'franchise').map(({ data }) => data.document);
    expect(documents.map(({ titles: all }) => all.map(({ ref }: { ref: string }) => ref))).toEqual([
      ['anilist:900003'],
    ]);
  });

  it('ends with the problem where there is no answer', async () => {
    const { url } = await serving({ words: ['--offline'] });
    const answer = await fetch(`${url}/api/v1/franchise/stream?q=xyzzy%20nothing`);
    const events = await allEventsOf(answer);
    expect(events.at(-1)).toMatchObject({ event: 'end', data: { problem: { code: 'not-here', status: 404 } } });
  });
});

describe('when it is told to stop', () => {
  it('ends what is under way, closes streams with a last event, and is done', async () => {
    const arrived = promised<void>();
    const anilist = await anilistServer(titles, { always: 'hang', onRequest: () => arrived.resolve() });
    const clock = quickClock();
    const { url, stop } = await serving({ anilist: anilist.url, clock });
    const stream = await fetch(`${url}/api/v1/franchise/stream?q=anilist:900001`);
    await arrived.promise;
    const stopped = stop();
    const late = async (path: string) => {
      const { status, headers } = await fetch(`${url}${path}`);
      return [status, headers.get('connection')];
    };
    expect(await late('/health/ready')).toEqual([503, 'close']);
    expect(await late('/health/live')).toEqual([200, 'close']);
    expect(await late('/api/v1/franchise?q=anilist:900002')).toEqual([503, 'close']);
    await clock.run(4_000);
    const events = await allEventsOf(stream);
    expect(await stopped).toBe(0);
    expect(events.at(-1)?.event).toBe('end');
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
  });

  it('says so before, and has no use for a key that can be guessed', async () => {
    const { url, stop } = await serving();
    expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({ status: 'ready' });
    expect(await stop()).toBe(0);
    expect(key.length).toBeGreaterThan(16);
  });
});
