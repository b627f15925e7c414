import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttp } from '../../src/http/fetch.ts';
import type { Clock } from '../../src/model/clock.ts';
import { hdbits } from '../../src/trackers/hdbits.ts';
import { instantClock } from '../helpers/clock.ts';
import { account, hdbitsFaults, hdbitsRow, hdbitsServer } from '../helpers/hdbits-server.ts';
import { limiterOf } from '../helpers/http.ts';
import { newWorld } from '../helpers/io.ts';

const gateMs = 35_000;

const rows = (count: number) => Array.from({ length: count }, (_, n) => hdbitsRow(count - n));
const analyze = ['releases', 'analyze', '--hdbits'];
/** When requests were sent, by the clock of the test: on their way to the server it may jump on. */
let sent: number[] = [];
const gaps = () => sent.flatMap((at, n) => (n ? [at - (sent[n - 1] ?? 0)] : []));

/** Notes when requests are sent by a clock, until the test is over. */
function noteSent(clock: Clock): void {
  const { fetch } = globalThis;
  sent = [];
  globalThis.fetch = (...asked) => {
    sent.push(clock.now());
    return fetch(...asked);
  };
  onTestFinished(() => {
    globalThis.fetch = fetch;
  });
}

/** A server and a machine that knows it. */
async function scene(count: number, pageOf?: (page: number, limit: number) => readonly unknown[]) {
  const world = newWorld();
  noteSent(world.clock);
  const server = await hdbitsServer(rows(count), pageOf && ((page, limit) => [...pageOf(page, limit)]));
  const run = (words: readonly string[], env: Readonly<Record<string, string>> = {}, signal?: AbortSignal) =>
    world.run(words, {
      env: {
        ...{ ANIMECTL_HDBITS_URL: server.url, ANIMECTL_HDBITS_USERNAME: account.username },
        ...{ ANIMECTL_HDBITS_PASSKEY: account.passkey, ...env },
      },
      ...(signal && { signal }),
    });
  return { world, server, run };
}

describe('a listing', () => {
  it('is asked for page by page, with 35 s from start to start, and says before what it takes', async () => {
    const { server, run } = await scene(2_000);
    const { code, out, err } = await run([...analyze, '--json']);
    expect(code).toBe(0);
    expect(server.asked).toHaveLength(40);
    expect(gaps().every((gap) => gap >= gateMs && gap < gateMs + 2_000)).toBe(true);
    expect(server.mostAtOnce()).toBeLessThanOrEqual(3);
    expect(err.split('\n')[0]).toBe('HDBits: 40 requests, 24 min.');
    expect(err).toContain('page 1 of 40, 50 releases, 23 min 24 s left.');
    expect(JSON.parse(out)).toMatchObject({
      ...{ releases: 2_000, grouped: 2_000, added: 2_000, unreadable: 0, requests: 40, cut: null },
      pages: { read: 40, of: 40 },
    });
    const [first] = server.asked;
    expect(first?.body).toEqual({ ...account, category: [1, 2, 3], limit: 50, page: 0 });
    // Three may be on their way at once, and need not arrive in their order.
    const pages = server.asked.map(({ body }) => Number(body.page));
    expect(pages.sort((a, b) => a - b)).toEqual([...Array(40).keys()]);
  });

  it('is of the categories that are named, with as many releases a request as are wanted, and ends where it ends', async () => {
    const { server, run } = await scene(130);
    const words = [...analyze, '--categories', 'tv,movies', '--per-request', '100', '--releases', '900', '--json'];
    const { code, out } = await run(words);
    // Those that were sent before it was known that there are two pages only.
    expect(server.asked.length).toBeLessThanOrEqual(4);
    expect(code).toBe(0);
    expect(server.asked[0]?.body).toMatchObject({ category: [1, 2], limit: 100 });
    expect(JSON.parse(out)).toMatchObject({ releases: 130, pages: { read: 2, of: 2 }, cut: null });
  });

  it('counts a release once, whether its id is a number or text, and knows its figures', async () => {
    const { world, run } = await scene(6);
    await run(analyze);
    const again = JSON.parse((await run([...analyze, '--json'])).out);
    expect(again).toMatchObject({ added: 0, unchanged: 6 });
    const top = JSON.parse((await world.run(['releases', 'top', '--json'])).out);
    expect(top.categories).toEqual([
      { category: 'Movies', groups: 3, releases: 3 },
      { category: 'TV', groups: 3, releases: 3 },
    ]);
    expect(top.groups[0]).toMatchObject({ judged: 1, first: '2024-03', internal: 0 });
  });

  it('keeps to its gate from one run to the next', async () => {
    const { server, run } = await scene(50);
    for (let n = 0; n < 3; n += 1) await run([...analyze, '--releases', '50']);
    expect(server.asked.length).toBe(3);
    expect(gaps().every((gap) => gap >= gateMs)).toBe(true);
  });
});

