import { statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Title } from '../../src/model/title.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { newWorld, type World, type WorldOptions } from '../helpers/io.ts';
import { tmdbKey, tmdbServer } from '../helpers/tmdb-server.ts';

const hour = 3_600_000;
const day = 24 * hour;

const first = titleOf(1, { title: 'Fjord Xyzzy', relations: [{ type: 'SEQUEL', to: 'anilist:2' }] });
const second = titleOf(2, { title: 'Fjord Xyzzy Second', relations: [{ type: 'PREQUEL', to: 'anilist:1' }] });

/** A machine that was told of these titles some time ago. */
async function machine(titles: readonly Title[] = [first, second], options: WorldOptions = {}) {
  const world = newWorld(options);
  const server = await anilistServer(titles);
  for (const command of ['show', 'search'])
    expect((await world.run([command, 'Fjord Xyzzy'], { anilist: server.url })).code).toBe(0);
  let [writes, aged] = [0, 0];
  return {
    world,
    /** Runs when nobody has written to the database lately. The clock of these tests is not that of the file system. */
    async ask(words: readonly string[], options: WorldOptions = {}) {
      if (statSync(world.db).mtimeMs !== aged) {
        const time = new Date(Date.UTC(2026, 10, 20) + 1000 * ++writes);
        utimesSync(world.db, time, time);
        aged = statSync(world.db).mtimeMs;
      }
      return world.run(words, options);
    },
  };
}

/** How often a run with `--verbose` has read or written the database. */
const uses = (err: string): number => err.match(/ store /g)?.length ?? 0;
/** What a run with `--verbose` says beside its log. */
const said = (err: string): readonly string[] => err.split('\n').filter((line) => !/^\d\d:\d\d:\d\d\./.test(line));

const questions = [
  'show Fjord Xyzzy',
  'show anilist:1 --json',
  'search Fjord Xyzzy',
  'search Fjord --json',
  'relations Fjord Xyzzy',
  'relations anilist:1 --detailed --json',
];

describe('an answer that is made of what is here alone', () => {
  it.each(questions)('is given again without the database: %s', async (question) => {
    const { ask } = await machine();
    const asked = [...question.split(' '), '--offline', '--verbose'];
    const before = await ask(asked);
    const again = await ask(asked);
    const third = await ask(asked);
    expect([before.code, uses(before.err) > 0, uses(third.err)]).toEqual([0, true, 0]);
    for (const one of [again, third])
      expect([one.code, one.out, said(one.err)]).toEqual([0, before.out, said(before.err)]);
  });

  it('is the answer to no other question', async () => {
    const { ask } = await machine();
    const told = async (words: string) => (await ask([...words.split(' '), '--offline', '--json'])).out;
    const asked = ['show', 'relations'].flatMap((command) => [1, 2].map((id) => `${command} anilist:${id}`));
    const all = [...asked, 'search Fjord', 'search Second', 'search Fjord --limit 1'];
    const first = [];
    for (const words of all) first.push(await told(words));
    expect(new Set(first).size).toBe(all.length);
    for (let n = 0; n < 2; n++) for (const [at, words] of all.entries()) expect(await told(words)).toBe(first[at]);
  });

  it('says how old it is by now', async () => {
    const { world, ask } = await machine();
    const show = () => ask(['show', 'Fjord Xyzzy', '--offline']);
    for (let n = 0; n < 3; n++) expect((await show()).err).toContain('fetched just now');
    await world.clock.sleep(3 * hour);
    expect((await show()).err).toContain('fetched 3 hours ago');
  });
});

/** Asks until the answer is kept, and then once more after a change; answers what came of it. */
async function changed(
  words: readonly string[],
  change: (world: World, ask: Awaited<ReturnType<typeof machine>>['ask']) => Promise<unknown> | unknown,
  options: WorldOptions = {},
) {
  const { world, ask } = await machine();
  const asked = [...words, '--offline', '--verbose'];
  for (let n = 0; n < 2; n++) await ask(asked);
  const before = await ask(asked);
  expect(uses(before.err)).toBe(0);
  await change(world, ask);
  return { before, after: await ask(asked, options), world };
}

