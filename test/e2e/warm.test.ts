import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/model/clock.ts';
import { type AnilistOptions, anilistServer, outageWords } from '../helpers/anilist-server.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { lines, newWorld } from '../helpers/io.ts';
import { jikanServer, jikanTitle, related } from '../helpers/jikan-server.ts';
import { stateIn } from '../helpers/state.ts';

const hour = 3_600_000;
const facts = (title: string, popularity: number) => ({ title, popularity, format: 'TV' as const });
/** Four franchises: 1-2-3, 11-12, 900021-900022, 31-32. The second one is still airing. */
const titles = titlesOf(
  [...bothWays('1 SEQUEL 2', '2 SEQUEL 3', '11 SEQUEL 12', '900021 SEQUEL 900022', '31 SEQUEL 32'), ...chain('SEQUEL')],
  {
    1: facts('Alpha', 50),
    11: facts('Beta', 40),
    12: { ...facts('Beta Two', 39), status: 'RELEASING' },
    900021: facts('Gamma', 30),
    31: facts('Delta', 20),
  },
);

const isThere = new Set(titles.map(({ ids }) => ids.anilist));

async function reached(options: AnilistOptions = {}) {
  const server = await anilistServer(titles, options);
  const world = newWorld({ anilist: server.url });
  return {
    server,
    world,
    warm: (words: string, more: { stdin?: string; isTty?: boolean } = {}) =>
      world.run(['cache', 'warm', ...words.split(' ').filter((word) => word !== '')], more),
    /** What the requests since the last look asked for, of what there is: the catalogue knows other titles by these ids. */
    asked: (() => {
      let seen = 0;
      return () => {
        const fresh = server.asked
          .slice(seen)
          .map(({ ids, searches }) => [...ids.filter((id) => isThere.has(id)), ...searches]);
        seen = server.asked.length;
        return fresh;
      };
    })(),
  };
}

const silent = { out: '', err: '' };

describe('cache warm', () => {
  it('fetches what will be asked for, says nothing, and leaves the database alone', async () => {
    const { world, warm, asked } = await reached();
    expect(await warm('anilist:1 Beta')).toEqual({ code: 0, ...silent });
    expect(asked().length).toBeGreaterThan(0);
    expect(existsSync(world.db)).toBe(false);
    const { code, out } = await world.run(['franchise', 'anilist:2']);
    expect([code, out]).toEqual([0, expect.stringContaining('3 titles')]);
    await world.run(['franchise', 'Beta']);
    expect(asked()).toEqual([]);
    expect(await warm('anilist:1 Beta')).toEqual({ code: 0, ...silent });
    expect(asked()).toEqual([]);
  });

  it('takes its targets from a list, in its order', async () => {
    const { world, warm, asked } = await reached();
    const file = join(world.folder, 'list.txt');
    writeFileSync(
      file,
      '# mine\r\n\r\nanilist:900021  # a ref\r\n  https://anilist.co/anime/11/Beta/  \r\nanilist:900021\r\n',
    );
    expect(await warm(`--file ${file}`)).toEqual({ code: 0, ...silent });
    expect(asked()).toEqual([[900021], [11]]);
  });

  it('asks for words, and for what comes along with them, in as few requests as a question does', async () => {
    const { warm, asked } = await reached();
    expect(await warm('Alpha')).toEqual({ code: 0, ...silent });
    expect(asked()).toEqual([['Alpha', 'Alpha']]);
  });

  it('takes them from stdin', async () => {
    const { warm, asked } = await reached();
    expect(await warm('--file -', { stdin: 'anilist:31\n#anilist:21\nanilist:11' })).toEqual({ code: 0, ...silent });
    // The catalogue knows that 31 and 32 are one franchise.
    expect(asked()).toEqual([[31, 32], [11]]);
  });

  it.each([
    ['anilist:1\n\n16498\n', /^animectl: - line 3: 16498 could be an id anywhere/],
    ['anilist:x1', /^animectl: - line 1: .*is no ref/],
  ])('names the line that is wrong: %j', async (stdin, words) => {
    const { warm, asked } = await reached();
    const { code, err } = await warm('--file -', { stdin });
    expect([code, err, asked()]).toEqual([2, expect.stringMatching(words), []]);
  });

  it('says which list it cannot read, and what to say', async () => {
    const { warm } = await reached();
    const missing = await warm('--file /nonexistent/list');
    expect([missing.code, missing.err]).toEqual([
      2,
      expect.stringMatching(/^animectl: cannot read \/nonexistent\/list: /),
    ]);
    expect((await warm('')).err).toMatch(/^animectl: say what to warm/);
  });

  it('warms what is stored and expires soon: what airs first, then what was asked for lately', async () => {
    const { world, warm, asked } = await reached();
    for (const ref of ['anilist:900021', 'anilist:11', 'anilist:31']) {
      await world.run(['franchise', ref]);
      await world.clock.sleep(1_000);
    }
    asked();
    expect(await warm('--stored')).toEqual({ code: 0, ...silent });
    expect(asked()).toEqual([]);
    await world.clock.sleep(23 * hour);
    const before = readFileSync(world.db);
    expect(await warm('--stored --within 30m')).toEqual({ code: 0, ...silent });
    expect(asked()).toEqual([]);
    expect(await warm('--stored')).toEqual({ code: 0, ...silent });
    // What was cached tells beforehand who belongs.
    expect(asked()).toEqual([
      [11, 12],
      [31, 32],
      [900021, 900022],
    ]);
    expect(readFileSync(world.db).equals(before)).toBe(true);
    await world.clock.sleep(2 * hour);
    await world.run(['franchise', 'anilist:31']);
    expect(asked()).toEqual([]);
  });

  it('has nothing to do where nothing is stored, and makes no database', async () => {
    const { world, warm } = await reached();
    expect(await warm('--stored')).toEqual({ code: 0, ...silent });
    expect(existsSync(world.db)).toBe(false);
  });

  it('asks once for 50 popular titles, most popular first', async () => {
    const { world, server, warm } = await reached();
    expect(await warm('--popular 3')).toEqual({ code: 0, ...silent });
    expect(server.asked.map(({ ids, searches }) => [ids, searches])).toEqual([[[], []]]);
    for (const ref of ['anilist:1', 'anilist:11', 'anilist:12', 'anilist:900021']) await world.run(['franchise', ref]);
    expect(server.asked).toHaveLength(1);
  });

  it.each([50, 51])('asks once for each 50 of %i popular titles', async (count) => {
    const { server, warm } = await reached();
    await warm(`--popular ${count}`);
    expect(server.asked.filter(({ ids }) => ids.length === 0)).toHaveLength(Math.ceil(count / 50));
  });
});

