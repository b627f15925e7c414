import { copyFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RelationRow } from '../../store/merge/relations.ts';
import { writeRelations } from '../../store/sql/save.ts';
import { openDatabase } from '../../store/sqlite/open.ts';
import * as saveSql from '../../store/sqlite/save-sql.ts';
import { openSqlite } from '../../store/sqlite/sqlite.ts';
import { runSteps } from '../../store/sqlite/steps.ts';
import { runChild } from '../child.ts';
import { type Inserting, inserting } from '../inserting.ts';
import { interleaved } from '../repeat.ts';
import { type Relations, type RowOrder, relationsBetween, titlesWithout } from '../rows.ts';
import type { Bench, Measurement, Scenario } from '../scenario.ts';
import { timesAsLong } from '../statistics.ts';
import { wholeSaves } from '../whole-save.ts';

/** How fast relations are written, by how it is done. */
export const save: Scenario = {
  name: 'save',
  about:
    '100,000 relations of 20,000 titles (a twentieth with --quick), 200,000 rows both ways, into a database that holds the titles, and all of it into one that holds nothing; opening and closing it included.',
  run,
};

/** So many times the rows a second of the sqlite3 shell, for rows in no order, as crawls and lists bring them. */
const bar = 1.2;
const own = 'animectl, relations';
const whole = 'animectl, titles too';
const shell = 'sqlite3 .import';

/** What all ways of one order have in common. */
interface Task {
  readonly bench: Bench;
  readonly relations: Relations;
  /** A database with the titles and no relations. */
  readonly template: string;
  readonly csv: string;
}

/** A way to write the rows into a database. */
interface Writer {
  readonly name: string;
  /** Rows of `relation` that are there afterwards. */
  readonly relations: number;
  readonly write: (file: string) => Promise<Written>;
}

interface Written {
  /** All rows that it wrote. */
  readonly rows: number;
  readonly statements?: number;
}

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  const [titles, count] = bench.quick ? [1_000, 5_000] : [20_000, 100_000];
  const template = join(bench.folder, 'titles.sqlite');
  const store = await openSqlite(template);
  await store.commit({ arrivals: titlesWithout(titles) });
  await store.close();
  for (const order of ['random', 'sorted'] as const) {
    const relations = relationsBetween(titles, count, order);
    const csv = join(bench.folder, `${order}.csv`);
    await writeFile(csv, relations.rows.map((row) => `${row.join(',')}\n`).join(''));
    yield* inOrder(order, { bench, relations, template, csv });
    if (order === 'random' && (await isInstalled(bench))) yield* wholeSaves(relations.arrivals, bench);
  }
}

async function* inOrder(order: RowOrder, task: Task): AsyncGenerator<Measurement> {
  const { bench } = task;
  const shells = (await isInstalled(bench)) ? [shellWriter(task)] : [];
  const writers = [...inserting.map((one) => inserter(one, task)), ownWriter(task), wholeWriter(task), ...shells];
  const last = new Map<Writer, Written>();
  const ways = writers.map((writer) => async () => {
    bench.say(`${writer.name}, ${order}`);
    const { ms, written } = await timedWrite(writer, task);
    last.set(writer, written);
    return ms;
  });
  const times = await interleaved(ways, { warmUps: 1, runs: bench.quick ? 2 : 5 }, bench);
  const measured = writers.map((writer, n) => ({
    name: writer.name,
    timesMs: times[n] ?? [],
    written: last.get(writer) ?? { rows: 0 },
  }));
  for (const one of measured)
    yield {
      name: `${one.name}, ${order}`,
      timesMs: one.timesMs,
      ...one.written,
      ...comparedTo(one, measured, order, bench),
    };
}

interface Measured {
  readonly name: string;
  readonly timesMs: readonly number[];
  readonly written: Written;
}

/** With the shell, which writes relations and nothing else. */
function comparedTo(
  one: Measured,
  all: readonly Measured[],
  order: RowOrder,
  { quick }: Bench,
): Pick<Measurement, 'held' | 'counts'> {
  const other = all.find(({ name }) => name === shell);
  if (!other || (one.name !== own && one.name !== whole)) return {};
  const value = timesAsLong(other.timesMs, one.timesMs) * (one.written.rows / other.written.rows);
  const figure = `times the rows a second of ${shell}`;
  // The bar is for 100,000; of a few, most of the time goes to opening and closing.
  if (one.name === own && order === 'random' && !quick) return { held: [{ figure, value, bar: { atLeast: bar } }] };
  return { counts: { [figure]: Math.round(value * 100) / 100 } };
}

/** Into a copy of the template. Throws where rows are missing afterwards. */
async function timedWrite(
  { name, relations, write }: Writer,
  { bench, template }: Task,
): Promise<{ readonly ms: number; readonly written: Written }> {
  const file = join(bench.folder, 'own.sqlite');
  await copyFile(template, file);
  const begun = bench.now();
  const written = await write(file);
  const ms = bench.now() - begun;
  const db = openDatabase(file);
  const [found] = db.all<{ rows: number }>('SELECT count(*) AS rows FROM relation');
  db.close();
  await Promise.all(['', '-wal', '-shm'].map((end) => rm(file + end, { force: true })));
  if (found?.rows !== relations) throw new Error(`${name}: ${found?.rows} of ${relations} rows are there`);
  return { ms, written };
}

function inserter({ name, share = 1, insert }: Inserting, { relations }: Task): Writer {
  const rows = relations.rows.slice(0, relations.rows.length * share);
  return {
    name: share === 1 ? name : `${name} (${rows.length.toLocaleString('en-US')} rows)`,
    relations: rows.length,
    async write(file) {
      const db = openDatabase(file);
      insert(db, rows);
      const statements = db.statements();
      db.close();
      return { rows: rows.length, statements };
    },
  };
}

/** As a save does it, once it knows what to write. */
function ownWriter({ relations }: Task): Writer {
  const written = relations.rows.map(
    ([from, to, type, stated, provider]): RelationRow => ({ from, to, type, stated: stated === 1, provider }),
  );
  return {
    name: own,
    relations: written.length,
    async write(file) {
      const db = openDatabase(file);
      const rows = db.transaction(() => runSteps(db, writeRelations(saveSql, { removed: [], written })));
      const statements = db.statements();
      db.close();
      return { rows, statements };
    },
  };
}

/** A save from its beginning: which titles are known, which are one, what is new; and the titles' own rows. */
function wholeWriter({ relations }: Task): Writer {
  return {
    name: whole,
    relations: relations.rows.length,
    async write(file) {
      const store = await openSqlite(file);
      const { rows, statements } = await store.commit({ arrivals: relations.arrivals });
      await store.close();
      return { rows, statements };
    },
  };
}

function shellWriter({ bench, relations, csv }: Task): Writer {
  return {
    name: shell,
    relations: relations.rows.length,
    async write(file) {
      const { code, err } = await runChild(bench, 'sqlite3', ['-csv', file, `.import ${csv} relation`], { read: true });
      if (code !== 0 || err !== '') throw new Error(`sqlite3 failed: ${err.slice(0, 300)}`);
      return { rows: relations.rows.length };
    },
  };
}

/** Not everybody has the shell. */
async function isInstalled(bench: Bench): Promise<boolean> {
  try {
    return (await runChild(bench, 'sqlite3', ['--version'])).code === 0;
  } catch {
    return false;
  }
}
