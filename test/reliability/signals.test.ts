import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AnilistServer, anilistServer } from '../helpers/anilist-server.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { builtProgram } from '../helpers/program.ts';
import { cases } from '../helpers/suite.ts';
import { atOnce, type Machine, machineWith, type Running } from './machine.ts';
import { faultsOf, query } from './rows.ts';

const program = builtProgram();

const ids = Array.from({ length: 12 }, (_, n) => 900_001 + n);
const titles = titlesOf(bothWays(...chain('SEQUEL', ...ids)), { 900001: { title: 'Zephyr Almanac', format: 'TV' } });
const list = ids.map((id) => `anilist:${id}`);

/** Commands that take a while, with what they print when they are stopped while the server does not answer. */
const long: readonly {
  readonly name: string;
  readonly words: readonly string[];
  readonly saves: boolean;
  readonly says: RegExp;
}[] = [
  {
    name: 'franchise',
    words: ['franchise', 'anilist:900001'],
    saves: true,
    says: /^Not complete: interrupted; \d+ titles? would have come next/m,
  },
  {
    name: 'import',
    words: ['import', ...list.slice(0, 2), '--franchise'],
    saves: true,
    says: /^Interrupted: .*Go on with animectl import --resume 1/m,
  },
  {
    name: 'cache warm',
    words: ['cache', 'warm', 'anilist:900001'],
    saves: false,
    says: /^animectl: interrupted; what came is kept, run it again to go on$/m,
  },
  {
    name: 'diff',
    words: ['diff', 'anilist:900001'],
    saves: true,
    says: /^animectl: interrupted before the answer was there; run it again to go on$/m,
  },
  {
    name: 'search',
    words: ['search', 'Zephyr'],
    saves: false,
    says: /^animectl: interrupted before the answer was there; run it again to go on$/m,
  },
];

/** A server that answers so many requests, and never any more until it is told to; `hung` is called when it has stopped. */
async function stopping(answered: number, hung: () => void): Promise<AnilistServer> {
  const faults = [
    ...Array.from({ length: answered }, () => undefined),
    ...Array.from({ length: 50 }, () => 'hang' as const),
  ];
  return anilistServer(titles, { faults, onRequest: (n) => n > answered && hung() });
}

/** Runs words until the server hangs, and then does something to the process. */
async function struck(words: readonly string[], answered: number, strike: (running: Running) => void) {
  const hung: { running?: Running; isStruck: boolean } = { isStruck: false };
  const server = await stopping(answered, () => {
    if (hung.isStruck || !hung.running) return;
    hung.isStruck = true;
    strike(hung.running);
  });
  const machine = machineWith(program(), { anilist: server.url });
  hung.running = machine.start(...words);
  return { server, machine, ended: await hung.running.ended };
}

const isFetched = (machine: Machine) => query(machine.db, 'SELECT count(*) AS n FROM title WHERE outline = 0');

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** In the quick suite each command meets one of the signals, in the whole one every one. */
const stopped = long.map((one, n) => ({ ...one, by: cases([signals[n % 3]!], signals) }));

describe.each(stopped)('$name', ({ words, saves, says, by }) => {
  it.each(by)('stops at %s, keeps what came, says how to go on, and goes on', async (signal) => {
    const answered = words[0] === 'search' ? 0 : 1;
    const { server, machine, ended } = await struck(words, answered, (running) => running.kill(signal));
    expect([ended.code, ended.signal], ended.err).toEqual([130, null]);
    expect(ended.err).toMatch(says);
    expect(ended.err).not.toMatch(/bug|AbortError| at /);
    if (saves) {
      expect(faultsOf(machine.db)).toEqual([]);
      expect(isFetched(machine)).not.toEqual([{ n: 0 }]);
    }
    const before = server.asked.length;
    server.faults.length = 0;
    const again = words[0] === 'import' ? ['import', '--resume'] : words;
    const whole = await machine.run(...again);
    expect([whole.code, whole.err.match(/bug/)], whole.err).toEqual([0, null]);
    // What the first request brought is not asked for again.
    const first = server.asked[0]?.ids ?? [];
    const later = server.asked.slice(before).flatMap((one) => one.ids);
    if (answered > 0 && words[0] !== 'diff') expect(later.filter((id) => first.includes(id))).toEqual([]);
  });
});

it('stops an import that asks nobody and never waits', async () => {
  const machine = machineWith(program(), {});
  const file = join(machine.folder, 'unknown.txt');
  writeFileSync(
    file,
    Array.from({ length: 2_000 }, (_, n) => `Zephyr Almanac of the ${n}th Unheard Lighthouse`).join('\n'),
  );
  const running = machine.start('--offline', '--verbose', 'import', '--file', file, '--yes');
  let isStruck = false;
  running.onErr((err) => {
    if (isStruck || !/^Round 0/m.test(err)) return;
    isStruck = true;
    running.kill('SIGTERM');
  });
  const { code, err } = await running.ended;
  expect([code, isStruck], err).toEqual([130, true]);
  expect(err).toMatch(/^Interrupted: [\d,]+ rows are left\. Go on with animectl import --resume 1\.$/m);
});