describe('what goes wrong', () => {
  it('is tried three times more, each in its turn at the gate', async () => {
    const { server, run } = await scene(20);
    server.faults.push(hdbitsFaults.busy, hdbitsFaults.cut, hdbitsFaults.broken);
    const { code, err } = await run([...analyze, '--releases', '50']);
    expect([code, server.asked.length]).toEqual([0, 4]);
    expect(gaps().every((gap) => gap >= gateMs)).toBe(true);
    expect(err).toContain('Waiting 1 min for HDBits: before the next attempt.');
    server.faults.push(...Array(4).fill(hdbitsFaults.broken));
    const failed = await run([...analyze, '--releases', '50']);
    expect(failed).toMatchObject({
      code: 5,
      err: expect.stringContaining('answered 502: "Bad gateway" (tried 4 times)'),
    });
  });

  it('keeps the pages that came, and another run goes on from the last one', async () => {
    const { world, server, run } = await scene(200);
    server.faults.push(undefined, undefined, hdbitsFaults.json({ status: 1, message: 'try later' }));
    const first = await run([...analyze, '--releases', '200', '--json']);
    expect(first.code).toBe(8);
    const document = JSON.parse(first.out);
    expect(document).toMatchObject({ cut: 'failure', problems: ['HDBits: it failed (its status 1): "try later"'] });
    expect(document.pages.read).toBeGreaterThanOrEqual(2);
    expect(first.err).toContain('Go on with animectl releases analyze --hdbits --resume.');
    const before = server.asked.length;
    const second = await run([...analyze, '--resume', '--json']);
    expect(second.code).toBe(0);
    const rest = [0, 1, 2, 3].filter((page) => page >= document.pages.read - 1);
    const asked = server.asked.slice(before).map(({ body }) => body.page);
    // The first run had asked for one page more when it failed: the server may hear of that one late.
    expect([[], [3]]).toContainEqual(asked.slice(0, -rest.length));
    expect(asked.slice(-rest.length)).toEqual(rest);
    const top = JSON.parse((await world.run(['releases', 'top', '--json'])).out);
    expect(top.categories.map(({ releases }: { readonly releases: number }) => releases)).toEqual([100, 100]);
    expect(await run([...analyze, '--resume'])).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining('nothing to resume'),
    });
  });

  it('is a limit where a page of status 403 comes: left alone for 15 minutes by every run, and asked again then', async () => {
    const { world, server, run } = await scene(100);
    server.faults.push(undefined, hdbitsFaults.limit);
    const first = await run([...analyze, '--releases', '100', '--json']);
    expect([first.code, server.asked.length]).toEqual([8, 2]);
    expect(JSON.parse(first.out).problems[0]).toMatch(
      /^HDBits: has had enough requests \(403\); it may be asked again at .* UTC: "Query limit"$/,
    );
    const second = await run([...analyze, '--resume']);
    expect([second.code, server.asked.length]).toEqual([5, 2]);
    expect(second.err).toMatch(/asked again in 15 min/);
    await world.clock.sleep(15 * 60_000);
    expect(await run([...analyze, '--resume'])).toMatchObject({ code: 0 });
    expect(server.asked.length).toBeGreaterThan(2);
  });

  it.each([
    ['a page that is no data', hdbitsFaults.page, /answered with a web page \("Log in"\) instead of data/],
    [
      'an object without a status',
      hdbitsFaults.json({ data: [] }),
      /has not the form that it should have: it has no status/,
    ],
    ['no object', hdbitsFaults.json([1]), /it is no object/],
    ['data that are no list', hdbitsFaults.json({ status: 0, data: { 1: {} } }), /its data are no list/],
    [
      'a status that nobody knows',
      hdbitsFaults.json({ status: '77' }),
      /in a way that is not known here \(its status 77\)/,
    ],
    [
      'a wrong question',
      hdbitsFaults.json({ status: 7, message: 'limit' }),
      /something that it does not take \(its status 7\): "limit"/,
    ],
  ])('is worded: %s', async (_, fault, words) => {
    const { server, run } = await scene(10);
    server.faults.push(fault);
    const { code, err } = await run([...analyze, '--quiet']);
    expect(code).toBe(5);
    expect(err).toMatch(words);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('leaves out rows that cannot be read, and counts them', async () => {
    const odd = [
      null,
      7,
      {},
      { id: 3 },
      { name: 'x' },
      { id: '', name: 'x' },
      [],
      hdbitsRow(1),
      hdbitsRow(2, { seeders: 'many', utadded: 'x', added: 'y' }),
    ];
    const { run } = await scene(0, (page) => (page === 0 ? odd : []));
    const { code, out } = await run([...analyze, '--json']);
    expect(code).toBe(8);
    expect(JSON.parse(out)).toMatchObject({ releases: 2, unreadable: 7, added: 2 });
  });

  it('takes a page that holds nothing new for the last', async () => {
    const same = rows(50);
    const { server, run } = await scene(0, () => same);
    const { code, out } = await run([...analyze, '--json']);
    expect(code).toBe(8);
    expect(server.asked.length).toBeLessThanOrEqual(4);
    expect(JSON.parse(out)).toMatchObject({
      added: 50,
      problems: [expect.stringMatching(/^page 2 of .* came before/)],
    });
  });

  it('is no hurry: Ctrl-C keeps what came', async () => {
    const { server, run } = await scene(500);
    const controller = new AbortController();
    server.faults.push(undefined, undefined, (response) => {
      controller.abort();
      response.destroy();
    });
    const { code, out } = await run([...analyze, '--json'], {}, controller.signal);
    expect(code).toBe(130);
    expect(JSON.parse(out)).toMatchObject({ cut: 'interrupt', releases: 100, pages: { read: 2, of: 40 } });
  });
});

