import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type AnilistOptions, anilistServer, type Fault, outageWords } from '../helpers/anilist-server.ts';
import { bothWays, titlesOf } from '../helpers/graph.ts';
import { lines, newWorld } from '../helpers/io.ts';
import { freePort, hasRedis, redisServer } from '../helpers/redis-server.ts';

const minute = 60_000;
const hour = 60 * minute;
const titles = titlesOf(bothWays('900001 SEQUEL 900002', '900002 SEQUEL 900003'), {
  900001: { title: 'Alpha', format: 'TV', episodes: 12 },
  900002: { title: 'Alpha Two', format: 'TV', episodes: 13 },
  900003: { title: 'Alpha Three', format: 'MOVIE' },
});

async function reached(options: AnilistOptions = {}, env: Readonly<Record<string, string>> = {}) {
  const server = await anilistServer(titles, options);
  const world = newWorld({ anilist: server.url, env });
  const state = join(world.folder, 'data', 'state.sqlite');
  return {
    server,
    world,
    state,
    run: (words: string) => world.run(words.split(' ')),
    async stats() {
      const { code, out } = await world.run(['cache', 'stats', '--json']);
      expect(code).toBe(0);
      return JSON.parse(out) as Stats;
    },
  };
}

interface Stats {
  readonly schema: number;
  readonly since: string | null;
  readonly tiers: readonly Readonly<Record<string, unknown>>[];
  readonly providers: readonly Readonly<Record<string, unknown>>[];
}
const tierOf = ({ tiers }: Stats, name: string) => tiers.find(({ tier }) => tier === name);
const providerOf = ({ providers }: Stats, name: string) => providers.find(({ provider }) => provider === name);

describe('a fresh answer', () => {
  it('comes without the database as long as nothing was written to it, and obeys a cut as soon as there is one', async () => {
    const { world, run } = await reached();
    await run('franchise anilist:900001');
    const longAgo = (world.clock.now() - hour) / 1000;
    utimesSync(world.db, longAgo, longAgo);
    const first = await run('franchise anilist:900001');
    // The same to look at from outside, and nothing that could be opened.
    const whole = readFileSync(world.db);
    writeFileSync(world.db, Buffer.alloc(whole.length, 'x'));
    utimesSync(world.db, longAgo, longAgo);
    expect(await run('franchise anilist:900001')).toEqual(first);
    writeFileSync(world.db, whole);
    expect((await run('cut anilist:900001 anilist:900002')).code).toBe(0);
    utimesSync(world.db, longAgo + 1, longAgo + 1);
    expect(lines((await run('franchise anilist:900001')).out).join()).not.toContain('Alpha Two');
    expect(lines((await run('franchise anilist:900001')).out).join()).not.toContain('Alpha Two');
  });
});

describe('an answer made of old ones', () => {
  it('is not taken for a new one when providers can be asked again', async () => {
    const { server, world, run } = await reached();
    await run('franchise anilist:900001');
    const before = server.asked.length;
    await world.clock.sleep(30 * hour);
    expect((await run('--offline franchise anilist:900001')).code).toBe(0);
    expect(server.asked).toHaveLength(before);
    await run('franchise anilist:900001');
    // What it was made of tells beforehand what to ask for: one request.
    expect(server.asked).toHaveLength(before + 1);
  });
});

