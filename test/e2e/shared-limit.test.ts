import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ownFolder } from '../helpers/folder.ts';
import { titlesOf } from '../helpers/graph.ts';
import { emptyDatabase, hasPostgres } from '../helpers/postgres.ts';
import { builtProgram, startedProgram } from '../helpers/program.ts';
import { hasRedis, redisServer } from '../helpers/redis-server.ts';
import { limits, strictServer } from '../helpers/strict-server.ts';

const program = builtProgram();
const ids = Array.from({ length: 40 }, (_, n) => 900_001 + 10 * n);
const titles = titlesOf(ids.map((id) => `${id} SEQUEL ${id + 1}` as const));

const servers = [
  { name: 'Redis', isThere: hasRedis, open: async () => (await redisServer()).url },
  { name: 'PostgreSQL', isThere: hasPostgres, open: () => emptyDatabase() },
];

it.each(servers.filter(({ isThere }) => isThere))(
  'workers on three machines that share nothing but $name stay under the true limit, whatever the header says',
  async ({ open }) => {
    const url = await open();
    const { host, asked, refused, mostInWindow } = await strictServer(titles);
    const machine = (n: number | string) => ({
      ...{ XDG_DATA_HOME: join(ownFolder(), `data-${n}`), XDG_CONFIG_HOME: ownFolder() },
      ...{ ANIMECTL_QUEUE: url, ANIMECTL_CACHE: url, ANIMECTL_PROVIDERS: 'anilist' },
      ...{ ANIMECTL_ANILIST_URL: `http://${host}/`, ANIMECTL_ANILIST_LIMIT: limits.ours },
    });
    const refs = ids.map((id) => `anilist:${id}`);
    const put = await startedProgram(program(), ['cache', 'warm', '--queue', '--json', ...refs], machine('asks'));
    expect(JSON.parse(put.out)).toEqual({ schema: 1, added: ids.length, already: 0 });
    const words = ['worker', '--exit-when-empty', '--concurrency', '3'];
    const workers = await Promise.all([1, 2, 3].map((n) => startedProgram(program(), words, machine(n))));
    expect(workers.map(({ code, err }) => [code, /set aside|failed|cannot/.test(err)])).toEqual(
      workers.map(() => [0, false]),
    );
    expect(asked.length).toBeGreaterThanOrEqual(ids.length);
    expect([refused(), mostInWindow() <= limits.answered]).toEqual([0, true]);
    const stats = await startedProgram(program(), ['queue', 'stats', '--json'], machine('looks'));
    expect(JSON.parse(stats.out)).toMatchObject({ waiting: 0, running: 0, delayed: 0, failed: 0 });
  },
  90_000,
);
