// Runs the built program, says as JSON which chunks of it that took, and keeps what V8 made of it, with the functions that were
// called: `node prime.js DIST FOLDER URL WHAT`. FOLDER holds settings and data, URL is an AniList to ask, WHAT one of those below.
// A process of its own, so that nothing else has run in it.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import Sqlite from 'better-sqlite3';
import { codes, compiled } from '../../bin/compiled.js';

const title = 'Attack on Titan';
const offline = [
  ['show', title, '--offline'],
  ['show', 'anilist:16498', '--offline'],
  ['search', title, '--offline'],
];
const franchises = [['franchise', title], [title], ['franchise', title, '--json']];
const titles = ['show', 'search', 'relations'].map((command) => [command, title]);
const asked = [
  ['franchise', title, '--refresh'],
  ['library', 'list'],
];
/** A Redis in which nothing is kept, and which lets everything be done: one answer for each command. Resolves to its address. */
async function emptyRedis() {
  const answers = { config: '*0', hget: '$-1', eval: ':1', info: '$0\r\n' };
  const server = createServer((socket) =>
    socket.on('data', (bytes) => {
      for (const [, words, name] of bytes.toString('latin1').matchAll(/\*(\d+)\r\n\$\d+\r\n([a-z]+)\r\n/g)) {
        const values = Number(words) - 1;
        const answer = name === 'mget' ? [`*${values}`, ...Array(values).fill('$-1')].join('\r\n') : answers[name];
        socket.write(`${answer ?? '+OK'}\r\n`);
      }
    }),
  ).unref();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `redis://127.0.0.1:${server.address().port}`;
}

/** Which words are run, with nothing known before or after what has been run earlier, and of which file the code is kept. */
const all = {
  start: { before: [['--help']], after: [], file: 'main.cjs', code: codes.start },
  network: { before: [], after: asked, file: 'rest.cjs', code: codes.command },
  cached: { before: [], after: franchises, file: 'main.cjs', code: codes.command },
  titles: { before: [], after: titles, file: 'main.cjs', code: codes.titles },
  // Made anew, kept, and given again.
  offline: {
    before: offline,
    after: [...offline, ...offline, ...offline],
    anew: true,
    file: 'main.cjs',
    code: codes.offline,
  },
  redis: { before: [], after: [['franchise', title]], file: 'redis.cjs', code: codes.command, far: true },
};

/** What was written just now is read with more care: what is kept is of a run some time afterwards. */
const laterMs = 60_000;

const [dist, folder, url, what] = process.argv.slice(2);
const { before, after, file, code, far, anew } = all[what];
const cache = far && { ANIMECTL_CACHE: await emptyRedis() };
if (anew) {
  const state = new Sqlite(join(folder, 'state.sqlite'));
  state.exec(`DELETE FROM cache WHERE key LIKE 'here %'`);
  state.close();
}
const nowhere = { write: (_, done) => done?.() ?? true, on() {}, once() {}, isTTY: false };
const { exports, scripts, chunks } = compiled(join(dist, 'main.cjs'));
exports.envPaths('animectl', { suffix: '' });

for (const [place, words] of [
  // A place of this run's own: the first answer there is saved, and kept.
  ...before.map((one) => [join(folder, `nothing-${process.pid}`), one]),
  ...after.map((one) => [far ? join(folder, 'far') : folder, one]),
]) {
  const said = [];
  const code = await exports.main(words, {
    stdout: nowhere,
    stderr: { ...nowhere, write: (text) => void said.push(text) },
    env: words.includes('--offline') ? {} : { ANIMECTL_PROVIDERS: 'anilist', ANIMECTL_ANILIST_URL: url, ...cache },
    folders: { config: place, data: place },
    clock: { now: () => Date.now() + laterMs, sleep: async () => {} },
    random: Math.random,
    signal: new AbortController().signal,
    version: '',
    host: { name: '', process: { name: 'here:1', isGone: () => false } },
  });
  if (code !== 0) throw new Error(`animectl ${words.join(' ')} ended with ${code}: ${said.join('')}`);
}
process.stdout.write(JSON.stringify(chunks()));
const script = scripts.get(join(dist, file));
if (script) writeFileSync(join(dist, `${file}${code}`), script.createCachedData());
