import type { Ref } from './ref.ts';
import type { RelationType } from './relation.ts';
import type { Rule } from './relation-policy.ts';
import type { Title } from './title.ts';

/** Where an answer came from, freshest first. */
export const origins = ['network', 'cache', 'store', 'catalog'] as const;
export type From = (typeof origins)[number];

/** A title of a franchise, and how it got there. */
export interface Member {
  readonly title: Title;
  /** Branches from the root; SEQUEL and PREQUEL cost none with `--depth auto`. */
  readonly depth: number;
  /** The member it was reached from; undefined for a root. */
  readonly via?: { readonly ref: Ref; readonly type: RelationType };
  readonly from: From;
  /** Who stated it: `anilist`, `catalog`, ... */
  readonly provider: string;
  /** When it was fetched, Unix time in ms. */
  readonly fetchedAt: number;
}

/** A relation between two members: `to` is the `type` of `from`. Where providers say different things of a pair, there are several, side by side. */
export interface Edge {
  readonly from: Ref;
  readonly to: Ref;
  readonly type: RelationType;
  /** False: nobody states the relation; it follows from what is stated of the other direction. */
  readonly stated: boolean;
  /** Who states the relation, or states what it follows from, by the alphabet: providers, or `user` who joined the two. */
  readonly by: readonly string[];
}

/** A neighbour that is named and not followed. */
export interface Listed {
  readonly ref: Ref;
  readonly title: string;
  readonly type: RelationType;
  readonly of: Ref;
  /** The rule that keeps it out although what is stated would let it in. */
  readonly rule?: Rule;
}

export interface Truncation {
  readonly by: 'depth' | 'titles' | 'time' | 'budget' | 'interrupt';
  /** Titles that would have come next. */
  readonly frontier: readonly Ref[];
}

export interface CrawlStats {
  readonly requests: number;
  readonly cacheHits: number;
  readonly cacheMisses: number;
  readonly waitedMs: number;
  readonly elapsedMs: number;
  readonly rowsWritten: number;
  /** Statements that saving has taken. */
  readonly dbQueries: number;
}

/** What a crawl found. `members` are in no particular order until a `franchise/` function orders them. */
export interface Franchise {
  readonly query: string;
  readonly root: Ref;
  readonly members: readonly Member[];
  /** Every relation between two members, both directions. */
  readonly edges: readonly Edge[];
  readonly listed: readonly Listed[];
  readonly truncated?: Truncation;
  /** Providers that were to be asked about every title, and have not answered for all. */
  readonly unheard?: readonly string[];
  /** How many well-known false joins kept a title out. Absent: none. */
  readonly falseJoins?: number;
  /** Asked for and not there: dead ids. */
  readonly missing: readonly Ref[];
  readonly failed: readonly { readonly ref: Ref; readonly error: string }[];
}

/** Whether nothing is missing that was asked for. Where a limit of depth ends the crawl, no more was asked for. */
export function isWhole({ failed, truncated }: Pick<Franchise, 'failed' | 'truncated'>): boolean {
  return failed.length === 0 && (truncated === undefined || truncated.by === 'depth');
}

/** Whether nothing is missing at all: not even what lies beyond a limit of depth. */
export function isComplete(franchise: Pick<Franchise, 'failed' | 'truncated'>): boolean {
  return isWhole(franchise) && franchise.truncated === undefined;
}
