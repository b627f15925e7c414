import { createHash } from 'node:crypto';
import { searched } from '../model/names.ts';
import { parseRef } from '../model/ref.ts';
import type { QueuedQuestion } from './queue.ts';

/** The id of a question: the same for the same one. Of letters, digits and dashes, as queues want it, and never of digits alone. */
export function jobIdOf(question: QueuedQuestion): string {
  if (question.kind === 'watch check') return 'watch-check';
  if (question.kind === 'import' || question.kind === 'import rows') {
    const all = `import-${question.job}-${question.startedAt}`;
    return question.kind === 'import' ? all : `${all}-rows-${question.after + 1}-${question.through}`;
  }
  const { query } = question;
  if ('ref' in query) return `franchise-${query.ref.replace(/[^\w]+/g, '-')}`;
  return `franchise-words-${createHash('sha256').update(searched(query.text)).digest('hex').slice(0, 24)}`;
}

/** What a question is about, for people. */
export function questionWords(question: QueuedQuestion): string {
  if (question.kind === 'franchise') return question.query.text;
  if (question.kind === 'watch check') return 'all that is followed';
  const words = `import ${question.job}, ${question.source}`;
  return question.kind === 'import' ? words : `${words}: rows ${question.after + 1} to ${question.through}`;
}

/** A question as it was put on the queue; undefined: nobody here understands it. */
export function questionIn(data: unknown): QueuedQuestion | undefined {
  const said = (data ?? {}) as Readonly<Record<string, unknown>>;
  const { kind } = said;
  if (kind === 'watch check') return { kind };
  if (kind === 'import' || kind === 'import rows') return importIn(kind, said);
  const { ref, text } = (said.query ?? {}) as { readonly ref?: unknown; readonly text?: unknown };
  if (kind !== 'franchise' || typeof text !== 'string' || text === '') return undefined;
  if (ref === undefined) return { kind, query: { text } };
  const known = typeof ref === 'string' ? parseRef(ref) : undefined;
  return known && { kind, query: { ref: known, text } };
}

function importIn(
  kind: 'import' | 'import rows',
  { job, startedAt, source, after, through, maxAgeMs }: Readonly<Record<string, unknown>>,
): QueuedQuestion | undefined {
  if (!isCount(job) || !isCount(startedAt) || typeof source !== 'string') return undefined;
  if (kind === 'import') return { kind, job, startedAt, source };
  if (!isCount(after) || !isCount(through) || !isCount(maxAgeMs)) return undefined;
  return { kind, job, startedAt, source, after, through, maxAgeMs };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
