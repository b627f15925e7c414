import type { ProviderFailure } from '../model/errors.ts';

/**
 * One provider's way out, for one run: every attempt, retries included, takes its turn at that provider's limiter, has a
 * time-out and obeys the run's signal. Answers are whole (a truncated body is a failure) and JSON.
 * Resolves for 2xx, 400 and 404; throws `ProviderError` for everything else.
 */
export interface Http {
  /** The provider's base URL. */
  readonly url: string;
  fetch(url: string | URL | Request, init?: RequestInit): Promise<Response>;
}

/** Says whether a failure is worth a second try. */
export type Retriable = (failure: { readonly reason: ProviderFailure; readonly status?: number }) => boolean;
