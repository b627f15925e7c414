import { Redis } from 'ioredis';
import { expect, it, onTestFinished } from 'vitest';
import type { DoctorFinding } from '../../src/report/doctor/text.ts';
import { newWorld, type World } from '../helpers/io.ts';
import { emptyDatabase, hasPostgres, psql } from '../helpers/postgres.ts';
import { hasRedis, redisServer } from '../helpers/redis-server.ts';

interface Report {
  readonly code: number;
  readonly findings: readonly DoctorFinding[];
  readonly redis: unknown;
  readonly postgres: unknown;
}

async function examined(world: World): Promise<Report> {
  const { code, out } = await world.run(['doctor', '--json', '--offline']);
  const report = JSON.parse(out) as Report;
  expect(report.code).toBe(code);
  return report;
}

const textOf = ({ findings }: Report, area: string) =>
  findings.flatMap((one) => (one.area === area ? [one.text, one.advice ?? ''] : [])).join(' ');

it.runIf(hasRedis)('may have its cache in a Redis, of which no password is told', async () => {
  const redis = await redisServer();
  const world = newWorld({ env: { ANIMECTL_CACHE: redis.url } });
  const works = await world.run(['doctor', '--offline', '--json']);
  expect([works.code, works.out]).toEqual([0, expect.stringContaining('answers: it holds the cache')]);
  await redis.stop();
  const gone = await world.run(['doctor', '--offline', '--json']);
  expect([gone.code, gone.out]).toEqual([6, expect.stringContaining('cannot be reached')]);
  expect(works.out + gone.out).not.toContain(new URL(redis.url).password);
});

it.runIf(hasRedis)(
  'says of a Redis that throws keys away what to set, and of a queue on it what is on it',
  async () => {
    const redis = await redisServer();
    const world = newWorld({ env: { ANIMECTL_CACHE: redis.url, ANIMECTL_QUEUE: redis.url } });
    await world.run(['cache', 'warm', '--queue', 'anilist:1', 'anilist:2']);
    const well = await examined(world);
    expect([well.code, textOf(well, 'queue')]).toEqual([0, expect.stringContaining('0 running, 2 waiting, 0 failed')]);
    expect(well.redis).toMatchObject({ eviction: 'noeviction', keeps: false, bytes: expect.any(Number) });
    const client = new Redis(redis.url);
    onTestFinished(() => client.disconnect());
    await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const wrong = await examined(world);
    expect([wrong.code, textOf(wrong, 'redis')]).toEqual([0, expect.stringContaining('maxmemory-policy noeviction')]);
    expect(textOf(wrong, 'queue')).toContain('may lose jobs');
    await redis.stop();
    const gone = await examined(world);
    expect([gone.code, textOf(gone, 'queue')]).toEqual([6, expect.stringContaining('ANIMECTL_QUEUE')]);
    expect(JSON.stringify(gone)).not.toContain(new URL(redis.url).password);
  },
);

it.runIf(hasPostgres)(
  'says of a cache and a queue on PostgreSQL how large they are, and makes nothing there',
  async () => {
    const url = await emptyDatabase();
    const world = newWorld({ env: { ANIMECTL_CACHE: url, ANIMECTL_QUEUE: url } });
    const first = await examined(world);
    expect(first.code).toBe(0);
    expect(first).toMatchObject({ postgres: { fault: null, entries: 0 }, queue: { fault: null, waiting: 0 } });
    const made = "SELECT count(*)::int AS n FROM pg_namespace WHERE nspname IN ('bullmq', 'animectl_state')";
    expect(await psql(url, made)).toMatchObject([{ n: 0 }]);
    await world.run(['cache', 'stats']);
    await psql(
      url,
      "INSERT INTO animectl_state.cache SELECT 'basic', n::text, '{}', 1, CASE WHEN n <= 1500 THEN 2 ELSE 9e12 END FROM generate_series(1, 2000) AS n",
    );
    const full = await examined(world);
    expect(full.postgres).toMatchObject({ entries: 2_000, expired: 1_500, bytes: expect.any(Number) });
    expect([full.code, textOf(full, 'postgres')]).toEqual([0, expect.stringContaining('animectl cache prune')]);
    await world.run(['cache', 'prune']);
    expect(textOf(await examined(world), 'postgres')).toContain('500 entries');
    const gone = await world.run(['doctor', '--json', '--offline'], {
      env: { ANIMECTL_CACHE: 'postgres://me:hidden@127.0.0.1:1/anime' },
    });
    expect([gone.code, gone.out]).toEqual([6, expect.stringContaining('its server cannot be reached')]);
    expect(gone.out).not.toContain('hidden');
  },
);
