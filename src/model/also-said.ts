import { ProviderError } from './errors.ts';

/** Why a provider did not answer, with what came of asking others in its place: `MyAnimeList has no such title`. */
export function alsoSaid(error: ProviderError, others: readonly string[]): ProviderError {
  if (others.length === 0) return error;
  const { provider, reason, message, status, retryAt } = error;
  const words = [message.replace(/\.$/, ''), ...others].join('; ');
  return new ProviderError(provider, reason, words, {
    ...(status !== undefined && { status }),
    ...(retryAt !== undefined && { retryAt }),
  });
}
