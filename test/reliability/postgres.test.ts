import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { emptyDatabase, hasPostgres, psql } from '../helpers/postgres.ts';
import {
  type Cluster,
  postgresPrograms,
  removeCluster,
  startCluster,
  startServer,
  stopServer,
} from '../helpers/postgres-server.ts';
import { builtProgram } from '../helpers/program.ts';
import { limits, strictServer } from '../helpers/strict-server.ts';
import { runs } from '../helpers/suite.ts';
import { dataSet } from './data-set.ts';
import { machineWith, type Running } from './machine.ts';

const program = builtProgram();

/** Everything that an import of a data set leaves, but for when it was. */
async function contents(address: string): Promise<readonly unknown[]> {
  const queries = [
    'SELECT id, ref, title, english, format, episodes, year, provider, outline FROM animectl.title ORDER BY id',
    'SELECT * FROM animectl.external_id ORDER BY title_id, source',
    'SELECT title_id, kind, position, name, folded FROM animectl.name ORDER BY title_id, kind, position',
    'SELECT * FROM animectl.related ORDER BY a_id, b_id',
    'SELECT state, read, counts, problems FROM animectl.import_job ORDER BY id',
  ];
  const found: unknown[] = [];
  for (const query of queries) found.push(await psql(address, query));
  return found;
}

/** Waits until an import has saved something, or is over. */
async function underWay(address: string, least: number, { ended }: Running): Promise<void> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isOver) {
    const [row] = await psql(address, 'SELECT count(*)::int AS n FROM animectl.title').catch(() => [{ n: 0 }]);
    if (row.n >= least) return;
    await systemClock.sleep(5);
  }
}

describe.skipIf(!hasPostgres)('an import on a server', () => {
  let server: Cluster;
  beforeAll(async () => {
    server = await startCluster(postgresPrograms() ?? '');
  });
  afterAll(() => removeCluster(server));
  const count = runs(3_000, 12_000);

  it.each([
    [
      'all connections are ended',
      async (address: string) =>
        void (await psql(
          address,
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'animectl'`,
        )),
    ],
    [
      'the server stops as in a power cut, and starts again',
      async () => {
        stopServer(server);
        startServer(server);
      },
    ],
  ])('comes to the same where %s in the middle of it', async (_, disturb) => {
    const file = join(ownFolder(), 'anime-offline-database.jsonl');
    writeFileSync(file, dataSet(count));
    const [calm, rough] = [await emptyDatabase('', server), await emptyDatabase('', server)];
    const machine = (address: string) => machineWith(program(), { env: { ANIMECTL_DB: address } });
    expect((await machine(calm).run('import', '--file', file)).code).toBe(0);
    const { start, run } = machine(rough);
    const importing = start('import', '--file', file);
    await underWay(rough, 1, importing);
    await disturb(rough);
    const { code, out, err } = await importing.ended;
    expect(out + err).not.toMatch(/secret|bug/);
    // Either it has waited for the server, or it says that it could not.
    if (code !== 0) {
      expect(code).toBe(6);
      expect((await run('import', '--resume')).code).toBe(0);
    }
    expect(await contents(rough)).toEqual(await contents(calm));
  });
});

describe.runIf(hasPostgres && inject('suite') === 'all')('eight processes and a server', () => {
  it('at once for a minute lose nothing, double nothing, and wait for nobody in a circle', async () => {
    const franchises = Array.from({ length: 40 }, (_, n) => 900_000 + 10 * n);
    const provider = await strictServer(
      titlesOf(bothWays(...franchises.flatMap((id) => chain('SEQUEL', id + 1, id + 2, id + 3)))),
    );
    const address = await emptyDatabase();
    const env = { ANIMECTL_ANILIST_LIMIT: limits.ours, ANIMECTL_DB: address };
    const machine = machineWith(program(), { anilist: `http://${provider.host}/`, env });
    const serving = machine.start('serve', '--port', '0');
    const until = systemClock.now() + 60_000;
    const wrong: unknown[] = [];
    const wanted = new Set<string>();
    const worker = async (number: number) => {
      for (let n = 0; systemClock.now() < until; n++) {
        const at = franchises[(number * 3 + n * 5) % franchises.length] ?? 0;
        const ref = `anilist:${at + 1}`;
        const commands = [
          ['franchise', ref, '--json'],
          ['import', ref, `anilist:${at + 2}`, '--json'],
          ['franchise', ref, '--refresh', '--json'],
          ['search', `Title ${at + 2}`, '--offline', '--json'],
          ['watch', 'add', ref],
          ['db', 'check', '--json'],
        ];
        const words = commands[n === 0 ? 0 : (number + n) % commands.length] ?? [];
        if (words[0] === 'franchise') wanted.add(ref).add(`anilist:${at + 3}`);
        const { code, err } = await machine.run(...words);
        const isFine = code === 0 || (words[0] === 'search' && code === 3);
        if (!isFine || /deadlock|bug|cannot|did not finish/i.test(err)) wrong.push({ words, code, err });
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, number) => worker(number)));
    serving.kill('SIGTERM');
    expect((await serving.ended).code).toBe(0);
    expect(wrong).toEqual([]);
    const stored = (await psql(address, 'SELECT ref FROM animectl.title')).map(({ ref }) => ref);
    expect(stored.length).toBe(new Set(stored).size);
    expect([...wanted].filter((ref) => !stored.includes(ref))).toEqual([]);
    const [{ deadlocks }] = await psql(
      address,
      'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
    );
    expect(deadlocks).toBe(0);
    const left = `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE locktype = 'advisory' AND d.datname = current_database()`;
    expect(await psql(address, left)).toEqual([]);
  }, 300_000);
});
