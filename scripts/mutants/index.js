// Makes small changes to the source, one at a time, and says which of them no test notices:
//   npm run test:mutants -- [--rooms match,state] [--sample 300] [--seed 1] [--statements] [--report FILE]
// StrykerJS makes the changes and runs, of each, the tests that reach it: of a room those in the folder of its name, and those
// named below. Not for CI: a room takes from five minutes to an hour.
//   --statements   changes SQL instead (`statements.js`); a room may be a folder of one then, as `store/sqlite`
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { outcomesOfStatements } from './statements.js';

const here = import.meta.dirname;
const root = join(here, '..', '..');
const { values } = parseArgs({
  options: {
    rooms: {
      type: 'string',
      default: 'crawl,lookup,match,store,state,http,franchise,tasks,cli,report,import,providers',
    },
    sample: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    statements: { type: 'boolean', default: false },
    report: { type: 'string' },
  },
});
/** Tests of a room that lie elsewhere, and after a `!` those left out: what starts processes, which have no change in them. */
const besides = {
  crawl: ['test/tasks/questions.test.ts'],
  lookup: [
    'test/crawl/{crawl,sparing}.test.ts',
    'test/tasks/questions.test.ts',
    'test/cache/{tiers,single-flight}.test.ts',
  ],
  http: ['test/cache/single-flight.test.ts'],
  releases: ['test/cli/releases.test.ts'],
  server: ['!test/server/{process,proxies,deploy}.test.ts'],
  worker: ['test/e2e/worker.test.ts'],
  state: ['test/cache/**', '!test/state/processes.test.ts'],
  store: [
    'test/tasks/questions.test.ts',
    'test/cli/db.test.ts',
    '!test/store/postgres/**',
    '!test/store/{sqlite,migrate}.test.ts',
  ],
  'store/sqlite': ['test/store/{database,persist,search}.test.ts'],
  'store/postgres': ['test/store/database.test.ts', 'test/store/postgres/{server,schema}.test.ts'],
  tasks: [
    'test/cli/{my-list,watch,diff,library,releases,cut,stored,db-bridges}.test.ts',
    'test/cli/{import,import-again,import-list,import-user,import-data-set,doctor,doctor-servers}.test.ts',
    'test/cli/{unchanged,typed-words,one-franchise,catalog}.test.ts',
    'test/e2e/{cache,warm,worker,franchise,films,all-providers,failover,lookups,hint}.test.ts',
    'test/server/{watch,my-list,covers,franchise,stored}.test.ts',
    'test/trackers/**',
    'test/radarr/rules.test.ts',
    'test/library.test.ts',
  ],
  report: ['test/cli/{one-franchise,stored,my-list,import}.test.ts', '!test/report/readers.test.ts'],
  import: ['test/cli/{import*,other-reading}.test.ts'],
  cli: ['test/e2e/{cache,warm}.test.ts'],
  // It reads the sources, which are others here.
  providers: ['!test/providers/registry.test.ts'],
};
/** What is left out of a room: its tests need a server and take ten times as long, or it is data that was looked up once. */
const apart = [
  'src/state/postgres/',
  'src/store/postgres/',
  'src/store/copy/postgres',
  'src/providers/catalog/franchises/',
];
/** Lines that are changed together: a change may reach over several. */
const linesOfPiece = 5;
/** How many changes can be made in a line, counted over this source. */
const changesOfLine = 1.4;

