import { ProviderError } from '../model/errors.ts';
import type { Call } from '../model/lookup.ts';
import type { Provider } from '../providers/provider.ts';

export function chunk<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}

export function batchSizeOf({ batchSize, plainBatchSize = batchSize }: Provider, { lookAhead }: Call): number {
  return lookAhead ? batchSize : plainBatchSize;
}

/** The provider answered, and what it could not do was this batch: a lighter one may go well. */
export function isAboutTheBatch(error: unknown): error is ProviderError {
  return (
    error instanceof ProviderError &&
    (error.status === 500 || (error.reason === 'request' && error.status !== undefined))
  );
}
