import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { anilistServer } from './helpers/anilist-server.ts';
import { catalogTitles } from './helpers/catalog-titles.ts';
import { ownFolder } from './helpers/folder.ts';
import { account, hdbitsRow, hdbitsServer } from './helpers/hdbits-server.ts';
import { jikanServer, jikanTitles } from './helpers/jikan-server.ts';
import { emptyDatabase, hasPostgres } from './helpers/postgres.ts';
import { builtProgram } from './helpers/program.ts';
import { hasRedis, redisServer } from './helpers/redis-server.ts';
import { cases } from './helpers/suite.ts';
import { matrix, tmdbKey, tmdbServer } from './helpers/tmdb-server.ts';
import { zstd } from './helpers/zstd.ts';

const root = join(import.meta.dirname, '..');

/** A block of a page that a shell or cron runs. */
interface Block {
  readonly language: 'sh' | 'crontab';
  readonly code: string;
}

/** Blocks that call the program. What is run in a clone (`npm ...`) is what CI runs. */
function blocksOf(page: string): readonly Block[] {
  const markdown = readFileSync(join(root, page), 'utf8');
  return [...markdown.matchAll(/^```(sh|crontab)\n(.*?)^```/gms)]
    .map(([, language, code = '']) => ({ language: language as Block['language'], code }))
    .filter(({ code }) => /\banimectl /.test(code) && !/^npm ci/m.test(code));
}

// Run elsewhere: the recipes of docs/reading.md, with what they print (report/readers.test.ts), and benchmarks (cli/bench.test.ts).
const docs = readdirSync(join(root, 'docs')).filter(
  (name) => name.endsWith('.md') && !['reading.md', 'performance.md'].includes(name),
);
const pages = ['README.md', 'SECURITY.md', ...docs.map((name) => `docs/${name}`)].filter(
  (page) => blocksOf(page).length > 0,
);
const program = builtProgram();

/** Programs beside the program itself, and what there is of them. */
const systemPath = '/usr/local/bin:/usr/bin:/bin';
const has = (name: string) =>
  spawnSync('/bin/sh', ['-c', `command -v ${name}`], { env: { PATH: systemPath } }).status === 0;

/**
 * `animectl` as a user of a home has it. What would run until somebody ends it is ended as soon as it is there, on a port of its
 * own; what is cut short on purpose has done what it was asked; a tracker's listing is read with no memory of the last time, after which half a minute would have to pass.
 */
function wrapped(file: string): string {
  const held = `const c = require("node:child_process").spawn(process.execPath, process.argv.slice(1), { stdio: ["ignore", "pipe", "inherit"] });
    c.stdout.on("data", (text) => void (/listens on/.test(text) && c.kill("SIGINT"))); c.on("close", (code) => process.exit(code ?? 1));`;
  const run = `exec '${execPath}' '${file}' "$@"`;
  return `#!/bin/sh
case " $* " in
  *" --show-key "*) ${run} ;;
  *" --max-titles "*) '${execPath}' '${file}' "$@" || [ $? = 8 ]; exit ;;
  *" --hdbits "*) XDG_DATA_HOME=$(mktemp -d -p "$HOME") ${run} ;;
esac
case "$1" in
  serve) exec '${execPath}' -e '${held}' '${file}' "$@" --port 0 ;;
  worker) ${run} --exit-when-empty ;;
  *) ${run} ;;
esac
`;
}

/** A home with what pages name: files, settings that lead to servers of this machine, and the program. */
async function newHome() {
  const home = ownFolder();
  const put = (name: string, content: string | Buffer, mode = 0o644) => {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), content);
    chmodSync(join(home, name), mode);
  };
  const titles = await catalogTitles();
  const anilist = await anilistServer(titles, { users: { NAME: ['anilist:1535', 'anilist:16498'] } });
  const mal = await jikanServer(jikanTitles(titles));
  const alien = { id: 348, title: 'Alien', date: '1979-05-25' };
  const tmdb = await tmdbServer({ ...matrix, films: [...matrix.films, alien] });
  const hdbits = await hdbitsServer([hdbitsRow(1), hdbitsRow(2)]);
  const names = [
    '[SubsPlease] Sousou no Frieren - 07 (1080p) [6B7FD717].mkv',
    'The.Matrix.1999.1080p.BluRay.x264-NTb.mkv',
  ];
  const entry =
    '<anime><series_animedb_id>1535</series_animedb_id><series_title>Death Note</series_title><my_status>Completed</my_status></anime>';
  const titlesOfDataSet = [
    {
      license: { name: 'ODbL', url: 'https://example.org' },
      repository: 'https://github.com/manami-project/anime-offline-database',
      lastUpdate: '2026-11-20',
    },
    { sources: ['https://anilist.co/anime/1535'], title: 'Death Note', type: 'TV', episodes: 37, status: 'FINISHED' },
  ];
  put('bin/animectl', wrapped(program()), 0o755);
  put('animelist.xml.gz', gzipSync(`<myanimelist>${entry}</myanimelist>`));
  put(
    'anime-offline-database.jsonl.zst',
    zstd([Buffer.from(titlesOfDataSet.map((one) => `${JSON.stringify(one)}\n`).join(''))]),
  );
  put('list.txt', 'Death Note\nanilist:16498\n');
  put('list.csv', 'title\nDeath Note\n');
  put('watching.txt', 'Death Note\n');
  put('names.txt.gz', gzipSync(names.join('\n')));
  put(`Videos/Anime/${names[0]}`, '');
  put(`films/The Matrix (1999)/${names[1]}`, '');
  for (const folder of ['backup', '.zfunc', '.config/fish/completions', '.local/share/bash-completion/completions'])
    mkdirSync(join(home, folder), { recursive: true });
  put('.config/animectl/warm.txt', 'Death Note\n');
  const settings = {
    order: 'anilist,mal',
    providers: {
      anilist: { url: anilist.url, limit: '6000/60s' },
      mal: { url: `${mal.url}/v4`, limit: '6000/60s' },
      shikimori: { url: 'http://127.0.0.1:9/' },
      kitsu: { url: 'http://127.0.0.1:9/' },
      tmdb: { url: `${tmdb.url}/3`, limit: '6000/60s', token: tmdbKey },
    },
    hdbits: { url: hdbits.url, ...account },
  };
  put('.config/animectl/animectl.json', JSON.stringify(settings), 0o600);
  return { home, mal: `${mal.url}/v4` };
}

