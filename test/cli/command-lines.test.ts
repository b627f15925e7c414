import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import type { Start } from '../../src/cli/start.ts';
import { autoDepth } from '../../src/model/depth.ts';
import { presets } from '../../src/model/relation-policy.ts';
import { sink } from '../helpers/sink.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** What a line starts, and with which options. */
async function started(line: string): Promise<readonly [string, unknown]> {
  const words = line.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [];
  const seen: { readonly load: () => Promise<object>; readonly options: unknown }[] = [];
  const start: Start = async (load, options) => void seen.push({ load, options });
  const program = createProgram(start, { stdout: sink(), stderr: sink(), version: '1' }, words);
  await program.parseAsync(words, { from: 'user' });
  const [one, more] = seen;
  if (!one || more) throw new RangeError(`${line} starts ${seen.length} commands`);
  return [((await one.load()) as { readonly name: string }).name, one.options];
}

const query = (text: string) => (/^\w+:\d+$/.test(text) ? { ref: text, text } : { text });

const imported = (question: object = {}, view: object = {}) => ({
  question: {
    ...{ items: [], files: [], folders: [], franchise: false, best: false, provider: 'auto', concurrency: 3 },
    ...{ unlimited: false, maxAgeMs: 7 * day, mine: false },
    ...question,
  },
  ...{ listJobs: false, queue: false, dryRun: false, json: false },
  ...view,
});

const diff = (question: object, view: object = {}) => ({
  question: { ask: true, ...question },
  ...{ exitCode: false, json: false },
  ...view,
});

const check = (view: object = {}) => ({ question: {}, exitCode: false, json: false, queue: false, ...view });

const seen = (words: readonly string[], tick: object = {}, json = false) => ({
  words,
  tick: { undo: false, provider: 'auto', ...tick },
  json,
});

const added = (words: readonly string[], question: object = {}, json = false) => ({
  act: 'add',
  words,
  question: { monitored: true, tags: [], whole: false, ...question },
  json,
});

const served = (view: object = {}) => ({
  ...{ host: '127.0.0.1', port: 4747, base: '', allowedHosts: [], key: 'use', mcpWrites: false },
  ...view,
});

const worker = (view: object = {}) => ({ concurrency: 1, exitWhenEmpty: false, webhook: {}, ...view });

const bench = (view: object = {}) => ({
  ...{ scenarios: [], list: false, quick: false, format: 'table', check: false },
  ...view,
});

const opened = (question: object, print = false) => ({
  question: { provider: 'auto', refresh: false, store: true, strict: false, ...question },
  print,
});

const asked = (text: string) => ({ question: expect.objectContaining({ query: query(text) }) });

const exported = (view: object = {}) => ({ format: 'ndjson', datasette: false, ...view });

const franchise = (question: object, view: object = {}) => ({
  question: {
    ...{
      depth: autoDepth,
      maxTitles: 500,
      provider: 'auto',
      policy: presets.franchise,
      cuts: 'own+shipped',
      order: 'release',
    },
    ...{ refresh: false, store: true, strict: false, concurrency: 3, asStated: false, enrich: false },
    ...question,
  },
  ...{ dryRun: false, format: 'list', titles: 'english', ascii: false, pager: true, unseen: false },
  ...view,
});

const hook = 'https://ntfy.sh/a';

