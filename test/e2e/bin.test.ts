import { execFile, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { env, execPath, platform } from 'node:process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { builtProgram } from '../helpers/program.ts';
import { zstd } from '../helpers/zstd.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

const program = builtProgram();

/** The program as a shell starts it, in folders of its own. */
async function animectl(
  words: readonly string[],
  more: Readonly<Record<string, string>> = {},
  file = program(),
  folder = ownFolder(),
) {
  const own = {
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
    NO_COLOR: '1',
    ANIMECTL_PROVIDERS: 'anilist',
  };
  const ran = run(execPath, [file, ...words], {
    cwd: folder,
    env: { PATH: env.PATH ?? '', ...own, ...more },
  });
  const { stdout, stderr } = await ran.catch((error: { stdout: string; stderr: string }) => error);
  return { folder, code: ran.child.exitCode, out: stdout, err: stderr };
}

describe('bin/animectl.js', () => {
  it('has what it takes from packages in CommonJS, too', async () => {
    const misspelt = await animectl(['--offline', 'serch', 'Naruto']);
    expect([misspelt.code, misspelt.err]).toEqual([2, expect.stringContaining('"serch" is no command, search is one')]);
    const folder = ownFolder();
    const row = { sources: ['https://anilist.co/anime/1535'], title: 'Death Note', type: 'TV', status: 'FINISHED' };
    writeFileSync(join(folder, 'list.jsonl.zst'), zstd([Buffer.from(`${JSON.stringify(row)}\n`)]));
    const read = await animectl(['--offline', 'import', '--dry-run', '--file', join(folder, 'list.jsonl.zst')]);
    expect([read.code, read.err + read.out]).toEqual([0, expect.stringContaining('Death Note')]);
  });

  const shown = ['--offline', '--quiet', 'show', 'anilist:1535'];
  const ownEnv = (folder: string) => ({
    ...{ PATH: env.PATH ?? '', HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, TERM: 'xterm' },
  });

  it('writes to what is neither a terminal nor a file nor a pipe', () => {
    const nowhere = spawnSync(execPath, [program(), ...shown], {
      ...{ env: ownEnv(ownFolder()), stdio: ['ignore', 'ignore', 'pipe'] },
    });
    expect([nowhere.status, nowhere.stderr.toString()]).toEqual([0, '']);
  });

  // util-linux's; what other systems call so takes other words.
  const hasTerminal = platform === 'linux' && !spawnSync('script', ['--version']).error;
  it.skipIf(!hasTerminal)('writes to a terminal', () => {
    const command = [execPath, program(), ...shown].map((word) => `'${word}'`).join(' ');
    const typed = spawnSync('script', ['-qec', command, '/dev/null'], {
      ...{ env: ownEnv(ownFolder()), encoding: 'utf8' },
    });
    expect([typed.status, typed.stdout]).toEqual([0, expect.stringContaining('Death Note')]);
  });

  it('keeps nothing in a folder that depends on where it is started', async () => {
    const [home, folder] = [ownFolder(), ownFolder()];
    const where = { HOME: home, XDG_DATA_HOME: 'data', XDG_CONFIG_HOME: './config', XDG_CACHE_HOME: 'cache' };
    const { code } = await animectl(['--offline', 'show', 'anilist:1535'], where, program(), folder);
    expect([code, readdirSync(folder)]).toEqual([0, []]);
    expect(existsSync(join(home, '.local/share/animectl/animectl.sqlite'))).toBe(true);
  });

  it('takes a file of the folder that it is started in for one, however its ending is written', async () => {
    const folder = ownFolder();
    for (const name of ['mine.LST', 'yours.lst']) writeFileSync(join(folder, name), 'anilist:1\n');
    const words = ['--offline', 'import', '--dry-run', 'mine.LST', 'yours.lst', 'theirs.lst'];
    const { out } = await animectl(words, {}, program(), folder);
    expect(out).toContain('mine.LST line 1: anilist:1');
    expect(out).toContain('yours.lst line 1: anilist:1');
    expect(out).toContain('"theirs.lst"');
  });

  it('asks over the network, keeps, prints and ends', async () => {
    const { url } = await anilistServer(titlesOf(bothWays(...chain('SEQUEL', 900001, 900002, 900003))));
    const words = ['franchise', 'anilist:900001', '--json'];
    const { code, out, err, folder } = await animectl(words, { ANIMECTL_ANILIST_URL: url });
    expect(err).toContain('3 titles from AniList');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ complete: true, titles: { length: 3 } });
    expect(existsSync(join(folder, 'animectl', 'animectl.sqlite'))).toBe(true);
  }, 30_000);

  it('keeps the code that V8 makes of it where it was built with another Node, for the user alone', async () => {
    const copy = ownFolder();
    const filter = (path: string) => !path.endsWith('.code');
    cpSync(join(program(), '../..'), copy, { recursive: true, verbatimSymlinks: true, filter });
    const cache = join(ownFolder(), 'cache');
    const start = () => animectl(['--help'], { XDG_CACHE_HOME: cache }, join(copy, 'bin/animectl.js'));
    const kept = () => readdirSync(join(cache, 'animectl')).map((name) => statSync(join(cache, 'animectl', name)));
    const first = await start();
    expect(kept().map(({ mode }) => mode & 0o777)).toEqual([0o600]);
    const before = kept();
    expect(await start()).toEqual({ ...first, folder: expect.any(String) });
    expect(kept().map(({ mtimeMs, ino }) => [mtimeMs, ino])).toEqual(before.map(({ mtimeMs, ino }) => [mtimeMs, ino]));
    // Of another file nothing is taken for it, and where nothing can be kept it goes without.
    appendFileSync(join(copy, 'dist/main.cjs'), '//');
    expect(await start()).toEqual({ ...first, folder: expect.any(String) });
    expect(kept()).toHaveLength(2);
    expect((await animectl(['--help'], { XDG_CACHE_HOME: '/proc' }, join(copy, 'bin/animectl.js'))).out).toBe(
      first.out,
    );
  }, 30_000);

  it('says in one line that it has to be built first', async () => {
    const folder = ownFolder();
    for (const name of ['bin', 'package.json']) cpSync(join(root, name), join(folder, name), { recursive: true });
    for (const words of [['--help'], ['franchise', 'Death Note']]) {
      const { code, out, err } = await animectl(words, {}, join(folder, 'bin/animectl.js'));
      expect([code, out, err]).toEqual([
        1,
        '',
        expect.stringMatching(/^animectl: .*main\.cjs is missing.* npm run build\n$/),
      ]);
    }
  });

  it('says so, too, where what was built is older than what starts it', async () => {
    const folder = ownFolder();
    for (const name of ['bin', 'package.json']) cpSync(join(root, name), join(folder, name), { recursive: true });
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/main.cjs'), '(exports) => { exports.main = () => Promise.resolve(0); }');
    const { code, out, err } = await animectl(['--help'], {}, join(folder, 'bin/animectl.js'));
    expect([code, out, err]).toEqual([
      1,
      '',
      expect.stringMatching(/^animectl: .*main\.cjs is older than bin: make it again with npm run build\n$/),
    ]);
  });

  it('needs no streams of Node for a pipe, and waits for whoever reads it slowly', async () => {
    const folder = ownFolder();
    const loaded = join(folder, 'loaded.txt');
    const hook = join(folder, 'hook.cjs');
    writeFileSync(
      hook,
      `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(loaded)}, process.moduleLoadList.join('\\n')))`,
    );
    const slow = `"$0" -r ${hook} "$@" | (sleep 0.3; cat)`;
    const words = ['--offline', 'franchise', 'Mobile Suit Gundam', '--json'];
    const own = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, PATH: env.PATH ?? '' };
    const { stdout } = await run('sh', ['-c', slow, execPath, program(), ...words], { env: own, maxBuffer: 2 ** 24 });
    // More than a pipe holds.
    expect(stdout.length).toBeGreaterThan(70_000);
    expect(JSON.parse(stdout).titles.length).toBeGreaterThan(100);
    const modules = readFileSync(loaded, 'utf8');
    expect(modules).toMatch(/^NativeModule fs$/m);
    expect(modules).not.toMatch(/^NativeModule (?:net|stream|tty)$/m);
  }, 30_000);

  it('hands on the exit code', async () => {
    const { code, out, err } = await animectl(['--offline', 'franchise', 'xyzzy nothing']);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/^animectl: ".*" is neither stored nor among the \d+ bundled franchises/);
  }, 30_000);

  it('knows letters beyond ASCII in its patterns', async () => {
    const folder = ownFolder();
    const list = join(folder, 'list.csv');
    writeFileSync(list, 'Название,Просмотрено серий,Оценка,Статус\nMonster,5,★★★★,Смотрю\n');
    const { out } = await animectl(['import', '--file', list, '--dry-run'], {}, program(), folder);
    expect(out).toContain('"Monster"; watching; 5 episodes seen; score 80 of 100');
  });
});
