import { getEventListeners } from 'node:events';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { backoffMs, createHttp } from '../../src/http/fetch.ts';
import type { Answered, HttpOptions } from '../../src/http/options.ts';
import { createThrottle } from '../../src/http/throttle.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { RateLimit } from '../../src/model/rate-limit.ts';
import { instantClock } from '../helpers/clock.ts';
import { type Asked, faultyServer, type Step } from '../helpers/faulty-server.ts';
import { limiterOf } from '../helpers/http.ts';

const roomy: readonly RateLimit[] = [{ requests: 1_000, perMs: 1_000 }];
const disabled = 'The AniList API has been temporarily disabled due to severe stability issues.';

interface Played {
  readonly result: Response | ProviderError;
  readonly asked: readonly Asked[];
  readonly waits: readonly { readonly ms: number; readonly why: string }[];
}

async function httpFor(steps: readonly Step[], options: Partial<HttpOptions> = {}, limits = roomy) {
  const server = await faultyServer(...steps);
  const clock = instantClock();
  const waits: { readonly ms: number; readonly why: string }[] = [];
  const limiter = limiterOf(limits, clock);
  const onWait: NonNullable<HttpOptions['onWait']> = (wait) => void waits.push(wait);
  const defaults = { name: 'anilist', label: 'AniList', url: server.url, limiter, clock, random: () => 1, onWait };
  return { http: createHttp({ ...defaults, ...options }), asked: server.asked, url: server.url, clock, limiter, waits };
}

/** One POST against a server that plays `steps`. */
async function play(steps: readonly Step[], options: Partial<HttpOptions> = {}): Promise<Played> {
  const { http, asked, waits } = await httpFor(steps, options);
  const result = await http.fetch(http.url, { method: 'POST', body: '{"query":"x"}' }).catch((error) => error);
  return { result, asked, waits };
}

function failed({ result }: Played): ProviderError {
  expect(result).toBeInstanceOf(ProviderError);
  return result as ProviderError;
}

const good: Step = { body: { data: 1 } };
const tooMany = (headers: Record<string, string> = {}): Step => ({
  status: 429,
  headers,
  body: { data: null, errors: [{ message: 'Too Many Requests.', status: 429 }] },
});

const redirectTo = (location: string, status: number): Step => ({ status, headers: { location }, body: '' });

describe('answers', () => {
  it.each([200, 400, 404])('hands on %i, with body and headers', async (status) => {
    const { result } = await play([{ status, headers: { 'x-own': 'yes' }, body: { errors: [{ message: 'no' }] } }]);
    const response = result as Response;
    expect([response.status, response.headers.get('x-own')]).toEqual([status, 'yes']);
    expect(await response.json()).toEqual({ errors: [{ message: 'no' }] });
  });

  it('sends what it was given, with the headers of the provider', async () => {
    const { http, asked } = await httpFor([good], {
      headers: { 'User-Agent': 'animectl/1', Referer: 'https://x.test/' },
    });
    await http.fetch(new Request(`${http.url}a?b=1`, { method: 'POST', body: '{"q":1}', headers: { 'x-a': 'b' } }));
    expect(asked[0]).toMatchObject({ method: 'POST', url: '/a?b=1', body: '{"q":1}' });
    expect(asked[0]?.headers).toMatchObject({
      'user-agent': 'animectl/1',
      referer: 'https://x.test/',
      'x-a': 'b',
      accept: 'application/json',
    });
  });

  it('reads an address that is relative to the base', async () => {
    const { http, asked } = await httpFor([good]);
    await http.fetch('v4/anime/1/full');
    expect(asked[0]).toMatchObject({ method: 'GET', url: '/v4/anime/1/full' });
  });

  it('counts requests and answers, retries included', async () => {
    const answers: Answered[] = [];
    let requests = 0;
    await play(
      [
        { status: 500, body: {} },
        { ...good, headers: { 'x-ratelimit-limit': '90' } },
      ],
      {
        onRequest: () => requests++,
        onAnswer: (answer) => answers.push(answer),
      },
    );
    expect(requests).toBe(2);
    expect(answers.map(({ status, bytes, advertised }) => [status, bytes, advertised])).toEqual([
      [500, 2, undefined],
      [200, 10, 90],
    ]);
  });
});

