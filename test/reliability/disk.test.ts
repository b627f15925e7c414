import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getuid } from 'node:process';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { newWorld } from '../helpers/io.ts';
import { builtProgram } from '../helpers/program.ts';
import { dataSet } from './data-set.ts';
import { machineWith } from './machine.ts';
import { faultsOf, query, rowsIn } from './rows.ts';

const program = builtProgram();

const ids = Array.from({ length: 60 }, (_, n) => 900_001 + n);
/** A franchise of 60 and one of 2. */
const titles = titlesOf(
  bothWays(
    ...chain('SEQUEL', ...ids.slice(0, 5)),
    ...ids.slice(5).map((id) => `900001 SIDE_STORY ${id}` as const),
    '901001 SEQUEL 901002',
  ),
);
const large = ['franchise', 'anilist:900001', '--json'];
const small = ['franchise', 'anilist:901001', '--json'];

const titlesIn = (out: string): number => (JSON.parse(out) as { readonly titles: readonly unknown[] }).titles.length;

/** Mounts what `mount` is told; undone when the test is over. Answers why not. */
function mounted(folder: string, ...words: readonly string[]): string | undefined {
  try {
    execFileSync('mount', [...words, folder], { stdio: 'pipe' });
    onTestFinished(() => void execFileSync('umount', [folder], { stdio: 'pipe' }));
    return undefined;
  } catch (error) {
    return `nothing can be mounted here: ${error instanceof Error ? error.message.split('\n')[0] : error}`;
  }
}

function folderIn(parent: string, name: string): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  return folder;
}

/** A disk of so many bytes. */
function smallDisk(size: string): { readonly folder: string; readonly fault: string | undefined } {
  const folder = folderIn(ownFolder(), 'disk');
  return { folder, fault: mounted(folder, '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs') };
}

/** Writes until nothing more fits. */
function fill(folder: string): () => void {
  const file = join(folder, 'filling');
  for (let size = 1 << 20; size >= 512; size /= 2) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {}
  }
  return () => rmSync(file);
}

