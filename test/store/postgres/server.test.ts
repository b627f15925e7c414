import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src/model/clock.ts';
import { StoreError } from '../../../src/model/errors.ts';
import { refOf } from '../../../src/model/ref.ts';
import type { Database } from '../../../src/store/database.ts';
import { bringUpToDate } from '../../../src/store/postgres/open.ts';
import { openPostgres, type PostgresOptions, postgresServer } from '../../../src/store/postgres/postgres.ts';
import { arrival, titled } from '../../helpers/arrivals.ts';
import { emptyDatabase, hasPostgres, placeOf, psql } from '../../helpers/postgres.ts';
import { clusterPassword } from '../../helpers/postgres-server.ts';

const good = (id: number) => arrival(titled(refOf('anilist', id)));
const job = { source: 'list', options: {}, startedAt: 1 };

async function opened(address: string, options: PostgresOptions = {}): Promise<Database> {
  const database = await openPostgres(placeOf(address), options);
  onTestFinished(() => database.close());
  return database;
}

/** What opening a database is refused with. */
async function refusal(address: string, options: PostgresOptions = {}): Promise<StoreError> {
  const error: unknown = await openPostgres(placeOf(address), options).catch((reason: unknown) => reason);
  if (!(error instanceof StoreError)) throw error;
  expect(`${error.message} ${JSON.stringify(error)}`).not.toContain('secret');
  return error;
}

/**
 * Something on the way to a server that is told of everything that the program sends, and says what becomes of it: it is passed on,
 * or the connection is cut before or after it is.
 */