describe('cache stats', () => {
  it('counts over all runs', async () => {
    const { world, run, stats } = await reached();
    const begun = world.clock.now();
    await run('franchise anilist:900001');
    const first = await stats();
    expect(first.schema).toBe(1);
    expect(Date.parse(first.since ?? '')).toBeGreaterThanOrEqual(begun);
    expect(first.tiers.map(({ tier }) => tier)).toEqual(['basic', 'detailed', 'franchise', 'search']);
    expect(Object.keys(first.tiers[0] ?? {}).sort()).toEqual(
      ['tier', 'entries', 'bytes', 'hits', 'misses', 'stale', 'expired', 'hitRatio', 'oldest', 'nextToExpire'].sort(),
    );
    // All came along with the first.
    expect(tierOf(first, 'basic')).toMatchObject({ entries: 3, hits: 0, misses: 1, hitRatio: 0 });
    expect(tierOf(first, 'detailed')).toMatchObject({ entries: 3 });
    expect(providerOf(first, 'anilist')).toMatchObject({
      requests: 1,
      throttled: 0,
      errors: 0,
      waitedMs: 0,
      outage: null,
    });
    expect(providerOf(first, 'anilist')?.budget).toEqual([{ requests: 6000, perMs: minute, left: 5999 }]);
    await run('relations anilist:900001');
    await run('show anilist:900002');
    await world.clock.sleep(30 * minute);
    const second = await stats();
    expect(second.since).toBe(first.since);
    expect(tierOf(second, 'basic')).toMatchObject({ entries: 3, hits: 2, misses: 1, hitRatio: 2 / 3 });
    expect(tierOf(second, 'detailed')).toMatchObject({ hits: 1 });
    expect(providerOf(second, 'anilist')).toMatchObject({ requests: 1 });
    expect(providerOf(second, 'anilist')?.budget).toEqual([{ requests: 6000, perMs: minute, left: 6000 }]);
  });

  it('counts refusals, errors and waits', async () => {
    const { run, stats } = await reached({ faults: ['429', '500'] });
    await run('franchise anilist:900001');
    const anilist = providerOf(await stats(), 'anilist');
    expect(anilist).toMatchObject({ throttled: 1, errors: 1, requests: 3 });
    expect(anilist?.waitedMs).toBeGreaterThanOrEqual(2_000);
  });

  it('shows an outage in the words of the provider, and tables for people', async () => {
    const { run, stats } = await reached({ always: 'outage' });
    await run('franchise anilist:900001');
    expect(providerOf(await stats(), 'anilist')?.outage).toContain(outageWords);
    const { out } = await run('cache stats');
    expect(out).toMatch(/^Tier +Entries +Size +Hits +Misses +Stale +Expired +Hit ratio/);
    expect(out).toMatch(/^basic +0 /m);
    expect(out).toMatch(/^AniList +1 +0 +1 /m);
    expect(out).toMatch(/^Counted since 2026-11-21 12:00 UTC\.$/m);
  });

  it('has nothing to say of a new machine', async () => {
    const { run, stats } = await reached();
    expect((await stats()).since).toBeNull();
    expect((await run('cache stats')).out).toContain('Nothing has been counted yet.');
  });
});

describe('cache clear and cache prune', () => {
  it('delete a tier, or everything', async () => {
    const { server, run, stats } = await reached();
    await run('franchise anilist:900001');
    expect((await run('cache clear --tier detailed')).err).toBe('3 entries deleted from detailed\n');
    expect((await stats()).tiers.map(({ entries }) => entries !== 0)).toEqual([true, false, true, false]);
    expect((await run('cache clear --tier everything')).code).toBe(2);
    await run('cache clear');
    expect((await stats()).tiers.map(({ entries }) => entries)).toEqual([0, 0, 0, 0]);
    const before = server.asked.length;
    await run('franchise anilist:900001');
    // All of it, at once: the database still knows whom to ask for.
    expect(server.asked.length).toBe(before + 1);
  });

  it('delete what nobody will want any more', async () => {
    const { world, state, run, stats } = await reached();
    await run('franchise anilist:900001');
    await world.clock.sleep(2 * hour);
    expect((await run('cache prune')).err).toBe('0 entries deleted that had expired\n');
    await world.clock.sleep(9 * 24 * hour);
    expect((await run('cache prune')).err).toMatch(/^\d+ entries deleted that had expired\n$/);
    expect((await stats()).tiers.map(({ entries }) => entries)).toEqual([0, 0, 0, 0]);
    expect(tierOf(await stats(), 'basic')).toMatchObject({ expired: 3 });
    const db = new Sqlite(state, { readonly: true });
    expect(db.prepare('SELECT count(*) FROM cache').pluck().get()).toBe(0);
    db.close();
  });
});