/** From the same seed always the same numbers, from 0 to 1. */
function chance(start) {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Pieces of a room's files, as `src/a.ts:13-24`, with about as many changes in them as were asked for. */
function piecesOf(room, size, random) {
  const all = readdirSync(join(root, 'src', room), { recursive: true })
    .filter(
      (name) =>
        name.endsWith('.ts') && (room.includes('/') || !apart.some((one) => `src/${room}/${name}`.startsWith(one))),
    )
    .flatMap((name) => {
      const path = `src/${room}/${name}`;
      const lines = readFileSync(join(root, path), 'utf8').split('\n').length;
      const starts = Array.from({ length: Math.ceil(lines / linesOfPiece) }, (_, at) => at * linesOfPiece + 1);
      return starts.map((start) => `${path}:${start}-${Math.min(start + linesOfPiece - 1, lines)}`);
    });
  const most = Math.min(all.length, Math.ceil(size / (linesOfPiece * changesOfLine)));
  return Array.from({ length: most }, () => all.splice(Math.floor(random() * all.length), 1)[0]);
}

/** The tests of a room: its own, and those named above. */
const testsOf = (room) =>
  [`test/${room}/**`, ...(besides[room] ?? [])].map((one) => (one.endsWith('**') ? `${one}/*.test.ts` : one));

/** Tests of what is not PostgreSQL do without one. */
const withoutServer = (room) => (room.endsWith('postgres') ? {} : { ANIMECTL_TEST_POSTGRES: '' });

/** What became of each change: a status of https://github.com/stryker-mutator/mutation-testing-elements. */
function outcomesOf(room) {
  const folder = mkdtempSync(join(tmpdir(), 'animectl-mutants-'));
  const config = join(folder, 'stryker.json');
  const report = join(folder, 'report.json');
  try {
    const options = {
      testRunner: 'vitest',
      plugins: [join(here, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js')],
      vitest: { configFile: 'scripts/mutants/vitest.config.js', related: false },
      mutate: piecesOf(room, Number(values.sample), chance(Number(values.seed))),
      coverageAnalysis: 'perTest',
      concurrency: 1,
      timeoutMS: 10_000,
      tempDirName: join(folder, 'sandbox'),
      reporters: ['json', 'progress-append-only'],
      jsonReporter: { fileName: report },
    };
    writeFileSync(config, JSON.stringify(options));
    const env = { ...process.env, ...withoutServer(room), ANIMECTL_MUTANT_TESTS: testsOf(room).join(' ') };
    const stryker = join(here, 'node_modules/@stryker-mutator/core/bin/stryker.js');
    const run = spawnSync(process.execPath, [stryker, 'run', config], { cwd: root, env, stdio: ['ignore', 2, 2] });
    if (!existsSync(report)) throw new Error(`no report of ${room}: Stryker ended with ${run.status}`);
    const { files } = JSON.parse(readFileSync(report, 'utf8'));
    return Object.entries(files).flatMap(([path, { source, mutants }]) =>
      mutants.map((mutant) => ({ path, lines: source.split('\n'), ...mutant })),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function textOf({ lines, location: { start, end } }) {
  const piece = lines.slice(start.line - 1, end.line);
  piece[piece.length - 1] = piece.at(-1).slice(0, end.column - 1);
  piece[0] = piece[0].slice(start.column - 1);
  return piece.join(' ').replace(/\s+/g, ' ').slice(0, 160);
}

if (!existsSync(join(here, 'node_modules')))
  execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: here, stdio: ['ignore', 2, 2] });
const rows = ['| place | what | became | |', '| --- | --- | --- | --- |'];
for (const room of values.rooms.split(',')) {
  const all = values.statements
    ? outcomesOfStatements(room, Number(values.sample), chance(Number(values.seed)), testsOf(room), withoutServer(room))
    : outcomesOf(room);
  const outcomes = all.filter(({ status }) => !['Ignored', 'CompileError', 'RuntimeError'].includes(status));
  const unnoticed = outcomes.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  for (const one of unnoticed) {
    const cell = (text) => `\`${text.replace(/\s+/g, ' ').slice(0, 120).replaceAll('|', '\\|')}\``;
    const without = one.status === 'NoCoverage' ? 'no test reaches it' : '';
    rows.push(
      `| ${one.path}:${one.location.start.line} | ${cell(textOf(one))} | ${cell(one.replacement)} | ${without} |`,
    );
  }
  process.stdout.write(`${room}: ${outcomes.length - unnoticed.length} of ${outcomes.length} noticed\n`);
}
const text = `${rows.join('\n')}\n`;
if (values.report) writeFileSync(values.report, text);
else process.stdout.write(text);
