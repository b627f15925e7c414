import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import Database from 'better-sqlite3';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { compared, readReport } from '../src/bench/compare.ts';
import { runScenarios } from '../src/bench/run.ts';
import type { Scenario } from '../src/bench/scenario.ts';
import type { Io } from '../src/cli/io.ts';
import { createProgram } from '../src/cli/program.ts';
import { refOf } from '../src/model/ref.ts';
import type { Title } from '../src/model/title.ts';
import { anilistServer, type Fault } from './helpers/anilist-server.ts';
import { instantClock } from './helpers/clock.ts';
import { faultyServer } from './helpers/faulty-server.ts';
import { titleOf } from './helpers/franchise.ts';
import { account, hdbitsRow, hdbitsServer } from './helpers/hdbits-server.ts';
import { lines, newWorld, type World, type WorldOptions } from './helpers/io.ts';
import { jikanServer, jikanTitles } from './helpers/jikan-server.ts';
import { hasRedis, redisServer } from './helpers/redis-server.ts';
import { sink } from './helpers/sink.ts';
import { tmdbKey, tmdbServer } from './helpers/tmdb-server.ts';

const folder = join(import.meta.dirname, '../docs/json');
const ending = '.schema.json';
const names = readdirSync(folder)
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length));
const schemas = new Map(names.map((name) => [name, JSON.parse(readFileSync(join(folder, name + ending), 'utf8'))]));

const ajv = new Ajv2020({
  strict: true,
  allErrors: true,
  schemas: [...schemas.values()],
  formats: {
    'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
    uri: (text: string) => URL.canParse(text),
  },
});