describe('an answer', () => {
  it('is unpacked, and says so', async () => {
    const packed = gzipSync('{"data":"ばらばら"}');
    const { result } = await play([{ headers: { 'content-encoding': 'gzip', 'x-own': 'a' }, body: packed }]);
    const response = result as Response;
    expect(Object.fromEntries(response.headers)).toMatchObject({ 'x-own': 'a', 'content-length': '23' });
    for (const name of ['content-encoding', 'transfer-encoding', 'connection'])
      expect(response.headers.has(name)).toBe(false);
    expect(await response.json()).toEqual({ data: 'ばらばら' });
  });

  it('repeats no token', async () => {
    const { result } = await play([{ status: 400, body: { message: 'bad token: geheimnis-123' } }], {
      secrets: ['geheimnis-123'],
    });
    expect(await (result as Response).json()).toEqual({ message: 'bad token: ***' });
  });

  it('may be as long as is allowed, and not longer', async () => {
    const body = `"${'x'.repeat(1022)}"`;
    expect(await (await play([{ body }], { maxBodyBytes: 1024 })).result).toBeInstanceOf(Response);
    const played = await play([{ body }], { maxBodyBytes: 1023 });
    expect(failed(played)).toMatchObject({ reason: 'body', message: 'AniList: answered with more than 0 KiB' });
  });

  it('says what time it is there, how long it took, and no limit where none is named', async () => {
    const answers: Answered[] = [];
    const onAnswer = (answer: Answered) => void answers.push(answer);
    await play([{ ...good, headers: { date: 'Sat, 21 Nov 2026 11:58:00 GMT', 'x-ratelimit-limit': '0' } }], {
      onAnswer,
    });
    await play([{ ...good, headers: { date: 'yesterday', 'x-ratelimit-limit': 'many' } }], { onAnswer });
    expect(answers).toEqual([
      { status: 200, bytes: 10, ms: 0, advertised: undefined, date: Date.UTC(2026, 10, 21, 11, 58) },
      { status: 200, bytes: 10, ms: 0, advertised: undefined, date: undefined },
    ]);
  });
});

