import { createHash } from 'node:crypto';
import { searched } from '../model/names.ts';
import { parseRef } from '../model/ref.ts';
import type { QueuedQuestion } from './queue.ts';

/** The id of a question: the same for the same one. Of letters, digits and dashes, as queues want it, and never of digits alone. */
export function jobIdOf(question: QueuedQuestion): string {
  if (question.kind === 'watch check') return 'watch-check';
  const { query } = question;
  if ('ref' in query) return `franchise-${query.ref.replace(/[^\w]+/g, '-')}`;
  return `franchise-words-${createHash('sha256').update(searched(query.text)).digest('hex').slice(0, 24)}`;
}

/** What a question is about, for people. */
export function questionWords(question: QueuedQuestion): string {
  return question.kind === 'franchise' ? question.query.text : 'all that is followed';
}

/** A question as it was put on the queue; undefined: nobody here understands it. */
export function questionIn(data: unknown): QueuedQuestion | undefined {
  const { kind, query } = (data ?? {}) as { readonly kind?: unknown; readonly query?: unknown };
  if (kind === 'watch check') return { kind };
  const { ref, text } = (query ?? {}) as { readonly ref?: unknown; readonly text?: unknown };
  if (kind !== 'franchise' || typeof text !== 'string' || text === '') return undefined;
  if (ref === undefined) return { kind, query: { text } };
  const known = typeof ref === 'string' ? parseRef(ref) : undefined;
  return known && { kind, query: { ref: known, text } };
}
