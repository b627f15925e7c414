import { keepable } from '../../model/names.ts';
import type { Ref } from '../../model/ref.ts';
import type { SavedTitle } from '../database.ts';
import {
  type JobRow,
  type JobWork,
  type NewJob,
  type OutcomeCounts,
  type Remark,
  type RowOutcome,
  type RowRange,
  type Settled,
  type SettledByTitle,
  settledBy,
} from '../jobs.ts';
import type { Dialect } from './dialect.ts';
import { all, listGiven, rowsGiven, run, type Steps } from './statement.ts';

type Sql = Dialect['job'];

/** Every position that a row can have. */
export const allRows: RowRange = { after: 0, through: 2_147_483_647 };

/**
 * Does what a batch does to a job, inside a transaction. `kept`: what became of the batch's titles, by the ref that they arrived
 * with. Returns the job's number.
 */
export function* workOn(sql: Sql, work: JobWork, kept: ReadonlyMap<string, SavedTitle>): Steps<number> {
  const job = typeof work.job === 'number' ? work.job : yield* begin(sql, work.job, work.at);
  yield* run(sql.add, job, rowsGiven((work.add ?? []).map(cellsOf)));
  if (work.reopen) {
    const { after, through } = work.reopen === true ? allRows : work.reopen;
    yield* run(sql.reopen, job, after, through);
  }
  const settleTitle = settling(kept);
  const settled = (work.settle ?? []).map((row) => ('title' in row ? settleTitle(row) : row));
  yield* run(sql.settle, rowsGiven(settled.map(settledCells)), job);
  yield* run(sql.crawled, job, listGiven(work.crawled ?? []));
  yield* tell(sql, job, work, countedIn(work.count ?? [], settleTitle));
  return job;
}

function* begin(sql: Sql, { source, options, startedAt }: NewJob, now: number): Steps<number> {
  yield* run(sql.forget);
  const at = Math.min(startedAt, now);
  const [row] = yield* all<{ id: number }>(sql.begin, source, json(options), at, at);
  return row?.id ?? 0;
}

/** Settles rows by what became of their titles. Of several rows of one title the first counts. */
function settling(kept: ReadonlyMap<string, SavedTitle>): (row: SettledByTitle) => Settled {
  const seen = new Set<string>();
  return (row) => {
    const own = kept.get(row.title);
    const ref = own?.ref ?? row.title;
    const isCounted = row.isCounted || seen.has(ref);
    seen.add(ref);
    return settledBy({ ...row, isCounted }, own);
  };
}

function countedIn(titles: readonly Ref[], settleTitle: (row: SettledByTitle) => Settled): Partial<OutcomeCounts> {
  const counts: Partial<Record<RowOutcome, number>> = {};
  for (const title of titles) {
    const { outcome } = settleTitle({ position: 0, title });
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

function* tell(sql: Sql, job: number, { at, progress = {} }: JobWork, counted: Partial<OutcomeCounts>): Steps<void> {
  const { state = null, requests = 0, read = null, counts = {}, problems = [], remarks = [] } = progress;
  yield* run(sql.tell, at, state, requests, read, json(counts), json(counted), json(problems), job);
  yield* run(sql.remark, rowsGiven(remarks.map(remarkCells)), job);
}

const remarkCells = ({ reason, rows, place, isLeftOut }: Remark): readonly unknown[] => [
  ...[reason, rows, place, Number(isLeftOut)],
];

/** As JSON. The character of number 0, which not every engine can keep, becomes U+FFFD. */
function json(value: unknown): string | null {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.includes('\\u0000')
    ? JSON.stringify(value, (_, one) => (typeof one === 'string' ? keepable(one) : one))
    : text;
}

function cellsOf({ position, place, raw, asked, key, outcome, ref, reason, candidates }: JobRow): readonly unknown[] {
  const settled = [outcome ?? null, ref ?? null, reason ?? null, json(candidates)];
  return [position, place, json(raw ?? null), json(asked), key ?? null, ...settled];
}

function settledCells({ position, outcome, ref, reason, candidates }: Settled): readonly unknown[] {
  return [position, outcome, ref ?? null, reason ?? null, json(candidates)];
}