describe('failures, worded', () => {
  const cases: readonly [what: string, step: Step, reason: string, message: string, asked: number][] = [
    [
      '401',
      { status: 401, body: { message: 'Invalid token' } },
      'credentials',
      'AniList: wants other credentials (401; check ANIMECTL_ANILIST_TOKEN): "Invalid token"',
      1,
    ],
    [
      'an outage',
      { status: 403, body: { data: null, errors: [{ message: disabled, status: 403 }] } },
      'outage',
      `AniList: closed for now (403): "${disabled}"`,
      1,
    ],
    [
      'a refusal',
      { status: 403, body: { error: 'Forbidden' } },
      'refused',
      'AniList: turns us away (403): "Forbidden"',
      1,
    ],
    [
      "Cloudflare's refusal",
      { status: 403, headers: { 'content-type': 'text/html' }, body: '<html><title>Just a moment...</title>' },
      'refused',
      'AniList: turns us away (403): "Just a moment..."',
      1,
    ],
    [
      '502',
      { status: 502, body: '<html><head><title>502 Bad Gateway</title></head></html>' },
      'server',
      'AniList: answered 502: "502 Bad Gateway" (tried 4 times)',
      4,
    ],
    [
      'what the law forbids',
      { status: 451, body: { message: 'Unavailable here' } },
      'outage',
      'AniList: closed for now (451): "Unavailable here"',
      1,
    ],
    ['a refusal without words', { status: 403, body: {} }, 'refused', 'AniList: turns us away (403)', 1],
    ['nothing new', { status: 304, body: '' }, 'request', 'AniList: did not take the request (304)', 1],
    ['a redirect to nowhere', { status: 302, body: '' }, 'request', 'AniList: did not take the request (302)', 1],
    [
      'a redirect to what is no address',
      { status: 302, headers: { location: 'http://[' }, body: '' },
      'request',
      'AniList: did not take the request (302)',
      1,
    ],
    [
      'what is nested too deeply',
      { body: `${'['.repeat(300)}${']'.repeat(300)}` },
      'body',
      'AniList: answered with something that is nested too deeply',
      1,
    ],
    [
      'a web page without a title',
      { body: '  <html></html>' },
      'body',
      'AniList: answered with a web page instead of data',
      1,
    ],
    ['blanks', { body: ' \n ' }, 'body', 'AniList: answered with nothing (tried 4 times)', 4],
    ['half of a list', { body: '\n [1, 2' }, 'body', 'AniList: its answer broke off, or is damaged (tried 4 times)', 4],
    ['a word that is no JSON', { body: 'x{}' }, 'body', 'AniList: answered with something that is not data', 1],
    [
      "Jikan's messages",
      { status: 422, body: { type: 'ValidationException', messages: { q: ['The q is too short'] }, error: 'Invalid' } },
      'request',
      'AniList: did not take the request (422): "The q is too short"',
      1,
    ],
    [
      'a web page at 200',
      { body: '<!DOCTYPE html><html><title>Just a moment...</title></html>' },
      'body',
      'AniList: answered with a web page ("Just a moment...") instead of data',
      1,
    ],
    ['text at 200', { body: 'ok' }, 'body', 'AniList: answered with something that is not data', 1],
    [
      'a web page at 404',
      { status: 404, body: '<title>Not here</title>' },
      'body',
      'AniList: answered with a web page ("Not here") instead of data (404; is ANIMECTL_ANILIST_URL right?)',
      1,
    ],
    ['nothing', { body: '' }, 'body', 'AniList: answered with nothing (tried 4 times)', 4],
    [
      'half of an answer',
      { body: { a: [1, 2, 3] }, fault: 'truncate' },
      'body',
      'AniList: its answer broke off (tried 4 times)',
      4,
    ],
    [
      'half of the JSON',
      { body: '{"data": [1, 2' },
      'body',
      'AniList: its answer broke off, or is damaged (tried 4 times)',
      4,
    ],
    [
      'what is not gzip',
      { headers: { 'content-encoding': 'gzip' }, body: '{"data": 1}' },
      'body',
      'AniList: its answer cannot be unpacked (tried 4 times)',
      4,
    ],
  ];
  it.each(cases)('%s', async (_, step, reason, message, asked) => {
    const played = await play([step]);
    const error = failed(played);
    expect([error.reason, error.message]).toEqual([reason, message]);
    expect(error.provider).toBe('anilist');
    expect(played.asked).toHaveLength(asked);
  });

  it.each([['reset'], ['close']] as const)('a connection that is cut: %s', async (fault) => {
    const played = await play([{ fault }]);
    expect(failed(played)).toMatchObject({ reason: 'network', status: undefined });
    expect(failed(played).message).toMatch(
      /^AniList: could not reach 127\.0\.0\.1:\d+: the connection was cut \(tried 4 times\)$/,
    );
  });

  it.each([['hang'], ['stall']] as const)('no whole answer in time: %s', async (fault) => {
    const played = await play([{ fault, body: { a: 1 } }], { timeoutMs: 40, retries: 1 });
    expect(failed(played)).toMatchObject({ reason: 'timeout' });
    expect(failed(played).message).toBe('AniList: gave no whole answer within 0.04 s (tried 2 times)');
  });

  it('is told of once for each try while there is none', async () => {
    const slow: unknown[] = [];
    const onSlow = (waited: unknown) => void slow.push(waited);
    await play([{ fault: 'hang' }], { timeoutMs: 60, slowMs: 20, retries: 1, onSlow });
    expect(slow).toEqual([
      { ms: 20, of: 60 },
      { ms: 20, of: 60 },
    ]);
    await play([good], { slowMs: 60_000, onSlow });
    expect(slow).toHaveLength(2);
  });

  it('is not asked for again where that is not wanted', async () => {
    let requests = 0;
    const played = await play([{ fault: 'hang' }], { timeoutMs: 40, timeoutRetries: 0, onRequest: () => requests++ });
    expect([failed(played).message, requests]).toEqual(['AniList: gave no whole answer within 0.04 s', 1]);
  });

  it('an answer without end', async () => {
    const played = await play([{ fault: 'endless' }], { maxBodyBytes: 200 * 1024 });
    expect(failed(played).message).toBe('AniList: answered with more than 200 KiB');
    expect(played.asked).toHaveLength(1);
  });

  it('nobody listens: no retry, no wait', async () => {
    const waits: unknown[] = [];
    const { http } = await httpFor([good], { url: 'http://127.0.0.1:1/', onWait: (wait) => waits.push(wait) });
    const url = 'http://127.0.0.1:2/?token=hidden-from-all';
    const error = await http.fetch(url).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error.message).toBe('AniList: could not reach 127.0.0.1:2: nothing listens there');
    expect(waits).toEqual([]);
  });

  it.each([
    ['ENOTFOUND', 'no such host (is there a network?)', 1],
    ['EAI_AGAIN', 'its name cannot be looked up now (is there a network?) (tried 2 times)', 2],
    ['ENETUNREACH', 'no way there (is there a network?)', 1],
    ['CERT_HAS_EXPIRED', 'its certificate is not trusted (CERT_HAS_EXPIRED)', 1],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)', 1],
  ])('%s, as the system words it', async (code, words, tries) => {
    let tried = 0;
    const fetch = async () => {
      tried++;
      const cause = Object.assign(new AggregateError([Object.assign(new Error('x'), { code })]), {});
      throw new TypeError('fetch failed', { cause });
    };
    const { http } = await httpFor([good], { url: 'https://graphql.anilist.co', fetch });
    const error = await http.fetch(http.url).catch((thrown) => thrown);
    expect(error.message).toBe(`AniList: could not reach graphql.anilist.co: ${words}`);
    expect([error.reason, tried]).toEqual(['network', tries]);
  });
});