describe('the passkey', () => {
  it('is wanted, with the words for where to find it', async () => {
    const { run } = await scene(1);
    const { code, err } = await run(analyze, { ANIMECTL_HDBITS_PASSKEY: '' });
    expect([code, err]).toEqual([
      4,
      'animectl: HDBits: it lists releases for its members only; set ANIMECTL_HDBITS_USERNAME and ANIMECTL_HDBITS_PASSKEY (it is on the page of your profile)\n',
    ]);
    expect((await run(analyze, { ANIMECTL_HDBITS_PASSKEY: 'short' })).code).toBe(2);
  });

  it('is nowhere but in the body of requests: no address, header, log, message, file or metric', async () => {
    const { world, server, run } = await scene(60);
    const echo = (status: number) =>
      hdbitsFaults.json({ status, message: `passkey ${account.passkey} of ${account.username}` });
    const wrong = 'fedcba9876543210fedcba9876543210';
    server.faults.push(undefined, echo(1));
    const texts = [
      await run([...analyze, '--verbose', '--log-format', 'json', '--releases', '100']),
      await run([...analyze, '--verbose'], { ANIMECTL_HDBITS_PASSKEY: wrong }),
      await run(['doctor', '--offline', '--json']),
    ].map(({ out, err }) => out + err);
    expect(texts[1]).toContain(
      'does not take this user name with this passkey (its status 5; check ANIMECTL_HDBITS_USERNAME',
    );
    const folders = ['animectl.sqlite', 'state.sqlite'].map((file) =>
      readFileSync(join(world.folder, 'data', file), 'latin1'),
    );
    const addresses = server.asked.map(({ url, headers }) => url + JSON.stringify(headers));
    for (const text of [...texts, ...folders, ...addresses])
      for (const secret of [account.passkey, wrong]) expect(text).not.toContain(secret);
    expect(server.asked.map(({ body }) => body.passkey)).toContain(account.passkey);
  });

  it('is told to no other host that it is sent to', async () => {
    const { server, run } = await scene(1);
    const other = await hdbitsServer([]);
    server.faults.push(hdbitsFaults.redirect(`${other.url}/api/torrents`));
    const { code, err } = await run(analyze);
    expect([code, other.asked.length]).toEqual([5, 0]);
    expect(err).toContain('which must not learn what it knows of us');
  });
});

describe('words', () => {
  it('that make no sense are refused', async () => {
    const { run } = await scene(1);
    const refused = async (...more: readonly string[]) => {
      const { code, err } = await run(['releases', 'analyze', ...more]);
      expect(err.trim().split('\n')[0]).not.toBe('');
      return code;
    };
    expect(await refused('--hdbits', 'name')).toBe(2);
    expect(await refused('--resume', 'name')).toBe(2);
    expect(await refused('--hdbits', '--categories', 'Opera')).toBe(2);
    expect(await refused('--hdbits', '--categories', ',')).toBe(2);
    expect(await refused('--hdbits', '--per-request', '101')).toBe(2);
    expect((await run(['--offline', ...analyze])).code).toBe(2);
    expect((await run(analyze, { ANIMECTL_HDBITS_URL: 'http://example.com' })).code).toBe(2);
  });
});

describe('an answer that does not come whole in time', () => {
  it('is tried again as often as any other', async () => {
    const clock = instantClock();
    noteSent(clock);
    const server = await hdbitsServer(rows(3));
    server.faults.push(...Array(4).fill((): void => {}));
    const http = createHttp({
      ...{ name: 'hdbits', label: 'HDBits', url: server.url, clock, random: () => 0, timeoutMs: 15 },
      ...{ retries: 3, timeoutRetries: 3, limiter: limiterOf(hdbits.pace.limits, clock) },
    });
    await expect(hdbits.download({ categories: ['Movies'], perPage: 50, page: 0 }, account, http)).rejects.toThrow(
      'HDBits: gave no whole answer within 0.015 s (tried 4 times)',
    );
    expect(gaps().every((gap) => gap >= gateMs)).toBe(true);
    expect(hdbits).toMatchObject({ perPage: 50, mostPerPage: 100 });
    expect(hdbits.pace).toMatchObject({ timeoutMs: 30_000, retries: 3, width: 3, limitMs: 900_000 });
  });
});
