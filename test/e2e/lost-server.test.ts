import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Title } from '../../src/model/title.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { newWorld, type WorldOptions } from '../helpers/io.ts';
import { emptyDatabase, hasPostgres, psql } from '../helpers/postgres.ts';
import {
  type Cluster,
  postgresPrograms,
  removeCluster,
  startCluster,
  startServer,
  stopServer,
} from '../helpers/postgres-server.ts';
import { cases } from '../helpers/suite.ts';
import { key, serving } from '../server/serving.ts';

/** So many that they are asked for in several requests, and no provider but this one knows how long they are. */
const titles = Array.from({ length: 30 }, (_, index) => index + 1).map((n) =>
  titleOf(n, {
    ...{ title: `Arufa ${n}`, format: 'TV', year: 1990 + n },
    ...(n === 1 && { english: 'Alpha' }),
    relations: [
      ...(n > 1 ? [{ type: 'PREQUEL' as const, to: `anilist:${n - 1}` as const }] : []),
      ...(n < 30 ? [{ type: 'SEQUEL' as const, to: `anilist:${n + 1}` as const }] : []),
    ],
  }),
);

const notSaved = /^Not saved: \d+ titles?\. /gm;
const goesOn = /its server cannot be reached: the answer goes on without what is stored$/gm;
const longest = { timeout: 60_000 };
const saved = 'SELECT count(*)::int AS n FROM animectl.title';