describe('a budget', () => {
  it('cuts a run short, and the next one goes on without asking again', async () => {
    const { warm, asked } = await reached();
    const all = 'anilist:1 anilist:11 anilist:900021';
    const seen: unknown[] = [];
    const codes: number[] = [];
    for (let run = 0; run < 6 && codes.at(-1) !== 0; run++) {
      const { code, err, out } = await warm(`${all} --max-requests 1`);
      expect([err, out]).toEqual(['', '']);
      codes.push(code);
      const requests = asked();
      expect(requests.length).toBeLessThanOrEqual(1);
      seen.push(...requests.flat());
    }
    expect(codes).toEqual([8, 8, 8, 0]);
    expect(seen).toEqual([1, 3, 11, 900021]);
  });

  it('is kept to exactly, also at a provider that answers one title a request', async () => {
    const ids = Array.from({ length: 9 }, (_, n) => n + 2);
    const server = await jikanServer([
      jikanTitle(1, 'Alpha', { relations: [related('Side Story', ...ids)] }),
      ...ids.map((id) => jikanTitle(id, `Alpha ${id}`, { relations: [related('Parent Story', 1)] })),
    ]);
    const world = newWorld({
      env: { ANIMECTL_PROVIDERS: 'mal', ANIMECTL_MAL_URL: `${server.url}/v4`, ANIMECTL_MAL_LIMIT: '6000/60s' },
    });
    const warm = () => world.run(['cache', 'warm', 'mal:1', '--max-requests', '4']);
    expect(await warm()).toEqual({ code: 8, ...silent });
    expect(server.asked).toHaveLength(4);
    expect((await warm()).code).toBe(8);
    expect(await warm()).toEqual({ code: 0, ...silent });
    expect(server.asked).toHaveLength(10);
  });

  it('that is used up by what is popular keeps what came', async () => {
    const { server, warm } = await reached();
    expect(await warm('--popular 51 --max-requests 1')).toEqual({ code: 8, ...silent });
    expect(server.asked).toHaveLength(1);
  });

  it('says so to a person who looks on', async () => {
    const { warm } = await reached();
    const { code, err } = await warm('anilist:1 anilist:11 --max-requests 2', { isTty: true });
    expect([code, err]).toEqual([
      8,
      expect.stringContaining('1 franchises fetched, 0 were fresh; the budget is used up'),
    ]);
  });

  it('of time does the same', async () => {
    const { server, world, warm } = await reached({
      // The clock stands still between requests.
      onRequest: () => void world.clock.sleep(60_000),
    });
    expect((await warm('anilist:1 anilist:11 anilist:900021 --max-time 90s')).code).toBe(8);
    expect(server.asked).toHaveLength(2);
    expect((await warm('anilist:1 anilist:11 anilist:900021 --max-time 90s')).code).toBe(0);
    expect(server.asked).toHaveLength(4);
  });
});

