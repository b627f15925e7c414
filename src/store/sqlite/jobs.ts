import type { Ref } from '../../model/ref.ts';
import type { Connection } from '../../sqlite/connection.ts';
import { type Counts, type Job, type JobRow, type Jobs, outcomes, type Progress, type Settled } from '../jobs.ts';
import { present } from '../merge/rows.ts';
import * as sql from './job-sql.ts';

/** How reading and writing are wrapped: failures made plain, a file that cannot be written refused. */
export interface Access {
  readonly reading: <Result>(body: () => Result) => Promise<Result>;
  readonly writing: <Result>(body: () => Result) => Promise<Result>;
}

export function sqliteJobs(db: Connection, { reading, writing }: Access): Jobs {
  return {
    async together(work) {
      await writing(() => void db.run('BEGIN IMMEDIATE'));
      try {
        const result = await work();
        await writing(() => void db.run('COMMIT'));
        return result;
      } finally {
        if (db.inTransaction()) db.run('ROLLBACK');
      }
    },
    begin: ({ source, options, startedAt }) =>
      writing(() => {
        db.run(sql.forget);
        const [row] = db.all<{ id: number }>(sql.begin, source, JSON.stringify(options), startedAt, startedAt);
        return row?.id ?? 0;
      }),
    add: (job, rows) => writing(() => void db.run(sql.add, job, JSON.stringify(rows.map(cellsOf)))),
    settle: (job, rows) => writing(() => void db.run(sql.settle, JSON.stringify(rows.map(settledCells)), job)),
    tell: (job, progress) => writing(() => tell(db, job, progress)),
    open: (job, after, limit) => reading(() => db.all<RowColumns>(sql.open, job, after, limit).map(rowOf)),
    rejects: (job, after, limit) => reading(() => db.all<RowColumns>(sql.rejects, job, after, limit).map(rowOf)),
    reopen: (job) => writing(() => void db.run(sql.reopen, job)),
    find: (job) =>
      reading(() => {
        const [row] = job === undefined ? db.all<JobColumns>(sql.latest) : db.all<JobColumns>(sql.find, job);
        return row && jobOf(row);
      }),
    list: (limit) => reading(() => db.all<JobColumns>(sql.listed, limit).map(jobOf)),
    answers: (keys) =>
      reading(() => {
        const rows = db.all<{ key: string; ref: Ref }>(sql.answers, JSON.stringify(keys));
        return new Map(rows.map(({ key, ref }) => [key, ref]));
      }),
    roots: (job) => reading(() => db.all<{ ref: Ref }>(sql.roots, job).map(({ ref }) => ref)),
    crawled: (job, refs) => writing(() => void db.run(sql.crawled, job, JSON.stringify(refs))),
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

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

function cellsOf({ position, place, raw, asked, key, outcome, ref, reason, candidates }: JobRow): readonly unknown[] {
  const settled = [outcome ?? null, ref ?? null, reason ?? null, json(candidates)];
  return [position, place, JSON.stringify(raw ?? null), json(asked), key ?? null, ...settled];
}

function settledCells({ position, outcome, ref, reason, candidates }: Settled): readonly unknown[] {
  return [position, outcome, ref ?? null, reason ?? null, json(candidates)];
}

function rowOf({ raw, asked, candidates, position, place, ...rest }: RowColumns): JobRow {
  const parsed = { asked: asked && JSON.parse(asked), candidates: candidates && JSON.parse(candidates) };
  return { position, place, raw: JSON.parse(raw), ...present({ ...rest, ...parsed }) };
}

function tell(db: Connection, job: number, progress: Progress): void {
  const { at, state = null, addRequests = 0, read = null, counts, addProblem = null } = progress;
  db.run(sql.tell, at, state, addRequests, read, json(counts), addProblem, addProblem, job);
}

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
  const [bulk, kept] = [row.counts, row.row_counts].map((text) => JSON.parse(text) as Partial<Counts>);
  const counts = outcomes.map((one) => [one, (bulk?.[one] ?? 0) + (kept?.[one] ?? 0)]);
  return {
    ...{ id, source, state, requests, read, open },
    options: JSON.parse(row.options),
    startedAt: row.started_at,
    updatedAt: row.updated_at,
    counts: Object.fromEntries(counts) as Counts,
    problems: JSON.parse(row.problems),
  };
}