/** What a schema says against a document; nothing where it fits. */
function faultsOf(name: string, document: unknown): readonly string[] {
  const validate: ValidateFunction | undefined = ajv.getSchema(schemas.get(name)?.$id);
  if (!validate) throw new Error(`there is no docs/json/${name}${ending}`);
  if (validate(document)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** A few titles that show everything which a title can have, and everything that can be odd. */
const titles: readonly Title[] = [
  titleOf(1, {
    ids: { anilist: 1, mal: 101 },
    title: 'Arufa',
    english: 'Alpha',
    native: 'アルファ',
    synonyms: ['Al'],
    format: 'TV',
    status: 'FINISHED',
    episodes: 12,
    durationMinutes: 24,
    startDate: '2013-04-07',
    endDate: '2013-06-30',
    year: 2013,
    season: 'SPRING',
    adult: false,
    popularity: 5000,
    relations: [
      { type: 'SEQUEL', to: 'anilist:2' },
      { type: 'SIDE_STORY', to: 'anilist:3' },
      { type: 'CHARACTER', to: 'anilist:4' },
      { type: 'SIDE_STORY', to: 'anilist:99' },
    ],
  }),
  titleOf(2, {
    ids: { anilist: 2, mal: 102 },
    title: 'Alpha 2',
    format: 'TV',
    status: 'NOT_YET_RELEASED',
    startDate: '2027',
    relations: [{ type: 'PREQUEL', to: 'anilist:1' }],
  }),
  titleOf(3, {
    title: 'Alpha Song',
    format: 'MUSIC',
    status: 'FINISHED',
    durationMinutes: 4,
    startDate: '2014-01',
    relations: [{ type: 'PARENT', to: 'anilist:1' }],
  }),
  titleOf(4, { title: 'Omega', relations: [{ type: 'CHARACTER', to: 'anilist:1' }] }),
  titleOf(5, { title: 'Twins', format: 'TV', year: 2001, relations: [] }),
  titleOf(6, { title: 'Twins', format: 'TV', year: 2001, relations: [] }),
];

/** A franchise that takes several requests and is in no catalogue. */
const seasons: readonly Title[] = [1, 2, 3, 4, 5].map((n) =>
  titleOf(900_000 + n, {
    relations: [
      ...(n > 1 ? [{ type: 'PREQUEL', to: refOf('anilist', 900_000 + n - 1) } as const] : []),
      ...(n < 5 ? [{ type: 'SEQUEL', to: refOf('anilist', 900_000 + n + 1) } as const] : []),
    ],
  }),
);
const closing = () => anilistServer(seasons, { faults: [undefined, ...Array<Fault>(9).fill('outage')] });

/** Two franchises, and a film that is a side story of both. */
const bridged: readonly Title[] = [
  ...[11, 21].flatMap((first) =>
    [0, 1, 2, 3].map((n) =>
      titleOf(first + n, {
        title: `${first === 11 ? 'Robo' : 'Devil'} ${n}`,
        relations: [
          ...(n > 0 ? [{ type: 'PREQUEL', to: `anilist:${first + n - 1}` } as const] : []),
          ...(n < 3 ? [{ type: 'SEQUEL', to: `anilist:${first + n + 1}` } as const] : []),
          ...(n === 0 ? [{ type: 'SIDE_STORY', to: 'anilist:30' } as const] : []),
        ],
      }),
    ),
  ),
  titleOf(30, {
    title: 'Robo vs. Devil',
    relations: [
      { type: 'PARENT', to: 'anilist:11' },
      { type: 'PARENT', to: 'anilist:21' },
    ],
  }),
];

/** With every figure that there can be. */
const measured: Scenario = {
  name: 'nothing',
  about: 'Does nothing.',
  async *run() {
    const held = { figure: 'requests', value: 4, bar: { atMost: 5 } };
    const counted = { requests: 4, statements: 3, rows: 66, throttled: 0, peakBytes: 1024, counts: { modules: 9 } };
    yield { name: 'once', timesMs: [3], held: [held, { ...held, bar: { atLeast: 5 } }], ...counted };
    yield { name: 'often', timesMs: [3, 3, 3, 3, 3, 900] };
    throw new Error('it came to nothing');
  },
};

interface Machine {
  readonly world: World;
  /** Documents that a run printed, one or several. */
  json(words: readonly string[], options?: WorldOptions): Promise<readonly unknown[]>;
  /** The same of a run that prints one a line. */
  ndjson(words: readonly string[], options?: WorldOptions): Promise<readonly unknown[]>;
}

async function machine(all: readonly Title[] = titles, mal = ''): Promise<Machine> {
  const { url } = await anilistServer(all);
  const world = newWorld({ anilist: url, ...(mal && { env: { ANIMECTL_MAL_URL: mal } }) });
  return {
    world,
    json: async (words, options) => documentsIn((await world.run(words, options)).out),
    ndjson: async (words, options) => lines((await world.run(words, options)).out).map((line) => JSON.parse(line)),
  };
}

/** Documents one after the other, as `jq` reads them: each ends with a `}` that begins a line. */
function documentsIn(text: string): readonly unknown[] {
  const parts = text.split(/(?<=^\}\n)/m).filter((part) => part.trim() !== '');
  expect(parts.length).toBeGreaterThan(0);
  return parts.map((part) => JSON.parse(part));
}

/** A tracker with a page of releases, as settings. */
async function hdbitsEnv(): Promise<Readonly<Record<string, string>>> {
  const { url } = await hdbitsServer([hdbitsRow(1), hdbitsRow(2), {}]);
  const { username, passkey } = account;
  return { ANIMECTL_HDBITS_URL: url, ANIMECTL_HDBITS_USERNAME: username, ANIMECTL_HDBITS_PASSKEY: passkey };
}

/** Releases of one group in two categories, as rows of a list. */
const releaseRows = [
  '{"name":"A.2024.1080p.WEB.h264-GRP","id":1,"published":"2024-03-05","seeders":4,"completions":9,"internal":true}',
  '{"name":"B.2024.REPACK.1080p.WEB.h264-GRP-RP","id":2,"nuked":true}',
  'The.Lantern.S01E02.720p.HDTV.x264-Grp',
].join('\n');

const sql = (file: string, text: string): void => {
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  db.exec(text);
  db.close();
};

const offline = ['--offline', 'franchise', 'anilist:16498'];

/** What the program really prints, by the schema that it is to fit. */
const printed: Readonly<Record<string, () => Promise<readonly unknown[]>>> = {
  async franchise() {
    const mal = await jikanServer(jikanTitles(titles));
    const { json } = await machine(titles, `${mal.url}/v4`);
    const everybody = ['franchise', 'anilist:1', '--json', '--provider', 'all'];
    const found = [
      ...(await json(['seen', 'anilist:3', '--json'])).slice(1),
      ...(await json(['franchise', 'Alpha', '--json'])),
      ...(await json(['franchise', 'Alpha', '--json', '--unseen'])),
      ...(await json(['franchise', 'anilist:1', 'anilist:5', '--json'])),
      ...(await json(['franchise', 'anilist:1', '--json', '--enrich', '--refresh'])),
      ...(await json(everybody, { env: { ANIMECTL_PROVIDERS: 'anilist,mal' } })),
      ...(await json([...everybody, '--refresh'], { env: { ANIMECTL_PROVIDERS: 'anilist,kitsu' } })),
      ...(await json(['franchise', 'anilist:1', '--json', '--skip', 'music', '--depth', '1', '--refresh'])),
      ...(await json(['franchise', 'anilist:1', '--json', '--max-titles', '1', '--refresh'])),
      ...(await json([...offline, '--json', '--order', 'story'])),
    ];
    const { url } = await closing();
    const half = await newWorld({ anilist: url }).run(['franchise', 'anilist:900001', '--json']);
    return [...found, ...documentsIn(half.out)];
  },
  async 'franchise-events'() {
    const { ndjson } = await machine();
    const busy = await anilistServer(titles, { faults: ['429'] });
    const [down, half] = [await anilistServer(titles, { always: 'outage' }), await closing()];
    const without = await anilistServer(titles.slice(1));
    const as = ['--format', 'ndjson'];
    return [
      ...(await ndjson(['franchise', 'Alpha', ...as])),
      ...(await ndjson(['franchise', 'Twins', '--strict', ...as])),
      ...(await ndjson(['franchise', 'anilist:999', ...as])),
      ...(await ndjson(['franchise', 'Alpha', ...as, '--db', '/proc/self/nowhere/a.sqlite'])),
      ...(await ndjson(['franchise', 'Attack on Titan', '--offline', ...as, '--db', '/proc/self/nowhere/a.sqlite'])),
      ...(await ndjson(['franchise', 'anilist:1', '--refresh', ...as], { anilist: busy.url })),
      ...(await ndjson(['franchise', 'anilist:1', '--refresh', ...as], { anilist: without.url })),
      ...(await ndjson(['franchise', 'Attack on Titan', ...as], { anilist: down.url })),
      ...(await (await machine(seasons)).ndjson(['franchise', 'anilist:900001', ...as], { anilist: half.url })),
    ];
  },
  async 'franchise-plan'() {
    const { json, world } = await machine();
    await world.run(['franchise', 'Alpha']);
    return json(['franchise', 'Alpha', 'anilist:5', 'Nobody knows this', '--dry-run', '--json']);
  },
  async explanation() {
    const { json, world } = await machine();
    const why = (ref: string, ...more: readonly string[]) =>
      json(['franchise', 'anilist:1', '--explain', ref, '--json', ...more]);
    const found = [
      ...(await why('anilist:1')),
      ...(await why('mal:102')),
      ...(await why('anilist:3')),
      ...(await why('anilist:4')),
      ...(await why('anilist:5')),
      ...(await why('anilist:99')),
      ...(await why('anilist:2', '--depth', '0')),
    ];
    await world.run(['cut', 'anilist:1', 'anilist:2']);
    return [...found, ...(await why('anilist:2'))];
  },
  async relations() {
    const { json } = await machine();
    return [
      ...(await json(['relations', 'anilist:1', '--json'])),
      ...(await json(['relations', 'anilist:1', '--detailed', '--json'])),
      ...(await json(['--offline', 'relations', 'Attack on Titan', '--detailed', '--json'])),
    ];
  },
  async show() {
    const { json } = await machine();
    return [
      ...(await json(['show', 'anilist:1', '--json'])),
      ...(await json(['show', 'anilist:4', '--json'])),
      ...(await json(['seen', 'anilist:1', '--json'])).slice(1),
      ...(await json(['show', 'anilist:1', '--json'])),
      ...(await json(['--offline', 'show', 'Attack on Titan', '--json'])),
    ];
  },
  async search() {
    const { json } = await machine();
    return [
      ...(await json(['search', 'alpha', '--json'])),
      ...(await json(['--offline', 'search', 'titan', '--json'])),
    ];
  },
  async 'title-line'() {
    const { ndjson } = await machine();
    const as = ['--format', 'ndjson'];
    return [
      ...(await ndjson(['relations', 'anilist:1', ...as])),
      ...(await ndjson(['relations', 'anilist:1', '--detailed', ...as])),
      ...(await ndjson(['show', 'anilist:1', ...as])),
      ...(await ndjson(['search', 'alpha', ...as])),
    ];
  },
  async import() {
    const { json, world } = await machine();
    const down = await anilistServer(titles, { always: 'outage' });
    return [
      ...(await json(['import', 'anilist:1', 'Twins', 'anilist:999', 'Nobody knows this', '--json'])),
      ...(await json(['import', 'anilist:4', 'anilist:1', '--franchise', '--max-requests', '1', '--json'])),
      ...documentsIn((await world.run(['import', 'anilist:77', '--json'], { anilist: down.url })).out),
    ];
  },
  async 'import-reject'() {
    const { world } = await machine();
    const [list, rejects] = [join(world.folder, 'list.csv'), join(world.folder, 'rejects.ndjson')];
    writeFileSync(list, 'title,anilist_id\nTwins,\n,999\n,\nAlpha,1\n');
    await world.run(['import', '--file', list, 'Twins', 'anilist:998', '--rejects', rejects]);
    return lines(readFileSync(rejects, 'utf8')).map((line) => JSON.parse(line));
  },
  async 'import-jobs'() {
    const { world, json } = await machine();
    const none = await json(['import', '--list-jobs', '--json']);
    await world.run(['import', 'anilist:1', 'anilist:999']);
    return [...none, ...(await json(['import', '--list-jobs', '--json']))];
  },
  async 'import-explanation'() {
    const { world, json } = await machine();
    await world.run(['import', 'anilist:1', 'Twins', 'Nobody knows this']);
    return [
      ...(await json(['import', '--explain', '1', '--json'])),
      ...(await json(['import', '--explain', '2', '--json'])),
      ...(await json(['import', '--explain', '1:3', '--json'])),
    ];
  },
  async 'import-plan'() {
    const { world, json } = await machine();
    await world.run(['import', 'anilist:1']);
    return json(['import', 'anilist:1', 'Twins', 'mal:5', '--dry-run', '--json']);
  },
  async 'cache-stats'() {
    const { world, json } = await machine();
    const before = await json(['cache', 'stats', '--json']);
    await world.run(['franchise', 'anilist:1']);
    const down = await anilistServer(titles, { always: 'outage' });
    await world.run(['franchise', 'anilist:1', '--refresh'], { anilist: down.url });
    return [...before, ...(await json(['cache', 'stats', '--json'], { anilist: down.url }))];
  },
  async 'cache-clear'() {
    const { world, json } = await machine();
    await world.run(['franchise', 'anilist:1']);
    return [
      ...(await json(['cache', 'clear', '--tier', 'basic', '--json'])),
      ...(await json(['cache', 'clear', '--json'])),
    ];
  },
  'cache-prune': async () => (await machine()).json(['cache', 'prune', '--json']),
  async 'cache-warm'() {
    const { json } = await machine();
    return json(['cache', 'warm', 'anilist:1', 'anilist:999', '--json']);
  },
  async 'db-info'() {
    const { world, json } = await machine();
    await world.run(['cut', 'anilist:1', 'anilist:2']);
    const empty = await json(['db', 'info', '--json']);
    await world.run(['import', 'anilist:1', 'anilist:4']);
    return [...empty, ...(await json(['db', 'info', '--json']))];
  },
  async 'db-check'() {
    const { world, json } = await machine();
    await world.run(['import', 'anilist:1', 'anilist:3']);
    sql(world.db, `DELETE FROM relation WHERE stated = 0; INSERT INTO external_id VALUES (4711, 'kitsu', 'kitsu:7')`);
    return json(['db', 'check', '--json']);
  },
  async 'db-disagreements'() {
    const { world, json } = await machine();
    await world.run(['import', 'anilist:1', 'anilist:2']);
    sql(
      world.db,
      `INSERT INTO relation (from_id, to_id, type, stated, provider)
       SELECT a.id, b.id, 'OTHER', 1, 'mal' FROM title a, title b WHERE a.ref = 'anilist:1' AND b.ref = 'anilist:2'`,
    );
    return json(['db', 'check', '--disagreements', '--json']);
  },
  async 'db-bridges'() {
    const { world, json } = await machine(bridged);
    await world.run(['franchise', 'anilist:11']);
    return json(['db', 'bridges', '--json']);
  },
  async 'db-export'() {
    const { world, ndjson } = await machine();
    await world.run(['franchise', 'anilist:1', '--enrich']);
    return ndjson(['db', 'export']);
  },
  async 'db-vacuum'() {
    const { world, json } = await machine();
    await world.run(['import', 'anilist:1']);
    return json(['db', 'vacuum', '--json']);
  },
  async 'db-copy'() {
    const { world, json } = await machine();
    await world.run(['import', 'anilist:1']);
    const at = (name: string) => join(world.folder, 'data', name);
    return json(['db', 'copy', at('animectl.sqlite'), at('copy.sqlite'), '--json']);
  },
  async 'db-migrate'() {
    const { world, json } = await machine();
    const file = join(world.folder, 'old.db');
    sql(file, readFileSync(join(import.meta.dirname, 'fixtures/schema-1.sql'), 'utf8'));
    const migrate = ['--db', file, 'db', 'migrate', '--json'];
    return [...(await json([...migrate, '--dry-run'])), ...(await json(migrate)), ...(await json(migrate))];
  },
  async cuts() {
    const { world, json } = await machine();
    await world.run(['cut', 'anilist:1', 'anilist:2', '--reason', 'a crossover']);
    await world.run(['cut', 'anilist:1', 'anilist:3']);
    return [...(await json(['cut', '--list', '--json'])), ...(await json(['cut', '--list', '--known', '--json']))];
  },
  async joins() {
    const { world, json } = await machine();
    await world.run(['join', 'anilist:1', 'anilist:4', 'SPIN_OFF']);
    return json(['join', '--list', '--json']);
  },
  async decisions() {
    const { world, json } = await machine();
    await world.run(['join', 'anilist:1', 'anilist:4', 'SPIN_OFF']);
    await world.run(['cut', 'anilist:1', 'anilist:2']);
    return json(['cut', '--export', '-']);
  },
  async bench() {
    const io = { clock: instantClock(), env: {}, host: { name: 'Node 20 test' }, version: '1.2.3' };
    const world = { ...io, signal: new AbortController().signal } as unknown as Io;
    const report = await runScenarios([measured], world, { quick: true, say: () => undefined });
    const again = compared(report, readReport(JSON.stringify({ ...report, quick: false }))!);
    return [report, again, ...(await (await machine()).json(['bench', 'start-up', '--quick', '--json']))];
  },
  async 'bench-scenarios'() {
    return (await machine()).json(['bench', '--list', '--json']);
  },
  async doctor() {
    const { world, json } = await machine();
    const down = await anilistServer(titles, { always: 'outage', headers: { 'x-ratelimit-limit': '20' } });
    const before = await json(['doctor', '--json']);
    await world.run(['franchise', 'anilist:1']);
    await world.run(['franchise', 'anilist:1', '--refresh'], { anilist: down.url });
    writeFileSync(join(world.folder, 'data', 'state.sqlite'), 'nonsense');
    const films = { ANIMECTL_TMDB_TOKEN: tmdbKey, ANIMECTL_TMDB_LIMIT: '6000/60s' };
    const env = { ANIMECTL_TIMEOUT: 'soon', ANIMECTL_CACHE: 'redis://127.0.0.1:9/', ANIMECTL_ANILIST_TOKEN: 'secret' };
    return [
      ...before,
      ...(await json(['doctor', '--json'], { anilist: down.url })),
      ...(await json(['doctor', '--json'], { env })),
      ...(await json(['doctor', '--json'], { env: { ...films, ANIMECTL_TMDB_URL: `${(await tmdbServer()).url}/3` } })),
      ...(await json(['--db', ':memory:', 'doctor', '--offline', '--json'])),
    ];
  },
  async catalog() {
    const { json } = await machine();
    return json(['catalog', 'list', '--json']);
  },
  async 'release-names'() {
    const names = ['The.Quiet.Harbour.2016.REPACK.Extended.Cut.2160p.UHD.BluRay.REMUX.GERMAN.x265-SPARKS-RP', 'x'];
    const more = ['[Zed] Kumo - 07v2 (1080p) [6B7FD717].mkv', 'The.Lantern.2014.06.02.720p.HDTV.x264-GRP'];
    const { json } = await machine();
    const words = ['releases', 'parse', '--json'];
    return [
      ...(await json([...words, ...names, ...more])),
      ...(await json([...words, '--as', 'film', 'A.2016.1080p'])),
      ...(await json([...words, '-'], { stdin: '\n' })),
    ];
  },
  async 'release-analysis'() {
    const { json } = await machine();
    return [
      ...(await json(['releases', 'analyze', '-', '--json'], { stdin: `x\n${releaseRows}` })),
      ...(await json(['releases', 'analyze', '-', '--json'], { stdin: releaseRows })),
      ...(await json(['releases', 'analyze', '--json', 'x'])),
      ...(await json(['releases', 'analyze', '--hdbits', '--json'], { env: await hdbitsEnv() })),
    ];
  },
  async 'release-groups'() {
    const { json, world } = await machine();
    const before = await json(['releases', 'top', '--json']);
    await world.run(['releases', 'analyze', '-'], { stdin: releaseRows });
    return [...before, ...(await json(['releases', 'top', '--json']))];
  },
  async 'release-group'() {
    const { json, world } = await machine();
    await world.run(['releases', 'analyze', '-'], { stdin: releaseRows });
    return json(['releases', 'group', 'grp', '--json']);
  },
  async seen() {
    const { json } = await machine();
    return [
      ...(await json(['seen', 'anilist:1', '--until', '5', '--json'])),
      ...(await json(['seen', 'anilist:1', '--json'])),
      ...(await json(['seen', 'anilist:1', '--undo', '--json'])),
    ];
  },
  async next() {
    const { json, world } = await machine();
    const none = await json(['next', '--json']);
    await world.run(['franchise', 'anilist:1']);
    await world.run(['seen', 'anilist:1', '--until', '5']);
    return [...none, ...(await json(['next', '--json']))];
  },
  async 'queue-stats'() {
    // Where no redis-server is there, a queue is told of that nobody has used.
    if (!hasRedis) return [{ schema: 1, waiting: 0, delayed: 0, running: 0, failed: 0, jobs: [], schedules: [] }];
    const { url } = await redisServer();
    const { json, world } = await machine();
    const env = { ANIMECTL_QUEUE: url };
    await world.run(['cache', 'warm', '--queue', 'anilist:1', 'anilist:999'], { env });
    await world.run(['watch', 'check', '--queue', '--every', '6h'], { env });
    return json(['queue', 'stats', '--json'], { env });
  },
  async lists() {
    const { json, world } = await machine();
    const none = await json(['lists', '--json']);
    await world.run(['seen', 'anilist:1']);
    await world.run(['import', 'anilist:5', '--list', 'Others']);
    return [
      ...none,
      ...(await json(['lists', 'mine', 'Others', '--json'])),
      ...(await json(['lists', 'remove', 'others', '--json'])),
    ];
  },
  async list() {
    const { json, world } = await machine();
    await world.run(['seen', 'anilist:1', '--until', '5']);
    await world.run(['import', 'anilist:5', '--list', 'Others']);
    return [
      ...(await json(['lists', 'show', 'mine', '--json'])),
      ...(await json(['lists', 'show', 'Others', '--json'])),
    ];
  },
  async library() {
    const films = await tmdbServer();
    const env = { ANIMECTL_TMDB_URL: `${films.url}/3`, ANIMECTL_TMDB_TOKEN: tmdbKey };
    const world = newWorld({ env });
    const json = async (...words: readonly string[]) =>
      JSON.parse((await world.run(['library', ...words, '--json'])).out);
    return [
      await json('list'),
      await json('add', 'tmdb:603', '--root', '/films', '--tag', 'neo', '--whole'),
      await json('remove', 'tmdb:604'),
      await json('list'),
    ];
  },
  async watch() {
    const { json } = await machine();
    return [
      ...(await json(['watch', 'list', '--json'])),
      ...(await json(['watch', 'add', 'anilist:1', '--json'])),
      ...(await json(['watch', 'check', '--json'])).slice(1),
      ...(await json(['watch', 'list', '--json'])),
      ...(await json(['watch', 'remove', 'anilist:1', '--json'])),
    ];
  },
  async diff() {
    const old = titles.filter(({ ref }) => ref !== 'anilist:2').map((media) => ({ ...media, episodes: 13 }));
    const [{ url }, hook] = [await anilistServer(old), await faultyServer({})];
    const { world, json } = await machine();
    const all = await json(['diff', '--json']);
    await world.run(['franchise', 'anilist:1'], { anilist: url });
    await world.clock.sleep(86_400_000);
    const changed = await json(['diff', 'anilist:1', '--json', '--webhook', hook.url]);
    await world.run(['watch', 'add', 'anilist:1']);
    const checked = [...(await json(['watch', 'check', '--json'])), ...(await json(['watch', 'check', '--json']))];
    return [
      ...all,
      ...changed,
      ...checked,
      ...(await json(['diff', '--json'])),
      ...hook.asked.map(({ body }) => JSON.parse(body)),
    ];
  },
};

/** Which schemas say what a command prints with `--json`. */
const ofCommand: Readonly<Record<string, readonly string[]>> = {
  franchise: ['franchise', 'franchise-events', 'franchise-plan', 'explanation'],
  relations: ['relations', 'title-line'],
  search: ['search', 'title-line'],
  show: ['show', 'title-line'],
  import: ['import', 'import-plan', 'import-explanation', 'import-jobs', 'import-reject'],
  cut: ['cuts', 'decisions'],
  join: ['joins', 'decisions'],
  diff: ['diff'],
  'releases parse': ['release-names'],
  'releases analyze': ['release-analysis'],
  'releases top': ['release-groups'],
  'releases group': ['release-group'],
  seen: ['seen'],
  next: ['next'],
  'queue stats': ['queue-stats'],
  'lists all': ['lists'],
  'lists show': ['list'],
  'lists mine': ['lists'],
  'lists remove': ['lists'],
  'library add': ['library'],
  'library list': ['library'],
  'library remove': ['library'],
  'watch add': ['watch'],
  'watch list': ['watch'],
  'watch remove': ['watch'],
  'watch check': ['diff'],
  'catalog list': ['catalog'],
  'cache stats': ['cache-stats'],
  'cache clear': ['cache-clear'],
  'cache prune': ['cache-prune'],
  'cache warm': ['cache-warm'],
  'db info': ['db-info'],
  'db check': ['db-check', 'db-disagreements'],
  'db bridges': ['db-bridges'],
  'db vacuum': ['db-vacuum'],
  'db copy': ['db-copy'],
  'db migrate': ['db-migrate'],
  doctor: ['doctor'],
  bench: ['bench', 'bench-scenarios'],
};

/** Documents of a line each have no room for a version. */
const lineByLine = ['franchise-events', 'title-line', 'import-reject', 'db-export'];

describe('what is printed as JSON', () => {
  it.each(names.filter((name) => name !== 'shared'))('fits %s', async (name) => {
    const documents = (await printed[name]?.()) ?? [];
    expect(documents.length, 'documents').toBeGreaterThan(0);
    for (const document of documents) expect(faultsOf(name, document), JSON.stringify(document, null, 2)).toEqual([]);
    const form = schemas.get(name)?.properties?.schema?.const;
    if (!lineByLine.includes(name))
      expect(documents).toEqual(documents.map(() => expect.objectContaining({ schema: form })));
  });

  it('says everything that a run can say', async () => {
    const events = schemas.get('franchise-events').oneOf as readonly { properties: { type: { const: string } } }[];
    const said = (await printed['franchise-events']?.()) as readonly { readonly type: string }[];
    expect([...new Set(said.map(({ type }) => type))].sort()).toEqual(
      events.map(({ properties }) => properties.type.const).sort(),
    );
  });

  it('says whom it could not hear', async () => {
    const documents = (await printed.franchise?.()) as readonly { readonly unheard?: readonly string[] }[];
    expect(documents.filter(({ unheard }) => unheard !== undefined)).toMatchObject([{ unheard: ['kitsu'] }]);
  });

  it('is described for every command', () => {
    const io = { stdout: sink(), stderr: sink(), version: '1.2.3' };
    const withJson = commandsOf(createProgram(async () => undefined, io)).filter(({ options }) =>
      options.includes('--json'),
    );
    expect(withJson.map(({ words }) => words).sort()).toEqual(Object.keys(ofCommand).sort());
    expect([...new Set([...Object.values(ofCommand).flat(), 'db-export', 'shared'])].sort()).toEqual([...names].sort());
  });
});

function commandsOf(
  command: Command,
  words: readonly string[] = [],
): readonly { words: string; options: readonly string[] }[] {
  const inner = command.commands.flatMap((one) => commandsOf(one, [...words, one.name()]));
  return [{ words: words.join(' '), options: command.options.map(({ long }) => long ?? '') }, ...inner];
}

describe('every schema', () => {
  it.each(names)('%s says of every field what it is', (name) => {
    const nameless: string[] = [];
    const look = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { properties = {} } = schema as { readonly properties?: Readonly<Record<string, unknown>> };
      for (const [field, one] of Object.entries(properties)) if (!descriptionOf(one)) nameless.push(`${path}.${field}`);
      for (const [key, one] of Object.entries(schema)) look(one, `${path}.${key}`);
    };
    look(schemas.get(name), name);
    expect(nameless).toEqual([]);
  });

  it.each(names.filter((name) => name !== 'shared'))('%s takes no field that it does not name', (name) => {
    const { properties = {}, ...rest } = schemas.get(name);
    expect(['additionalProperties', 'unevaluatedProperties', 'oneOf'].some((key) => key in rest)).toBe(true);
    expect(rest.title).toContain('animectl ');
    expect('schema' in properties).toBe(!lineByLine.includes(name));
  });

  it('is in the list of them', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    expect(names.filter((name) => !readme.includes(`(${name}${ending})`))).toEqual([]);
    const linked = [...readme.matchAll(/\((\S+\.schema\.json)\)/g)].map(([, file = '']) => file);
    expect(linked.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  });
});

/** Its own, or that of what it refers to. */
function descriptionOf(schema: unknown): unknown {
  const { description, $ref = '' } = schema as { readonly description?: string; readonly $ref?: string };
  const [file, path = ''] = $ref.split('#');
  const shared = file?.startsWith('shared') ? schemas.get('shared').$defs[path.replace('/$defs/', '')] : undefined;
  return description ?? shared?.description;
}