describe('a full disk', () => {
  it('keeps nobody from the answer; what was asked for is not asked for again', async ({ skip }) => {
    const { folder, fault } = smallDisk('4m');
    skip(fault !== undefined, fault);
    const server = await anilistServer(titles);
    const { run, db } = machineWith(program(), {
      anilist: server.url,
      env: { ANIMECTL_DB: join(folder, 'a.sqlite') },
    });
    const file = join(folder, 'a.sqlite');
    expect((await run(...small)).code).toBe(0);
    const before = rowsIn(file);
    const free = fill(folder);
    const ran = await run(...large);
    expect(ran.code, ran.err).toBe(6);
    expect(titlesIn(ran.out)).toBe(60);
    expect(ran.err).toMatch(/^Not saved: 60 titles\. Database \S+a\.sqlite: the disk is full.*--db.*--no-store/m);
    expect(ran.err).not.toContain('bug');
    const asked = server.asked.length;
    free();
    expect(faultsOf(file)).toEqual([]);
    expect(rowsIn(file)).toEqual(before);
    const again = await run(...large);
    expect([again.code, titlesIn(again.out)]).toEqual([0, 60]);
    expect(server.asked).toHaveLength(asked);
    expect(query(file, 'SELECT count(*) AS n FROM title WHERE outline = 0')).toEqual([{ n: 62 }]);
    expect(existsSync(db)).toBe(false);
  });

  it('may hold the state file, too, and be full from the start', async ({ skip }) => {
    const { folder, fault } = smallDisk('64k');
    skip(fault !== undefined, fault);
    const server = await anilistServer(titles);
    const free = fill(folder);
    const { run } = machineWith(program(), { anilist: server.url, folder });
    const ran = await run(...large);
    expect([ran.code, titlesIn(ran.out)], ran.err).toEqual([6, 60]);
    expect(ran.err).toMatch(/state file .* (?:cannot be used|fails)/);
    expect(ran.err).toMatch(/^Not saved: 60 titles\. Database .*: the disk is full/m);
    expect(ran.err).not.toContain('bug');
    free();
  });

  it('stops an import, which says what it kept and goes on when there is room', async ({ skip }) => {
    const { folder, fault } = smallDisk('1500k');
    skip(fault !== undefined, fault);
    const list = join(ownFolder(), 'set.jsonl');
    writeFileSync(list, dataSet(3_000));
    const roomy = machineWith(program(), {});
    const { run } = machineWith(program(), { env: { ANIMECTL_DB: join(folder, 'a.sqlite') } });
    const [whole, ran] = await Promise.all([roomy.run('import', '--file', list), run('import', '--file', list)]);
    expect([whole.code, ran.code, ran.out], ran.err).toEqual([0, 6, '']);
    expect(ran.err).toMatch(
      /^animectl: Database .*: the disk is full .*\. What was saved of import 1 until then is kept \(rows done: [1-9]\d*00\); go on with animectl import --resume 1$/m,
    );
    expect(faultsOf(join(folder, 'a.sqlite'))).toEqual([]);
    execFileSync('mount', ['-o', 'remount,size=30m', folder]);
    expect((await run('import', '--resume')).code).toBe(0);
    expect(rowsIn(join(folder, 'a.sqlite'))).toEqual(rowsIn(roomy.db));
  });

  it('is a limit of the shell’s in other words', async () => {
    const server = await anilistServer(titles);
    const { shell, db, run } = machineWith(program(), { anilist: server.url });
    expect((await run(...small)).code).toBe(0);
    const ran = await shell(`ulimit -f 8; animectl ${large.join(' ')}`).ended;
    expect([ran.code, titlesIn(ran.out)], ran.err).toEqual([6, 60]);
    expect(ran.err).toMatch(/^Not saved: 60 titles\. Database /m);
    expect(faultsOf(db)).toEqual([]);
    expect((await run(...large)).code).toBe(0);
  });

  it('leaves cache warm nothing to keep, which it says with --quiet, too', async () => {
    const server = await anilistServer(titles);
    const { shell, run } = machineWith(program(), { anilist: server.url });
    expect((await run('cache', 'warm', 'anilist:901001')).code).toBe(0);
    const warm = 'ulimit -f 8; animectl cache warm anilist:900001';
    const quiet = await shell(`${warm} --quiet`).ended;
    expect([quiet.code, quiet.out]).toEqual([6, '']);
    expect(quiet.err).toMatch(/^animectl: the state file .*; what was fetched is not kept\n$/);
    const ran = await shell(warm).ended;
    expect([ran.code, ran.err]).toEqual([
      6,
      expect.stringMatching(/^animectl: the state file .*\nanimectl: what was fetched is not kept\n$/),
    ]);
    const again = await run('cache', 'warm', 'anilist:900001');
    expect([again.code, again.err]).toEqual([0, '']);
  });

  it('that holds the output is worded, and what was fetched is saved', async ({ skip }) => {
    skip(!existsSync('/dev/full'), 'there is no /dev/full');
    const server = await anilistServer(titles);
    const { shell, db } = machineWith(program(), { anilist: server.url });
    const ran = await shell(`animectl ${large.join(' ')} > /dev/full`).ended;
    expect(ran.err).toMatch(/^animectl: cannot write the output: the disk is full$/m);
    expect([ran.code, ran.err.match(/bug| at /)]).toEqual([2, null]);
    expect(query(db, 'SELECT count(*) AS n FROM title WHERE outline = 0')).toEqual([{ n: 60 }]);
  });
});

