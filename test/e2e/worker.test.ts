import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { newWorld } from '../helpers/io.ts';
import { hasRedis, redisServer } from '../helpers/redis-server.ts';
import { jsonOf, key, serving } from '../server/serving.ts';

const titles = titlesOf([
  ...bothWays(...chain('SEQUEL', 900001, 900002, 900003)),
  ...bothWays(...chain('SEQUEL', 900011, 900012)),
  ...bothWays(...chain('SEQUEL', 900021, 900022)),
]);

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
