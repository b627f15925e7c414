import { refsOf } from '../model/identity.ts';
import type { Call } from '../model/lookup.ts';
import { kindOf, type Ref, sourceOf } from '../model/ref.ts';
import { cachedTitles } from './cached.ts';
import type { Network } from './received.ts';

/**
 * What is expected besides the titles that are asked for, by refs of the provider's, as far as it is not fresh. One that is asked for
 * one title at a time is asked for none too many.
 */
export async function expectedIn(
  { provider, cache, refresh }: Network,
  refs: readonly Ref[],
  { expected }: Pick<Call, 'expected'>,
): Promise<readonly Ref[]> {
  if (!expected || provider.batchSize === 1) return [];
  const asked = new Set(refs);
  const others = (await expected()).map(refsOf).filter((own) => !own.some((ref) => asked.has(ref)));
  const found = others.flatMap((own) => {
    const ref = provider.numberings.flatMap((one) => own.find((ref) => sourceOf(ref) === one) ?? [])[0];
    return ref && kindOf(ref) === 'anime' ? ref : [];
  });
  const fresh = refresh ? undefined : await cachedTitles(provider, { ...cache, get: cache.peek }, found, {});
  return [...new Set(found)].filter((ref) => !fresh?.has(ref));
}
