import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadedFiles } from '../../src/bench/loaded.ts';
import { serve } from '../../src/bench/provider/server.ts';
import { simulatedTitles } from '../../src/bench/provider/titles.ts';
import { relationsBetween, titlesWithout } from '../../src/bench/rows.ts';
import type { Bench } from '../../src/bench/scenario.ts';
import { stopwatch } from '../../src/model/clock.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { instantClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { newWorld } from '../helpers/io.ts';
import { builtProgram } from '../helpers/program.ts';
import { hasRedis, redisServer } from '../helpers/redis-server.ts';

// What makes the program fast, counted and not timed: a machine that is busy changes none of it. A lower number is welcome.

describe('a start', () => {
  const program = builtProgram();

  /** The files of the program that are loaded for `words`, and packages. */
  async function filesFor(words: string, settings: Readonly<Record<string, string>> = {}, own = ownFolder()) {
    const folder = join(own, 'start');
    mkdirSync(folder, { recursive: true });
    const { signal } = new AbortController();
    const env = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, ...settings };
    const place = { node: execPath, file: program() };
    const bench: Bench = { folder, quick: true, signal, program: place, env, now: stopwatch, say() {} };
    const loaded = await loadedFiles(bench, place, words.split(' '));
    return loaded.map((path) => relative(join(program(), '../..'), path));
  }

  it.each([
    ['--version', []],
    ['--help', ['dist/main.cjs']],
    ['--offline show anilist:16498', ['dist/main.cjs']],
  ])('with %s loads as few files as it can, and no package', async (words, files) => {
    const names = await filesFor(words);
    expect(names.filter((name) => !name.startsWith('bin/')).sort()).toEqual(files);
    expect(names.length).toBeLessThanOrEqual(2 + files.length);
  });

  it('that asks nobody, for the first time, loads of Node nothing that takes long to load', async () => {
    const folder = ownFolder();
    const watcher = join(folder, 'watcher.cjs');
    writeFileSync(watcher, "process.on('exit', () => process.stderr.write(process.moduleLoadList.join('\\n')));");
    const modulesFor = async (...words: readonly string[]) => {
      const env = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
      const { stderr } = await promisify(execFile)(execPath, ['--require', watcher, ...words], { env });
      return stderr.split('\n').flatMap((line) => /^NativeModule (?!internal\/)(.*)/.exec(line)?.[1] ?? []);
    };
    const own = await modulesFor('-e', '0');
    // 1 to 3 ms each.
    const slow = 'child_process crypto http net os perf_hooks stream timers/promises v8 worker_threads zlib'.split(' ');
    for (const words of ['show anilist:16498', 'show Monster', 'search Monster']) {
      const loaded = await modulesFor(program(), ...words.split(' '), '--offline');
      expect(loaded.filter((name) => slow.includes(name) && !own.includes(name))).toEqual([]);
    }
  });

  it('takes what was kept by other rules for nothing', () => {
    const text = readFileSync(join(program(), '../../dist/main.cjs'), 'latin1');
    expect([text.includes('RULES_DIGEST'), /\b1 [\da-f]{16}\b/.test(text)]).toEqual([false, true]);
  });

  it('from what was asked before loads no more, whichever way it is asked', async () => {
    const { url, close } = await serve(await simulatedTitles(), instantClock());
    onTestFinished(close);
    const [folder, asking] = [ownFolder(), { ANIMECTL_PROVIDERS: 'anilist', ANIMECTL_ANILIST_URL: `${url}/` }];
    const ask = async (words: string) =>
      (await filesFor(words, asking, folder)).filter((name) => !name.startsWith('bin/'));
    expect(await ask('franchise Monster')).toContain('dist/rest.cjs');
    await ask('search Monster');
    for (const words of ['franchise Monster', 'Monster', 'franchise Monster --json', 'show Monster', 'search Monster'])
      expect([words, await ask(words)]).toEqual([words, ['dist/main.cjs']]);
    // Nothing waits for the disk either, once the database is known to be left alone: seconds after it was last written to.
    const data = join(folder, 'start', 'animectl');
    utimesSync(join(data, 'animectl.sqlite'), 1e9, 1e9);
    expect(await ask('franchise Monster')).toEqual(['dist/main.cjs']);
    const state = join(data, 'state.sqlite');
    const [bytes, { mtimeMs }] = [readFileSync(state), statSync(state)];
    expect(await ask('franchise Monster')).toEqual(['dist/main.cjs']);
    expect([readFileSync(state).equals(bytes), statSync(state).mtimeMs]).toEqual([true, mtimeMs]);
  });

  it.runIf(hasRedis)('with a Redis loads the one file that talks to it, no package, and not SQLite', async () => {
    const { url } = await redisServer();
    const names = await filesFor('show anilist:16498 --provider catalog --no-store', { ANIMECTL_CACHE: url });
    expect(names.filter((name) => !/^(?:bin|dist)\//.test(name))).toEqual([]);
    expect(names).toContain('dist/redis.cjs');
  });
});

describe('a franchise', () => {
  it.each([
    ['Attack on Titan', 22],
    ['Mobile Suit Gundam', 131],
  ])('such as %s is asked for and saved in few steps', async (title, titles) => {
    const { url, close } = await serve(await simulatedTitles(), instantClock());
    onTestFinished(close);
    const world = newWorld({ anilist: `${url}/` });
    const ask = async (query: string, ...flags: readonly string[]) =>
      JSON.parse((await world.run(['franchise', query, '--json', ...flags])).out);
    const first = await ask(title);
    expect(first.titles).toHaveLength(titles);
    // The search, and all that the catalogue or the database knows to belong.
    expect(first.stats.requests).toBeLessThanOrEqual(2);
    expect(first.stats.dbQueries).toBeLessThanOrEqual(130);
    expect((await ask(title)).stats).toMatchObject({ requests: 0 });
    const again = await ask(first.root, '--refresh');
    expect(again.titles).toHaveLength(titles);
    expect(again.stats).toMatchObject({ requests: 1 });
  });
});

describe('a save', () => {
  /** What it takes to save titles, and again with all their relations. */
  async function statementsFor(titles: number, relations: number): Promise<readonly number[]> {
    const store = await openSqlite(':memory:');
    onTestFinished(() => store.close());
    const counts: number[] = [];
    for (const batch of [titlesWithout(titles), relationsBetween(titles, relations, 'random').arrivals]) {
      counts.push((await store.commit({ arrivals: batch })).statements);
    }
    return counts;
  }

  it('takes as many statements for a thousand titles as for ten', async () => {
    const few = await statementsFor(10, 20);
    expect(await statementsFor(1_000, 5_000)).toEqual(few);
    for (const count of few) expect(count).toBeLessThanOrEqual(17);
  });
});
