import { StoreError } from '../../model/errors.ts';
import { unknownTime } from '../../model/time.ts';
import { bundled } from '../../providers/registry.ts';
import { cyclesIn } from '../merge/cycles.ts';
import { providersIn } from '../merge/stated-by.ts';
import { toleratedAheadMs } from '../merge/times.ts';
import type { DatabaseInfo, Disagreement, Finding, Severity } from '../upkeep.ts';
import type { Dialect } from './dialect.ts';
import { all, run, type Steps } from './statement.ts';

type Sql = Dialect['upkeep'];

/** What is counted the same way on every engine. */
type Figures = Omit<DatabaseInfo, 'address' | 'engine' | 'version' | 'wantedVersion' | 'bytes' | 'freeBytes'>;

/** Counts what is in a database of a data model. */
export function* countAll(sql: Sql, version: number): Steps<Figures> {
  const [row] = yield* all<Record<string, number | null> & { ids: string; providers: string }>(sql.figures);
  const [later] = version >= 2 ? yield* all<{ untyped: number; imports: number }>(sql.laterFigures) : [];
  const count = (name: string) => Number(row?.[name] ?? 0);
  const [oldest, newest] = [row?.oldest, row?.newest];
  return {
    titles: count('titles'),
    outlines: count('outlines'),
    names: count('names'),
    ids: JSON.parse(row?.ids ?? '{}'),
    providers: JSON.parse(row?.providers ?? '{}'),
    relations: { stated: count('stated'), inferred: count('inferred'), untyped: later?.untyped ?? 0 },
    crawls: count('crawls'),
    imports: later?.imports ?? 0,
    ...(oldest && { oldest }),
    ...(newest && { newest }),
  };
}

/** Finds rows that do not fit together, and what providers state that is odd. */
export function* findFaults(sql: Sql, now: number): Steps<readonly Finding[]> {
  const counted = function* (severity: Severity, what: Finding['what'], query: string): Steps<Finding> {
    const [row] = yield* all<{ count: number; examples: string | null }>(query);
    return { severity, what, count: row?.count ?? 0, examples: JSON.parse(row?.examples ?? '[]') };
  };
  const found = [
    yield* timesAhead(sql, now),
    yield* counted('fault', 'one-way relations', sql.oneWay),
    yield* counted('fault', 'orphan ids', sql.orphanIds),
    yield* counted('note', 'one-sided relations', sql.oneSided),
    yield* counted('note', 'ids without a title', sql.nameless),
    yield* cycles(sql),
    yield* counted('note', 'disagreements', sql.disagreements),
  ];
  return found.filter(({ count }) => count > 0);
}

/** Times that were written by a clock that was ahead. A file of an older data model lacks some of the tables. */
function* timesAhead(sql: Sql, now: number): Steps<Finding> {
  const examples: string[] = [];
  let sum = 0;
  for (const { table, column } of yield* timesIn(sql)) {
    const [row] = yield* all<{ n: number }>(sql.ahead(table, column), now + toleratedAheadMs);
    const count = row?.n ?? 0;
    sum += count;
    if (count > 0) examples.push(`${table}.${column} ${count}`);
  }
  return { severity: 'fault', what: 'times ahead', count: sum, examples };
}

function* timesIn(sql: Sql): Steps<Sql['times'][number][]> {
  const tables = new Set((yield* all<{ name: string }>(sql.tableNames)).map(({ name }) => name));
  return sql.times.filter(({ table }) => tables.has(table));
}

function* cycles(sql: Sql): Steps<Finding> {
  const found = cyclesIn(yield* all(sql.sequels));
  const examples = found.slice(0, 5).map((refs) => [...refs, refs[0]].join(' -> '));
  return { severity: 'note', what: 'SEQUEL cycles', count: found.length, examples };
}

/** Takes back times that lie ahead of `now`, inside a transaction; gives the number of rows. Throws `StoreError` where now must be wrong. */
export function* mendTimes(sql: Sql, now: number): Steps<number> {
  if (now < bundled.editionMs) {
    const day = new Date(bundled.editionMs).toISOString().slice(0, 10);
    const what = `this machine's clock is wrong: it is before ${day}, and this animectl was made after that; nothing was changed`;
    throw new StoreError('clock', what);
  }
  let rows = 0;
  for (const { table, column, isFetch } of yield* timesIn(sql))
    rows += yield* run(sql.setBack(table, column), isFetch ? unknownTime : now, now + toleratedAheadMs);
  return rows;
}

export function* findDisagreements(sql: Sql): Steps<readonly Disagreement[]> {
  const rows = yield* all<Omit<Disagreement, 'words'> & { words: string }>(sql.disagreed);
  return rows.map((row) => {
    const words = JSON.parse(row.words) as Disagreement['words'];
    const each = words.flatMap(({ type, provider }) => providersIn(provider).map((one) => ({ type, provider: one })));
    return { ...row, words: each };
  });
}