async function middleman(address: string, judge: (sent: string) => 'pass' | 'cut' | 'passAndCut'): Promise<string> {
  const url = new URL(address);
  const [host, port] = [url.hostname, Number(url.port)];
  const server = createServer((near: Socket) => {
    const far = connect(port, host);
    const end = () => {
      near.destroy();
      far.destroy();
    };
    for (const one of [near, far]) one.on('error', end).on('close', end);
    let isMute = false;
    near.on('data', (data: Buffer) => {
      const verdict = judge(data.toString('latin1'));
      if (verdict === 'cut') return end();
      isMute ||= verdict === 'passAndCut';
      far.write(data);
    });
    // The server has answered when its answer comes here, of which nobody hears.
    far.on('data', (data: Buffer) => (isMute ? end() : near.write(data)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  url.port = String((server.address() as AddressInfo).port);
  return url.href;
}

describe.skipIf(!hasPostgres)('a server', () => {
  it('is left as it is until something is saved, and then has one schema, whoever makes it at the same time', async () => {
    const address = await emptyDatabase();
    const server = await postgresServer(placeOf(address));
    expect(await server.exists()).toBe(false);
    await server.close();
    expect(await psql(address, `SELECT 1 FROM pg_namespace WHERE nspname = 'animectl'`)).toEqual([]);
    const all = await Promise.all(Array.from({ length: 8 }, () => opened(address)));
    await Promise.all(all.map((one, n) => one.commit({ arrivals: [good(n + 1)] })));
    expect(await psql(address, 'SELECT version FROM animectl.data_model')).toHaveLength(1);
    expect((await all[0]!.upkeep.info()).titles).toBe(8);
  });

  it('is made use of beside other tables, also where they have the same names', async () => {
    const address = await emptyDatabase();
    await psql(address, 'CREATE TABLE public.title (id text); CREATE TABLE public.name (id text)');
    const database = await opened(address);
    await database.commit({ arrivals: [good(1)] });
    expect(await database.titles.search('title', 5)).toHaveLength(1);
    expect(await psql(address, 'SELECT * FROM public.title')).toEqual([]);
  });

  it.each([
    ['that has another password', { password: 'secret' }, 'denied'],
    ['that has no such database', { pathname: '/nowhere' }, 'missing'],
    ['that nobody runs', { port: '1' }, 'unreachable'],
  ])('%s is told of in a line without the password', async (_, change, code) => {
    const url = Object.assign(new URL(await emptyDatabase()), change);
    expect((await refusal(url.href)).code).toBe(code);
  });

  it('of a newer program, in another encoding, or with a copy that is not finished is not touched', async () => {
    const newer = await emptyDatabase();
    await (await openPostgres(placeOf(newer))).close();
    await psql(newer, 'UPDATE animectl.data_model SET version = 99');
    expect((await refusal(newer)).code).toBe('newer');
    await psql(newer, 'UPDATE animectl.data_model SET version = 0');
    expect((await refusal(newer)).what).toMatch(/copy into it/);
    const latin = await emptyDatabase(`ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`);
    expect(await refusal(latin)).toMatchObject({ code: 'foreign', what: expect.stringMatching(/LATIN1.*UTF8/) });
  });

  it('that says nothing is not waited for longer than is said', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket.on('error', () => {}))).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      silent.close();
    });
    const { port } = silent.address() as AddressInfo;
    const error = await refusal(`postgres://me:secret@127.0.0.1:${port}/x`, { connectMs: 200 });
    expect(error).toMatchObject({ code: 'unreachable', what: expect.stringMatching(/no connection came in time/) });
  });

  it('of an older data model is brought up to date once, by whoever is first', async () => {
    const address = await emptyDatabase();
    const database = await opened(address);
    await database.commit({ arrivals: [good(1)] });
    const pool = new pg.Pool({ connectionString: address });
    onTestFinished(() => pool.end());
    // Would fail where it is done twice.
    const steps = [
      { to: 98, what: 'a column', sql: 'ALTER TABLE animectl.title ADD COLUMN later text' },
      { to: 99, what: 'what is in it', sql: `UPDATE animectl.title SET later = 'yes'` },
    ];
    const waiting = { clock: systemClock };
    const all = await Promise.all(Array.from({ length: 4 }, () => bringUpToDate(pool, waiting, undefined, steps)));
    expect(all.map(({ migrations }) => migrations.length).sort()).toEqual([0, 0, 0, 2]);
    expect(await psql(address, 'SELECT version FROM animectl.data_model')).toEqual([{ version: 99 }]);
    expect(await psql(address, 'SELECT later FROM animectl.title')).toEqual([{ later: 'yes' }]);
    // One that was open before goes on; half of a step that fails is not kept.
    expect((await database.titles.load(['anilist:1'])).size).toBe(1);
    const wrong = [{ to: 100, what: 'nonsense', sql: 'ALTER TABLE animectl.title DROP COLUMN later; SELECT nonsense' }];
    await expect(bringUpToDate(pool, waiting, undefined, wrong)).rejects.toThrow(/nonsense/);
    expect(await psql(address, 'SELECT later FROM animectl.title')).toEqual([{ later: 'yes' }]);
  });

  it('that does not answer is not waited for longer than is said, and is asked again', async () => {
    const address = await emptyDatabase();
    const before = await openPostgres(placeOf(address));
    await before.commit({ arrivals: [good(1)] });
    await before.close();
    const database = await opened(address, { connections: 1, answerMs: 1_000 });
    const client = new pg.Client(address);
    await client.connect();
    onTestFinished(() => client.end());
    await client.query('BEGIN; LOCK TABLE animectl.external_id');
    await expect(database.titles.load(['anilist:1'])).rejects.toMatchObject({
      code: 'unreachable',
      what: 'its server did not answer in time',
    });
    await client.query('COMMIT');
    expect((await database.titles.load(['anilist:1'])).size).toBe(1);
    const connected = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'animectl' ORDER BY pid`;
    const pids = await psql(address, connected);
    // Longer than an answer is waited for: nobody has asked anything.
    await psql(address, 'SELECT pg_sleep(1.2)');
    expect((await database.titles.load(['anilist:1'])).size).toBe(1);
    expect(await psql(address, connected)).toEqual(pids);
  });

  it('that is asked the same again is told the statement once', async () => {
    const address = await emptyDatabase();
    let told = 0;
    const way = await middleman(address, (sent) => {
      if (sent.includes('AS asked')) told += 1;
      return 'pass';
    });
    const database = await opened(way, { connections: 1 });
    await database.commit({ arrivals: [good(1)] });
    for (let n = 0; n < 5; n++) expect((await database.titles.load(['anilist:1'])).size).toBe(1);
    expect(told).toBe(1);
    // What a later data model adds to a table changes nothing of what was asked.
    await psql(address, 'ALTER TABLE animectl.title ADD COLUMN later text');
    expect((await database.titles.load(['anilist:1'])).size).toBe(1);
    expect(told).toBe(1);
  });

  it('says what to install when the package is missing', async () => {
    const load = () =>
      Promise.reject(Object.assign(new Error("Cannot find package 'pg'"), { code: 'ERR_MODULE_NOT_FOUND' }));
    const opening = openPostgres(placeOf('postgres://me:secret@localhost/x'), { load });
    await expect(opening).rejects.toThrow(/npm install pg/);
    await expect(opening).rejects.not.toThrow(/secret/);
  });

  it('has at most five connections of a process, which say whose they are', async () => {
    const address = await emptyDatabase();
    const database = await opened(address);
    await database.commit({ arrivals: [good(1)] });
    const seen: number[] = [];
    await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        if (n % 3 === 0) await database.commit({ arrivals: [good(n + 1)] });
        else await database.titles.load(['anilist:1']);
        if (n % 10 === 0) {
          const rows = await psql(
            address,
            `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'animectl'`,
          );
          seen.push(rows[0].n);
        }
      }),
    );
    expect(Math.max(...seen)).toBeLessThanOrEqual(5);
    expect(Math.min(...seen)).toBeGreaterThan(0);
  });

  it('is read while another program writes, and written when that is done; a short wait ends with a word', async () => {
    const address = await emptyDatabase();
    let said = 0;
    const database = await opened(address, { say: () => void said++ });
    await database.commit({ arrivals: [good(1)] });
    const client = new pg.Client(address);
    await client.connect();
    onTestFinished(() => client.end());
    await client.query('BEGIN; SELECT pg_advisory_xact_lock(1634625901)');
    expect((await database.titles.load(['anilist:1'])).size).toBe(1);
    await expect(database.commit({ arrivals: [good(2)] }, { waitMs: 50 })).rejects.toMatchObject({ code: 'busy' });
    const saving = database.commit({ arrivals: [good(2)] });
    await client.query('COMMIT');
    expect((await saving).titles).toBe(1);
    expect(said).toBe(0);
  });

  it('that another program writes to is waited for no longer than a moment when the process is to end', async () => {
    const address = await emptyDatabase();
    const ending = new AbortController();
    let said = () => {};
    const isSaid = new Promise<void>((resolve) => {
      said = resolve;
    });
    const database = await opened(address, { signal: ending.signal, say: () => said() });
    await database.commit({ arrivals: [good(1)] });
    const client = new pg.Client(address);
    await client.connect();
    onTestFinished(() => client.end());
    await client.query('BEGIN; SELECT pg_advisory_xact_lock(1634625901)');
    const saving = database.commit({ arrivals: [good(2)] }).catch((error: unknown) => error);
    // In the second, longer wait, which nothing but the signal ends for half a minute.
    await isSaid;
    ending.abort();
    expect(await saving).toMatchObject({ code: 'busy' });
    await client.query('COMMIT');
    expect((await database.commit({ arrivals: [good(3)] })).titles).toBe(1);
    expect((await database.titles.load(['anilist:2', 'anilist:3'])).size).toBe(1);
  });

  it('that ends the connections of everybody in the middle loses nothing and doubles nothing', async () => {
    const address = await emptyDatabase();
    const database = await opened(address);
    await database.commit({ arrivals: [good(1)] });
    const commits = Array.from({ length: 20 }, (_, n) =>
      database.commit({ arrivals: [good(n + 2)], job: { job, at: 1 } }),
    );
    for (let n = 0; n < 5; n++)
      await psql(
        address,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'animectl'`,
      );
    const done = await Promise.all(commits);
    expect(new Set(done.map((one) => one.job)).size).toBe(20);
    expect(await database.jobs.list(99)).toHaveLength(20);
    expect(await database.upkeep.info()).toMatchObject({ titles: 21, names: 21 });
    expect(await database.upkeep.check()).toEqual([]);
  });

  it.each([
    ['before the server hears of it', 'cut'],
    ['after the server has heard of it', 'passAndCut'],
  ] as const)('whose way is cut %s when a save is to count saves once', async (_, verdict) => {
    const address = await emptyDatabase();
    await (await openPostgres(placeOf(address))).close();
    let cuts = 0;
    const way = await middleman(address, (sent) => (/Q.{4}COMMIT\0/s.test(sent) && cuts++ === 0 ? verdict : 'pass'));
    // A server that is busy needs a while to see that somebody has gone, and his transaction goes on until then.
    const others = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE xact_start IS NOT NULL AND datname = current_database() AND pid <> pg_backend_pid()`;
    const sleep = () => expect.poll(() => psql(address, others), { timeout: 30_000 }).toEqual([{ n: 0 }]);
    const database = await opened(way, { clock: { now: systemClock.now, sleep } });
    const { job: number } = await database.commit({
      arrivals: [good(1)],
      job: { job, at: 1, progress: { requests: 3 } },
    });
    expect(cuts).toBeGreaterThan(0);
    expect(await database.jobs.list(9)).toMatchObject([{ id: number, requests: 3 }]);
    expect(await psql(address, 'SELECT count(*)::int AS n FROM animectl.title')).toEqual([{ n: 1 }]);
  });

  it('does not give out numbers that JavaScript cannot tell apart', async () => {
    const address = await emptyDatabase();
    const database = await opened(address);
    await database.commit({ arrivals: [good(1)] });
    await psql(address, 'UPDATE animectl.title SET popularity = 9007199254740993');
    await expect(database.titles.load(['anilist:1'])).rejects.toThrow(/too large/);
    expect(clusterPassword).toContain('secret');
  });
});