describe('one at a time', () => {
  async function heldBy(data: string, clock: Clock, ms: number) {
    return (await stateIn(join(data, 'state.sqlite'), clock)).leases.take('warm', ms);
  }

  it('does nothing while another one runs, and goes on when that one is dead', async () => {
    const { world, warm, asked } = await reached();
    const data = join(world.folder, 'data');
    expect(await heldBy(data, world.clock, 60_000)).toBeDefined();
    expect(await warm('anilist:11')).toEqual({ code: 0, ...silent });
    expect((await warm('anilist:11', { isTty: true })).err).toContain('another cache warm is running: nothing to do');
    expect(asked()).toEqual([]);
    await world.clock.sleep(60_000);
    expect((await warm('anilist:11')).code).toBe(0);
    expect(asked()).toEqual([[11]]);
    // It let go in the end.
    expect(await heldBy(data, world.clock, 1)).toBeDefined();
  });
});

describe('trouble', () => {
  it.each(['anilist:1', '--popular 3', 'Alpha'])('is all that is said when no provider answers: %s', async (words) => {
    const { world, warm } = await reached({ always: 'outage' });
    const { code, out, err } = await warm(words);
    expect([code, out]).toEqual([5, '']);
    expect(err).toContain(outageWords);
    expect(lines(err)).toHaveLength(1);
    expect(existsSync(world.db)).toBe(false);
  });

  it('keeps what came before, and says 8', async () => {
    const { warm, asked } = await reached({ faultOf: ({ ids }) => (ids.includes(900021) ? 'outage' : undefined) });
    const { code, err } = await warm('anilist:11 anilist:900021 anilist:31');
    expect([code, lines(err).length]).toEqual([8, 1]);
    expect(asked()).toEqual([[11], [900021]]);
  });

  it('is a cache that keeps nothing, where anything was fetched', async () => {
    const { world } = await reached();
    const run = (...words: readonly string[]) =>
      world.run(['cache', 'warm', ...words], { env: { ANIMECTL_CACHE: '/proc/self/nowhere/state.sqlite' } });
    const { code, out, err } = await run('anilist:11', '--quiet', '--json');
    expect([code, lines(err)]).toEqual([
      6,
      [expect.stringMatching(/cannot be used .*; what was fetched is not kept$/)],
    ]);
    expect(JSON.parse(out)).toMatchObject({ fetched: 1, failed: [expect.stringContaining('cannot be used')] });
    expect((await run('--stored')).code).toBe(0);
  });

  it('with one title does not keep the others from being fetched', async () => {
    const { warm, asked } = await reached();
    const { code, err } = await warm('anilist:999 anilist:11');
    expect([code, err]).toEqual([8, expect.stringContaining('anilist:999')]);
    expect(asked()).toEqual([[], [11]]);
  });
});

describe('cache warm --metrics', () => {
  it('leaves figures for node_exporter, whole and for others to read, each time anew', async () => {
    const { world, warm } = await reached();
    const file = join(world.folder, 'animectl.prom');
    expect(await warm(`anilist:1 Beta anilist:404 --metrics ${file}`)).toMatchObject({ code: 8 });
    const text = readFileSync(file, 'utf8');
    const value = (sample: string) =>
      Number(
        text
          .split('\n')
          .find((one) => one.startsWith(`${sample} `))
          ?.split(' ')[1],
      );
    expect(value('animectl_warm_franchises{result="fetched"}')).toBe(2);
    expect(value('animectl_warm_franchises{result="failed"}')).toBe(1);
    expect(value('animectl_warm_timestamp_seconds')).toBeGreaterThan(1_700_000_000);
    expect(value('animectl_provider_requests_total{provider="anilist"}')).toBeGreaterThan(0);
    expect(text).not.toContain('animectl_http');
    // Every sample is of a measure with HELP and TYPE, as the collector wants it, and no time stands behind a value.
    for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('#'))) {
      const [, name = ''] = /^([a-z_]+)(?:\{[^}]*\})? [\d.e+-]+$/.exec(line) ?? [];
      expect(text).toContain(`# HELP ${name} `);
      expect(text).toContain(`# TYPE ${name} `);
    }
    expect(statSync(file).mode & 0o444).toBe(0o444);
    expect(readdirSync(world.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    await warm(`anilist:1 --metrics ${file}`);
    expect(readFileSync(file, 'utf8')).toContain('animectl_warm_franchises{result="fresh"} 1');
  });

  it('refuses a name that the collector passes over, and a folder that is not there, before anything is fetched', async () => {
    const { warm, asked } = await reached();
    expect(await warm('anilist:1 --metrics x.txt')).toMatchObject({ code: 2, err: expect.stringContaining('.prom') });
    expect((await warm('anilist:1 --metrics /nowhere/x.prom')).code).toBe(2);
    expect(asked()).toEqual([]);
  });
});
