import { present } from '../../model/present.ts';
import type { Ref } from '../../model/ref.ts';
import type { Connection } from '../../sqlite/connection.ts';
import { type Job, type JobRow, type Jobs, type OutcomeCounts, outcomes, type Remark, type Settled } from '../jobs.ts';
import * as sql from './job-sql.ts';
import { hasTable } from './tables.ts';

/** Runs what reads the database; failures come out as `StoreError`. */
export type Read = <Result>(body: () => Result) => Promise<Result>;

export function sqliteJobs(db: Connection, reading: Read): Jobs {
  const all = <Row>(text: string, ...values: readonly (string | number)[]): readonly Row[] =>
    hasTable(db, 'import_job') ? db.all<Row>(text, ...values) : [];
  return {
    open: (job, after, limit) => reading(() => all<RowColumns>(sql.open, job, after, limit).map(rowOf)),
    rejects: (job, after, limit) => reading(() => all<RowColumns>(sql.rejects, job, after, limit).map(rowOf)),
    remarks: (job) => reading(() => all<RemarkColumns>(sql.remarks, job, job).map(remarkOf)),
    rowsAt: (job, place) => reading(() => all<RowColumns>(sql.at, job, place, place, place).map(rowOf)),
    find: (job) =>
      reading(() => {
        const [row] = job === undefined ? all<JobColumns>(sql.latest) : all<JobColumns>(sql.find, job);
        return row && jobOf(row);
      }),
    list: (limit) => reading(() => all<JobColumns>(sql.newestJobs, limit).map(jobOf)),
    answers: (keys) =>
      reading(() => {
        const rows = all<{ key: string; ref: Ref }>(sql.answers, JSON.stringify(keys));
        return new Map(rows.map(({ key, ref }) => [key, ref]));
      }),
    roots: (job) => reading(() => all<{ ref: Ref }>(sql.roots, job).map(({ ref }) => ref)),
  };
}

interface RowColumns {
  readonly position: number;
  readonly place: string;
  readonly raw: string;
  readonly asked: string | null;
  readonly key: string | null;
  readonly outcome: Settled['outcome'] | null;
  readonly ref: Ref | null;
  readonly reason: string | null;
  readonly candidates: string | null;
}

function rowOf({ raw, asked, candidates, position, place, ...rest }: RowColumns): JobRow {
  const parsed = { asked: asked && JSON.parse(asked), candidates: candidates && JSON.parse(candidates) };
  return { position, place, raw: JSON.parse(raw), ...present({ ...rest, ...parsed }) };
}

interface RemarkColumns {
  readonly reason: string;
  readonly rows: number;
  readonly place: string;
  readonly left_out: 0 | 1;
}

const remarkOf = ({ reason, rows, place, left_out }: RemarkColumns): Remark => ({
  ...{ reason, rows, place },
  isLeftOut: left_out === 1,
});

interface JobColumns {
  readonly id: number;
  readonly source: string;
  readonly options: string;
  readonly state: Job['state'];
  readonly started_at: number;
  readonly updated_at: number;
  readonly requests: number;
  readonly read: number;
  readonly counts: string;
  readonly problems: string;
  readonly open: number;
  readonly row_counts: string;
}

function jobOf(row: JobColumns): Job {
  const { id, source, state, requests, read, open } = row;
  const [bulk, kept] = [row.counts, row.row_counts].map((text) => JSON.parse(text) as Partial<OutcomeCounts>);
  const counts = outcomes.map((one) => [one, (bulk?.[one] ?? 0) + (kept?.[one] ?? 0)]);
  return {
    ...{ id, source, state, requests, read, open },
    options: JSON.parse(row.options),
    startedAt: row.started_at,
    updatedAt: row.updated_at,
    counts: Object.fromEntries(counts) as OutcomeCounts,
    problems: JSON.parse(row.problems),
  };
}
