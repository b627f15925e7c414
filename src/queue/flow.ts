import type { FlowProducer } from 'bullmq';
import { type QueueOnServer, queueName } from './engine.ts';
import { jobOptions } from './job-options.ts';
import { jobIdOf } from './question.ts';
import type { Queued, QueuedImport, QueuedQuestion } from './queue.ts';

/** Rows of an import that are one job: as many refs as AniList answers in one request. */
const rowsInPart = 200;

/**
 * Puts an import on the queue: its parts, and a job that begins when all of them have ended, well or not. One that is there already stays
 * as it is; what failed for good is begun anew.
 */
export async function flow(
  { rows, maxAgeMs, ...about }: QueuedImport & { readonly rows: number; readonly maxAgeMs: number },
  queue: QueueOnServer,
  flows: Pick<FlowProducer, 'add' | 'close'>,
): Promise<Queued> {
  const parts = Array.from({ length: Math.ceil(rows / rowsInPart) }, (_, n): QueuedQuestion => {
    const after = n * rowsInPart;
    return { kind: 'import rows', ...about, after, through: Math.min(rows, after + rowsInPart), maxAgeMs };
  });
  const end: QueuedQuestion = { kind: 'import', ...about };
  const known = await queue.getJob(jobIdOf(end));
  if (known && !(await known.isFailed())) return { added: 0, already: parts.length };
  await known?.remove();
  for (const part of parts) {
    const job = await queue.getJob(jobIdOf(part));
    if (job && (await job.isFailed())) await job.remove();
  }
  const node = (question: QueuedQuestion, opts: { readonly ignoreDependencyOnFailure?: boolean } = {}) => ({
    ...{ name: question.kind, queueName, data: question },
    opts: { ...jobOptions, ...opts, jobId: jobIdOf(question) },
  });
  try {
    await flows.add({ ...node(end), children: parts.map((part) => node(part, { ignoreDependencyOnFailure: true })) });
  } finally {
    await flows.close().catch(() => {});
  }
  return { added: parts.length, already: 0 };
}
