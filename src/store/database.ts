import type { Cut, Join } from '../model/decision.ts';
import type { Ref } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import type { Emptied, NamedTitle, Title } from '../model/title.ts';
import type { FoldCounts } from '../releases/fold.ts';
import type { FranchiseRecord, KnownFranchise } from './franchises.ts';
import type { Jobs, JobWork } from './jobs.ts';
import type { LibraryWork, StoredLibrary } from './library.ts';
import type { Followed, ListWork, StoredLists } from './lists.ts';
import type { ReleaseWork, StoredReleases } from './releases.ts';
import type { Upkeep } from './upkeep.ts';

/**
 * What animectl keeps: titles, crawls, decisions, changes, imports and release groups. All methods reject with `StoreError` where the database
 * fails. Reading a list of titles takes a fixed number of statements, however long the list is.
 */
export interface Database extends DatabaseReader {
  readonly upkeep: Upkeep;
  /**
   * Writes everything in `batch` or, if it rejects, nothing of it. Commits that run at the same time neither see nor undo each
   * other's work, whoever makes them: the result is that of one after the other.
   */
  commit(batch: Batch, options?: CommitOptions): Promise<Committed>;
  /**
   * Says whether something that is stored has counted as not stored since a time, Unix time in ms, because it could not be read.
   * Absent: never, for reading rejects then.
   */
  unreadSince?(time: number): boolean;
  close(): Promise<void>;
}

/** Everything of a database that is only read. */
export interface DatabaseReader {
  readonly titles: StoredTitles;
  readonly crawls: StoredCrawls;
  readonly decisions: StoredDecisions;
  readonly changes: StoredChanges;
  readonly jobs: Jobs;
  readonly lists: StoredLists;
  readonly library: StoredLibrary;
  readonly releases: StoredReleases;
}

export interface CommitOptions {
  /** How long to wait for others that write, in ms, where that is not to be as long as the database was opened with. */
  readonly waitMs?: number;
}

/** What one commit writes, in the order of these fields. */
export interface Batch {
  /** Joins titles that turn out to be one, and infers relations that only one end states. */
  readonly arrivals?: readonly Arrival[];
  /** Titles that are related in an unknown way. A pair of which one title is not stored comes back in `unrelated`. */
  readonly pairs?: { readonly provider: string; readonly list: readonly RefPair[] };
  /** Of each root the last three are kept, and the last of each basis; twelve in all at the most. */
  readonly crawls?: readonly CrawlRecord[];
  readonly decisions?: readonly Decision[];
  readonly marks?: readonly NamedMark[];
  readonly watches?: readonly WatchWork[];
  readonly job?: JobWork;
  readonly releases?: ReleaseWork;
  readonly lists?: readonly ListWork[];
  readonly library?: readonly LibraryWork[];
}

/** What a commit did, and what it cost. */
export interface Committed {
  /** What became of each arrival of the batch, in the same order. */
  readonly arrivals: readonly SavedTitle[];
  /** How many titles of which something arrived were written. Of one that stands as it is nothing is. */
  readonly titles: number;
  /** How many rows of titles, names, ids and relations were written or removed. */
  readonly rows: number;
  /** How many statements the database ran for it. */
  readonly statements: number;
  /** The pairs of the batch of which a title is not stored. */
  readonly unrelated: readonly RefPair[];
  /** How many decisions were taken back, titles are no longer followed or listed, and lists and films of the library are gone. */
  readonly removed: number;
  /** The number of the batch's job, if it has one. */
  readonly job?: number;
  /** What became of the batch's releases, if it has any. */
  readonly releases?: FoldCounts;
}

/** A title as a source stated it. */
export interface Arrival {
  readonly title: Title;
  readonly provider: string;
  /** Unix time in ms. */
  readonly fetchedAt: number;
  /** Set where the provider states no relations of the title although it stated some before. */
  readonly emptied?: Emptied;
}

/** What became of an arrival. `new` includes titles of which only the name was known, from another title. */
export interface SavedTitle {
  /** What the title is called by in the database. */
  readonly ref: Ref;
  readonly outcome: 'new' | 'updated' | 'unchanged';
}

/** A title as the database knows it: with its ids at every provider, and with the relations that it states itself. */
export type Stored = Arrival;

/** A stored title, and whether a provider that stated relations of it has stated none since. */
export interface StoredStatement extends Stored {
  /** When the provider first stated none, Unix time in ms; those from before still stand. Absent: it has not. */
  readonly emptiedAt?: number;
}

