import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { newWorld, type Ran, type WorldOptions } from '../helpers/io.ts';
import { sink, withoutMoves } from '../helpers/sink.ts';

const titles = titlesOf(bothWays(...chain('SEQUEL', 900_001, 900_002, 900_003)), {
  900001: { title: 'Zephyr Almanac', format: 'TV', year: 2001 },
});

/** Every command, with all going well. `{FOLDER}`: one of the test's own, with a list in it. */
const table: readonly string[] = [
  'franchise anilist:900001',
  'franchise Zephyr --refresh --format table',
  'franchise anilist:900001 --json',
  'franchise anilist:900001 --format ndjson',
  'franchise anilist:900001 --skip specials --only TV',
  'franchise anilist:900001 --explain anilist:900002',
  'franchise anilist:900001 --dry-run',
  'franchise anilist:900001 --output {FOLDER}/out.html',
  'relations anilist:900001',
  'relations Zephyr --detailed --json',
  'search Zephyr',
  'show Zephyr',
  'open anilist:900001',
  'catalog list',
  'releases parse Some.Film.2001.1080p.BluRay.x264-GRP',
  'releases analyze --file {FOLDER}/list.txt',
  'releases top',
  'releases group GRP',
  'import anilist:900001 anilist:900002',
  'import --file {FOLDER}/list.txt --franchise --json',
  'import --file {FOLDER}/list.txt --dry-run',
  'import --list-jobs',
  'import --resume',
  'cut anilist:900001 anilist:900003 --reason far',
  'cut --list',
  'join anilist:900001 anilist:900003 SIDE_STORY',
  'diff',
  'diff anilist:900001',
  'seen anilist:900003',
  'next',
  'lists all',
  'lists show mine',
  'lists mine mine',
  'lists remove mine',
  'library list',
  'watch add anilist:900001',
  'watch list',
  'watch check',
  'watch remove anilist:900003',
  'cache stats',
  'cache clear --tier search',
  'cache prune',
  'cache warm anilist:900001',
  'db info',
  'db check',
  'db bridges',
  'db export --format csv',
  'db export --output {FOLDER}/copy.csv',
  'db copy {FOLDER}/data/animectl.sqlite {FOLDER}/copy.sqlite',
  'db vacuum',
  'db migrate',
  'doctor',
  'completion bash',
  'help',
  'help franchise',
];

const cleanUps: (() => Promise<void> | void)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
});

/** What a machine holds on which much has been done, and AniList's address. */
async function doneMuch(): Promise<{ readonly anilist: string; readonly folder: string }> {
  const { url: anilist } = await anilistServer(titles, { cleanUp: (stop) => void cleanUps.push(stop) });
  const done = newWorld({ anilist });
  expect((await done.run(['import', 'anilist:900001', 'anilist:900003', '--franchise'])).code).toBe(0);
  expect((await done.run(['watch', 'add', 'anilist:900003'])).code).toBe(0);
  expect((await done.run(['seen', 'anilist:900001'])).code).toBe(0);
  const release = 'Some.Film.2001.1080p.BluRay.x264-GRP';
  expect((await done.run(['releases', 'analyze', '--file', '-'], { stdin: release })).code).toBe(0);
  const folder = mkdtempSync(join(tmpdir(), 'animectl-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(done.folder, folder, { recursive: true });
  return { anilist, folder };
}

/** It is done once, by the first test that asks. */
let done: ReturnType<typeof doneMuch> | undefined;

/** A machine on which much has been done, as often as it is needed. */
async function newMachine() {
  done ??= doneMuch();
  const { anilist, folder } = await done;
  return async (words: string, options: WorldOptions = {}, ...more: readonly string[]): Promise<Ran> => {
    const world = newWorld({ anilist });
    cpSync(folder, world.folder, { recursive: true });
    writeFileSync(join(world.folder, 'list.txt'), 'Zephyr Almanac\nanilist:900003\n');
    const given = [...words.replaceAll('{FOLDER}', world.folder).split(' '), ...more];
    const { code, out, err } = await world.run(given, { ...options, ...(options.isTty && { columns: 100 }) });
    return { code, out: out.replaceAll(world.folder, '{FOLDER}'), err };
  };
}

const esc = '\u001b';
/** How long something took, and on how large a disk. */
const timeless = (text: string): string =>
  text.replace(/\d+(?:\.\d+)? ms|"(?:elapsedMs|ms|bytes|freeBytes)": \d+|\d+(?:\.\d+)? [KMG]i?B/g, '');

it.each(table)('%s', async (words) => {
  const run = await newMachine();
  const usual = await run(words, { env: { TERM: 'xterm', COLORTERM: 'truecolor' } });
  expect([usual.code, /[█░\r]/.test(usual.out + usual.err), (usual.out + usual.err).includes(esc)]).toEqual([
    0,
    false,
    false,
  ]);
  // Quiet is about stderr.
  const quiet = await run(words, {}, '--quiet');
  expect([quiet.code, quiet.err]).toEqual([0, '']);
  expect(timeless(quiet.out)).toBe(timeless(usual.out));
  const unseen = await run(words, { isTty: true, env: { TERM: 'xterm' } }, '--quiet');
  expect([unseen.code, unseen.err]).toEqual([0, '']);
  // A bar moves, but has no colours.
  const plain = await run(words, { isTty: true, env: { TERM: 'xterm', NO_COLOR: '1', FORCE_COLOR: '1' } });
  expect(withoutMoves(plain.out + plain.err)).not.toContain(`${esc}[`);
});

it.each([
  'franchise anilist:900001',
  'relations anilist:900001',
  'show anilist:900001',
  'search Zephyr',
  'cache stats',
  'doctor',
])('%s has colours without a terminal where FORCE_COLOR says so', async (words) => {
  const run = await newMachine();
  expect((await run(words, { env: { FORCE_COLOR: '1' } })).out).toContain(`${esc}[`);
});

it('the table holds every command', () => {
  const io = { stdout: sink(), stderr: sink(), version: '' };
  const leaves = (command: Command, path: readonly string[]): readonly string[] =>
    command.commands.length === 0
      ? [path.join(' ')]
      : command.commands.flatMap((one) => leaves(one, [...path, one.name()]));
  const all = leaves(
    createProgram(async () => {}, io),
    [],
    // The first measures, three run until they are stopped, the others need a queue or a provider of films.
  ).filter(
    (name) =>
      ![
        'bench',
        'mcp',
        'serve',
        'worker',
        'queue stats',
        'queue retry',
        'queue remove',
        'queue unschedule',
        'library add',
        'library remove',
      ].includes(name),
  );
  expect(all.filter((name) => !table.some((words) => words === name || words.startsWith(`${name} `)))).toEqual([]);
});
