import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import type { Start } from '../../src/cli/start.ts';
import { newWorld } from '../helpers/io.ts';
import { sink } from '../helpers/sink.ts';

it.each([
  ['--tree --json Gintama', '--tree and --json'],
  ['--tree --format csv Gintama', '--tree and --format csv'],
  ['--json --format csv Gintama', '--json and --format csv'],
  ['--offline --refresh Gintama', '--offline and --refresh'],
  ['--offline show --refresh Gintama', '--offline and --refresh'],
  ['--quiet --verbose show Gintama', '--quiet and --verbose'],
  ['franchise Gintama --explain Bleach --tree', '--explain and --tree'],
  ['franchise Gintama --dry-run --format csv', '--dry-run and --format csv'],
  ['franchise Gintama --as-stated --cuts own', '--as-stated and --cuts own'],
  ['franchise Gintama --no-store --unseen', '--no-store and --unseen'],
  ['franchise Gintama --adult --max-rating PG', '--adult and --max-rating PG'],
  ['search Gintama --kind movie --provider mal', '--kind movie and --provider mal'],
  ['search Gintama --kind anime --provider tmdb', '--kind anime and --provider tmdb'],
  ['import Gintama --refresh --max-age 1d', '--refresh and --max-age'],
  ['import --list-jobs --file x.txt', '--list-jobs and --file'],
  ['import Gintama --dry-run --rejects x', '--dry-run and --rejects'],
  ['cut anilist:1 anilist:5 --undo --reason no', '--reason and --undo'],
  ['seen Gintama --until 5 --undo', '--until and --undo'],
  ['library add --files /films --whole', '--files and --whole'],
  ['serve --show-key --new-key', '--show-key and --new-key'],
  ['bench --list --check', '--list and --check'],
])('two options that cannot both be true are refused, each by its name: %s', async (words, named) => {
  const { code, out, err } = await newWorld().run(words.split(' '));
  expect([code, out, err]).toEqual([2, '', `animectl: ${named} contradict each other: give one of them\n`]);
});

it.each([
  '--offline --json --format json anilist:1',
  '--offline --tree --format tree anilist:1',
  '--offline franchise anilist:1 --as-stated --cuts none',
  '--offline franchise anilist:1 --json --output -',
])('two that say the same are not: %s', async (words) => {
  expect((await newWorld().run(words.split(' '))).err).not.toContain('contradict');
});

it('one type of relations cannot be followed and passed over', async () => {
  const { code, err } = await newWorld().run([
    'franchise',
    'Gintama',
    '--follow',
    'OTHER',
    '--ignore',
    'OTHER,SPIN_OFF',
  ]);
  expect([code, err]).toEqual([2, expect.stringContaining('OTHER can be only one of')]);
});

describe('of each command, no two options go together of which one makes the other mean nothing', () => {
  const start: Start = async () => undefined;
  const read = (line: string) => {
    const words = line.split(' ');
    const io = { stdout: sink(), stderr: sink(), version: '1' };
    return createProgram(start, io, words)
      .parseAsync(words, { from: 'user' })
      .then(() => 'nothing', String);
  };
  const each = (one: string, ...others: readonly string[]) => others.map((other) => [one, other] as const);
  const ofAll = (command: string) =>
    [...each('--quiet', '--verbose'), ...each('--offline', '--refresh')].map((pair) => [command, ...pair] as const);
  const of = (command: string, ...pairs: readonly (readonly [string, string])[]) =>
    pairs.map((pair) => [command, ...pair] as const);

  it.each([
    ...['franchise x', 'relations x', 'search x', 'show x', 'open x', 'import x'].flatMap(ofAll),
    ...of('import x', ['--offline', '--queue']),
    ...of('cache warm x', ['--offline', '--queue']),
    ...of('watch check', ['--offline', '--queue']),
    ...['relations x', 'show x', 'search x'].flatMap((command) =>
      of(
        command,
        ['--json', '--format csv'],
        ...each('--kind movie', '--provider mal', '--provider anilist', '--provider kitsu', '--provider shikimori'),
        ['--kind anime', '--provider tmdb'],
      ),
    ),
    ...of(
      'franchise x',
      ...each('--tree', '--json', '--format list'),
      ...each('--explain y', '--tree', '--format list', '--dry-run'),
      ...each('--dry-run', '--tree', '--format markdown', '--output y'),
      ...each('--as-stated', '--cuts own', '--cuts shipped'),
      ...each('--adult', '--max-rating PG', '--max-rating R+'),
      ['--no-store', '--unseen'],
      ['--offline', '--enrich'],
    ),
    ...of(
      'import x',
      ['--refresh', '--max-age 1d'],
      ...each('--dry-run', '--rejects y', '--max-requests 1', '--max-time 1m', '--prune'),
    ),
    ...of(
      'import',
      ...each('--list-jobs', '--explain 1', '--resume', '--resume 3', '--dry-run', '--file y', '--files y'),
      ...each('--list-jobs', '--id-map y', '--rejects y', '--franchise', '--list y'),
      ...each('--explain 1', '--rejects y', '--franchise', '--list y', '--mine', '--status watching', '--refresh'),
      ...each('--id-map y', '--franchise', '--status watching', '--rejects y', '--best', '--from csv'),
      ...each('--resume', '--from csv', '--column title=y', '--status watching', '--provider mal'),
    ),
    ...of(
      'cut',
      ...each('--reason y', '--undo', '--list', '--export y', '--import y'),
      ...each('--known', '--export y', '--import y'),
      ...each('--json', '--undo', '--export y', '--import y'),
    ),
    ...of('join', ...each('--json', '--undo', '--export y', '--import y')),
    ...of('seen x', ['--until 1', '--undo']),
    ...of('library add x', ['--files y', '--whole']),
    ...of('serve', ['--show-key', '--new-key']),
    ...of('bench', ...each('--list', '--compare y', '--check', '--quick')),
  ])('%s %s %s', async (command, one, other) => {
    const named = (option: string) => `${option.split(' ')[0]}(?: \\S+)?`;
    const said = new RegExp(`^UsageError: ${named(one)} and ${named(other)} contradict each other: give one of them$`);
    expect(await read(`${command} ${one} ${other}`)).toMatch(said);
    expect(await read(`${command} ${other} ${one}`)).toMatch(said);
  });
});
