import { type AnimectlError, ProviderError, StoreError } from '../model/errors.ts';

/** Whether the same question would fail again, whenever and by whomever it is asked. */
export function isFinal(error: AnimectlError): boolean {
  // A provider that says that the question is wrong; all else it gets over.
  if (error instanceof ProviderError) return error.reason === 'request';
  // What another worker's database may take.
  if (error instanceof StoreError) return error.code === 'invalid';
  return finalCodes.has(error.code);
}

/** Errors of the question; those of a worker's settings, of its credentials or of its queue are not. */
const finalCodes: ReadonlySet<AnimectlError['code']> = new Set([
  ...(['usage', 'too-many-titles', 'no-match', 'ambiguous', 'mismatch'] as const),
  ...(['no-such-candidate', 'absent', 'no-import', 'no-group'] as const),
]);