describe('tries again', () => {
  it.each([
    ['500', { status: 500, body: {} }],
    ['503', { status: 503, body: 'down' }],
    ['reset', { fault: 'reset' }],
    ['truncated', { body: { a: [1, 2, 3] }, fault: 'truncate' }],
    ['empty', { body: '' }],
  ] as const)('after %s, with growing waits', async (_, bad) => {
    const { result, asked, waits } = await play([bad, bad, bad, good]);
    expect(await (result as Response).json()).toEqual({ data: 1 });
    expect(asked.map(({ body }) => body)).toEqual(Array(4).fill('{"query":"x"}'));
    expect(waits).toEqual([500, 1_000, 2_000].map((ms) => ({ ms, why: 'retry' })));
  });

  it('with full jitter under a cap', () => {
    expect([0, 1, 5, 20].map((retry) => backoffMs(retry, () => 1))).toEqual([500, 1_000, 10_000, 10_000]);
    expect(backoffMs(3, () => 0.25)).toBe(1_000);
  });

  it('not before a 503 says so, and not at all if that is too long', async () => {
    const busy = (seconds: string): Step => ({ status: 503, headers: { 'retry-after': seconds }, body: {} });
    expect((await play([busy('30'), good])).waits).toEqual([{ ms: 30_000, why: 'retry' }]);
    const long = await play([busy('3600'), good]);
    expect(failed(long).reason).toBe('server');
    expect(long.asked).toHaveLength(1);
  });

  it('taking a turn for each try', async () => {
    const { http, waits } = await httpFor([{ status: 500, body: {} }, good], {}, [{ requests: 1, perMs: 60_000 }]);
    await http.fetch(http.url);
    expect(waits).toEqual([
      { ms: 500, why: 'retry' },
      { ms: 60_500, why: 'limit' },
    ]);
  });
});

