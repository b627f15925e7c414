import type { Answer, Call, Candidates, Known } from '../model/lookup.ts';
import type { Ref, Source } from '../model/ref.ts';

/** What an origin says of titles. That another origin is asked in its place is said by the lookup. */
export type OriginAnswer = Exclude<Answer, { type: 'fallback' }>;

/** One place that titles can come from. Throws `ProviderError` when it is of no further use in this run. */
export interface Origin {
  /** As in sentences. */
  readonly label: string;
  /** The name of the provider that states all that comes from here. Absent: several do, or none. */
  readonly provider?: string;
  /** It needs no network. Its answers to a search are put together with those of other local origins. */
  readonly local: boolean;
  /** Each title that it is asked for is a request. */
  readonly singly?: boolean;
  /** The numberings whose ids it can be asked for, its own first. Absent: any. */
  readonly numberings?: readonly Source[];
  titles(refs: readonly Ref[], call: Call): AsyncIterable<OriginAnswer>;
  search(queries: readonly string[], call: Call): AsyncIterable<OriginAnswer | Candidates>;
  /** What is popular now, most popular first. Absent: it cannot say. */
  popular?(count: number, call: Call): AsyncIterable<OriginAnswer>;
  /** Titles that are kept here as one franchise with one of these, or probably belong with them. Absent: it knows titles one by one. */
  together?(refs: readonly Ref[]): Promise<readonly Known[]>;
  /** What a user has listed there. Absent: it has no such lists. */
  list?(user: string, call: Call): AsyncIterable<OriginAnswer>;
}
