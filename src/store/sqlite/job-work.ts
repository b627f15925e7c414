import type { Ref } from '../../model/ref.ts';
import type { Connection } from '../../sqlite/connection.ts';
import type { SavedTitle } from '../database.ts';
import {
  type JobRow,
  type JobWork,
  type NewJob,
  type OutcomeCounts,
  type RowOutcome,
  type Settled,
  type SettledByTitle,
  settledBy,
} from '../jobs.ts';
import * as sql from './job-sql.ts';

/**
 * Does what a batch does to a job, inside a transaction. `kept`: what became of the batch's titles, by the ref that they arrived
 * with. Returns the job's number.
 */
export function workOn(db: Connection, work: JobWork, kept: ReadonlyMap<string, SavedTitle>): number {
  const job = typeof work.job === 'number' ? work.job : begin(db, work.job, work.at);
  if (work.add && work.add.length > 0) db.run(sql.add, job, JSON.stringify(work.add.map(cellsOf)));
  if (work.reopen) db.run(sql.reopen, job);
  const settleTitle = settling(kept);
  const settled = (work.settle ?? []).map((row) => ('title' in row ? settleTitle(row) : row));
  if (settled.length > 0) db.run(sql.settle, JSON.stringify(settled.map(settledCells)), job);
  if (work.crawled && work.crawled.length > 0) db.run(sql.crawled, job, JSON.stringify(work.crawled));
  tell(db, job, work, countedIn(work.count ?? [], settleTitle));
  return job;
}

function begin(db: Connection, { source, options, startedAt }: NewJob, now: number): number {
  db.run(sql.forget);
  const at = Math.min(startedAt, now);
  const [row] = db.all<{ id: number }>(sql.begin, source, JSON.stringify(options), at, at);
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

function tell(db: Connection, job: number, { at, progress = {} }: JobWork, counted: Partial<OutcomeCounts>): void {
  const { state = null, requests = 0, read = null, counts = {}, problems = [] } = progress;
  db.run(sql.tell, at, state, requests, read, json(counts), json(counted), json(problems), job);
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

function cellsOf({ position, place, raw, asked, key, outcome, ref, reason, candidates }: JobRow): readonly unknown[] {
  const settled = [outcome ?? null, ref ?? null, reason ?? null, json(candidates)];
  return [position, place, JSON.stringify(raw ?? null), json(asked), key ?? null, ...settled];
}

function settledCells({ position, outcome, ref, reason, candidates }: Settled): readonly unknown[] {
  return [position, outcome, ref ?? null, reason ?? null, json(candidates)];
}