describe('too many requests', () => {
  it('waits as told, and this costs no retry', async () => {
    const steps = [tooMany({ 'retry-after': '7' }), tooMany({ 'retry-after': '1' }), good];
    const { result, waits } = await play(steps, { retries: 0 });
    expect((result as Response).status).toBe(200);
    expect(waits).toEqual([
      { ms: 7_000, why: 'told' },
      { ms: 1_000, why: 'told' },
    ]);
  });

  it.each([
    ['a date', { 'retry-after': 'Sat, 21 Nov 2026 12:00:42 GMT' }, 42_000],
    ['a date gone by', { 'retry-after': 'Sat, 21 Nov 2026 11:00:00 GMT' }, 1_000],
    ['the time of the reset', { 'x-ratelimit-reset': String(Date.UTC(2026, 10, 21, 12, 0, 30) / 1000) }, 30_000],
    ['nothing', {}, 60_000],
    ['nonsense', { 'retry-after': 'soon' }, 60_000],
    ['zero', { 'retry-after': '0' }, 1_000],
  ])('is told by %s', async (_, headers, ms) => {
    const { waits } = await play([tooMany(headers), good]);
    expect(waits).toEqual([{ ms, why: 'told' }]);
  });

  it('holds everybody who shares the limiter', async () => {
    const { http, waits, limiter } = await httpFor([tooMany({ 'retry-after': '20' }), good]);
    await http.fetch(http.url);
    expect(waits).toEqual([{ ms: 20_000, why: 'told' }]);
    expect(await limiter.take()).toMatchObject({ waitedMs: 0 });
  });

  it('gives up on a long wait, says until when, and asks nothing more before', async () => {
    const { http, asked, clock } = await httpFor([tooMany({ 'retry-after': '600' }), good]);
    const error = await http.fetch(http.url).catch((thrown) => thrown);
    expect(error).toMatchObject({ reason: 'throttled', status: 429, retryAt: clock.now() + 600_000 });
    expect(error.message).toBe(
      'AniList: has had enough requests (429); it may be asked again at 2026-11-21 12:10 UTC: "Too Many Requests."',
    );
    await expect(http.fetch(http.url)).rejects.toThrow('it may be asked again at 2026-11-21 12:10 UTC');
    expect(asked).toHaveLength(1);
    await clock.sleep(600_000);
    expect((await http.fetch(http.url)).status).toBe(200);
  });

  it('spares those in the line the same answer', async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const turns = [Promise.resolve(), gate];
    const limiter = {
      async take() {
        await turns.shift();
        return { waitedMs: 0, over: async () => {} };
      },
      pause: async () => {},
      lower: async () => {},
    };
    const { http, asked } = await httpFor([tooMany({ 'retry-after': '600' }), good], { limiter });
    const first = http.fetch(http.url);
    const second = http.fetch(http.url);
    await expect(first).rejects.toMatchObject({ reason: 'throttled' });
    open();
    await expect(second).rejects.toMatchObject({ reason: 'throttled' });
    expect(asked).toHaveLength(1);
  });

  it('gives up after five in a row', async () => {
    const played = await play([tooMany({ 'retry-after': '1' })]);
    expect(failed(played).reason).toBe('throttled');
    expect(played.asked).toHaveLength(6);
  });

  it('gives up after five in a row for all who share its throttle', async () => {
    const { http, asked, clock, limiter, url } = await httpFor([tooMany()]);
    const throttle = createThrottle(clock);
    const sharing = { name: 'anilist', label: 'AniList', url: http.url, limiter, clock, throttle };
    const before = clock.now();
    const all = [1, 2, 3].map(() => createHttp(sharing).fetch(url));
    for (const one of await Promise.allSettled(all)) expect(one).toMatchObject({ reason: { reason: 'throttled' } });
    expect(clock.now() - before).toBe(5 * 60_000);
    expect(asked.length).toBeLessThanOrEqual(3 * 6);
  });

  it('takes what was asked before the longest wait for no further one', async () => {
    const { clock, limiter } = await httpFor([good]);
    const throttle = createThrottle(clock);
    const told = (ms: number) =>
      throttle.throttled({ type: 'throttled', status: 429, ms, sentence: undefined }, speaker, limiter);
    const speaker = { name: 'anilist', label: 'AniList', secrets: [] };
    await told(60_000);
    for (let n = 0; n < 9; n++) {
      await clock.sleep(5_000);
      await told(1_000);
    }
    await expect(told(1_000)).resolves.toBeUndefined();
  });

  it('has its patience back when one request goes well', async () => {
    const { http, asked } = await httpFor([...Array(4).fill(tooMany()), good, ...Array(4).fill(tooMany()), good]);
    for (const _ of [1, 2]) expect((await http.fetch(http.url)).status).toBe(200);
    expect(asked).toHaveLength(10);
  });

  it('obeys the limit that a header names, never a higher one', async () => {
    const headers = (limit: string) => ({ ...good, headers: { 'x-ratelimit-limit': limit } });
    const steps = [headers('4'), headers('90'), good, good];
    const { http, waits } = await httpFor(steps, {}, [{ requests: 28, perMs: 60_000 }]);
    for (let n = 0; n < 3; n++) await http.fetch(http.url);
    expect(waits).toEqual([{ ms: 61_000, why: 'limit' }]);
  });
});

