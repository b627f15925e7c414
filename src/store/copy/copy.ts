import { createHash } from 'node:crypto';
import { StoreError } from '../../model/errors.ts';
import { keepable } from '../../model/names.ts';
import type { PostgresAddress } from '../../model/postgres.ts';
import type { Waiting } from '../../postgres/transaction.ts';
import { type CopiedRow, type TableShape, tableShapes } from './shape.ts';
import type { CopySource, CopyTarget } from './side.ts';

/** What was copied of a table. */
export interface CopiedTable {
  readonly table: string;
  readonly rows: number;
  /** SHA-256 of the rows in the order of their key, the same on every engine. */
  readonly digest: string;
}

export interface Copying extends Waiting {
  /** Aborted: stops after a page, and rejects with its reason. */
  readonly signal: AbortSignal;
  /** Hears of every table when it has been copied, and how many rows were. */
  readonly heard?: (table: string, rows: number) => void;
}

/** A file, or a database on a server. */
export type DatabaseName = string | PostgresAddress;

/** How many rows are read, and written in one transaction, at once. */
const pageSize = 2_000;

/**
 * Copies a database, file or server, to another one in which nothing is yet. One that was stopped on the way goes on where it ended.
 * At the end every table is read from both sides and compared. Rejects with `StoreError`; then nothing takes the target for a
 * database.
 */
export async function copyDatabase(
  from: DatabaseName,
  to: DatabaseName,
  options: Copying,
): Promise<readonly CopiedTable[]> {
  const tables = tableShapes();
  const source = await named('FROM', () => sourceAt(from, options));
  try {
    const target = await named('TO', () => targetAt(to, options));
    try {
      for (const table of tables) {
        const rows = await copyTable(table, source, target, options.signal);
        options.heard?.(table.name, rows);
      }
      const copied: CopiedTable[] = [];
      for (const table of tables) copied.push(await compared(table, source, target, options.signal));
      await target.finish();
      return copied;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Opens one side; where it cannot be used, the error says which it is. */
async function named<T>(side: 'FROM' | 'TO', open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const { code, what, file } = error;
    throw new StoreError(code, what, { file, side, cause: error });
  }
}

async function sourceAt(place: DatabaseName, waiting: Waiting): Promise<CopySource> {
  if (typeof place === 'string') return (await import('./sqlite-side.ts')).sqliteSource(place);
  return (await import('./postgres-side.ts')).postgresSource(place, waiting);
}

async function targetAt(place: DatabaseName, waiting: Waiting): Promise<CopyTarget> {
  if (typeof place === 'string') return (await import('./sqlite-side.ts')).sqliteTarget(place);
  return (await import('./postgres-side.ts')).postgresTarget(place, waiting);
}

async function* pagesOf(table: TableShape, side: CopySource, signal: AbortSignal, after?: CopiedRow) {
  for (let last = after; ; ) {
    signal.throwIfAborted();
    const rows = await side.page(table, last, pageSize);
    if (rows.length > 0) yield rows.map((row) => row.map((cell) => (typeof cell === 'string' ? keepable(cell) : cell)));
    if (rows.length < pageSize) return;
    last = rows.at(-1);
  }
}

/** Returns how many rows it wrote. */
async function copyTable(table: TableShape, source: CopySource, target: CopyTarget, signal: AbortSignal) {
  let count = 0;
  for await (const rows of pagesOf(table, source, signal, await target.last(table))) {
    await target.write(table, rows);
    count += rows.length;
  }
  return count;
}

async function compared(
  table: TableShape,
  source: CopySource,
  target: CopySource,
  signal: AbortSignal,
): Promise<CopiedTable> {
  const [one, other] = [await digestOf(table, source, signal), await digestOf(table, target, signal)];
  if (one.rows === other.rows && one.digest === other.digest) return { table: table.name, ...one };
  const counts = `${one.rows} there and ${other.rows} here`;
  const what = `the table ${table.name} is not what it was copied from (rows: ${counts}): something was written meanwhile; empty it and copy again`;
  throw new StoreError('damaged', what);
}

async function digestOf(table: TableShape, side: CopySource, signal: AbortSignal) {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const page of pagesOf(table, side, signal)) {
    rows += page.length;
    for (const row of page) hash.update(`${JSON.stringify(row.map(canonical))}\n`);
  }
  return { rows, digest: hash.digest('hex') };
}

/** JSON as it is whatever engine has kept it: without blanks, keys in order. */
function canonical(cell: CopiedRow[number]): unknown {
  if (typeof cell !== 'string' || !/^[[{]/.test(cell)) return cell;
  try {
    return JSON.stringify(JSON.parse(cell), inOrder);
  } catch {
    return cell;
  }
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