/** What stands on a page for what everybody has otherwise. */
async function inPlaceOf(
  text: string,
  { home, mal }: { readonly home: string; readonly mal: string },
): Promise<string> {
  const redis = text.includes('redis://:password@host') ? (await redisServer()).url : '';
  const named = [...new Set(text.match(/postgres:\/\/(?:host|me@localhost)\/\w+/g))];
  const databases = new Map(await Promise.all(named.map(async (one) => [one, await emptyDatabase()] as const)));
  return text
    .replace(/^createdb .*$/gm, '')
    .replaceAll('redis://:password@host', `'${redis}'`)
    .replace(/postgres:\/\/(?:host|me@localhost)\/\w+/g, (one) => `'${databases.get(one)}'`)
    .replaceAll('ANIMECTL_TMDB_TOKEN=...', `ANIMECTL_TMDB_TOKEN=${tmdbKey}`)
    .replaceAll('NODE_EXTRA_CA_CERTS=/etc/ssl/company.pem ', '')
    .replaceAll('http://127.0.0.1:8080/v4', mal)
    .replaceAll('/usr/bin/node /usr/local/bin/animectl', `${home}/bin/animectl`)
    .replaceAll('/usr/local/bin', `${home}/bin`)
    .replace(/\/media\/backup|\/tmp(?=\/news)/g, `${home}/backup`);
}

/** A crontab as cron runs it: the lines' commands, each with nothing but what the table itself sets. A bare `%` is a new line. */
function asCronDoes(table: string): string {
  const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
  const lines = table.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const settings = lines.filter((line) => /^[A-Z_]+=/.test(line));
  const commands = lines.flatMap((line) => /^(?:\S+\s+){5}(?<command>.*)$/.exec(line)?.groups?.command ?? []);
  const env = ['HOME="$HOME"', 'PATH=/usr/bin:/bin', ...settings.map(quoted)].join(' ');
  return commands
    .map((command) => command.replace(/(?<!\\)%.*/s, '').replaceAll('\\%', '%'))
    .map((command) => `env -i ${env} /bin/sh -c ${quoted(command)}`)
    .join('\n');
}

describe('what pages tell people to run', () => {
  it('is not little', () => expect(pages.length).toBeGreaterThan(8));

  it.for(cases(['README.md'], pages))('works: %s', async (page, { skip }) => {
    const blocks = blocksOf(page);
    const text = blocks.map(({ language, code }) => (language === 'sh' ? code : asCronDoes(code))).join('\n');
    const lacking = ['jq', 'sqlite3'].filter((name) => text.includes(`${name} `) && !has(name));
    if (text.includes('redis://') && !hasRedis) lacking.push('redis-server');
    if (text.includes('postgres://') && !hasPostgres) lacking.push('PostgreSQL');
    if (lacking.length > 0) skip(`not on this machine: ${lacking.join(', ')}`);
    const world = await newHome();
    const env = { HOME: world.home, PATH: `${join(world.home, 'bin')}:${systemPath}`, LANG: 'C.UTF-8' };
    // What a later Node warns of, this one does if it is asked to.
    Object.assign(env, { NODE_OPTIONS: '--pending-deprecation' });
    const before = 'animectl --quiet "Attack on Titan" > /dev/null';
    const script = await inPlaceOf(`${before}\n${text}`, world);
    const { code, said } = await new Promise<{ readonly code: unknown; readonly said: string }>((done) =>
      execFile('/bin/sh', ['-ex', '-c', script], { cwd: world.home, env }, (error, stdout, stderr) =>
        done({ code: error?.code ?? 0, said: `${stdout.slice(-2000)}\n${stderr.slice(-3000)}` }),
      ),
    );
    expect(code, said).toBe(0);
    // Of proxies Node 22 says itself that they are new to it.
    expect(said.replace(/.*UNDICI-EHPA.*/g, '')).not.toMatch(/is a bug|not found|Warning:/);
  });
});
