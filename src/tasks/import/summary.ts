import type { App } from '../../app/app.ts';
import type { ImportDocument, RejectedRow, RowsInCommon } from '../../model/documents.ts';
import type { GoneTitles } from '../../model/list-documents.ts';
import type { Remark } from '../../store/jobs.ts';
import { type JobOptions, jobDocument, rejectedRows } from './jobs.ts';
import { listFilled } from './list.ts';

/** What came of an import, read from its job. `mostRejects`: how many rows that came to nothing are named; absent: all. */
export async function importDocument(
  id: number,
  cut: ImportDocument['cut'],
  { mostRejects, gone = noneGone }: { readonly mostRejects?: number | undefined; readonly gone?: GoneTitles },
  app: App,
): Promise<ImportDocument> {
  const { jobs } = await app.database();
  const job = await jobs.find(id);
  if (!job) throw new Error(`import ${id} is gone`);
  const rejects: RejectedRow[] = [];
  for await (const row of rejectedRows(id, jobs, mostRejects)) rejects.push(row);
  const remarks = await jobs.remarks(id);
  const list = await listFilled(job, await app.database());
  return {
    ...{ schema: 1, ...jobDocument(job, false), cut, list, rejects },
    leftOut: remarks.filter(({ isLeftOut }) => isLeftOut).map(inCommon),
    notes: remarks.filter(({ isLeftOut }) => !isLeftOut).map(inCommon),
    columnsNotUnderstood: (job.options as JobOptions).notUnderstood ?? [],
    gone,
  };
}

const noneGone: GoneTitles = { titles: [], dropped: false };

const inCommon = ({ reason, rows, place }: Remark): RowsInCommon => ({ reason, rows, place });
