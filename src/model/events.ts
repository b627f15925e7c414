import type { AnimectlError, ProviderError, StoreError } from './errors.ts';
import type { Format } from './format.ts';
import type { CrawlStats, Franchise, From } from './franchise.ts';
import type { Ref } from './ref.ts';
import type { NamedRelease } from './release-documents.ts';
import type { Candidate, Emptied, Title } from './title.ts';
import type { Watched } from './watched.ts';

/** A candidate that was not taken, and the number by which it can be. */
export interface Other extends Candidate {
  readonly pick: number;
}

/** What words say of a title that the one they were taken to mean is not. */
export type Mismatch =
  /** No such season or part of that title is there. `asOf`, Unix time in ms: nobody was asked; it was not known then. */
  | {
      readonly type: 'season';
      readonly season?: number;
      readonly part?: number;
      readonly final?: boolean;
      readonly of: Title;
      readonly asOf?: number;
    }
  /** No title of that format, and that year, is there of that title's franchise. `asOf` as for seasons. */
  | {
      readonly type: 'format';
      readonly format: Format;
      readonly year?: number;
      readonly of: Title;
      readonly asOf?: number;
    }
  /** So many titles of that format or year are there, of which the first one by date was taken, or the one of the number that was asked for. */
  | {
      readonly type: 'several';
      readonly format?: Format;
      readonly year?: number;
      readonly of: Title;
      readonly count: number;
      readonly number?: number;
    }
  /** The words are but a part of its name. */
  | { readonly type: 'part' }
  /** It is of another year. */
  | { readonly type: 'year'; readonly year: number };

/** Everything that a run can say, as it happens: printed by a command line, streamed by a server, saved by `persist`. */
export type RunEvent =
  /** Words were taken to mean a title. `runnersUp` are the next best of other franchises; `ambiguous`: another title is as good. */
  | {
      readonly type: 'resolved';
      readonly query: string;
      readonly title: Title;
      readonly runnersUp: readonly Other[];
      readonly ambiguous: boolean;
      readonly mismatch?: Mismatch;
      readonly from: From;
    }
  /** About to ask for so many titles, `known` being known already. */
  | { readonly type: 'round'; readonly round: number; readonly asking: number; readonly known: number }
  /** A title came. Not every one is a member: neighbours that are only listed, and what look-ahead brought, come too. */
  | {
      readonly type: 'title';
      readonly title: Title;
      readonly from: From;
      readonly provider: string;
      readonly fetchedAt: number;
      /** Not asked for: look-ahead brought it. */
      readonly ahead?: boolean;
      /** With `ahead`: no title that was asked for names it; it hangs on one that was brought along. */
      readonly further?: boolean;
      /** What the user whose list was asked for says of it. Told to nobody but who imports the list. */
      readonly watched?: Watched;
      /** The provider states no relations of it any more. `doubted`: those of `title` are what it stated before; `believed`: it has none. */
      readonly emptied?: Emptied;
      /** It is known here alone: this provider, as in sentences, has no title of the id that was asked for. */
      readonly unknownTo?: string;
    }
  /**
   * A provider that has stated relations of a stored title says that it has none of that id. `doubted`: they stand for the time being;
   * `believed`: they are taken back. The title itself stays stored.
   */
  | {
      readonly type: 'gone';
      /** As it is stored, with the relations that stand. */
      readonly title: Title;
      readonly provider: string;
      readonly fetchedAt: number;
      readonly emptied: Emptied;
    }
  /** Asked for, and nobody has it. */
  | { readonly type: 'missing'; readonly ref: Ref }
  | { readonly type: 'failed'; readonly ref: Ref; readonly error: AnimectlError }
  /** A provider gave no answer; `next` is asked instead (undefined: nobody is left). */
  | { readonly type: 'fallback'; readonly error: ProviderError; readonly next: string | undefined }
  | {
      readonly type: 'waiting';
      readonly provider: string;
      readonly ms: number;
      readonly why: 'limit' | 'told' | 'retry' | 'answer';
      /** With `answer`, which `ms` is the rest of: how long an answer is waited for in all, in ms. */
      readonly of?: number;
    }
  | { readonly type: 'saved'; readonly titles: number; readonly rows: number }
  /** At the end: so many titles that came could not be saved. */
  | { readonly type: 'unsaved'; readonly titles: number; readonly error: StoreError }
  /** At the end: so many titles that came could not be saved, all of them bundled, or what was made of stored ones: nothing is lost. */
  | { readonly type: 'uncopied'; readonly titles: number; readonly error: StoreError }
  /** The end of a crawl: the whole answer. */
  | { readonly type: 'franchise'; readonly franchise: Franchise; readonly stats: CrawlStats }
  /** A query that came to nothing; the others of the run are answered all the same. */
  | { readonly type: 'unanswered'; readonly query: string; readonly error: AnimectlError }
  /** A webhook did not take what was posted. Only its host is told: what follows may be a secret. */
  | { readonly type: 'undelivered'; readonly host: string; readonly reason: string }
  /** So much of a list or a data set has been read. `size`: undefined where nobody knows how long it is. */
  | {
      readonly type: 'read';
      readonly source: string;
      readonly rows: number;
      readonly bytes: number;
      readonly size: number | undefined;
    }
  /** The name of a release was read. */
  | { readonly type: 'name'; readonly release: NamedRelease }
  /** Before a listing is read: how many requests it takes, and how long, ms. */
  | { readonly type: 'estimate'; readonly source: string; readonly requests: number; readonly ms: number }
  /** A page of a listing was read and saved: so many of all, and so many releases until now. */
  | {
      readonly type: 'listed';
      readonly source: string;
      readonly pages: number;
      readonly of: number;
      readonly releases: number;
      readonly leftMs: number;
    };
