import type { ProviderError } from './errors.ts';
import type { RunEvent } from './events.ts';
import type { From } from './franchise.ts';
import type { Ref, Source } from './ref.ts';
import type { Title } from './title.ts';

/** What can be looked up. */
export type About = 'anime' | 'films';

/** What words can mean, as people call it. */
export const titleKinds = ['anime', 'movie'] as const;
export type TitleKind = (typeof titleKinds)[number];

/** What is looked up for a kind; undefined: an anime, else a film. */
export function aboutOf(kind: TitleKind | undefined): About | undefined {
  return kind === 'movie' ? 'films' : kind;
}

/** What a title can be asked for by. */
export type Known = Pick<Title, 'ref' | 'ids' | 'kind'>;

/** How titles are asked for. */
export interface Call {
  /** Also bring what the asked titles' neighbours state, where it costs no further request. */
  readonly lookAhead: boolean;
  /** With look-ahead: how many levels of neighbours are worth bringing along, where a provider can. Absent: one. */
  readonly levels?: number;
  /** Who a title is and what it states of others is enough; nobody looks at the rest. */
  readonly outline?: boolean;
  /**
   * Titles that will probably be asked for next, each by its ids. Asked once a request is made, of a provider that can be
   * asked for several titles at once: what is not fresh here comes along, marked as not asked for. A search brings it along where
   * it is for one query.
   */
  readonly expected?: () => Promise<readonly Known[]>;
  /** What is expected is wanted without its neighbours, also with look-ahead. */
  readonly expectedAlone?: boolean;
  /** What words are to mean, where films can be looked up, too. Absent: an anime; a film where only films can be. */
  readonly about?: About;
  /** Another provider can be asked for all of it: one that wants to be left alone for long is not waited for. */
  readonly othersCan?: boolean;
  /** `local`: only what needs no network is searched. */
  readonly scope?: 'local';
  readonly signal?: AbortSignal | undefined;
}

/** One title's answer, or what happened on the way. */
export type Answer = Extract<RunEvent, { type: 'title' | 'gone' | 'missing' | 'failed' | 'waiting' | 'fallback' }>;
export type Arrived = Extract<Answer, { type: 'title' }>;

/** Titles that answer to a query, as one origin sees them. */
export interface Candidates {
  readonly type: 'candidates';
  readonly query: string;
  readonly found: readonly Arrived[];
  readonly from: From;
  /** Who looked for them, as in sentences. Absent: it is what is stored or bundled. */
  readonly by?: string;
  /** Why nothing is found: the provider fails on this query, and on no others. */
  readonly error?: ProviderError;
}

/** What a lookup has cost so far. */
export interface Counts {
  requests: number;
  /** How many requests are allowed. Absent: any number. */
  readonly most?: number;
  cacheHits: number;
  cacheMisses: number;
  waitedMs: number;
}

/** Titles by ref or by query, wherever they come from: a crawl's only view of the outside. */
export interface Lookup {
  /** Every ref is answered: by its title, as missing, or as failed. Titles that nobody asked for may come along. */
  titles(refs: readonly Ref[], call: Call): AsyncIterable<Answer>;
  /** Candidates for every query, from the first origin that answers; local origins answer together. */
  search(queries: readonly string[], call: Call): AsyncIterable<Answer | Candidates>;
  /** What is popular now, from the first origin that can say, most popular first. */
  popular(count: number, call: Call): AsyncIterable<Answer>;
  /**
   * What a user has listed at that provider, in no order. Throws `ProviderError`; status 404: there is no such list.
   * `UsageError`: that provider is not asked here.
   */
  list?(source: Source, user: string, call: Call): AsyncIterable<Answer>;
  counts(): Readonly<Counts>;
  /**
   * Set where all providers are asked about every title: their names, in order of precedence. A title that merely came along
   * has then not been asked about at all of them.
   */
  readonly allProviders?: readonly string[];
  /** What words can be searched for among. Absent: anime alone. */
  readonly about?: readonly About[];
  /** Whether each title that is asked for now is a request. Absent: no. */
  asksSingly?(): boolean;
  /** Titles that are bundled as one franchise with one of these, or probably belong with them by a provider that is asked for nothing else. */
  together?(refs: readonly Ref[]): Promise<readonly Known[]>;
  /** With `allProviders`: those of whom something is missing. */
  unheard?(): readonly string[];
}
