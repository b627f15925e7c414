import type { Cut, Join } from '../model/decision.ts';
import type { Ref } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import type { Title } from '../model/title.ts';

/** A title as it came: who stated it and when. */
export interface Arrival {
  readonly title: Title;
  readonly provider: string;
  /** Unix time in ms. */
  readonly fetchedAt: number;
}

/** A title as it is kept: with every id, and with relations that follow from what others state (`stated: false`). */
export type Stored = Arrival;

export interface CrawlRecord {
  readonly query: string;
  readonly root: Ref;
  readonly policy: string;
  readonly depth: string;
  readonly startedAt: number;
  readonly elapsedMs: number;
  readonly members: readonly Ref[];
  readonly complete: boolean;
  readonly truncatedBy?: string;
  readonly requests: number;
  readonly waitedMs: number;
}

export interface Saved {
  /** Titles in the batch. */
  readonly titles: number;
  /** Rows written: titles, names, ids and relations. */
  readonly rows: number;
}

/** Something that a provider says otherwise than it did before. */
export interface Change {
  /** Counts up. */
  readonly id: number;
  readonly ref: Ref;
  /** When it was fetched, Unix time in ms. */
  readonly at: number;
  /** A column of `title`; `relation REF`: what the title says of the other one; `added`: the title itself came. */
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

/** Up to which change somebody has read, and when. */
export interface Mark {
  readonly id: number;
  readonly at: number;
}

/** Two titles that are related, nobody says how. */
export type Pair = readonly [Ref, Ref];

/** Where titles are kept. Takes batches: one transaction and a constant number of statements each. Throws `StoreError`. */
export interface Store {
  /** All or nothing. Joins titles that turn out to be one, and infers relations that only one end states. */
  save(batch: readonly Arrival[]): Promise<Saved>;
  /** By any of a title's refs; keyed by the ref that was asked for. Relations are absent where no provider has stated them. */
  load(refs: readonly Ref[]): Promise<ReadonlyMap<Ref, Stored>>;
  /** Relations that others state of these titles and they do not state themselves, seen from them. */
  inferred(refs: readonly Ref[]): Promise<ReadonlyMap<Ref, readonly Relation[]>>;
  /** Titles whose names hold something like `words`, likeliest first, at most `limit`. */
  search(words: string, limit: number): Promise<readonly Stored[]>;
  /** Keeps that titles are related in an unknown way, where both are stored; resolves to the pairs of which one is not. */
  relate(pairs: readonly Pair[], provider: string): Promise<readonly Pair[]>;
  recordCrawl(crawl: CrawlRecord): Promise<void>;
  /** Roots that were asked for, each once: those of which something airs first, then those asked for last. */
  asked(): Promise<readonly Ref[]>;
  /** Pairs that the user keeps apart, in the order of their refs. They and `joins` outlive whatever is fetched. */
  cuts(): Promise<readonly Cut[]>;
  /** Keeps two titles apart; again: with the newer reason. */
  addCut(cut: Cut): Promise<void>;
  /** Resolves to whether there was one. */
  removeCut(a: Ref, b: Ref): Promise<boolean>;
  /** Relations that the user states. */
  joins(): Promise<readonly Join[]>;
  /** At most one from a title to another: the newer one. */
  addJoin(join: Join): Promise<void>;
  /** In either direction. Resolves to whether there was one. */
  removeJoin(a: Ref, b: Ref): Promise<boolean>;
  /** After the change of that id, fetched at that time (Unix, ms) or later; oldest first. */
  changes(afterId: number, since: number): Promise<readonly Change[]>;
  /** The id of the newest change; 0: there is none. */
  lastChange(): Promise<number>;
  mark(name: string): Promise<Mark | undefined>;
  setMark(name: string, mark: Mark): Promise<void>;
  /** How many SQL statements have been run. */
  statements(): number;
  close(): Promise<void>;
}