describe.skipIf(!hasPostgres)('a server that goes away during a question', () => {
  let own: Cluster;
  let isUp = true;
  beforeAll(async () => {
    own = await startCluster(postgresPrograms() ?? '');
  }, 90_000);
  afterAll(() => {
    if (!isUp) startServer(own);
    removeCluster(own);
  });

  const stop = (mode: 'fast' | 'immediate') => {
    stopServer(own, mode);
    isUp = false;
  };
  const start = () => {
    if (!isUp) startServer(own);
    isUp = true;
  };

  beforeEach(start);

  /** A machine whose store is on the server; `at`: what happens when the n-th request of the run that comes next has arrived. */
  async function world({ served = titles, ...options }: WorldOptions & { readonly served?: readonly Title[] } = {}) {
    const at = new Map<number, () => void>();
    let before = 0;
    const { url: anilist, asked } = await anilistServer(served, { onRequest: (n) => at.get(n - before)?.() });
    const address = options.env?.ANIMECTL_DB ?? (await emptyDatabase('', own));
    const { run } = newWorld({ anilist, ...options, env: { ANIMECTL_DB: address, ...options.env } });
    return {
      ...{ at, address, asked },
      run(words: readonly string[]) {
        before = asked.length;
        return run(words);
      },
    };
  }

  const question = ['franchise', 'alpha', '--refresh', '--json'];

  it.each([
    [1, 'fast', 'has nothing'],
    [1, 'immediate', 'has a part of it'],
    [2, 'fast', 'has a part of it'],
    [2, 'immediate', 'has nothing'],
  ] as const)('at request %i (%s) and %s costs the saving, not the answer', longest, async (n, mode, had) => {
    const { at, address, run, asked } = await world();
    if (had !== 'has nothing') expect((await run(['show', 'anilist:7', '--json'])).code).toBe(0);
    const before = asked.length;
    at.set(n, () => stop(mode));
    const { code, out, err } = await run(question);
    expect(isUp).toBe(false);
    expect(asked.length - before).toBeGreaterThan(n);
    expect(JSON.parse(out)).toMatchObject({ title: 'Alpha', complete: true });
    expect(JSON.parse(out).titles).toHaveLength(30);
    expect(err.match(goesOn)).toHaveLength(1);
    expect(err.match(notSaved)).toHaveLength(1);
    expect(err).not.toContain('secret');
    expect(code).toBe(6);
    at.clear();
    start();
    expect((await run(question)).code).toBe(0);
    expect(await psql(address, saved)).toEqual([{ n: 30 }]);
  });

  it('is left alone for half a minute by answers of a program that goes on', longest, async () => {
    const { url: anilist } = await anilistServer(titles);
    const { url } = await serving({ anilist, env: { ANIMECTL_DB: await emptyDatabase('', own) } });
    const headers = { 'x-api-key': key, 'content-type': 'application/json' };
    const ask = async (n: number) => (await fetch(`${url}/api/v1/franchise?q=anilist:${n}`, { headers })).status;
    expect([await ask(1), await ask(2)]).toEqual([200, 200]);
    // With a list of one's own there is something to read for every answer.
    const body = JSON.stringify({ title: 'anilist:1' });
    expect((await fetch(`${url}/api/v1/seen`, { method: 'POST', headers, body })).status).toBe(201);
    stop('fast');
    let calls = 0;
    const standIn = createServer((socket) => {
      calls++;
      socket.on('error', () => {}).destroy();
    }).listen(own.port, '127.0.0.1');
    await once(standIn, 'listening');
    try {
      expect(await ask(1)).toBe(200);
      const first = calls;
      expect(first).toBeGreaterThan(0);
      expect([await ask(2), calls]).toEqual([200, first]);
    } finally {
      standIn.close();
      await once(standIn, 'close');
    }
  });

  const looking = ['show --json', 'show', 'search --json', 'search', 'relations --json', 'relations'];
  it.each(cases(['show --json', 'search'], looking))('costs %s the saving, not the answer', longest, async (words) => {
    const [command = '', ...format] = words.split(' ');
    const { at, run } = await world();
    expect((await run(['show', 'anilist:7', '--json'])).code).toBe(0);
    at.set(1, () => stop('immediate'));
    const { code, out, err } = await run([command, 'alpha', '--refresh', ...format]);
    expect(isUp).toBe(false);
    expect(out).toMatch(/Alpha|Arufa 2/);
    expect(err.match(notSaved)).toHaveLength(1);
    expect(code).toBe(6);
  });

  it('and is back before the end has all of it saved', longest, async () => {
    const { at, address, run, asked } = await world();
    at.set(1, () => stop('immediate'));
    at.set(3, start);
    const { code, out, err } = await run(question);
    expect(asked.length).toBeGreaterThan(3);
    expect(err.match(goesOn)).toHaveLength(1);
    expect(JSON.parse(out).titles).toHaveLength(30);
    expect(err).not.toMatch(notSaved);
    expect(code).toBe(0);
    expect(await psql(address, saved)).toEqual([{ n: 30 }]);
  });

  it.each(['anilist', 'catalog'])('and is back takes back nothing that %s has stated', longest, async (provider) => {
    const { address, run } = await world();
    expect((await run(question)).code).toBe(0);
    if (provider !== 'anilist')
      await psql(
        address,
        `UPDATE animectl.relation SET provider = '${provider}'; UPDATE animectl.title SET relations_provider = '${provider}'`,
      );
    const stored = () => psql(address, 'SELECT from_id, to_id, type, stated FROM animectl.relation ORDER BY 1, 2');
    const found = () => psql(address, 'SELECT count(*)::int AS n FROM animectl.franchise_title');
    const before = await stored();
    const served = titles.map((title) => (title.ref === 'anilist:20' ? { ...title, relations: [] } : title));
    const heard = (text: string) => {
      if (text.includes('the answer goes on without')) start();
    };
    const other = await world({ served, heard, env: { ANIMECTL_DB: address } });
    other.at.set(1, () => stop('immediate'));
    const { code, out, err } = await other.run(question);
    expect(err.match(goesOn)).toHaveLength(1);
    expect(JSON.parse(out).titles).toHaveLength(20);
    expect(code).toBe(0);
    // Nor is what was found without the store kept as the franchise, or the silence in the cache.
    expect([await stored(), await found()]).toEqual([before, [{ n: 30 }]]);
    other.at.clear();
    const after = await other.run(['franchise', 'alpha', '--json']);
    expect(JSON.parse(after.out).titles).toHaveLength(30);
    expect([await stored(), await found()]).toEqual([before, [{ n: 30 }]]);
  });
});
