import { UsageError } from '../model/errors.ts';
import type { Database } from '../store/database.ts';
import type { JobRow, JobWork, Settled } from '../store/jobs.ts';
import type { Row, RowPlace } from './row.ts';
import { keyOf } from './row-verdict.ts';

export interface RowSource {
  /** For people: `list.csv`, of which a row is `list.csv line 12`. */
  readonly name: string;
  readonly rows: AsyncIterable<Row>;
  /** What its rows ask for has been answered already. */
  readonly isAnswered?: boolean;
}

export interface TakeInOptions {
  /** More rows that are still to be asked for than this are refused. */
  readonly most: number;
}

const batchSize = 1000;

/** Rows of all sources, numbered through. Throws `UsageError` where there are too many. */
export async function* numbered(sources: readonly RowSource[], { most }: TakeInOptions): AsyncGenerator<JobRow, void> {
  let position = 0;
  let unanswered = 0;
  for (const { name, rows, isAnswered = false } of sources) {
    for await (const row of rows) {
      position++;
      if (!isAnswered && row.type === 'asked') unanswered++;
      if (unanswered > most) throw new UsageError(tooMany(most), { code: 'too-many-titles' });
      yield jobRowOf(row, position, placeText(name, row));
    }
  }
}

/** For people: `list.csv line 12`. */
export const placeText = (name: string, { number, unit }: RowPlace): string => `${name} ${unit} ${number}`;

const tooMany = (most: number): string =>
  `these are more than ${most} titles: AniList's terms allow no mass collection`;

function jobRowOf(row: Row, position: number, place: string): JobRow {
  const { raw } = row;
  if (row.type === 'asked') {
    const key = keyOf(row.asked);
    return { position, place, raw, asked: row.asked, ...(key !== undefined && { key }) };
  }
  if (row.type === 'broken') return { position, place, raw, outcome: 'failed', reason: row.reason };
  if (row.type === 'skipped') return { position, place, raw, outcome: 'skipped', reason: row.reason };
  return { position, place, raw, asked: { refs: row.type === 'ids' ? row.refs : [row.title.ref] } };
}

/**
 * Keeps rows with a job, which begins when the first ones are sure. `settledOf`: which of them are known to have ended already; absent: none.
 * Returns the job's number and how many rows there are.
 */
export async function takeIn(
  rows: AsyncIterable<JobRow>,
  { commit }: Pick<Database, 'commit'>,
  { job, at }: Pick<JobWork, 'job' | 'at'>,
  settledOf: (rows: readonly JobRow[]) => Promise<readonly Settled[]> = async () => [],
): Promise<{ readonly job: number; readonly count: number }> {
  let begun: number | undefined;
  let count = 0;
  let batch: JobRow[] = [];
  const flush = async (): Promise<number> => {
    const settled = new Map((await settledOf(batch)).map((one) => [one.position, one]));
    const add = batch.map((row) => ({ ...row, ...settled.get(row.position) }));
    const done = await commit({ job: { job: begun ?? job, at, add } });
    batch = [];
    begun = done.job ?? 0;
    return begun;
  };
  for await (const row of rows) {
    batch.push(row);
    count++;
    if (batch.length >= batchSize) await flush();
  }
  return { job: await flush(), count };
}
