/** What is kept, by how long it stays fresh. Keys: a ref (basic, detailed), root and policy (franchise), provider and words (search). */
export const tiers = ['basic', 'detailed', 'franchise', 'search'] as const;
export type Tier = (typeof tiers)[number];

/** How long it is believed that something is not there. */
export const absentForMs = 10 * 60_000;

export interface Entry {
  /** JSON. */
  readonly value: unknown;
  /** Unix time in ms. */
  readonly storedAt: number;
  /** When it becomes stale, Unix time in ms. */
  readonly expiresAt: number;
  /** It is past its time, and kept for when no provider answers. */
  readonly stale: boolean;
}

/** What providers sent, raw, so that a better decoder needs no new request. */
export interface Cache {
  /** What is there, stale entries included. */
  get(tier: Tier, keys: readonly string[]): Promise<ReadonlyMap<string, Entry>>;
  /** Reads as `get` does, without counting it: a look that is no use of the cache. */
  peek(tier: Tier, keys: readonly string[]): Promise<ReadonlyMap<string, Entry>>;
  /** `ttlMs` in place of the tier's own time; `at`, Unix time in ms: it is as old as that already. */
  set(tier: Tier, entries: ReadonlyMap<string, unknown>, ttlMs?: number, at?: number): Promise<void>;
  delete(tier: Tier, keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
