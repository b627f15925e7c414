import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Source, sourcesIn } from './helpers/source.ts';

/**
 * The architecture: who may import whom inside src, besides its own folder. `model` means any file of that folder,
 * `http/http.ts` that one. A file that others may import although the rest of its folder is closed to them is a
 * contract: it says what a part can do and not how.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  // Words that everything shares: titles, refs, relations, policy, events, queries. Imports nothing, so that everybody can import it.
  model: [],
  // What our two SQLite files have in common: connections, making a file, waiting for another writer.
  sqlite: ['model'],
  // What all that is on a PostgreSQL server has in common: connections, what failures mean, transactions that are repeated.
  postgres: ['model'],
  // Flags, environment and settings file into one frozen value.
  config: ['model', 'cache/cache.ts', 'providers/registry.ts'],
  // The way out: pace, retries, time-outs, and what is to be made of an answer.
  http: ['model', 'state/state.ts'],
  // A folder a source of titles: what to ask and how to read the answer, never how to get there.
  providers: ['model', 'http/http.ts'],
  // Places that list releases: what to ask and how to read the answer, never how to get there.
  trackers: ['model', 'http/http.ts', 'releases/sighting.ts'],
  // Raw answers, on disk and in memory.
  cache: ['model', 'state/figures.ts', 'state/redis/connection.ts', 'state/sqlite/entries.ts', 'state/state.ts'],
  // What runs share: budgets, outages, flights, leases, counters.
  state: ['model', 'postgres', 'sqlite'],
  // The database. Takes what a run says and keeps it.
  store: ['model', 'postgres', 'sqlite', 'providers/registry.ts', 'releases'],
  // Where titles come from: providers with their cache, what is stored, what is bundled.
  lookup: [
    'model',
    'cache/cache.ts',
    'http/breaker.ts',
    'http/http.ts',
    'http/level-limit.ts',
    'http/single-flight.ts',
    'http/concurrency.ts',
    'providers/provider.ts',
    'store/database.ts',
  ],
  // What words mean: which title a query is about.
  match: ['model'],
  // The walk over relations, round by round, and what it comes to.
  crawl: ['model', 'store/database.ts'],
  // Pure: what the names of releases say, and what groups are worth.
  releases: ['model'],
  // Pure: what is made of a crawl. Orders, roles, the document.
  franchise: ['model'],
  // Lists and data sets in, titles asked for in batches and saved, a job that can go on.
  import: ['model', 'match', 'releases', 'store/database.ts', 'store/jobs.ts'],
  // Events and documents in, text out.
  report: ['model', 'franchise', 'providers/registry.ts'],
  // A question in, events out, a document at the end. What commands, the library, a server and a worker share.
  tasks: [
    'model',
    'app',
    'library',
    'store/library.ts',
    'cache/cache.ts',
    'cache/reads.ts',
    'config/config.ts',
    'crawl',
    'franchise',
    'import',
    'lookup',
    'match',
    'releases',
    'store/database.ts',
    'report/format/difference.ts',
    'store/basis.ts',
    'store/franchises.ts',
    'store/jobs.ts',
    'store/lists.ts',
    'store/persist.ts',
    'store/releases.ts',
    'trackers',
  ],
  // Jobs for workers: questions as data, put on a queue that machines share, and taken from it.
  queue: ['model', 'postgres'],
  // Answers a queue's questions by tasks.
  worker: ['model', 'app/app.ts', 'queue/queue.ts', 'tasks'],
  // What is measured, and how a collector reads it.
  metrics: ['model', 'app/reach.ts', 'app/tracker.ts'],
  // Pure: what is made of films of the library, as programs of Radarr's read them.
  library: ['model', 'releases/parse.ts'],
  // Radarr's API over the library: its requests in, its answers out.
  radarr: ['model', 'app/app.ts', 'library', 'tasks'],
  // Questions over HTTP in; documents, events, pages and feeds out.
  server: [
    'model',
    'app/app.ts',
    'app/runtime.ts',
    'config/config.ts',
    'franchise',
    'mcp/http.ts',
    'mcp/server.ts',
    'metrics',
    'queue',
    'report',
    'store/database.ts',
    'tasks',
    'radarr/handler.ts',
    'sqlite/checkpoint.ts',
  ],
  // Tools for assistants: words in, text and data out, over the Model Context Protocol.
  mcp: ['model', 'app/app.ts', 'config/config.ts', 'franchise', 'report', 'tasks'],
  // Words in, a question out; a document in, text and an exit code out.
  cli: [
    'model',
    'app',
    'bench/bench.ts',
    'config/config.ts',
    'config/secrets.ts',
    'franchise',
    'mcp/stdio.ts',
    'metrics/warm.ts',
    'queue',
    'report',
    'server/key.ts',
    'server/server.ts',
    'tasks',
    'worker/worker.ts',
  ],
  // The composition root: the only room that names adapters.
  app: ['model', 'cache', 'config', 'http', 'lookup', 'providers', 'sqlite', 'state', 'store', 'trackers'],
  // Measures everything, adapters too, and nothing knows of it but the command.
  bench: [
    'model',
    'app',
    'cache',
    'cli/io.ts',
    'config/config.ts',
    'crawl',
    'franchise',
    'http',
    'import',
    'library',
    'lookup',
    'main.ts',
    'match',
    'postgres',
    'providers',
    'queue',
    'releases',
    'report',
    'sqlite',
    'state',
    'store',
  ],
  // main(words, io): the only catch-all.
  'main.ts': [
    'model',
    'app/app.ts',
    'app/runtime.ts',
    'cli',
    'config/config.ts',
    'config/secrets.ts',
    'report/failure.ts',
    'report/live/log.ts',
  ],
  // The public library: hands on what others made.
  'index.ts': ['model', 'animectl.ts', 'crawl', 'franchise', 'match', 'store'],
  // The program without its command line, for other programs.
  'animectl.ts': ['model', 'app/app.ts', 'config/config.ts', 'franchise', 'store/database.ts', 'tasks'],
};

/** Which packages a folder may load. What is not named here nobody loads. */
const mayLoad: Readonly<Record<string, readonly string[]>> = {
  model: ['fastest-levenshtein'],
  library: ['fastest-levenshtein'],
  http: [],
  trackers: [],
  providers: ['zod', 'graphql-request', 'fastest-levenshtein'],
  cache: ['keyv'],
  state: ['better-sqlite3', 'ioredis', 'pg'],
  sqlite: ['better-sqlite3'],
  postgres: ['pg'],
  lookup: ['p-queue'],
  match: ['fastest-levenshtein'],
  import: ['csv-parse', 'fzstd', 'saxes'],
  franchise: [],
  releases: [],
  metrics: ['prom-client'],
  server: ['@hono/node-server', '@hono/zod-openapi', 'feed', 'hono', 'ical-generator'],
  radarr: ['ical-generator'],
  mcp: ['@modelcontextprotocol/server', 'zod'],
  queue: ['bullmq', 'ioredis', 'pg'],
  worker: [],
  store: ['better-sqlite3', 'pg'],
  bench: ['@hono/node-server', 'better-sqlite3', 'csv-stringify', 'graphql', 'hono', 'pg', 'tinybench', 'zod'],
  report: ['chalk', 'cli-progress', 'csv-stringify', 'string-width'],
  cli: ['commander'],
  'main.ts': ['commander', 'env-paths'],
};

