import type { ProviderError } from '../model/errors.ts';

/** Told of each request and each wait. */
export interface Watch {
  onRequest(): void;
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