describe('a database that cannot be written', () => {
  it.each([
    ['franchise', ['franchise', 'anilist:901001', '--json']],
    ['relations', ['relations', 'anilist:901001', '--json']],
    ['show', ['show', 'anilist:901001', '--json']],
    ['search', ['search', 'Title 901001', '--json']],
  ])('%s prints its answer all the same', async (_, words) => {
    const server = await anilistServer(titles);
    const world = newWorld({ anilist: server.url });
    const { code, out, err } = await world.run([...words, '--db', '/proc/self/nowhere/a.sqlite']);
    expect(code).toBe(6);
    expect(JSON.parse(out)).toMatchObject({ schema: expect.any(Number) });
    expect(out).toContain('Title 901001');
    expect(err).toMatch(
      /^Not saved: \d titles?\. Database \/proc.*cannot be made; choose another file with --db.*\. .*--no-store/m,
    );
    const { code: without } = await world.run([...words, '--db', '/proc/self/nowhere/a.sqlite', '--no-store']);
    expect(without).toBe(0);
  });

  it.each([
    ['franchise', ['Attack on Titan']],
    ['relations', ['relations', 'Attack on Titan']],
    ['show', ['show', 'anilist:16498']],
    ['search', ['search', 'attack on titan']],
  ])('keeps nothing of %s where all of it is bundled, which is no failure', async (_, words) => {
    const world = newWorld();
    const db = ['--db', '/proc/self/nowhere/a.sqlite'];
    const { code, out, err } = await world.run(['--offline', ...words, ...db]);
    expect([code, out.includes('Attack on Titan')]).toEqual([0, true]);
    if (words[0] !== 'search')
      expect(err).toMatch(/^Not copied into the database: \d+ bundled titles?\. Database \/proc.*cannot be made/m);
    expect(err).not.toContain('Not saved');
    expect((await world.run(['--offline', '--quiet', ...words, ...db])).err).toBe('');
  });

  it.each([
    ['seen', ['seen', 'anilist:16498']],
    ['watch add', ['watch add', 'Attack on Titan']],
    ['seen, of words', ['seen', 'attack', 'on', 'titan']],
  ])('refuses what %s should write in one line', async (_, words) => {
    const [first = '', ...more] = words;
    const { code, out, err } = await newWorld().run([
      ...['--offline', ...first.split(' '), ...more],
      ...['--db', '/proc/self/nowhere/a.sqlite'],
    ]);
    expect([code, out]).toEqual([6, '']);
    expect(err).toMatch(/^(?:"Attack on Titan" is taken as .*\n)?animectl: Database \/proc.*cannot be made.*\n$/i);
  });

  it('is said with --quiet, too, and as an event', async () => {
    const server = await anilistServer(titles);
    const world = newWorld({ anilist: server.url });
    const words = [
      'franchise',
      'anilist:901001',
      '--format',
      'ndjson',
      '--db',
      '/proc/self/nowhere/a.sqlite',
      '--quiet',
    ];
    const { code, out, err } = await world.run(words);
    expect(code).toBe(6);
    expect(err).toMatch(/^Not saved: 2 titles.*\n$/);
    const events = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    expect(events.at(-1)).toMatchObject({ type: 'unsaved', titles: 2, error: { name: 'StoreError' } });
  });

  it('is read as ever when it lies where nothing can be written', async ({ skip }) => {
    const server = await anilistServer(titles);
    const folder = folderIn(ownFolder(), 'closed');
    const { run } = machineWith(program(), { anilist: server.url, env: { ANIMECTL_DB: join(folder, 'a.sqlite') } });
    expect((await run(...small)).code).toBe(0);
    const fault = closed(folder);
    skip(fault !== undefined, fault);
    // With no cache that has something to save.
    const fresh = machineWith(program(), { env: { ANIMECTL_DB: join(folder, 'a.sqlite') } });
    const stored = await fresh.run('--offline', 'show', 'anilist:901001', '--json');
    expect([stored.code, JSON.parse(stored.out).title]).toEqual([0, 'Title 901001']);
    const ran = await run(...large);
    expect([ran.code, titlesIn(ran.out)], ran.err).toEqual([6, 60]);
    expect(ran.err).toMatch(/^Not saved: 60 titles\. .*it can be read but not written/m);
    const imported = await run('import', 'anilist:900001');
    expect([imported.code, imported.out]).toEqual([6, '']);
    expect(imported.err).toMatch(/^animectl: Database .*it can be read but not written, so nothing was saved.*\n$/);
    expect(readdirSync(folder)).toEqual(['a.sqlite']);
  });

  it('is not made where the question makes no sense', async () => {
    const world = newWorld();
    const { code, err } = await world.run(['--offline', 'franchise', 'Death Note', '--provider', 'anilist']);
    expect([code, err]).toEqual([2, 'animectl: --offline asks nobody: leave out --provider anilist\n']);
    expect(existsSync(join(world.folder, 'data'))).toBe(false);
  });
});

/** Lets nobody write in a folder any more; undone when the test is over. Answers why not. */
function closed(folder: string): string | undefined {
  if (getuid?.() !== 0) {
    chmodSync(folder, 0o500);
    onTestFinished(() => chmodSync(folder, 0o700));
    return undefined;
  }
  // Modes are nothing to root.
  const fault = mounted(folder, '--bind', folder);
  if (fault === undefined) execFileSync('mount', ['-o', 'remount,ro,bind', folder], { stdio: 'pipe' });
  return fault;
}

