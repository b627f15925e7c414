import { NotFoundError } from '../model/errors.ts';
import type { Lookup } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';

/** A title that is nowhere; `lookup` knows whether a provider, or what one has answered before, says so. */
export function absent(ref: Ref, lookup: Pick<Lookup, 'counts'>): NotFoundError {
  const { requests, cacheHits } = lookup.counts();
  const isAsked = requests + cacheHits > 0;
  const words = isAsked ? 'is not there: no provider that was asked has it' : 'is neither stored nor bundled';
  return new NotFoundError(`${ref} ${words}`, { code: 'absent', ref });
}
