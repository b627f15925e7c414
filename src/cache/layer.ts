import type { KeyvStoreAdapter } from 'keyv';

/** What a layer holds of one namespace. Times are Unix times in ms. */
export interface Figures {
  readonly entries: number;
  /** Of the values, as they are stored. */
  readonly bytes: number;
  /** When the oldest entry was stored. */
  readonly oldest: number | undefined;
  /** When the next entry that still has more than the grace period goes down to it. */
  readonly nextToExpire: number | undefined;
}

/** A place for entries: memory, SQLite, Redis. Keyv reads and writes it; the rest is what Keyv has no words for. */
export interface Layer {
  /** Keyv's storage for one tier. It may name a namespace of its own for it. */
  store(namespace: string): KeyvStoreAdapter;
  /** `graceMs`: how long entries are kept past their time. */
  figures(namespace: string, graceMs: number): Promise<Figures>;
  /** Deletes what is past its grace period too. Answers how many that were, by namespace. */
  prune(graceMs: number): Promise<ReadonlyMap<string, number>>;
  /** It lets entries expire by itself: nobody has to prune it in passing. */
  readonly forgets?: boolean;
  /** Lets go of what it holds open. Absent: nothing, or the caller closes it. */
  close?(): Promise<void>;
}