describe('addresses', () => {
  const redirect = (location: string, status = 301): Step => ({ status, headers: { location }, body: '' });

  it('follows a redirect with the same request', async () => {
    const { result, asked } = await play([redirect('/new'), good]);
    expect((result as Response).status).toBe(200);
    expect(asked.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', '/', '{"query":"x"}'],
      ['POST', '/new', '{"query":"x"}'],
    ]);
  });

  it('tells another host nothing that was meant for the first', async () => {
    const other = await faultyServer(good);
    await play([redirect(other.url, 307)], {
      headers: { Authorization: 'Bearer geheim-1', 'User-Agent': 'animectl/1' },
    });
    expect(other.asked[0]?.headers.authorization).toBeUndefined();
    expect(other.asked[0]?.headers['user-agent']).toBe('animectl/1');
  });

  it('follows three and no more', async () => {
    const played = await play([redirect('/on')]);
    expect(failed(played).message).toBe('AniList: sends us from one address to the next');
    expect(played.asked).toHaveLength(4);
  });

  it.each(['http://example.com/', 'ftp://127.0.0.1/', 'file:///etc/passwd', 'http://localhost.example.com'])(
    'does not ask %s',
    async (url) => {
      const { http } = await httpFor([good]);
      await expect(http.fetch(url)).rejects.toMatchObject({ reason: 'request' });
      expect(failed(await play([redirect(url)])).reason).toBe('request');
    },
  );

  it('is not sent to this machine by one out there', async () => {
    const fetch = async () => new Response('', { status: 302, headers: { location: 'https://127.0.0.1/admin' } });
    const { http } = await httpFor([good], { fetch, url: 'https://graphql.anilist.co' });
    const message = 'AniList: sends us to 127.0.0.1, but it sends us to this machine itself';
    await expect(http.fetch(http.url)).rejects.toMatchObject({ reason: 'request', message });
  });

  it('names the setting when the base is no URL', async () => {
    const { http } = await httpFor([good], { url: 'anilist' });
    await expect(http.fetch(http.url)).rejects.toThrow('is ANIMECTL_ANILIST_URL right?');
  });
});

