import { expect, it } from 'vitest';
import { newWorld } from '../helpers/io.ts';

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