/** What the program loads before it knows which command it is. Anything else costs every start. */
const loadedAtOnce: readonly string[] = ['commander', 'env-paths'];

// What is left to do. These lists may only shrink.
/** Functions that are longer, by file and name, and how long they may be. */
const longFunctions: Readonly<Record<string, number>> = {};
const wideContracts: readonly string[] = [];
const knownCircles: readonly string[] = [];
const spokenFlags: readonly string[] = [];
const sameNames: readonly string[] = [];

const all = sourcesIn(join(import.meta.dirname, '../src'));
const byPath = new Map(all.map((source) => [source.path, source]));

/** The folder that a file belongs to; a file beside the folders is its own. */
const partOf = (path: string): string => path.split('/')[0] ?? path;

const edges = all.flatMap(({ path, imports }) =>
  imports.filter((one) => !one.isPackage).map((one) => ({ ...one, from: path })),
);
const packages = all.flatMap(({ path, imports }) =>
  imports
    .filter((one) => one.isPackage && !one.to.startsWith('node:'))
    .map((one) => ({ ...one, from: path, name: one.to.split('/', one.to.startsWith('@') ? 2 : 1).join('/') })),
);

describe('imports', () => {
  it('are of files that exist, by names that can be read here', () => {
    expect(edges.filter(({ to }) => !byPath.has(to)).map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
    expect(packages.filter(({ to }) => to === '(computed)').map(({ from }) => from)).toEqual([]);
  });

  it('flow the way the table says', () => {
    const wrong = edges.filter(({ from, to }) => {
      const [part, target] = [partOf(from), partOf(to)];
      return part !== target && !mayImport[part]?.some((allowed) => allowed === target || allowed === to);
    });
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it('have a row in the table for every part, and no row for what is gone', () => {
    expect(Object.keys(mayImport).sort()).toEqual([...new Set(all.map(({ path }) => partOf(path)))].sort());
    const targets = [...byPath.keys()].flatMap((path) => [path, partOf(path)]);
    expect(
      Object.values(mayImport)
        .flat()
        .filter((target) => !targets.includes(target)),
    ).toEqual([]);
  });

  it('do not reach from one provider into another', () => {
    const folderOf = (path: string) => (path.split('/').length > 2 ? dirname(path).split('/')[1] : undefined);
    const wrong = edges.filter(({ from, to }) => {
      const [own, other] = [folderOf(from), folderOf(to)];
      return partOf(from) === 'providers' && partOf(to) === 'providers' && own && other && own !== other;
    });
    expect(wrong).toEqual([]);
  });

  it('reach what measures the program from its command only, and late', () => {
    const reaching = edges.filter(({ from, to }) => partOf(to) === 'bench' && partOf(from) !== 'bench');
    expect(reaching.map(({ from, how }) => [from, how])).toEqual([['cli/bench/run.ts', 'lazy']]);
  });

  it('run in no circle, those of types and later ones included', () => {
    const wrong = [...byPath.keys()].map(circleFrom).filter((circle) => circle !== undefined);
    expect(wrong.filter((circle) => !knownCircles.some((known) => circle.includes(known)))).toEqual([]);
  });

  it('are of the packages that the table names', () => {
    const wrong = packages.filter(({ from, name }) => !mayLoad[partOf(from)]?.includes(name));
    expect(wrong.map(({ from, name }) => `${from} -> ${name}`)).toEqual([]);
  });

  it('are of packages that a user has', () => {
    const { dependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const known = Object.keys({ ...dependencies, ...optionalDependencies });
    expect(packages.filter(({ name, how }) => how !== 'type' && !known.includes(name))).toEqual([]);
  });

  it('load nothing heavy at the start', () => {
    const loaded = [...startFrom('main.ts')];
    const names = packages.filter(({ from, how }) => how === 'static' && loaded.includes(from)).map(({ name }) => name);
    expect([...new Set(names)].sort()).toEqual(loadedAtOnce);
  });
});

/** A way from a file back to itself, over imports of types and those that come later, too. */
function circleFrom(start: string): string | undefined {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const to of namedBy(way.at(-1)!)) {
      if (to === start) return [...way, to].join(' -> ');
      if (!seen.has(to)) ways.push([...way, to]);
      seen.add(to);
    }
  }
  return undefined;
}

function namedBy(path: string): readonly string[] {
  const imports = byPath.get(path)?.imports ?? [];
  return imports.filter((one) => !one.isPackage).map((one) => one.to);
}

function loadedBy(path: string): readonly string[] {
  const imports = byPath.get(path)?.imports ?? [];
  return imports.filter((one) => !one.isPackage && one.how === 'static').map((one) => one.to);
}

/** All files that are loaded with one. */
function startFrom(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const to of loadedBy(path)) startFrom(to, seen);
  return seen;
}

describe('the code', () => {
  const found = (wrong: (source: Source) => readonly string[]) =>
    all.flatMap((source) => wrong(source).map((what) => `${source.path}: ${what}`));

  it('uses no any, enum, class but errors, default export, export *, namespace or !', () => {
    expect(found(({ oddities }) => oddities)).toEqual([]);
  });

  it('is in files of 250 lines at the most, and mostly far shorter', () => {
    expect(found(({ lines }) => (lines > 250 ? [`${lines} lines`] : []))).toEqual([]);
    expect(median(all.map(({ lines }) => lines))).toBeLessThan(80);
  });

  it('is in functions of 60 lines at the most, with all that is inside them, and mostly far shorter', () => {
    const long = all.flatMap(({ path, functions }) =>
      functions.filter(({ lines }) => lines > 60).map(({ name, lines }) => [`${path} ${name}`, lines] as const),
    );
    expect(long.filter(([name, lines]) => lines > (longFunctions[name] ?? 60))).toEqual([]);
    // What is no longer as long leaves the list.
    expect(Object.keys(longFunctions).filter((name) => !long.some(([one]) => one === name))).toEqual([]);
    expect(median(all.flatMap(({ functions }) => functions.map(({ lines }) => lines)))).toBeLessThan(10);
  });

  it('has contracts of ten members at the most', () => {
    const wide = found(({ interfaces }) =>
      interfaces
        .filter(({ members, calls }) => calls && members > 10)
        .map(({ name, members }) => `${name} has ${members}`),
    );
    expect(wide.filter((one) => !wideContracts.some((known) => one.startsWith(known)))).toEqual([]);
  });

  it('speaks of flags where people read of them only', () => {
    const flags = /(?:^|[\s("`'])--[a-z]/;
    const wrong = all.filter(({ path }) => !['cli', 'report', 'bench', 'main.ts'].includes(partOf(path)));
    const spoken = wrong.flatMap(({ path, strings }) =>
      strings.filter((text) => flags.test(text)).map((text) => `${path}: ${text.trim().slice(0, 80)}`),
    );
    expect(spoken.filter((one) => !spokenFlags.some((known) => one.startsWith(known)))).toEqual([]);
  });

  it('has one meaning for an exported name', () => {
    const places = new Map<string, string[]>();
    // The bench is a program of its own.
    for (const { path, exports } of all.filter((one) => partOf(one.path) !== 'bench'))
      for (const name of exports) places.set(name, [...(places.get(name) ?? []), path]);
    const twice = [...places].filter(([, paths]) => new Set(paths.map(contractOf)).size > 1);
    expect(
      twice.filter(([name]) => !sameNames.includes(name)).map(([name, paths]) => `${name}: ${paths.join(', ')}`),
    ).toEqual([]);
    // What has one meaning now leaves the list.
    expect(sameNames.filter((known) => !twice.some(([name]) => name === known))).toEqual([]);
  });

  it('touches the process nowhere, and the console neither', () => {
    expect(found(({ globals }) => ['process', 'console'].filter((name) => globals.has(name)))).toEqual([]);
    const modules = edges.concat(packages).filter(({ to }) => ['node:process', 'process'].includes(to));
    expect(modules).toEqual([]);
  });

  it('takes time and chance as arguments', () => {
    const calls = /\b(?:Date\.now\(|new Date\(\)|performance\.now\(|Math\.random\(|(?<!\.)setTimeout\(|setInterval\()/g;
    // The third runs in a browser. A socket's own setTimeout says how long it may be silent.
    const allowed = ['model/clock.ts', 'http/deadline.ts', 'report/page/home-script.ts'];
    const wrong = all.filter(({ path }) => !allowed.includes(path)).map(({ path, text }) => [path, text.match(calls)]);
    expect(wrong.filter(([, match]) => match)).toEqual([]);
  });

  it('is named after what it is', () => {
    const names = /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\/|\.ts$)/;
    expect(all.filter(({ path }) => names.test(path)).map(({ path }) => path)).toEqual([]);
    expect(found(({ text }) => text.match(/\b\w+(?:Manager|Service|Impl)\b/g) ?? [])).toEqual([]);
  });
});

/** Engines of one contract have the same names in the same places: `state/sqlite/budget.ts` is of `state`, whichever it is. */
const contractOf = (path: string): string =>
  path
    .replace(/^(store|state|cache)\/(?:sqlite|postgres|redis|memory)\//, '$1/*/')
    .replace(/^(providers)\/\w+\/(?=\w+\.ts$)/, '$1/*/');

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