export interface StoredTitles {
  /** Finds titles by any of their refs. Keys are the refs that were asked for. `relations` is absent where nobody stated any. */
  load(refs: readonly Ref[]): Promise<ReadonlyMap<Ref, Stored>>;
  /** Who titles are, by any of their refs, and since when that is known: much less is read than by `load`. */
  outlines(refs: readonly Ref[]): Promise<ReadonlyMap<Ref, StoredOutline>>;
  /** Relations that others state of these titles and that the titles do not state themselves, seen from the titles. */
  inferred(refs: readonly Ref[]): Promise<ReadonlyMap<Ref, readonly Relation[]>>;
  /** How many titles have a ref, of those refs that any has. */
  carriers(refs: readonly Ref[]): Promise<ReadonlyMap<Ref, number>>;
  /** Titles that somebody says are related to these without saying how, by the ref that was asked for. */
  related(refs: readonly Ref[]): Promise<ReadonlyMap<Ref, readonly NamedTitle[]>>;
  /**
   * Finds titles as `load` does, for who decides whether to believe a provider that states no relations of them any more. Resolves to
   * undefined where what is stored cannot be read now, which is not to say that nothing is stored.
   */
  stated(refs: readonly Ref[], provider: string): Promise<ReadonlyMap<Ref, StoredStatement> | undefined>;
  /** At most `limit` titles whose names resemble `words`, likeliest first. */
  search(words: string, limit: number): Promise<readonly Stored[]>;
  /** At most `limit` titles with a name or ref that begins with `start`, and franchises that are called so; if `start` is empty, the franchises that were asked for last. */
  startingWith(start: string, limit: number): Promise<readonly Suggestion[]>;
  /** Every title that has a name, oldest first, some hundreds at a time. */
  all(): AsyncIterable<readonly Stored[]>;
}

/** Who a stored title is. */
export interface StoredOutline {
  readonly ref: Ref;
  readonly title: string;
  readonly english?: string;
  /** Unix time in ms. */
  readonly fetchedAt: number;
  /** Whether it is known what the title states of others. */
  readonly hasRelations: boolean;
}

/** A stored title, for somebody who is typing. */
export interface Suggestion {
  readonly ref: Ref;
  /** The name that begins with what was typed; the English one if nothing was typed. */
  readonly name: string;
  /** Format and year, such as `TV 2013`, as far as they are known; `franchise` for the name of one that no title has. */
  readonly about: string;
}

export interface StoredCrawls {
  /** The titles that franchises were last asked by: those of one in which something airs first, then what was asked for last. */
  roots(): Promise<readonly Ref[]>;
  /** Every franchise that was asked for, once, whichever title it was asked by. What was asked for last first. */
  latest(): Promise<readonly KnownFranchise[]>;
  /** Of each of these that a franchise holds: the titles of that, as it was last asked for, in the order of their refs; itself among them. */
  beside(refs: readonly Ref[]): Promise<ReadonlyMap<Ref, readonly Ref[]>>;
}

/** A crawl that has ended: what was asked, what it found and what it cost. */
export interface CrawlRecord {
  readonly query: string;
  readonly root: Ref;
  /** How each type of relation was treated: `policyKey` of model/relation-policy.ts. */
  readonly policy: string;
  readonly depth: string;
  /** Unix time in ms. */
  readonly startedAt: number;
  readonly elapsedMs: number;
  readonly members: readonly Ref[];
  readonly complete: boolean;
  readonly truncatedBy?: string;
  readonly requests: number;
  readonly waitedMs: number;
  /**
   * Crawls of the same basis found what they did in the same way, of the same providers: a title that came after one and is in
   * the other is news. Absent: it is compared with none.
   */
  readonly basis?: string;
  /** What its franchise is called, and in which order it is watched. Absent: it is called after its root, in order of release. */
  readonly franchise?: FranchiseRecord;
}

/** What the user has decided about relations. Fetching titles never changes it. */
export interface StoredDecisions {
  /** Pairs of titles that the user keeps apart, in the order of their refs. */
  cuts(): Promise<readonly Cut[]>;
  /** Relations that the user states, at most one from a title to another. */
  joins(): Promise<readonly Join[]>;
}

/** A decision that is made, or taken back. Making one that is there already replaces it; `unjoin` works in both directions. */
export type Decision =
  | { readonly type: 'cut'; readonly cut: Cut }
  | { readonly type: 'join'; readonly join: Join }
  | { readonly type: 'uncut' | 'unjoin'; readonly pair: RefPair };

/** Adding what is there already changes nothing. */
export type WatchWork =
  | { readonly type: 'add'; readonly watch: Pick<Followed, 'ref' | 'title' | 'at'> }
  | { readonly type: 'remove'; readonly ref: Ref }
  | { readonly type: 'told'; readonly ref: Ref; readonly id: number; readonly at: number };

export interface StoredChanges {
  /**
   * Changes with a greater id than `id` that were fetched at `since` (Unix time in ms) or later, oldest first. That a title came is
   * one as soon as a crawl with a `basis` is recorded that finds it where an earlier one did not. The latest 50,000 are kept.
   */
  after(id: number, since: number): Promise<readonly Change[]>;
  /** The id of the newest change; 0 if there is none. */
  last(): Promise<number>;
  mark(name: string): Promise<Mark | undefined>;
}

/** Something that a provider now states otherwise than it did before. */
export interface Change {
  /** Counts up. */
  readonly id: number;
  readonly ref: Ref;
  /** When it was fetched, Unix time in ms. */
  readonly at: number;
  /** A column of `title`, `relation REF` for how it is related to another title, or `added` for a title that is new. */
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

/** The last change that somebody has read, and when. */
export interface Mark {
  readonly id: number;
  /** Unix time in ms. */
  readonly at: number;
}

export interface NamedMark extends Mark {
  /** Whose mark it is. */
  readonly name: string;
}

/** Two titles. */
export type RefPair = readonly [Ref, Ref];
