import { SpentError } from '../model/errors.ts';
import type { Counts } from '../model/lookup.ts';

/** Counts a request that is about to be made. Throws `SpentError` when no more are allowed. */
export function spend(counts: Counts): void {
  const { requests, most = Number.POSITIVE_INFINITY } = counts;
  if (requests >= most)
    throw new SpentError(`The limit of ${most} request${most === 1 ? '' : 's'} (--max-requests) is used up`);
  counts.requests++;
}