/** Somebody else is writing to the file, until they are told to stop. */
function writer(file: string): () => void {
  const db = new Sqlite(file);
  onTestFinished(() => void db.close());
  db.exec('BEGIN IMMEDIATE');
  return () => db.exec('ROLLBACK');
}

describe('another program that writes to the database', () => {
  it('is waited for, which is said', async () => {
    const server = await anilistServer(titles);
    const { run, start, db } = machineWith(program(), { anilist: server.url });
    await run(...small);
    const letGo = writer(db);
    const running = start(...large);
    let isWaiting = false;
    let printed = 0;
    running.onErr((err, out) => {
      if (isWaiting || !err.includes(`animectl: waiting for another program that is writing to the database ${db}`))
        return;
      isWaiting = true;
      printed = out.length;
      letGo();
    });
    const ran = await running.ended;
    expect([ran.code, isWaiting, titlesIn(ran.out)], ran.err).toEqual([0, true, 60]);
    // Who waits for the answer does not wait for the other program.
    expect(printed).toBe(ran.out.length);
    expect(query(db, 'SELECT count(*) AS n FROM title WHERE outline = 0')).toEqual([{ n: 62 }]);
  });

  it('that does not come to an end keeps nobody from the answer, and the next run saves it', async () => {
    const server = await anilistServer(titles);
    const world = newWorld({ anilist: server.url });
    await world.run(small);
    const letGo = writer(world.db);
    const { code, out, err } = await world.run(large);
    expect([code, titlesIn(out)]).toEqual([6, 60]);
    expect(err.match(/waiting for another program/g)?.length).toBeGreaterThan(0);
    expect(err).toMatch(
      /^Not saved: 60 titles\. Database .*: another program is writing to it and did not finish in time/m,
    );
    letGo();
    const asked = server.asked.length;
    expect((await world.run(large)).code).toBe(0);
    expect(server.asked).toHaveLength(asked);
    expect(query(world.db, 'SELECT count(*) AS n FROM title WHERE outline = 0')).toEqual([{ n: 62 }]);
  });

  it('is waited for no longer after Ctrl-C: the answer is printed, and said not to be saved', async () => {
    const server = await anilistServer(titles);
    const { run, start, db } = machineWith(program(), { anilist: server.url });
    await run(...small);
    writer(db);
    const running = start(...large);
    let isTold = false;
    running.onErr((err) => {
      if (isTold || !err.includes('waiting for another program')) return;
      isTold = true;
      running.kill('SIGINT');
    });
    const { code, out, err } = await running.ended;
    expect(code).toBe(6);
    expect(titlesIn(out)).toBe(60);
    expect(err).toMatch(/^Not saved: \d+ titles/m);
  });

  it.each([
    ['search', ['search', 'Title 900001', '--json']],
    ['show', ['show', 'anilist:900001', '--json']],
    ['relations', ['relations', 'anilist:900001', '--json']],
  ])('does not keep %s waiting', async (_, words) => {
    const server = await anilistServer(titles);
    const world = newWorld({ anilist: server.url });
    await world.run(small);
    writer(world.db);
    const startedAt = world.clock.now();
    const { code, out, err } = await world.run(words);
    expect([code, out.includes('Title 900001')]).toEqual([6, true]);
    expect(err).toMatch(/^Not saved: \d+ titles?\. .*another program is writing/m);
    expect(world.clock.now() - startedAt).toBeLessThan(5_000);
  });

  it('stops an import, which goes on later', async () => {
    const server = await anilistServer(titles);
    const world = newWorld({ anilist: server.url });
    const letGo: { now?: () => void } = {};
    await world.run(small);
    letGo.now = writer(world.db);
    const { code, out, err } = await world.run(['import', 'anilist:900001', 'anilist:900002']);
    expect([code, out]).toEqual([6, '']);
    expect(err).toMatch(/another program is writing to it and did not finish in time; try again when it has\n$/);
    letGo.now();
    expect((await world.run(['import', 'anilist:900001', 'anilist:900002'])).code).toBe(0);
  });
});