describe('an answer that is past its time', () => {
  it('stands in when nobody answers, and its age is shown', async () => {
    const { world, server, run } = await reached();
    await run('franchise anilist:900001 --no-store');
    await world.clock.sleep(25 * hour);
    server.faults.push('outage');
    const { code, out, err } = await run('franchise anilist:900001 --no-store --json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ from: 'cache', fetchedAt: expect.stringMatching(/^2026-11-21T12:/) });
    expect(err).toContain(outageWords);
    expect(err).toMatch(/3 titles from the cache \(AniList\), fetched (1 day|25 h|25 hours).* ago/);
    // The outage is remembered: nobody asks again at once.
    const before = server.asked.length;
    await run('relations anilist:900001 --no-store');
    expect(server.asked.length).toBe(before);
  });

  it('is asked for anew when somebody does', async () => {
    const { world, server, run } = await reached();
    await run('show anilist:900001');
    await world.clock.sleep(2 * hour);
    await run('show anilist:900001');
    expect(server.asked.map(({ ids }) => ids)).toEqual([[900001], [900001]]);
  });
});

describe('what is not kept', () => {
  it('a title that is not there is remembered for 10 minutes only', async () => {
    const { world, server, run } = await reached();
    for (const wait of [0, 9 * minute, 2 * minute]) {
      await world.clock.sleep(wait);
      expect((await run('show anilist:999')).code).toBe(3);
    }
    expect(server.asked.map(({ ids }) => ids)).toEqual([[999], [999]]);
  });

  it.each<Fault>(['HTML at 200', 'errors at 200', 'errors beside data', 'no list', 'truncated', '500', '401'])(
    'an answer that is an error: %s',
    async (always) => {
      const { state, run } = await reached({ always });
      expect((await run('show anilist:888001 --no-store')).code).not.toBe(0);
      const db = new Sqlite(state, { readonly: true });
      expect(db.prepare('SELECT key, value FROM cache').all()).toEqual([]);
      db.close();
    },
  );

  it('what is fresh, with --refresh', async () => {
    const { server, run } = await reached();
    for (const words of [
      'show anilist:900001',
      'show anilist:900001',
      'show anilist:900001 --refresh',
      'show anilist:900001',
    ])
      await run(words);
    expect(server.asked).toHaveLength(2);
  });
});

describe('no more than is printed', () => {
  it('is loaded for relations and show', async () => {
    const { server, run } = await reached();
    expect((await run('relations anilist:900002')).out).toContain('Alpha Three');
    expect(server.asked.map(({ ids }) => ids)).toEqual([[900002]]);
    // Known by its name only: shown as such offline, and filled in when it is asked for.
    expect((await run('show anilist:900003 --offline')).out).toMatch(/Alpha Three.*Relations +not known/s);
    expect((await run('show anilist:900003')).out).toContain('Film');
    expect(server.asked.map(({ ids }) => ids)).toEqual([[900002], [900003]]);
    await run('relations anilist:900001 --detailed');
    expect(server.asked.slice(2).flatMap(({ ids }) => ids)).toEqual([900001]);
  });

  it('answers relations without the record, and loses none of what is stored', async () => {
    const { server, run } = await reached();
    await run('show anilist:900002');
    await run('cache clear --tier detailed');
    const { out, err } = await run('relations anilist:900002');
    expect(out).toContain('Alpha Three');
    expect(err).not.toContain('AniList:');
    expect(server.asked).toHaveLength(1);
    expect((await run('show anilist:900002 --offline --json')).out).toContain('"episodes": 13');
    await run('show anilist:900002');
    expect(server.asked).toHaveLength(2);
  });

  it('is asked for by an id of another numbering once', async () => {
    const server = await anilistServer(
      titles.map((title) => ({ ...title, ids: { ...title.ids, mal: 77 } })).slice(0, 1),
    );
    const world = newWorld({ anilist: server.url });
    await world.run(['show', 'mal:77']);
    await world.run(['show', 'mal:77']);
    expect(server.asked).toHaveLength(1);
  });
});

describe('--verbose', () => {
  it('says of each key what came of it, for machines, too', async () => {
    const { world, run } = await reached();
    const said = async (words: string) => {
      const { err } = await run(`--verbose --log-format json ${words}`);
      const records = lines(err).map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
      return records.filter(({ what, tier }) => what === 'cache' && tier !== 'franchise' && tier !== 'detailed');
    };
    expect(await said('show anilist:900001')).toMatchObject([{ result: 'MISS', tier: 'basic', key: 'anilist:900001' }]);
    await world.clock.sleep(minute);
    const [hit] = await said('show anilist:900001');
    expect(hit).toMatchObject({ result: 'HIT', key: 'anilist:900001' });
    expect(hit?.ageMs).toBeGreaterThanOrEqual(minute);
    await world.clock.sleep(2 * hour);
    expect((await said('show anilist:900001'))[0]).toMatchObject({ result: 'EXPIRED', key: 'anilist:900001' });
  });
});

describe('--concurrency auto', () => {
  it('answers the same as any other number, for franchise, too', async () => {
    const chained = titlesOf(
      bothWays(...Array.from({ length: 120 }, (_, n) => `900001 SIDE_STORY ${n + 900002}` as const)),
    );
    const server = await anilistServer(chained);
    const world = newWorld({ anilist: server.url });
    const refsOf = (out: string) => (JSON.parse(out) as { titles: { ref: string }[] }).titles.map(({ ref }) => ref);
    const auto = await world.run(['franchise', 'anilist:900001', '--concurrency', 'auto', '--json', '--refresh']);
    const one = await world.run(['franchise', 'anilist:900001', '--concurrency', '1', '--json', '--refresh']);
    expect([auto.code, one.code]).toEqual([0, 0]);
    expect(refsOf(auto.out)).toHaveLength(121);
    expect(refsOf(auto.out)).toEqual(refsOf(one.out));
    expect(server.mostInFlight()).toBeLessThanOrEqual(5);
  });
});

describe('a Redis', () => {
  it('that cannot be reached costs one line, and its password stays secret', async () => {
    const url = `redis://:top-secret@127.0.0.1:${await freePort()}`;
    const { run } = await reached({}, { ANIMECTL_CACHE: url });
    const { code, err } = await run('--verbose franchise anilist:900001');
    expect(code).toBe(0);
    expect(lines(err).filter((line) => line.includes('Redis'))).toHaveLength(1);
    expect(err).not.toContain('top-secret');
    const wrong = await reached({}, { ANIMECTL_CACHE: 'http://:top-secret@localhost' });
    const refused = await wrong.run('franchise anilist:900001');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('ANIMECTL_CACHE')]);
    expect(refused.err).not.toContain('top-secret');
  });

  it.skipIf(!hasRedis)('holds the cache in place of the state file, which keeps the rest', async () => {
    const redis = await redisServer();
    const { server, state, run, stats } = await reached({}, { ANIMECTL_CACHE: redis.url });
    await run('franchise anilist:900001 --no-store');
    const before = server.asked.length;
    await run('franchise anilist:900001 --no-store');
    expect(server.asked.length).toBe(before);
    expect(tierOf(await stats(), 'basic')).toMatchObject({ entries: 3 });
    expect(providerOf(await stats(), 'anilist')).toMatchObject({ requests: before });
    const db = new Sqlite(state, { readonly: true });
    expect(db.prepare('SELECT count(*) FROM cache').pluck().get()).toBe(0);
    expect(db.prepare('SELECT count(*) FROM budget').pluck().get()).toBe(before);
    db.close();
    expect((await run('cache clear')).err).toMatch(/^\d+ entries deleted\n$/);
    await run('franchise anilist:900001 --no-store');
    expect(server.asked.length).toBe(2 * before);
    expect(readFileSync(state).includes(redis.url)).toBe(false);
  });
});
