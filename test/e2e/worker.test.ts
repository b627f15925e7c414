import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseTarget } from '../../src/model/query.ts';
import { showTitle } from '../../src/tasks/title.ts';
import { postponing } from '../../src/worker/worker.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { fakeClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { lines, newWorld, type World } from '../helpers/io.ts';
import { hasRedis, redisServer } from '../helpers/redis-server.ts';
import { jsonOf, key, serving } from '../server/serving.ts';

const titles = titlesOf([
  ...bothWays(...chain('SEQUEL', 900001, 900002, 900003)),
  ...bothWays(...chain('SEQUEL', 900011, 900012)),
  ...bothWays(...chain('SEQUEL', 900021, 900022)),
]);

/** All titles with what is known of them but for when it came, and who is on the list. */
async function contentsOf(world: World): Promise<readonly string[]> {
  const all = await world.run(['db', 'export']);
  const list = await world.run(['db', 'export', '--list', 'mine', '--format', 'csv']);
  const titles = lines(all.out).map((line) => line.replace(/"fetchedAt":"[^"]+"/, ''));
  return [...titles, ...lines(list.out)].sort();
}

it('a worker leaves a question in the queue for as long as there is no room for it in the limit of who is asked', async () => {
  const anilist = await anilistServer(titles);
  const app = appOf({ anilist: anilist.url, limit: '1/60s', clock: fakeClock() });
  const postpone = postponing(app);
  const question = { kind: 'franchise', query: parseTarget('anilist:900001') } as const;
  const film = { kind: 'franchise', query: parseTarget('tmdb:603') } as const;
  expect(await postpone(question)).toBe(0);
  await ran(showTitle({ query: question.query }, app));
  expect(await postpone(question)).toBeGreaterThan(50_000);
  expect(await postpone({ kind: 'watch check' })).toBeGreaterThan(50_000);
  expect([await postpone(film), await postpone({ kind: 'import', job: 1, startedAt: 1, source: 'x' })]).toEqual([0, 0]);
});

it('a queue whose address names its host as libpq does, and that is not there, is told of in a line', async () => {
  const { run } = newWorld({ env: { ANIMECTL_QUEUE: 'postgres://me:sesame-open@:1/x?host=127.0.0.1' } });
  const { code, out, err } = await run(['queue', 'stats']);
  expect([code, out, lines(err).length]).toEqual([6, '', 1]);
  expect(err).toContain('the queue at 127.0.0.1 cannot be used: its server cannot be reached');
  expect(err).not.toContain('sesame');
});

describe.skipIf(!hasRedis)('workers, where redis-server is there', () => {
  it('on other machines do what one machine puts on the queue, each once, and all have it', async () => {
    const { url } = await redisServer();
    const anilist = await anilistServer(titles);
    const env = { ANIMECTL_QUEUE: url, ANIMECTL_CACHE: url };
    const [asking, ...working] = [1, 2, 3].map(() => newWorld({ anilist: anilist.url, env }));
    const words = ['cache', 'warm', '--queue', 'anilist:900001', 'anilist:900011', 'anilist:900021', 'anilist:900001'];
    const put = await asking!.run([...words, '--json']);
    expect([put.code, JSON.parse(put.out)]).toEqual([0, { schema: 1, added: 3, already: 1 }]);
    expect(anilist.asked).toEqual([]);
    const stats = await asking!.run(['queue', 'stats', '--json']);
    expect(JSON.parse(stats.out)).toMatchObject({ schema: 1, waiting: 3, running: 0, failed: 0, jobs: { length: 3 } });
    expect((await asking!.run(['queue', 'stats'])).out).toContain('0 running, 3 waiting');
    const ran = await Promise.all(
      working.map((world, n) => world.run(['worker', '--exit-when-empty', '--name', `machine ${n}`])),
    );
    expect(ran.map(({ code }) => code)).toEqual([0, 0]);
    expect(ran.flatMap(({ err }) => err.match(/: done/g) ?? [])).toHaveLength(3);
    const requests = anilist.asked.length;
    expect(new Set(anilist.asked.flatMap(({ ids }) => ids)).size).toBeGreaterThanOrEqual(3);
    // Those who waited for the queue to be empty are ahead of it: here no time passes but by waiting.
    await asking!.clock.sleep(6 * 3_600_000);
    const answer = await asking!.run(['franchise', 'anilist:900001', '--json']);
    expect(JSON.parse(answer.out).titles).toHaveLength(3);
    expect(anilist.asked.length).toBe(requests);
  });

  it('leave what failed to whoever begins it anew, or lets go of it', async () => {
    const { url } = await redisServer();
    const anilist = await anilistServer(titles);
    const world = newWorld({ anilist: anilist.url, env: { ANIMECTL_QUEUE: url } });
    const ids = ['franchise-anilist-900404', 'franchise-anilist-900405'] as const;
    await world.run(['cache', 'warm', '--queue', 'anilist:900404', 'anilist:900405']);
    expect((await world.run(['worker', '--exit-when-empty'])).code).toBe(8);
    const { out } = await world.run(['queue', 'stats']);
    for (const id of ids) expect(out).toContain(`(${id})\n`);
    expect((await world.run(['queue', 'retry'])).err).toBe('animectl: 2 jobs put on the queue again\n');
    expect((await world.run(['queue', 'stats'])).out).toContain('0 running, 2 waiting');
    expect((await world.run(['worker', '--exit-when-empty'])).code).toBe(8);
    const again = await world.run(['queue', 'retry', ids[0], 'nobody']);
    expect([again.code, lines(again.err)]).toEqual([
      8,
      ['animectl: no job has the id nobody: animectl queue stats lists them', 'animectl: 1 job put on the queue again'],
    ]);
    const gone = await world.run(['queue', 'remove', ...ids]);
    expect([gone.code, gone.err]).toEqual([0, 'animectl: 2 jobs taken off the queue\n']);
    const none = await world.run(['queue', 'retry', ids[0]]);
    expect([none.code, lines(none.err)[1]]).toEqual([3, 'animectl: no job was changed']);
    const all = await world.run(['queue', 'remove']);
    expect([all.code, all.err]).toEqual([0, 'animectl: no job has failed\n']);
  });

  it('import what one machine leaves to them, in parts, and come to what it would have come to itself', async () => {
    const rows = [
      ...['anilist:900001', 'anilist:900002', 'anilist:900011', 'anilist:900001', 'anilist:999999', 'no such title'],
      ...Array.from({ length: 395 }, (_, n) => `anilist:${900_021 + (n % 2)}`),
    ];
    const file = join(ownFolder(), 'list.txt');
    writeFileSync(file, `${rows.join('\n')}\nhttps://example.com/not-a-title\n`);
    const count = async (world: World) =>
      JSON.parse((await world.run(['import', '--list-jobs', '--json'])).out) as {
        readonly jobs: readonly Record<string, unknown>[];
        readonly queue: readonly Record<string, unknown>[];
      };
    const anilist = await anilistServer(titles);
    const alone = newWorld({ anilist: anilist.url });
    expect((await alone.run(['import', file, '--franchise', '--list', 'mine'])).code).toBe(8);
    const { url } = await redisServer();
    const shared = newWorld({ anilist: anilist.url, env: { ANIMECTL_QUEUE: url } });
    const put = await shared.run(['import', file, '--franchise', '--list', 'mine', '--queue', '--json']);
    expect([put.code, JSON.parse(put.out)]).toEqual([0, { schema: 1, job: 1, rows: 402, added: 3, already: 0 }]);
    const again = await shared.run(['import', '--resume', '1', '--queue', '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ job: 1, added: 0, already: 3 });
    const before = await count(shared);
    expect(before.jobs).toMatchObject([{ state: 'queued', rows: 402, pending: 401 }]);
    expect(before.queue).toMatchObject([
      { kind: 'import rows', state: 'waiting' },
      { kind: 'import rows' },
      { kind: 'import rows' },
      { kind: 'import', parts: { ended: 0, all: 3 } },
    ]);
    expect((await shared.run(['import', '--list-jobs'])).out).toMatch(
      /queued[\s\S]*rows 1 to 200: waiting[\s\S]*0 of 3 parts/,
    );
    const ran = await shared.run(['worker', '--exit-when-empty', '--concurrency', '2']);
    expect([ran.code, ran.err.match(/: done/g)?.length]).toEqual([0, 4]);
    const [theirs, own] = [await count(shared), await count(alone)];
    const { requests: _, startedAt: __, updatedAt: ___, ...same } = own.jobs[0] ?? {};
    expect(theirs.jobs[0]).toMatchObject(same);
    expect(theirs.queue).toEqual([]);
    expect(await contentsOf(shared)).toEqual(await contentsOf(alone));
    // A worker with another database does not take it for its own.
    const other = newWorld({ anilist: anilist.url, env: { ANIMECTL_QUEUE: url } });
    await shared.run(['import', 'anilist:900011', '--refresh', '--queue']);
    const over = new AbortController();
    const stranger = other.run(['worker'], { signal: over.signal });
    await expect
      .poll(async () => JSON.stringify((await count(shared)).queue), { timeout: 30_000 })
      .toMatch(/import 2 of the queue is not in it/);
    over.abort();
    await stranger;
  });

  it('that do not know of the requests of others end, and take nothing', async () => {
    const { url } = await redisServer();
    for (const cache of ['redis://:hidden@127.0.0.1:1', 'postgres://me:hidden@127.0.0.1:1/anime']) {
      const world = newWorld({ env: { ANIMECTL_QUEUE: url, ANIMECTL_CACHE: cache } });
      expect((await world.run(['cache', 'warm', '--queue', 'anilist:900001'])).code).toBe(0);
      const { code, err } = await world.run(['worker', '--exit-when-empty']);
      expect([code, err]).toEqual([
        6,
        expect.stringContaining('what tells of other workers’ requests is lost'.replace('’', "'")),
      ]);
      expect(err).not.toMatch(/hidden|this machine alone/);
      expect(JSON.parse((await world.run(['queue', 'stats', '--json'])).out)).toMatchObject({ waiting: 1, failed: 0 });
    }
  });

  it('end when their Redis is away for ten minutes, and have asked nobody meanwhile', async () => {
    const { url, stop } = await redisServer();
    const anilist = await anilistServer(titles, { onRequest: (n) => void (n === 1 && stop()) });
    const world = newWorld({ anilist: anilist.url, env: { ANIMECTL_QUEUE: url, ANIMECTL_CACHE: url } });
    await world.run(['cache', 'warm', '--queue', 'anilist:900001', 'anilist:900011']);
    const { code, err } = await world.run(['worker', '--exit-when-empty']);
    const [, away, end] = lines(err);
    expect([code, lines(err).length, anilist.asked.length]).toEqual([6, 3, 1]);
    expect(away).toMatch(/cannot be used[^;]*; nothing is asked until it is back, for 10 min at the most$/);
    expect(end).toMatch(/cannot be used[^;]*, for 10 min now, so that this worker ends; start it again$/);
  });

  it('are told to look for what is new again and again, until that is taken back', async () => {
    const { url } = await redisServer();
    const world = newWorld({ env: { ANIMECTL_QUEUE: url } });
    const put = await world.run(['watch', 'check', '--queue', '--every', '6h']);
    expect([put.code, put.err]).toEqual([0, expect.stringMatching(/every 6 h.*queue unschedule watch-check/)]);
    const stats = JSON.parse((await world.run(['queue', 'stats', '--json'])).out);
    expect(stats.schedules).toMatchObject([{ id: 'watch-check', everyMs: 6 * 3_600_000 }]);
    expect((await world.run(['queue', 'stats'])).out).toMatch(/all that is followed: every 6 h.*\(watch-check\)/);
    // What is put on again and again is no reason to wait for the end.
    expect((await world.run(['worker', '--exit-when-empty'])).code).toBe(0);
    expect((await world.run(['queue', 'unschedule', 'watch-check'])).code).toBe(0);
    const none = await world.run(['queue', 'unschedule', 'watch-check']);
    expect([none.code, none.err]).toEqual([3, 'animectl: nothing is scheduled as watch-check; there is: none\n']);
    for (const words of [
      ['--every', '6h'],
      ['--queue', '--every', '1m'],
      ['--queue', '--every', 'often'],
    ])
      expect((await world.run(['watch', 'check', ...words])).code).toBe(2);
  });

  it('keep titles fresh again and again, each apart, and ask for what is fresh once', async () => {
    const { url } = await redisServer();
    const anilist = await anilistServer(titles);
    const world = newWorld({ anilist: anilist.url, env: { ANIMECTL_QUEUE: url } });
    const words = ['cache', 'warm', '--queue', '--every', '6h', 'anilist:900001', 'anilist:900011'];
    const put = await world.run(words);
    expect([put.code, put.err]).toEqual([0, expect.stringMatching(/2 franchises are put on the queue every 6 h;/)]);
    const again = await world.run([...words.slice(0, 4), '12h', 'anilist:900011', '--json']);
    const ids = ['franchise-anilist-900011'];
    expect(JSON.parse(again.out)).toEqual({ schema: 1, ids, everyMs: 12 * 3_600_000, schedules: 2 });
    const { schedules } = JSON.parse((await world.run(['queue', 'stats', '--json'])).out);
    expect(schedules).toMatchObject([{ everyMs: 6 * 3_600_000 }, { id: ids[0], everyMs: 12 * 3_600_000 }]);
    const ran = await world.run(['worker', '--exit-when-empty']);
    expect([ran.code, anilist.asked.length]).toEqual([0, 2]);
    expect((await world.run(['queue', 'unschedule', ...ids])).code).toBe(0);
    for (const wrong of [
      ['--every', '6h', 'anilist:1'],
      ['--queue', '--every', '1m', 'anilist:1'],
      ['--queue', '--every', '6h', '--stored'],
    ])
      expect((await world.run(['cache', 'warm', ...wrong])).code).toBe(2);
  });

  it('are given work by a server, which shows what they do', async () => {
    const { url: redis } = await redisServer();
    const { url } = await serving({ words: ['--offline'], env: { ANIMECTL_QUEUE: redis } });
    const headers = { 'x-api-key': key, 'content-type': 'application/json' };
    const post = (titles: readonly string[]) =>
      fetch(`${url}/api/v1/jobs`, { method: 'POST', headers, body: JSON.stringify({ titles }) });
    const put = await post(['Attack on Titan', 'anilist:918']);
    expect([put.status, await jsonOf(put)]).toEqual([202, { added: 2, already: 0 }]);
    expect((await post(['16498'])).status).toBe(400);
    const queue = await jsonOf(await fetch(`${url}/api/v1/queue`));
    expect(queue).toMatchObject({ waiting: 2, running: 0, jobs: [{ state: 'waiting' }, { state: 'waiting' }] });
    const alone = await serving({ words: ['--offline'] });
    const none = await fetch(`${alone.url}/api/v1/queue`);
    expect([none.status, (await jsonOf(none)).code]).toEqual([404, 'no-queue']);
  });

  it('say in a line what is missing: the queue, its address, or Redis itself', async () => {
    const world = newWorld();
    for (const words of [['worker'], ['queue', 'stats'], ['cache', 'warm', '--queue', 'anilist:1']]) {
      const { code, err } = await world.run(words);
      expect([code, err]).toEqual([2, expect.stringMatching(/^animectl: ANIMECTL_QUEUE is not set[^\n]*\n$/)]);
    }
    const nobody = await world.run(['queue', 'stats'], { env: { ANIMECTL_QUEUE: 'redis://:hidden@127.0.0.1:1' } });
    expect([nobody.code, nobody.err]).toEqual([6, expect.stringMatching(/^animectl: the queue at [^\n]*\n$/)]);
    expect(nobody.err).not.toContain('hidden');
    const wrong = await world.run(['queue', 'stats'], { env: { ANIMECTL_QUEUE: 'kafka://:hidden@host' } });
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('ANIMECTL_QUEUE must be')]);
    expect(wrong.err).not.toContain('hidden');
  });
});
