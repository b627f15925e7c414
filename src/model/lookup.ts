import type { ProviderError } from './errors.ts';
import type { RunEvent } from './events.ts';
import type { From } from './franchise.ts';
import type { Ref, Source } from './ref.ts';

export interface Call {
  /** Also bring what the asked titles' neighbours state, where it costs no further request. */
  readonly lookAhead: boolean;
  /** Who a title is and what it states of others is enough; nobody looks at the rest. */
  readonly outline?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** One title's answer, or what happened on the way. */
export type Answer = Extract<RunEvent, { type: 'title' | 'missing' | 'failed' | 'waiting' | 'fallback' }>;
export type Arrived = Extract<Answer, { type: 'title' }>;

/** Titles that answer to searched words, as one origin sees them. */
export interface Candidates {
  readonly type: 'candidates';
  readonly query: string;
  readonly found: readonly Arrived[];
  readonly from: From;
  /** The provider fails on these words, and on no others: why nothing is found. */
  readonly error?: ProviderError;
}

export interface Counts {
  requests: number;
  /** How many requests are allowed. Absent: any number. */
  readonly most?: number;
  cacheHits: number;
  cacheMisses: number;
  waitedMs: number;
}

/** Titles by ref or by words, wherever they come from: a crawl's only view of the outside. */
export interface Lookup {
  /** Every ref is answered: by its title, as missing, or as failed. Titles that nobody asked for may come along. */
  titles(refs: readonly Ref[], call: Call): AsyncIterable<Answer>;
  /** Candidates for every query, from the first origin that answers; local origins answer together. */
  search(queries: readonly string[], call: Call): AsyncIterable<Answer | Candidates>;
  /** What is popular now, from the first origin that can say, most popular first. */
  popular(count: number, call: Call): AsyncIterable<Answer>;
  /** What a user has listed at that provider, in no order. Throws `ProviderError`; status 404: there is no such list. */
  list?(source: Source, user: string, call: Call): AsyncIterable<Answer>;
  counts(): Readonly<Counts>;
  /**
   * Every provider is asked for every title: what merely came along has not been heard of all. These are they; what the
   * first one says of a title itself stands.
   */
  readonly everyWord?: readonly string[];
  /** With `everyWord`: providers of whom something is missing. */
  unheard?(): readonly string[];
}