describe('an answer is made anew', () => {
  it('where a provider has said something else since', async () => {
    const { before, after } = await changed(['show', 'anilist:1'], async (world, ask) => {
      await world.clock.sleep(1);
      const server = await anilistServer([titleOf(1, { title: 'Fjord Renamed' }), second]);
      await ask(['show', 'anilist:1', '--refresh', '--no-store'], { anilist: server.url });
    });
    expect([before.out, after.out]).toEqual([
      expect.stringContaining('Fjord Xyzzy'),
      expect.stringContaining('Fjord Renamed'),
    ]);
  });

  it('where somebody has written to the database', async () => {
    const { before, after } = await changed(['search', 'Fjord'], async (world, ask) => {
      const file = join(world.folder, 'd.jsonl');
      const entry = {
        ...{ sources: ['https://anilist.co/anime/900018'], title: 'Fjord of Another', type: 'TV', episodes: 1 },
        ...{
          status: 'FINISHED',
          animeSeason: { season: 'SPRING', year: 2004 },
          synonyms: [],
          relatedAnime: [],
          tags: [],
        },
      };
      const head = { license: { name: 'ODbL', url: 'https://opendatacommons.org' }, lastUpdate: '2026-07-01' };
      writeFileSync(file, [head, entry].map((one) => JSON.stringify(one)).join('\n'));
      expect((await ask(['import', '--file', file])).code).toBe(0);
    });
    expect([before.out.includes('Another'), after.out.includes('Another')]).toEqual([false, true]);
  });

  it('where the user has ticked the title', async () => {
    const { before, after } = await changed(['show', 'anilist:1'], async (_, ask) => {
      expect((await ask(['seen', 'anilist:1', '--offline'])).code).toBe(0);
    });
    expect([/seen/i.test(before.out), /seen/i.test(after.out)]).toEqual([false, true]);
  });

  it('where the name of a related title is another one', async () => {
    const { after } = await changed(['show', 'anilist:1'], async (_, ask) => {
      const server = await anilistServer([first, titleOf(2, { title: 'Next Renamed' })]);
      await ask(['show', 'anilist:2', '--refresh'], { anilist: server.url });
    });
    expect(after.out).toContain('Next Renamed');
  });

  it('where the cache was cleared', async () => {
    const { before, after } = await changed(['show', 'anilist:1'], async (_, ask) => {
      expect((await ask(['cache', 'clear'])).code).toBe(0);
    });
    expect(said(before.err).join()).toContain('from the cache');
    expect(said(after.err).join()).not.toContain('from the cache');
  });

  it('where what was cached is too old to be kept', async () => {
    const { before, after } = await changed(['show', 'anilist:1'], (world) => world.clock.sleep(30 * day));
    expect([uses(before.err), uses(after.err) > 0]).toEqual([0, true]);
    expect(said(after.err).join()).not.toContain('from the cache');
  });

  it('where other providers are asked', async () => {
    const { before, after } = await changed(['show', 'anilist:1'], () => {}, { env: { ANIMECTL_PROVIDERS: 'kitsu' } });
    expect(said(before.err).join()).toContain('from the cache');
    expect([uses(after.err) > 0, said(after.err).join().includes('from the cache')]).toEqual([true, false]);
  });

  it('where it is asked for otherwise', async () => {
    const { ask } = await machine();
    const show = async (...more: readonly string[]) =>
      (await ask(['search', 'Fjord', '--offline', '--json', ...more])).out;
    for (let n = 0; n < 3; n++) expect(JSON.parse(await show()).results).toHaveLength(2);
    expect(JSON.parse(await show('--limit', '1')).results).toHaveLength(1);
  });

  it('where what was kept of it is damaged', async () => {
    const { before, after } = await changed(['show', 'anilist:1'], (world) => {
      const state = new Sqlite(join(world.folder, 'data', 'state.sqlite'));
      const { changes } = state
        .prepare(`UPDATE cache SET value = replace(value, '"events":[', '"events":{},"x":[') WHERE key LIKE 'here %'`)
        .run();
      state.close();
      expect(changes).toBeGreaterThan(0);
    });
    expect([after.code, after.out, uses(after.err) > 0]).toEqual([0, before.out, true]);
  });
});

describe('an answer is not kept', () => {
  it('where the database was written to just now', async () => {
    const { world } = await machine();
    for (let n = 0; n < 3; n++) {
      utimesSync(world.db, new Date(world.clock.now()), new Date(world.clock.now()));
      expect(uses((await world.run(['show', 'Fjord Xyzzy', '--offline', '--verbose'])).err)).toBeGreaterThan(0);
    }
  });

  it('where providers may be asked', async () => {
    const { world, ask } = await machine();
    for (let n = 0; n < 3; n++) expect((await ask(['show', 'Fjord Xyzzy'])).code).toBe(0);
    const state = new Sqlite(join(world.folder, 'data', 'state.sqlite'), { readonly: true });
    expect(state.prepare(`SELECT count(*) AS n FROM cache WHERE key LIKE 'here %'`).get()).toEqual({ n: 0 });
    state.close();
  });

  it('where no database is to be read', async () => {
    const { ask } = await machine();
    const asked = ['show', 'Fjord Xyzzy', '--offline', '--no-store', '--verbose'];
    for (let n = 0; n < 3; n++) {
      const { code, err } = await ask(asked);
      expect([code, uses(err)]).toEqual([0, 0]);
    }
  });

  it('where a provider lets nobody keep it for ever', async () => {
    const { ask } = await machine();
    const env = { ANIMECTL_TMDB_URL: `${(await tmdbServer()).url}/3`, ANIMECTL_TMDB_TOKEN: tmdbKey };
    expect((await ask(['show', 'tmdb:603'], { env })).code).toBe(0);
    for (let n = 0; n < 3; n++) {
      const { code, err } = await ask(['show', 'tmdb:603', '--offline', '--verbose'], { env });
      expect([code, uses(err) > 0]).toEqual([0, true]);
    }
  });
});
