import type { ErrorCode, ProviderFailure } from './errors.ts';

/** How everything is that a run needs, looked at without changing it. Times are ISO 8601. */
export interface HealthDocument {
  /** Null: kept in memory. */
  readonly database: FileFacts | null;
  readonly state: FileFacts | null;
  /** Null: there is to be none. */
  readonly redis: RedisFacts | null;
  /** The PostgreSQL that holds the cache. Null: there is to be none. */
  readonly postgres: CacheServerFacts | null;
  readonly clock: ClockFacts;
  /** The day to which the bundled catalogue is complete. */
  readonly catalog: { readonly date: string };
  /** Empty where nobody may be asked. */
  readonly providers: readonly ProviderHealth[];
}

/** A file of SQLite. Sizes in bytes. */
export interface FileFacts {
  readonly path: string;
  readonly exists: boolean;
  readonly writable: boolean;
  /** Why it is of no use. */
  readonly fault: string | null;
  /** Set where the fault is not the file's: SQLite cannot be loaded. */
  readonly code?: 'unloadable';
  /** The data model of the file, and that of this program. */
  readonly version?: number;
  readonly wantedVersion: number;
  readonly bytes?: number;
  /** Permissions, as in `0600`. */
  readonly mode?: string;
  readonly freeBytes?: number;
  /** Absent: there is nothing to note. */
  readonly notes?: readonly FileNote[];
}

/**
 * Something about a file that does not keep anybody from using it, and that can be mended.
 * - `times ahead`: rows with times that lie ahead of now; `writer`: another program keeps it from being written
 * - `copies`: copies that migrations have kept; `parts`: what killed migrations have left; `free space`: it could be as much smaller
 * - `damaged entries`: entries of the cache that cannot be read
 * - `open imports`: imports that are not done, `count` being how many; `emptied relations`: titles of which a provider stated
 *   relations and now states none
 */
export type NoteKind =
  | 'times ahead'
  | 'writer'
  | 'copies'
  | 'parts'
  | 'free space'
  | 'damaged entries'
  | 'open imports'
  | 'emptied relations';

export interface FileNote {
  readonly what: NoteKind;
  /** How many of them; 1 where there can be one only. */
  readonly count: number;
  readonly bytes?: number;
  /** With `emptied relations`: the providers, by the alphabet. */
  readonly providers?: readonly string[];
}

export interface RedisFacts {
  readonly host: string;
  /** Why it is of no use; null: it answers. */
  readonly fault: string | null;
  /** Absent: it cannot be reached, or there is no fault. */
  readonly code?: ErrorCode;
  /** What all that is in it takes of memory, bytes. Absent as are the others: it does not say. */
  readonly bytes?: number;
  /** What it does when it is full, such as `noeviction`: then nothing is thrown away. */
  readonly eviction?: string;
  /** Whether it keeps what it is told when it is started again. */
  readonly keeps?: boolean;
}

/** What a PostgreSQL holds of the cache and of what machines share. Absent: it cannot be used. */
export interface CacheServerFacts {
  /** Its address without the password. */
  readonly host: string;
  /** Why it is of no use; null: it answers. */
  readonly fault: string | null;
  readonly code?: ErrorCode;
  readonly bytes?: number;
  readonly entries?: number;
  /** Entries that are past their time, and past the time for which they are kept for an outage. */
  readonly expired?: number;
}

/** The queue that workers take jobs from. */
export interface QueueFacts {
  readonly host: string;
  /** Why it is of no use; null: it answers. */
  readonly fault: string | null;
  readonly code?: ErrorCode;
  /** Jobs. Absent: it cannot be used. */
  readonly waiting?: number;
  readonly running?: number;
  readonly failed?: number;
  /** What would better be set otherwise, a sentence each. */
  readonly advice: readonly string[];
}

export interface ClockFacts {
  readonly now: string;
  /** How far it is ahead of what providers say, ms; null: none said. */
  readonly aheadMs: number | null;
}

export interface ProviderHealth {
  readonly provider: string;
  readonly answers: boolean;
  readonly latencyMs: number | null;
  /** Requests a minute that its header allows. */
  readonly advertisedPerMinute: number | null;
  readonly limits: readonly LimitFacts[];
  readonly error: FailureFacts | null;
  /** What earlier runs remember: they do not ask it. */
  readonly outage: OutageFacts | null;
  /** It was not asked, because other runs have used up our own limit: the next request can go in so many ms. */
  readonly freeInMs?: number;
}

export interface LimitFacts {
  readonly requests: number;
  readonly perMs: number;
  readonly left: number;
  /** Requests before a header lowered them; null: only the header has this window. */
  readonly own: number | null;
}

export interface FailureFacts {
  readonly reason: ProviderFailure;
  readonly message: string;
  readonly status?: number;
}

export interface OutageFacts {
  readonly reason: string;
  readonly message: string;
  readonly since: string;
  readonly until: string;
}
