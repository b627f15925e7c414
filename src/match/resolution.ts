import type { ProviderError } from '../model/errors.ts';
import type { Mismatch, Other } from '../model/events.ts';
import type { From } from '../model/franchise.ts';
import type { Arrived, Call } from '../model/lookup.ts';
import type { Candidate } from '../model/title.ts';

export interface ResolveOptions extends Call {
  /** Which candidate to take, 1 being the best. */
  readonly pick?: number;
  /** Ambiguity is an error. */
  readonly strict?: boolean;
  /** A doubt is an error, for nothing may be written then: what no title is that the words say, a name that is only alike, several franchises. */
  readonly exactly?: boolean;
}

/** How a resolution ended: with a title, or with the nearest ones and why none was taken. */
export interface Resolution {
  readonly query: string;
  /** Best first; `pick` counts from the first. */
  readonly candidates: readonly Candidate[];
  readonly chosen?: Candidate;
  readonly arrived?: Arrived;
  readonly ambiguous: boolean;
  /** What the words say and the chosen title is not. */
  readonly mismatch?: Mismatch;
  /** The next best of other franchises that could be meant as well, best first. */
  readonly others: readonly Other[];
  readonly from: From;
  /** A provider has answered for these words, now or lately; else only what is stored and bundled was looked at. */
  readonly isAsked: boolean;
  /** Films were not looked among, for which there is no key. */
  readonly lacksFilms?: true;
  /** Why the provider that should have been asked was not: what is here may not be all there is. */
  readonly refusal?: ProviderError;
}
