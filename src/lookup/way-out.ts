import type { ProviderError } from '../model/errors.ts';

/** Told of each request and each wait. */
export interface Watch {
  onRequest(): void;
  /** `advertised`: requests a minute, as the provider's header has it; `date`: what time it is there, Unix time in ms. */
  onAnswer?(answer: {
    readonly ms: number;
    readonly advertised: number | undefined;
    readonly date: number | undefined;
  }): void;
  onWait(wait: { readonly ms: number; readonly why: 'limit' | 'told' | 'retry' }): void;
}

/** Remembers that the provider is of no use for now. */
export interface Gate {
  /** The failure to raise instead of asking. */
  check(): ProviderError | undefined;
  trip(error: ProviderError): void;
  clear(): void;
}

/** How many requests may be in flight at once. */
export interface Width {
  now(): number;
  /** A request took so long, or was refused for coming too fast. */
  observe(request: { readonly ms: number; readonly throttled: boolean }): void;
}

/** Keys that are wanted: some are ours to fetch, the others are on their way to somebody else already. */
export interface Flight {
  readonly mine: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
  /** Ours will take so long still, ms. */
  hold(ms: number): void;
  /** Ours have come, or will not. To be called in any case. */
  end(): void;
  /** Resolves when the others have come, or will not. Rejects if aborted first. */
  landed(signal?: AbortSignal): Promise<void>;
}

/** Sees to it that what several ask for at the same time, in this process or another, is fetched once. */
export interface Flights {
  /** `since`: when they were looked for and not found, Unix time in ms. What has come after that is there. */
  board(keys: readonly string[], since: number): Flight;
}