describe('a line is read as', () => {
  it.each<[string, string, object]>([
    ['franchise x', 'runFranchise', franchise({ queries: [query('x')] })],
    [
      'x',
      'runFranchise',
      franchise({ queries: [query('x')] }, { words: ['x'], commands: expect.arrayContaining(['import', 'show']) }),
    ],
    ['franchise x y', 'runFranchise', franchise({ queries: [query('x'), query('y')] }, { words: ['x', 'y'] })],
    [
      'franchise x --cuts own --kind movie',
      'runFranchise',
      franchise({ queries: [query('x')], cuts: 'own', about: 'films' }),
    ],
    [
      'franchise x --as-stated --unseen',
      'runFranchise',
      franchise({ queries: [query('x')], asStated: true }, { unseen: true }),
    ],
    ['franchise x --enrich', 'runFranchise', franchise({ queries: [query('x')], enrich: true })],
    [
      'franchise x --max-rating PG --aired',
      'runFranchise',
      franchise({ queries: [query('x')], enrich: true, filter: { skip: [], aired: true, maxRating: 'PG' } }),
    ],
    ['franchise x --explain mal:1', 'runFranchise', franchise({ queries: [query('x')] }, { explain: query('mal:1') })],
    [
      'franchise x --explain 6',
      'runFranchise',
      franchise({ queries: [query('x')] }, { explain: { text: '6', isBareNumber: true } }),
    ],
    ['franchise 6', 'runFranchise', franchise({ queries: [{ text: '6', isBareNumber: true }] })],
    ['open Cowboy Bebop', 'runOpen', opened({ query: query('Cowboy Bebop') })],
    ['show Cowboy Bebop', 'runShow', expect.objectContaining(asked('Cowboy Bebop'))],
    ['relations Cowboy Bebop', 'runRelations', expect.objectContaining(asked('Cowboy Bebop'))],
    [
      'search Cowboy Bebop',
      'runSearch',
      expect.objectContaining({ question: expect.objectContaining({ words: 'Cowboy Bebop' }) }),
    ],
    ['open mal:1 --print --provider mal', 'runOpen', opened({ query: query('mal:1'), provider: 'mal' }, true)],
    [
      'open x --pick 2 --strict --refresh --no-store',
      'runOpen',
      opened({ query: query('x'), pick: 2, strict: true, refresh: true, store: false }),
    ],
    [
      'relations x --kind anime',
      'runRelations',
      expect.objectContaining({ question: expect.objectContaining({ about: 'anime' }) }),
    ],
    [
      'search x --kind movie --no-store',
      'runSearch',
      expect.objectContaining({ question: expect.objectContaining({ about: 'films', store: false }) }),
    ],
    [
      'show x --format ndjson --titles native',
      'runShow',
      expect.objectContaining({ format: 'ndjson', titles: 'native' }),
    ],
    ['import a b', 'runImport', imported({ items: ['a', 'b'] })],
    [
      'import --file a --file b --files c --from csv',
      'runImport',
      imported({ files: ['a', 'b'], folders: ['c'], from: 'csv' }),
    ],
    [
      'import a --column title=Name --column year=Made',
      'runImport',
      imported({ items: ['a'], columns: { Name: 'title', Made: 'year' } }),
    ],
    [
      'import a --franchise --best --provider mal --yes --prune',
      'runImport',
      imported({ items: ['a'], franchise: true, best: true, provider: 'mal', unlimited: true, prune: true }),
    ],
    [
      'import a --max-age 2h --concurrency 5',
      'runImport',
      imported({ items: ['a'], maxAgeMs: 2 * hour, concurrency: 5 }),
    ],
    [
      'import a --refresh --max-requests 9 --max-time 10m',
      'runImport',
      imported({ items: ['a'], maxAgeMs: 0, maxRequests: 9, maxTimeMs: 10 * minute }),
    ],
    [
      'import a --list " my list " --mine --status watching',
      'runImport',
      imported({ items: ['a'], list: 'my list', mine: true, status: 'watching' }),
    ],
    ['import a --dry-run --json', 'runImport', imported({ items: ['a'] }, { dryRun: true, json: true })],
    ['import a --rejects b', 'runImport', imported({ items: ['a'] }, { rejects: 'b' })],
    ['import a --queue', 'runImport', imported({ items: ['a'] }, { queue: true })],
    ['import --id-map a', 'runImport', imported({ idMap: 'a' })],
    ['import --id-map a --dry-run', 'runImport', imported({ idMap: 'a' }, { dryRun: true })],
    ['import --resume', 'runImport', imported({ resume: true })],
    ['import --resume 7', 'runImport', imported({ resume: 7 })],
    ['import --resume --queue', 'runImport', imported({ resume: true }, { queue: true })],
    ['import --list-jobs', 'runImport', imported({}, { listJobs: true })],
    ['import --explain 7:12', 'runImport', imported({}, { explain: '7:12' })],
    [
      'cut anilist:1 anilist:5',
      'runDecision',
      { act: 'decide', question: { act: 'cut', a: query('anilist:1'), b: query('anilist:5') } },
    ],
    [
      'cut 3 --reason "a crossover"',
      'runDecision',
      { act: 'decide', question: { act: 'cut', a: { text: '3', isBareNumber: true }, reason: 'a crossover' } },
    ],
    ['cut a b --undo', 'runDecision', { act: 'decide', question: { act: 'uncut', a: query('a'), b: query('b') } }],
    [
      'cut 3 --undo',
      'runDecision',
      { act: 'decide', question: { act: 'uncut', a: { text: '3', isBareNumber: true } } },
    ],
    ['cut --list', 'runDecision', { act: 'list', what: 'cuts', known: false, json: false }],
    ['cut --known --json', 'runDecision', { act: 'list', what: 'cuts', known: true, json: true }],
    ['cut --list --known', 'runDecision', { act: 'list', what: 'cuts', known: true, json: false }],
    ['cut --export a', 'runDecision', { act: 'export', file: 'a' }],
    ['cut --import a', 'runDecision', { act: 'import', file: 'a' }],
    [
      'join a b side-story',
      'runDecision',
      { act: 'decide', question: { act: 'join', a: query('a'), b: query('b'), type: 'SIDE_STORY' } },
    ],
    ['join a b --undo', 'runDecision', { act: 'decide', question: { act: 'unjoin', a: query('a'), b: query('b') } }],
    [
      'join a b SEQUEL --undo',
      'runDecision',
      { act: 'decide', question: { act: 'unjoin', a: query('a'), b: query('b') } },
    ],
    ['join --list --json', 'runDecision', { act: 'list', what: 'joins', known: false, json: true }],
    ['join --export -', 'runDecision', { act: 'export', file: '-' }],
    ['join --import -', 'runDecision', { act: 'import', file: '-' }],
    ['diff', 'runDiff', diff({})],
    ['diff Cowboy Bebop --json', 'runDiff', diff({ query: query('Cowboy Bebop') }, { json: true })],
    [
      'diff --since 2026-11-01 --exit-code',
      'runDiff',
      diff({}, { since: { at: Date.UTC(2026, 10, 1) }, exitCode: true }),
    ],
    ['diff --since 7d', 'runDiff', diff({}, { since: { agoMs: 7 * day } })],
    ['diff --since 2026-11-01T10:00+02:00', 'runDiff', diff({}, { since: { at: Date.UTC(2026, 10, 1, 8) } })],
    [`diff --webhook ${hook} --webhook-format ntfy`, 'runDiff', diff({ webhook: hook, webhookFormat: 'ntfy' })],
    ['watch', 'runWatch', { act: 'list', words: [], json: false }],
    ['watch list --json', 'runWatch', { act: 'list', words: [], json: true }],
    ['watch add a b', 'runWatch', { act: 'add', words: ['a', 'b'], json: false }],
    ['watch remove a --json', 'runWatch', { act: 'remove', words: ['a'], json: true }],
    ['watch check', 'runWatchCheck', check()],
    ['watch check --exit-code --json', 'runWatchCheck', check({ exitCode: true, json: true })],
    [
      `watch check --webhook ${hook} --webhook-format discord`,
      'runWatchCheck',
      check({ question: { webhook: hook, webhookFormat: 'discord' } }),
    ],
    ['watch check --queue', 'runWatchCheck', check({ queue: true })],
    ['watch check --queue --every 6h', 'runWatchCheck', check({ queue: true, everyMs: 6 * hour })],
    ['seen Cowboy Bebop', 'runSeen', seen(['Cowboy', 'Bebop'])],
    ['seen 6 --until 11', 'runSeen', seen(['6'], { until: 11 })],
    ['seen a --undo --pick 2 --json', 'runSeen', seen(['a'], { undo: true, pick: 2 }, true)],
    ['next', 'runNext', { json: false }],
    ['next --json', 'runNext', { json: true }],
    ['lists', 'runLists', { act: 'all', list: '', json: false }],
    ['lists all --json', 'runLists', { act: 'all', list: '', json: true }],
    ['lists show a', 'runLists', { act: 'show', list: 'a', json: false }],
    ['lists mine a --json', 'runLists', { act: 'mine', list: 'a', json: true }],
    ['lists remove a', 'runLists', { act: 'remove', list: 'a', json: false }],
    ['library', 'runLibrary', { act: 'list', excluded: false, json: false }],
    ['library list --excluded --json', 'runLibrary', { act: 'list', excluded: true, json: true }],
    ['library add a b', 'runLibrary', added(['a', 'b'])],
    [
      'library add a --root r --whole --no-monitor --availability RELEASED --profile p --tag s --tag t --json',
      'runLibrary',
      added(
        ['a'],
        { root: 'r', whole: true, monitored: false, availability: 'released', profile: 'p', tags: ['s', 't'] },
        true,
      ),
    ],
    [
      'library add --files a --files b --root r',
      'runLibrary',
      { act: 'add files', folders: ['a', 'b'], question: { monitored: true, tags: [], root: 'r' }, json: false },
    ],
    ['library remove a', 'runLibrary', { act: 'remove', words: ['a'], question: { exclude: false }, json: false }],
    [
      'library remove a --exclude --json',
      'runLibrary',
      { act: 'remove', words: ['a'], question: { exclude: true }, json: true },
    ],
    ['catalog', 'runCatalog', { json: false }],
    ['catalog list --json', 'runCatalog', { json: true }],
    ['cache', 'runCacheStats', { json: false }],
    ['cache clear --json', 'runCacheClear', { json: true }],
    ['cache prune --json', 'runCachePrune', { json: true }],
    [
      'cache warm a --file b --metrics c.prom --json',
      'runWarm',
      expect.objectContaining({ words: ['a'], file: 'b', metrics: 'c.prom', json: true, queue: false }),
    ],
    [
      'cache warm a --queue --every 6h',
      'runWarm',
      expect.objectContaining({ queue: true, everyMs: 6 * hour, json: false }),
    ],
    ['db', 'runDbInfo', { json: false }],
    ['db info --json', 'runDbInfo', { json: true }],
    ['db check', 'runDbCheck', { json: false, mend: false, disagreements: false }],
    ['db check --mend --disagreements --json', 'runDbCheck', { json: true, mend: true, disagreements: true }],
    ['db bridges', 'runDbBridges', { json: false }],
    ['db bridges --json', 'runDbBridges', { json: true }],
    ['db export', 'runDbExport', exported()],
    ['db export --format csv --list a', 'runDbExport', exported({ format: 'csv', list: 'a' })],
    ...Object.entries({
      ...{ ndjson: 'ndjson', jsonl: 'ndjson', csv: 'csv', xml: 'mal-xml', json: 'anilist-json', md: 'markdown' },
      ...{ sqlite: 'sqlite', sqlite3: 'sqlite', db: 'sqlite', DB: 'sqlite' },
    }).map(([ending, format]): [string, string, object] => [
      `db export -o a.${ending}`,
      'runDbExport',
      exported({ format, output: `a.${ending}` }),
    ]),
    ['db export -o a', 'runDbExport', exported({ output: 'a' })],
    ['db export --datasette -o a', 'runDbExport', exported({ format: 'sqlite', output: 'a', datasette: true })],
    ['db copy a b', 'runDbCopy', { from: 'a', to: 'b', json: false }],
    ['db copy a b --json', 'runDbCopy', { from: 'a', to: 'b', json: true }],
    ['db vacuum', 'runDbVacuum', { json: false }],
    ['db vacuum --json', 'runDbVacuum', { json: true }],
    ['db migrate', 'runDbMigrate', { dryRun: false, json: false }],
    ['db migrate --dry-run --json', 'runDbMigrate', { dryRun: true, json: true }],
    ['releases', 'runTop', { question: { limit: 10 }, json: false }],
    ['releases top --category TV --limit 3 --json', 'runTop', { question: { category: 'TV', limit: 3 }, json: true }],
    ['releases group a', 'runGroup', { question: { name: 'a' }, json: false }],
    ['releases group a --json', 'runGroup', { question: { name: 'a' }, json: true }],
    ['releases parse a " " b', 'runParse', { question: { names: ['a', 'b'], files: [] }, json: false }],
    [
      'releases parse - --file a --as film --json',
      'runParse',
      { question: { names: [], files: ['a', '-'], profile: 'film' }, json: true },
    ],
    ['releases analyze a --file b', 'runAnalyze', { question: { names: ['a'], files: ['b'] }, json: false }],
    ['releases analyze --hdbits', 'runAnalyze', { question: {}, listing: { resume: false }, json: false }],
    [
      'releases analyze --hdbits --categories Movies,,TV --releases 9 --per-request 5 --resume --json',
      'runAnalyze',
      { question: {}, listing: { categories: ['Movies', 'TV'], releases: 9, perRequest: 5, resume: true }, json: true },
    ],
    ['serve', 'runServe', served()],
    [
      'serve --host [::1] --port 0 --base /anime/ --allow-host a.example --allow-host b.example --mcp-write',
      'runServe',
      served({ host: '::1', port: 0, base: '/anime', allowedHosts: ['a.example', 'b.example'], mcpWrites: true }),
    ],
    ['serve --base /', 'runServe', served()],
    ['serve --show-key', 'runServe', served({ key: 'show' })],
    ['serve --new-key', 'runServe', served({ key: 'renew' })],
    ['serve --check-every 6h', 'runServe', served({ checks: { everyMs: 6 * hour } })],
    [
      `serve --check-every 10m --webhook ${hook} --webhook-format json`,
      'runServe',
      served({ checks: { everyMs: 10 * minute, webhook: hook, webhookFormat: 'json' } }),
    ],
    ['mcp', 'runMcp', { writes: false }],
    ['mcp --write', 'runMcp', { writes: true }],
    ['worker', 'runWorker', worker()],
    [
      `worker --concurrency 64 --name a --exit-when-empty --webhook ${hook}`,
      'runWorker',
      worker({ concurrency: 64, name: 'a', exitWhenEmpty: true, webhook: { webhook: hook } }),
    ],
    ['queue', 'runQueueStats', { json: false }],
    ['queue stats --json', 'runQueueStats', { json: true }],
    ['queue retry', 'runSettle', { how: 'retry', ids: [] }],
    ['queue retry a b', 'runSettle', { how: 'retry', ids: ['a', 'b'] }],
    ['queue remove a', 'runSettle', { how: 'remove', ids: ['a'] }],
    ['queue unschedule a', 'runUnschedule', { id: 'a' }],
    ['doctor', 'runDoctor', { json: false, flags: expect.objectContaining({ color: true }) }],
    ['doctor --json --offline', 'runDoctor', { json: true, flags: expect.objectContaining({ offline: true }) }],
    ['bench', 'runBench', bench()],
    [
      'bench a b --quick --check --compare c',
      'runBench',
      bench({ scenarios: ['a', 'b'], quick: true, check: true, compare: 'c' }),
    ],
    ['bench --list --json', 'runBench', bench({ list: true, format: 'json' })],
    ['bench --format markdown -o a.json', 'runBench', bench({ format: 'markdown', output: 'a.json' })],
    ...Object.entries({ txt: 'table', json: 'json', md: 'markdown', csv: 'csv', html: 'html', htm: 'html' }).map(
      ([ending, format]): [string, string, object] => [
        `bench -o a.${ending}`,
        'runBench',
        bench({ format, output: `a.${ending}` }),
      ],
    ),
    ['bench -o a', 'runBench', bench({ output: 'a' })],
  ])('%s', async (line, run, options) => {
    expect(await started(line)).toEqual([run, options]);
  });
});