describe('who else is asked', () => {
  const elsewhere = { headers: { Authorization: 'Bearer geheim-1', 'User-Agent': 'animectl/1', 'X-Key': 'k' } };

  it('learns who asks, and nothing else, of headers and of what goes with every address', async () => {
    const [own, other] = [await faultyServer(good), await faultyServer(good)];
    const { http } = await httpFor([good], { ...elsewhere, url: own.url, query: { api_key: 'geheim', b: '2' } });
    await http.fetch(`${own.url}a?b=1&c=3`);
    expect(own.asked[0]?.url).toBe('/a?b=2&c=3&api_key=geheim');
    expect(own.asked[0]?.headers).toMatchObject({ authorization: 'Bearer geheim-1', 'x-key': 'k' });
    await http.fetch(`${other.url}a?b=1`);
    expect(other.asked[0]?.url).toBe('/a?b=1');
    expect(other.asked[0]?.headers).toMatchObject({ 'user-agent': 'animectl/1' });
    for (const name of ['authorization', 'x-key']) expect(other.asked[0]?.headers).not.toHaveProperty(name);
  });

  it.each([301, 302, 307, 308])('is asked the same after %i, without the headers of the first', async (status) => {
    const other = await faultyServer(good);
    const { http } = await httpFor([redirectTo(`${other.url}new`, status)], elsewhere);
    const headers = { cookie: 'c=1', 'content-type': 'application/json', 'x-more': 'm' };
    await http.fetch(http.url, { method: 'POST', body: '{}', headers });
    expect(other.asked[0]).toMatchObject({ method: 'POST', url: '/new', body: '{}' });
    expect(other.asked[0]?.headers).toMatchObject({
      'user-agent': 'animectl/1',
      'x-more': 'm',
      'content-type': 'application/json',
    });
    for (const name of ['authorization', 'cookie', 'x-key']) expect(other.asked[0]?.headers).not.toHaveProperty(name);
  });

  it('is asked for the page to see after 303, with the headers of the host where that is the same', async () => {
    const { http, asked } = await httpFor([redirectTo('/see', 303), good], elsewhere);
    await http.fetch(http.url, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
    expect(asked[1]).toMatchObject({ method: 'GET', url: '/see', body: '' });
    expect(asked[1]?.headers).toMatchObject({ authorization: 'Bearer geheim-1', 'x-key': 'k' });
    expect(asked[1]?.headers).not.toHaveProperty('content-type');
  });

  it('is nobody where the body holds what another host must not learn', async () => {
    const other = await faultyServer(good);
    const played = await play([redirectTo(other.url, 307)], { secrets: ['geheimnis-1'] });
    expect(failed(played).message).toBe(
      `AniList: sends us to ${new URL(other.url).host}, which must not learn what it knows of us`,
    );
    expect(other.asked).toEqual([]);
    const own = await play([redirectTo('/new', 307), good], { secrets: ['geheimnis-1'] });
    expect(own.asked.map(({ url }) => url)).toEqual(['/', '/new']);
  });

  it('is said with the reason why it is not', async () => {
    const played = await play([redirectTo('ftp://127.0.0.1/', 302)]);
    expect(failed(played).message).toMatch(/^AniList: sends us to 127\.0\.0\.1, but its address starts with ftp:/);
  });
});

describe('a limit that a web page tells of', () => {
  const page: Step = { status: 403, headers: { 'content-type': 'text/html' }, body: '<title>Slow down</title>' };

  it('is waited for as long as is known of the provider', async () => {
    const { result, waits } = await play([page, good], { limitPageMs: 9_000 });
    expect([(result as Response).status, waits]).toEqual([200, [{ ms: 9_000, why: 'told' }]]);
    const unnamed: Step = { status: 403, headers: { 'content-type': 'text/plain' }, body: ' <html></html>' };
    expect((await play([unnamed, good], { limitPageMs: 9_000 })).waits).toEqual([{ ms: 9_000, why: 'told' }]);
  });

  it('that is too long is given up, in its words', async () => {
    const played = await play([page], { limitPageMs: 600_000 });
    expect(failed(played).message).toBe(
      'AniList: has had enough requests (403); it may be asked again at 2026-11-21 12:10 UTC: "Slow down"',
    );
  });

  it('is none where nothing is known of such pages, where it is no page, and at another status', async () => {
    expect(failed(await play([page])).reason).toBe('refused');
    const options = { limitPageMs: 9_000 };
    expect(failed(await play([{ status: 403, body: { error: 'no' } }], options)).reason).toBe('refused');
    expect(failed(await play([{ ...page, status: 404 }], options)).reason).toBe('body');
  });
});

describe('a wait that is not stated', () => {
  it('is twice as long after each further one, and at least a second', async () => {
    const steps = [tooMany(), tooMany(), tooMany({ 'retry-after': '5' }), tooMany(), good];
    const { waits } = await play(steps, { unstatedWaitMs: 3_000 });
    expect(waits.map(({ ms }) => ms)).toEqual([3_000, 6_000, 5_000, 24_000]);
    expect((await play([tooMany(), good], { unstatedWaitMs: 10 })).waits).toEqual([{ ms: 1_000, why: 'told' }]);
  });

  it('is given up where it comes to more than two minutes', async () => {
    const played = await play([tooMany()], { unstatedWaitMs: 50_000 });
    expect(played.waits.map(({ ms }) => ms)).toEqual([50_000, 100_000]);
    expect(failed(played).retryAt).toBe(Date.UTC(2026, 10, 21, 12) + 350_000);
  });
});

it('names the setting of the credential that a provider has', async () => {
  const played = await play([{ status: 401, body: {} }], { credential: 'CLIENT_ID' });
  expect(failed(played).message).toBe('AniList: wants other credentials (401; check ANIMECTL_ANILIST_CLIENT_ID)');
});

it('leaves nothing at the signals that it obeys, and gives its slot back', async () => {
  const [run, call, input] = [new AbortController(), new AbortController(), new AbortController()];
  let taken = 0;
  const enter = async () => {
    taken++;
    return () => void taken--;
  };
  const { http } = await httpFor([good, { fault: 'reset' }], { signal: run.signal, slots: { enter }, retries: 0 });
  const request = () => new Request(http.url, { signal: input.signal });
  await http.fetch(request(), { signal: call.signal });
  await expect(http.fetch(request(), { signal: call.signal })).rejects.toBeInstanceOf(ProviderError);
  expect(taken).toBe(0);
  expect([run, call].map(({ signal }) => getEventListeners(signal, 'abort').length)).toEqual([0, 0]);
  input.abort(new Error('enough'));
  await expect(http.fetch(request())).rejects.toThrow('enough');
});

describe('stops at once', () => {
  const reason = new Error('Interrupted');

  it.each([
    ['before it began', [good], { abortAt: 'start' }],
    ['while it waits for an answer', [{ fault: 'hang' }], { abortAt: 'request' }],
    ['while a body comes in', [{ fault: 'stall', body: { a: 1 } }], { abortAt: 'request' }],
    ['while it waits for the next try', [{ status: 500, body: {} }], { abortAt: 'wait' }],
    ['while it waits after a 429', [tooMany()], { abortAt: 'wait' }],
  ] as const)('%s', async (_, steps, { abortAt }) => {
    const stop = new AbortController();
    const abort = () => stop.abort(reason);
    const options: Partial<HttpOptions> = {
      signal: stop.signal,
      onWait: () => abortAt === 'wait' && abort(),
      onRequest: () => abortAt === 'request' && void setImmediate(abort),
    };
    if (abortAt === 'start') abort();
    const { http } = await httpFor(steps, options);
    await expect(http.fetch(http.url)).rejects.toBe(reason);
  });

  it("for the caller's own signal, too", async () => {
    const { http } = await httpFor([good]);
    await expect(http.fetch(http.url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

it('never repeats a token, escape codes, query strings or a whole novel', async () => {
  const sentence = `Bearer geheimnis-123 \u001b[31mred\u001b]8;;x\u0007\u0000\u202e is bad\nsee https://x.test/a?key=1 ${'z'.repeat(900)}`;
  const played = await play([{ status: 401, body: { message: sentence } }], {
    headers: { Authorization: 'Bearer geheimnis-123' },
  });
  const { message } = failed(played);
  expect(message).toContain('"*** red is bad see https://x.test/a zzz');
  expect(message).not.toMatch(/geheimnis|key=1|\p{Cc}|\p{Cf}/u);
  expect(message.length).toBeLessThan(400);
});

describe('who can do something else in place of trying again', () => {
  it('is told of the failure at once', async () => {
    const seen: string[] = [];
    const played = await play([{ status: 502 }, good], {
      retriable: ({ reason }) => {
        seen.push(reason);
        return false;
      },
    });
    expect([failed(played).reason, seen, played.asked.length, played.waits]).toEqual(['server', ['server'], 1, []]);
  });

  it('has it tried again where that may help', async () => {
    const { result, asked } = await play([{ status: 502 }, good], { retriable: () => true });
    expect([(result as Response).status, asked.length]).toEqual([200, 2]);
  });
});
