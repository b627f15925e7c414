import { present } from '../../model/present.ts';
import type { Ref } from '../../model/ref.ts';
import { type Job, type JobRow, type Jobs, type OutcomeCounts, outcomes, type Remark, type Settled } from '../jobs.ts';
import type { Engine } from './engine.ts';
import { allRows } from './job-work.ts';
import { all, listGiven, type Parameter } from './statement.ts';

export function readJobs({ dialect: { job: sql }, read }: Engine): Jobs {
  const found = <Row, Made>(make: (row: Row) => Made, text: string, ...values: readonly Parameter[]) =>
    read<readonly Made[]>(
      function* () {
        return (yield* all<Row>(text, ...values)).map(make);
      },
      { of: 'import_job', or: [] },
    );
  return {
    open: (job, after, limit) => found(rowOf, sql.open, job, after, limit),
    rejects: (job, after, limit) => found(rowOf, sql.rejects, job, after, limit),
    remarks: (job) =>
      read<readonly Remark[]>(
        function* () {
          return (yield* all<RemarkColumns>(sql.remarks, job, job, job, job)).map(remarkOf);
        },
        { of: 'import_job', with: 'remarks', or: [] },
      ),
    rowsAt: (job, place) => found(rowOf, sql.at, job, place, place, place),
    find: async (job) => (await (job === undefined ? found(jobOf, sql.latest) : found(jobOf, sql.find, job)))[0],
    list: (limit) => found(jobOf, sql.newestJobs, limit),
    answers: async (keys) =>
      new Map(
        await found(({ key, ref }: { key: string; ref: Ref }) => [key, ref] as const, sql.answers, listGiven(keys)),
      ),
    taken: (job, after, limit) =>
      found(
        ({ raw, ...row }: { position: number; raw: string; ref: Ref }) => ({ ...row, raw: JSON.parse(raw) }),
        sql.taken,
        job,
        after,
        limit,
      ),
    roots: (job, { after, through } = allRows) => found(({ ref }: { ref: Ref }) => ref, sql.roots, job, after, through),
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
  const bulk: Partial<OutcomeCounts> = JSON.parse(row.counts);
  const kept: Partial<OutcomeCounts> = JSON.parse(row.row_counts);
  const counts = outcomes.map((one) => [one, (bulk[one] ?? 0) + (kept[one] ?? 0)]);
  return {
    ...{ id, source, state, requests, read, open },
    options: JSON.parse(row.options),
    startedAt: row.started_at,
    updatedAt: row.updated_at,
    counts: Object.fromEntries(counts) as OutcomeCounts,
    problems: JSON.parse(row.problems),
  };
}
