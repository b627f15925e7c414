import { Redis } from 'ioredis';
import { expect, it, onTestFinished } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { ownFolder } from '../helpers/folder.ts';
import { titleOf } from '../helpers/franchise.ts';
import { hasRedis, redisServer } from '../helpers/redis-server.ts';
import { key, serving } from './serving.ts';

it.skipIf(!hasRedis)(
  'a server answers without its Redis, and keeps answers there again once it is back',
  async () => {
    // One that forgets what was started when it ends holds everybody back for a minute.
    const redis = await redisServer(onTestFinished, ownFolder());
    const anilist = await anilistServer([1, 2].map((id) => titleOf(id, { relations: [] })));
    const server = await serving({ anilist: anilist.url, env: { ANIMECTL_CACHE: redis.url } });
    const ask = async (id: number) => {
      const headers = { authorization: `Bearer ${key}` };
      const answer = await fetch(`${server.url}/api/v1/titles/anilist:${id}?refresh=1`, { headers });
      await answer.arrayBuffer();
      return answer.status;
    };
    const client = new Redis(redis.url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    client.on('error', () => {});
    onTestFinished(() => client.disconnect());
    const isKept = async (id: number) => (await client.exists(`animectl:basic::anilist:${id}`)) > 0;
    expect([await ask(1), await isKept(1)]).toEqual([200, true]);
    await redis.stop();
    expect([await ask(2), await ask(1)]).toEqual([200, 200]);
    await redis.start();
    expect(await isKept(2)).toBe(false);
    while (!(await isKept(2))) expect(await ask(2)).toBe(200);
    expect(await server.stop()).toBe(0);
  },
  30_000,
);
