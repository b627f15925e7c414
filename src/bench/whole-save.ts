import { copyFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ref } from '../model/ref.ts';
import type { Arrival } from '../store/database.ts';
import { openDatabase } from '../store/sqlite/open.ts';
import { openSqlite } from '../store/sqlite/sqlite.ts';
import { runChild } from './child.ts';
import { interleaved, type Way } from './repeat.ts';
import type { Bench, Measurement } from './scenario.ts';
import { timesAsLong } from './statistics.ts';

const tables = ['title', 'external_id', 'name', 'relation'] as const;
type Counts = Readonly<Record<string, number>>;

/**
 * A save of titles that nobody knows, with their names, ids and relations, and what the shell takes for the same rows of the same
 * tables, with their indexes and the full text. The shell checks no foreign keys.
 */
export async function* wholeSaves(arrivals: readonly Arrival[], bench: Bench): AsyncGenerator<Measurement> {
  const empty = join(bench.folder, 'empty.sqlite');
  await (await openSqlite(empty)).close();
  const full = join(bench.folder, 'full.sqlite');
  // Nobody is only mentioned: the shell could not say of such a title what is not known.
  const refs = new Set(arrivals.map(({ title }) => title.ref));
  const whole = arrivals.map((one, n) => filledIn(one, n, refs));
  const { rows, statements } = await saved(empty, full, whole);
  const counts = await written(full, bench.folder);
  const own = await measuredIn(bench, { empty, counts }, async (file) => void (await saved(empty, file, whole)));
  const shell = await measuredIn(bench, { empty, counts }, (file) => imported(file, bench));
  bench.say('whole saves');
  const [ownMs = [], shellMs = []] = await interleaved([own, shell], { warmUps: 1, runs: bench.quick ? 2 : 7 }, bench);
  const figure = 'times the rows a second of sqlite3 .import into the same tables';
  const value = timesAsLong(shellMs, ownMs);
  yield { name: 'sqlite3 .import, all tables', timesMs: shellMs, rows };
  yield {
    ...{ name: 'animectl, all tables', timesMs: ownMs, rows, statements },
    ...(bench.quick ? { counts: { [figure]: value } } : { held: [{ figure, value, bar: { atLeast: 1 } }] }),
  };
}

/** With a value in every column that holds a number, for the shell cannot say that there is none. */
function filledIn({ title, ...rest }: Arrival, n: number, refs: ReadonlySet<Ref>): Arrival {
  const facts = { format: 'TV', status: 'FINISHED', episodes: 12, durationMinutes: 24, year: 1990 + (n % 36) } as const;
  const relations = (title.relations ?? []).filter(({ to }) => refs.has(to));
  const known = { adult: false, popularity: n, relations };
  const names = { english: `The ${title.title}`, synonyms: [`${title.title} again`] };
  return { ...rest, title: { ...title, ...facts, ...known, ...names } };
}

async function saved(empty: string, file: string, arrivals: readonly Arrival[]) {
  await copyFile(empty, file);
  const store = await openSqlite(file);
  const done = await store.commit({ arrivals });
  await store.close();
  return done;
}

/** Writes every table as a file for the shell, relations in no order. Resolves to how many rows there are of each. */
async function written(full: string, folder: string): Promise<Counts> {
  const db = openDatabase(full);
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const order = table === 'relation' ? 'ORDER BY from_id * 7919 % 10007, to_id' : '';
    const rows = db.all<Readonly<Record<string, string | number | null>>>(`SELECT * FROM ${table} ${order}`);
    counts[table] = rows.length;
    const lines = rows.map(
      (row) =>
        `${Object.values(row)
          .map((cell) => cell ?? '')
          .join(',')}\n`,
    );
    await writeFile(join(folder, `${table}.csv`), lines.join(''));
  }
  db.close();
  return counts;
}

async function imported(file: string, bench: Bench): Promise<void> {
  const words = tables.map((table) => `.import ${join(bench.folder, `${table}.csv`)} ${table}`);
  const { code, err } = await runChild(bench, 'sqlite3', ['-csv', file, ...words], { read: true });
  if (code !== 0 || err !== '') throw new Error(`sqlite3 failed: ${err.slice(0, 300)}`);
}

/** Into a copy of the empty database. Throws where rows are missing afterwards. */
async function measuredIn(
  bench: Bench,
  { empty, counts }: { readonly empty: string; readonly counts: Counts },
  write: (file: string) => Promise<void>,
): Promise<Way> {
  const file = join(bench.folder, 'whole.sqlite');
  return async () => {
    await copyFile(empty, file);
    const begun = bench.now();
    await write(file);
    const ms = bench.now() - begun;
    const db = openDatabase(file);
    for (const table of tables) {
      const [found] = db.all<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`);
      if (found?.rows !== counts[table])
        throw new Error(`${found?.rows} of ${counts[table]} rows of ${table} are there`);
    }
    db.close();
    await Promise.all(['', '-wal', '-shm'].map((end) => rm(file + end, { force: true })));
    return ms;
  };
}
