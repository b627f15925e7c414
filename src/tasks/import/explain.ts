import { choiceOf } from '../../import/row-verdict.ts';
import { NotFoundError } from '../../model/errors.ts';
import type { ImportExplanation, RowExplanation } from '../../model/import-rows.ts';
import type { Ref } from '../../model/ref.ts';
import type { Title } from '../../model/title.ts';
import type { Job, JobRow, Jobs } from '../../store/jobs.ts';
import { withoutEvents } from '../task.ts';
import { readingOf } from './plan.ts';

export interface RowQuestion {
  /** `12`, `list.csv line 12`, or with the number of an import before it: `7:12`. */
  readonly row: string;
}

/** How a row of an import, the latest if none is named, was read, and why it got its title. Throws `NotFoundError`. */
export const explainRow = withoutEvents<RowQuestion, ImportExplanation>(async ({ row }, app) => {
  const { jobs, titles } = await app.database('orEmpty');
  const [, number, place = row] = /^(\d{1,9}):(.+)$/.exec(row.trim()) ?? [undefined, undefined, row.trim()];
  const job: Job | undefined = number === undefined ? (await jobs.list(1))[0] : await jobs.find(Number(number));
  if (!job)
    throw new NotFoundError(number === undefined ? 'there was no import yet' : `there is no import ${number}`, {
      code: 'no-import',
    });
  const rows = await jobs.rowsAt(job.id, place);
  if (rows.length === 0)
    throw new NotFoundError(
      `import ${job.id}, ${job.source}, kept no row at ${place}${await rowsThere(job, jobs)}: a row goes by its line in a table or text, by its number in JSON and XML`,
      { code: 'absent' },
    );
  const stored = await titles.load(rows.flatMap(({ ref }) => ref ?? []));
  const titleOf = (ref: Ref | undefined) => (ref === undefined ? undefined : stored.get(ref)?.title);
  return { schema: 1, job: job.id, source: job.source, rows: rows.map((one) => explained(one, titleOf(one.ref))) };
});

/** A table's first row stands below its heads. */
const mostAbove = 20;

async function rowsThere({ id, counts, open }: Job, jobs: Jobs): Promise<string> {
  const all = Object.values(counts).reduce((sum, n) => sum + n, open);
  for (let number = 1; number <= mostAbove; number++) {
    const [first] = await jobs.rowsAt(id, String(number));
    if (first) return `, of ${all === 1 ? '1 row' : `${all} rows`} the first is ${first.place}`;
  }
  return '';
}

function explained(row: JobRow, title: Title | undefined): RowExplanation {
  const { outcome = null, reason = null, candidates = [] } = row;
  return { ...readingOf(row), outcome, taken: title ? choiceOf({ title }) : null, why: reason, candidates };
}
