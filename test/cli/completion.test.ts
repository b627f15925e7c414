import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import type { Command } from 'commander';
import { beforeEach, describe, expect, it } from 'vitest';
import { completionScript } from '../../src/cli/completion/shell-scripts.ts';
import { bareWord, inBash } from '../../src/cli/completion/shell-words.ts';
import { shells } from '../../src/cli/completion/shells.ts';
import { createProgram } from '../../src/cli/program.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { ownFolder } from '../helpers/folder.ts';
import { titleOf } from '../helpers/franchise.ts';
import { lines, newWorld, type World } from '../helpers/io.ts';
import { sink } from '../helpers/sink.ts';

let world: World;
beforeEach(() => {
  world = newWorld();
});

/** What fish is told, without the first line: values only. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const { code, out, err } = await world.run(['completion', 'fish', '--', ...words]);
  expect([code, err]).toEqual([0, '']);
  return lines(out)
    .slice(1)
    .map((line) => line.split('\t')[0] ?? '');
}

async function firstLine(...words: readonly string[]): Promise<string> {
  return lines((await world.run(['completion', 'fish', '--', ...words])).out)[0] ?? '';
}

describe('commands, options and values', () => {
  it.each<[string, readonly string[]]>([
    ['fran', ['franchise']],
    ['cache ', ['stats', 'clear', 'prune', 'warm', 'help']],
    ['cache clear --tier ', ['basic', 'detailed', 'franchise', 'search']],
    ['cache clear --tier=d', ['--tier=detailed']],
    ['--offline franchise --provider ani', ['anilist']],
    ['franchise Fate --order ', ['release', 'story']],
    ['franchise --preset s', ['story', 'strict']],
    ['franchise --format=gr', ['--format=graphml']],
    ['franchise --titles n', ['native']],
    ['franchise --depth ', ['auto']],
    ['franchise --max-rating R', ['R-17', 'R+', 'Rx']],
    ['franchise --only TV,mo', ['TV,MOVIE']],
    ['franchise --only TV,MO', ['TV,MOVIE']],
    ['franchise --ignore SUMMARY,CH', ['SUMMARY,CHARACTER']],
    ['franchise --skip recaps,', ['recaps,music', 'recaps,specials']],
    ['franchise --pick ', []],
    ['franchise --con', ['--concurrency', '--config']],
    ['franchise --dry-run --dr', []],
    ['franchise --list S --lis', ['--list']],
    ['franchise -- --of', []],
    ['--log-format ', ['text', 'json']],
    ['completion z', ['zsh']],
    ['join anilist:1 anilist:5 SIDE', ['SIDE_STORY']],
    ['join anilist:1 anilist:5 SIDE_STORY ', []],
    ['db export --format c', ['csv']],
    ['nonsense --x ', []],
  ])('%s', async (line, values) => {
    const found = await offered(...line.split(' '));
    expect(found.filter((value) => !/^(?:--help|help)$/.test(value) || values.includes(value))).toEqual(values);
  });

  const declared = createProgram(async () => undefined, { stdout: sink(), stderr: sink(), version: '1' });
  const leaves = (command: Command, path: readonly string[] = []): readonly (readonly [string, Command])[] =>
    command.commands.flatMap((one) =>
      one.commands.length > 0 ? leaves(one, [...path, one.name()]) : [[[...path, one.name()].join(' '), one] as const],
    );
  const longs = ({ options }: Command) => options.flatMap(({ long, hidden }) => (long && !hidden ? [long] : []));

  it.each(leaves(declared))(
    '%s can have its own options and those of all, but none that was given',
    async (path, one) => {
      const all = [...longs(one), '--help', ...longs(declared).filter((long) => long !== '--version')];
      expect((await offered(...path.split(' '), '--')).toSorted()).toEqual(
        (path.includes(' ') ? [...longs(one), '--help'] : all).toSorted(),
      );
      expect(await offered(...path.split(' '), '--help', '--he')).toEqual([]);
    },
  );

  it('are none where no more words are wanted', async () => {
    for (const words of ['doctor x', 'db copy a b', 'lists show a', 'cut anilist:1 anilist:5', 'queue unschedule'])
      expect([words, await world.run(['completion', 'fish', '--', ...words.split(' '), ''])]).toEqual([
        words,
        { code: 0, out: 'words\n', err: '' },
      ]);
  });

  it('say what they do', async () => {
    const { out } = await world.run(['completion', 'zsh', '--', 'franchise', '--cu']);
    expect(out).toMatch(/^words\n--cuts:own: obey cut and join\./);
  });

  it.each([
    '--db',
    'franchise -o',
    'import --file',
    'import --files',
    'cache warm --file',
    'franchise --output=x',
    'bench --compare',
  ])('leave names of files to the shell after %s', async (line) => {
    expect(await firstLine(...line.split(' '), ...(line.includes('=') ? [] : ['']))).toBe('files');
  });
});

describe('titles', () => {
  beforeEach(async () => {
    for (const title of ['Steins;Gate', 'Attack on Titan', 'Gintama']) {
      await world.clock.sleep(1000);
      expect(await world.run(['--offline', 'franchise', title])).toMatchObject({ code: 0 });
    }
  });

  it('are those that were asked for, the latest first', async () => {
    expect(await offered('franchise', '')).toEqual(['Gintama', 'Attack on Titan', 'Steins;Gate']);
    expect(await offered('show', '')).toEqual(['Gintama', 'Attack on Titan', 'Steins;Gate']);
    expect(await offered('watch', 'add', 'Gintama', '')).toEqual(['Gintama', 'Attack on Titan', 'Steins;Gate']);
  });

  it('begin as was typed, whatever the case, in any language', async () => {
    expect((await offered('franchise', 'attack ON'))[0]).toBe('Attack on Titan');
    expect(await offered('diff', 'Shingeki no Kyojin: L')).toEqual(['Shingeki no Kyojin: LOST GIRLS']);
    expect((await offered('search', '進撃の'))[0]).toBe('進撃の巨人');
    expect(await offered('cache', 'warm', 'Gintama', 'title:Steins;Gate 0')).toContain('title:Steins;Gate 0');
  });

  it('are franchises, too, by a name that is none of their titles’', async () => {
    await world.run(['--offline', 'franchise', 'Fate/Zero']);
    expect((await offered('franchise', 'fat'))[0]).toBe('Fate');
    const { out } = await world.run(['completion', 'fish', '--', 'franchise', 'fate']);
    expect(lines(out)[1]).toBe('Fate\tfranchise');
    expect((await world.run(['--offline', 'franchise', 'Fate'])).out).toMatch(/^Fate\n/);
  });

  it('are refs where refs are wanted or begun', async () => {
    const { out } = await world.run(['completion', 'fish', '--', 'franchise', 'anilist:164']);
    expect(out).toBe('words\nanilist:16498\tAttack on Titan, TV 2013\n');
    const refs = ['anilist:918', 'anilist:16498', 'anilist:9253'];
    expect(await offered('cut', '')).toEqual(refs);
    expect(await offered('cut', 'anilist:1', '')).toEqual(refs);
    expect(await offered('join', '')).toEqual(refs);
    expect(await offered('join', 'anilist:1', '')).toEqual(refs);
    expect(await offered('franchise', 'Fate', '--explain', 'mal:164')).toEqual(['mal:16498']);
  });

  it('stand beside files where both can be imported', async () => {
    const { out } = await world.run(['completion', 'fish', '--', 'import', 'gin']);
    expect(lines(out).map((line) => line.split('\t')[0])).toEqual(expect.arrayContaining(['files', 'Gintama']));
  });

  it('that look like something else are written as titles', async () => {
    const names = ['-Hitsugime', 'mal:5', '2001'];
    const { url } = await anilistServer(names.map((title, n) => titleOf(n + 1, { title, relations: [] })));
    for (const n of names.keys()) await world.run(['franchise', `anilist:${n + 1}`], { anilist: url });
    expect(await offered('show', '')).toEqual(expect.arrayContaining(names.map((name) => `title:${name}`)));
    expect(await offered('show', 'mal:')).not.toContain('mal:5');
    expect(await offered('show', 'title:mal')).toEqual(['title:mal:5']);
  });

  it('are those of the database that the line names', async () => {
    expect(await offered('--db', join(world.folder, 'other.sqlite'), 'franchise', '')).toEqual([]);
    expect(await offered(`--db=${world.db}`, 'franchise', 'Gintama')).toContain('Gintama');
    expect(existsSync(join(world.folder, 'other.sqlite'))).toBe(false);
  });

  it('are read without leaving a trace', async () => {
    const folder = join(world.folder, 'data');
    const looks = () => readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]);
    const before = looks();
    await offered('franchise', 'a');
    expect(looks()).toEqual(before);
  });

  it('are none, without a word, where anything is wrong', async () => {
    const broken = newWorld({ env: { ANIMECTL_TIMEOUT: 'soon' } });
    expect(await broken.run(['completion', 'fish', '--', 'franchise', ''])).toEqual({
      code: 0,
      out: 'words\n',
      err: '',
    });
    expect((await broken.run(['completion', 'fish', '--', 'fran'])).out).toContain('franchise\t');
    const damaged = join(ownFolder(), 'damaged.sqlite');
    writeFileSync(damaged, 'SQLite format 3\0 and no more');
    expect(await offered('--db', damaged, 'franchise', '')).toEqual([]);
  });
});

describe('bash', () => {
  const titles = [
    { value: 'Attack on Titan', about: 'TV 2013' },
    { value: 'Attack on Titan: Fly!', about: '' },
  ];
  const strange = [{ value: `$(rm) "x" 'y' \`z\` a;b&c|d!!~ 進撃`, about: '' }];

  it.each<[string, string, readonly { value: string; about: string }[], readonly string[]]>([
    ['att', 'att', titles, ['Attack\\ on\\ Titan', 'Attack\\ on\\ Titan:\\ Fly\\!']],
    ['"Attack o', 'Attack o', titles, ['Attack on Titan', `Attack on Titan: Fly"'!'"`]],
    ['Attack\\ on\\ Titan:', '', titles, ['\\ Fly\\!']],
    ["'Attack", 'Attack', titles, ['Attack on Titan', 'Attack on Titan: Fly!']],
    ['anilist:16', '16', [{ value: 'anilist:16498', about: '' }], ['16498']],
    ['anilist\\:16', 'anilist\\:16', [{ value: 'anilist:16498', about: '' }], ['anilist:16498']],
    ['--format=j', 'j', [{ value: '--format=json', about: '' }], ['json']],
    ['', '', strange, ['\\$\\(rm\\)\\ \\"x\\"\\ \\\'y\\\'\\ \\`z\\`\\ a\\;b\\&c\\|d\\!\\!\\~\\ 進撃']],
    ['"', '', strange, [`\\$(rm) \\"x\\" 'y' \\\`z\\\` a;b&c|d"'!!'"~ 進撃`]],
    ["'", '', strange, [`$(rm) "x" '\\''y'\\'' \`z\` a;b&c|d!!~ 進撃`]],
  ])('%s', (word, replaced, candidates, replies) => {
    const { typed, replies: repliesTo } = inBash([replaced, '9', `animectl franchise ${word}`]);
    const fitting = candidates.filter(({ value }) => value.toLowerCase().startsWith(bareWord(word).toLowerCase()));
    expect(typed).toEqual(['franchise', bareWord(word)]);
    expect(repliesTo(fitting)).toEqual(replies);
  });

  it('shows more where it lists', () => {
    const { replies } = inBash(['', '63', 'animectl franchise ']);
    expect(replies(titles)).toEqual(['Attack\\ on\\ Titan  (TV 2013)', 'Attack\\ on\\ Titan:\\ Fly\\!']);
    expect(replies(titles.slice(0, 1))).toEqual(['Attack\\ on\\ Titan']);
  });

  it('is not offered what begins otherwise than the first', () => {
    const { replies } = inBash(['fa', '9', 'animectl franchise fa']);
    expect(
      replies([
        { value: 'FATE', about: '' },
        { value: 'Fate', about: '' },
        { value: 'FATAL', about: '' },
      ]),
    ).toEqual(['FATE', 'FATAL']);
  });

  it('runs nothing that comes back', async () => {
    const folder = ownFolder();
    mkdirSync(join(folder, 'bin'));
    const answer = ['words', '$(touch ran)', '`touch ran`', 'a b', "it's"];
    writeFileSync(join(folder, 'answer'), `${answer.join('\n')}\n`);
    writeFileSync(join(folder, 'bin/animectl'), '#!/bin/sh\ncat answer\n');
    chmodSync(join(folder, 'bin/animectl'), 0o755);
    const code = `${completionScript('bash')}\nCOMP_LINE='animectl "$(touch ran)'; COMP_POINT=20; _animectl animectl x animectl; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const out = execFileSync('bash', ['--norc', '-c', code], {
      cwd: folder,
      env: { PATH: `${join(folder, 'bin')}:${env.PATH}` },
    });
    expect(lines(out.toString())).toEqual(answer.slice(1));
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });
});

describe('scripts', () => {
  const installed = (shell: string) =>
    ['/bin', '/usr/bin', '/usr/local/bin'].some((one) => existsSync(join(one, shell)));

  it.each(shells)('for %s are printed', async (shell) => {
    expect(await world.run(['completion', shell])).toEqual({ code: 0, out: completionScript(shell), err: '' });
  });

  for (const shell of shells)
    it.skipIf(!installed(shell))(`are ${shell}, where that is installed`, () => {
      const file = join(ownFolder(), 'script');
      writeFileSync(file, completionScript(shell));
      expect(execFileSync(shell, ['-n', file], { stdio: 'pipe' }).toString()).toBe('');
    });

  it('for another shell are none', async () => {
    expect(await world.run(['completion', 'tcsh'])).toMatchObject({ code: 2, out: '' });
  });
});