it('ends at once when it is asked twice, whatever it is waiting for', async () => {
  const server = await anilistServer(titles);
  const machine = machineWith(program(), { anilist: server.url });
  await machine.run('show', 'anilist:900001');
  const db = new Sqlite(machine.db);
  onTestFinished(() => void db.close());
  db.exec('BEGIN IMMEDIATE');
  const ends = await atOnce(3, signals, async (signal) => {
    const running = machine.start('franchise', 'anilist:900001');
    // Signals that come faster than they are heard are one.
    running.onErr((err) => {
      if (!err.includes('waiting for another program')) return;
      const again = setInterval(() => running.kill(signal), 20);
      onTestFinished(() => clearInterval(again));
    });
    return running.ended;
  });
  // The lock is never let go. Asked once, it says what it could not save, if it gets that far before it is asked again.
  for (const { code, err } of ends) {
    expect([6, 130]).toContain(code);
    if (code === 6) expect(err).toContain('Not saved');
  }
});

describe('a reader that has enough', () => {
  const words: readonly string[] = [
    ...['tree', 'table', 'json', 'ndjson', 'csv', 'dot', 'mermaid', 'graphml', 'html'].map(
      (format) => `franchise anilist:900001 --format ${format}`,
    ),
    'franchise anilist:900001 --explain anilist:900002',
    'franchise anilist:900001 --output -',
    'relations anilist:900001',
    'show anilist:900001 --json',
    'search Zephyr --format ndjson',
    `import ${list.join(' ')} --json`,
    'import --list-jobs',
    'cut --list --known',
    'diff --json',
    'cache stats',
    'db info',
    'db check',
    'db export --format csv',
    'doctor',
    'completion bash',
    '--help',
    '--version',
  ];

  it('is left in silence, with exit code 0, in every format', async () => {
    const server = await anilistServer(titles);
    const { run, shell } = machineWith(program(), { anilist: server.url });
    expect((await run('franchise', 'anilist:900001', '--quiet')).code).toBe(0);
    const tried = cases(
      words.filter((_, n) => n % 2 === 0),
      words,
    );
    const ends = await atOnce(2, tried, async (line) => {
      // `:` reads nothing.
      const { out, err } = await shell(`animectl ${line} --quiet | :; echo "\${PIPESTATUS[0]}"`).ended;
      return [line, out, err];
    });
    expect(ends).toEqual(tried.map((line) => [line, '0\n', '']));
  });

  it('costs nothing more than what came, which is kept', async () => {
    const server = await stopping(1, () => {});
    const { shell, db } = machineWith(program(), { anilist: server.url });
    const { out, err } = await shell(
      `animectl franchise anilist:900001 --format ndjson | head -1; echo "\${PIPESTATUS[0]}"`,
    ).ended;
    const [first = '', code] = out.trimEnd().split('\n');
    expect([JSON.parse(first).type, code]).toEqual(['round', '0']);
    expect(err).not.toMatch(/interrupt|bug|EPIPE/);
    expect(query(db, 'SELECT ref FROM title WHERE outline = 0').length).toBeGreaterThan(0);
  });

  it('may be that of stderr: the answer comes all the same', async () => {
    const server = await anilistServer(titles);
    const { shell, run } = machineWith(program(), { anilist: server.url });
    const { out: wanted } = await run('franchise', 'anilist:900001', '--format', 'csv', '--quiet');
    const line = 'animectl franchise anilist:900001 --format csv --verbose --refresh';
    for (const end of ['2>&-', '2> >(:)', '2>/dev/full']) {
      const { code, out, err } = await shell(`${line} ${end}`).ended;
      expect([end, code, out, err]).toEqual([end, 0, wanted, '']);
    }
  });

  it('is not there at all: what came is kept', async () => {
    const server = await anilistServer(titles);
    const { shell, db } = machineWith(program(), { anilist: server.url });
    const { code, err } = await shell('animectl franchise anilist:900001 --quiet >&-').ended;
    expect([code, err]).toEqual([0, '']);
    expect(query(db, 'SELECT ref FROM title WHERE outline = 0')).toHaveLength(12);
  });
});

it('a terminal that closes ends a run like Ctrl-C does', async () => {
  const hung: { running?: Running } = {};
  const server = await stopping(1, () => hung.running?.kill('SIGHUP'));
  const machine = machineWith(program(), { anilist: server.url });
  const out = join(machine.folder, 'out');
  writeFileSync(out, '');
  // Nobody is there any more to be told anything.
  hung.running = machine.shell(
    `animectl franchise anilist:900001 2> >(:) | cat > ${out}; echo "\${PIPESTATUS[0]}" > ${out}.code`,
  );
  await hung.running.ended;
  expect(isFetched(machine)).not.toEqual([{ n: 0 }]);
  expect(readFileSync(out, 'utf8')).not.toContain('bug');
});
