import type { PrintedTitle } from '../model/printed.ts';
import type { RateLimit } from '../model/rate-limit.ts';

/** Something that has to be waited for. `limit`: a window is full; `told`: the provider asked for it (`Retry-After`). */
export interface Wait {
  readonly ms: number;
  readonly why: 'limit' | 'told';
}

/** One window of a provider's limits, and how many requests it has room for now. */
export interface BudgetLeft {
  readonly limit: RateLimit;
  readonly left: number;
}

/**
 * The starts of one provider's requests, counted in exact rolling windows by all who share it. Each call is atomic and reads
 * the clock itself, so that a process that had to wait for its turn does not count with a stale time. A clock that was set back
 * makes nobody wait longer than a window, or a pause, lasts.
 */
export interface Budget {
  /**
   * Takes one start and resolves to undefined, or resolves to how long to wait before asking again. Leaves `reserve` starts of
   * each window to others, but never the last one.
   */
  take(reserve: number): Promise<Wait | undefined>;
  /** What `take` would say, and takes nothing. */
  look(reserve: number): Promise<Wait | undefined>;
  /**
   * A request may have come late. Its start was taken no longer than `takenMs` ago: the first one since then counts as taken `countsMs`
   * ago, where that is later. Where that is another's it is an earlier one, so that none counts for less time than it has to.
   */
  postpone(takenMs: number, countsMs: number): Promise<void>;
  /** Holds everybody back for `ms`. A shorter pause does not end a longer one. */
  pause(ms: number): Promise<void>;
  /** Notes that the provider named this limit. The lowest one that was named in the last hour counts, and none above our own. */
  lower(limit: RateLimit): Promise<void>;
  left(): Promise<readonly BudgetLeft[]>;
}

/** Why a provider is of no use for now. */
export interface Outage {
  readonly reason: string;
  /** The provider's own words, fit for a terminal. */
  readonly message: string;
  readonly status?: number;
  /** Unix times in ms. */
  readonly since: number;
  readonly until: number;
}

/** Outages, by provider. */
export interface Outages {
  get(provider: string): Promise<Outage | undefined>;
  set(provider: string, outage: Outage): Promise<void>;
  delete(provider: string): Promise<void>;
}

/** What a claim came to. */
export interface Claim {
  /** Names whoever claimed, for `extend` and `end`. */
  readonly holder: string;
  /** Keys that were not given, and who fetches them; an empty name: they have come since. */
  readonly others: ReadonlyMap<string, string>;
}

/** How long it is remembered that a fetch has ended, in ms: for those who looked for its keys just before. */
export const endedForMs = 60_000;

/** Who is fetching what just now. One who died holds his keys until that is seen, or their time is up. */
export interface Flights {
  /**
   * Claims for `ms` those of `keys` that nobody else is fetching, and that nobody has fetched after `since`, Unix time in ms.
   * Atomic.
   */
  claim(keys: readonly string[], since: number, ms: number): Promise<Claim>;
  /** The holder's claim lasts for at least `ms` from now. */
  extend(holder: string, ms: number): Promise<void>;
  /** What the holder claimed has come, or will not. */
  end(holder: string): Promise<void>;
  /** Whether somebody still fetches one of the keys. */
  areHeld(keys: readonly string[]): Promise<boolean>;
}

/** A right that one process at a time has. One that died loses it: at once where that is seen, else when its term is over. */
export interface Lease {
  /** Keeps it for another term. False: it ran out meanwhile, and somebody else has it. */
  renew(): Promise<boolean>;
  release(): Promise<void>;
}

export interface Leases {
  /** Takes the right `name` for a term of `ms`. Resolves to undefined where another process has it. */
  take(name: string, ms: number): Promise<Lease | undefined>;
}

/** Sums since they were first added to. */
export interface Sums {
  readonly counts: ReadonlyMap<string, number>;
  /** When the first was added, Unix time in ms; undefined: nothing was. */
  readonly since: number | undefined;
}

/** Sums by name, over all runs. */
export interface Counters {
  /** Adds whole numbers. */
  add(counts: ReadonlyMap<string, number>): Promise<void>;
  totals(): Promise<Sums>;
}

/** How many terminals are remembered, the latest ones. */
export const rememberedTerminals = 50;

/** What was last listed on each terminal, so that a number can mean a title of it. */
export interface Lists {
  get(terminal: string): Promise<readonly PrintedTitle[] | undefined>;
  set(terminal: string, titles: readonly PrintedTitle[]): Promise<void>;
}

/** Everything that runs share, whichever engine keeps it. Its parts reject with `StateUnavailableError` where that fails. */
export interface State {
  /** `account`: the provider, and where it is asked. `limits`: our own. */
  budget(account: string, limits: readonly RateLimit[]): Budget;
  readonly outages: Outages;
  readonly flights: Flights;
  readonly leases: Leases;
  readonly counters: Counters;
  readonly lists: Lists;
  close(): Promise<void>;
}

/** What keeps the state cannot be used: it is locked, full, damaged, out of reach, or closed already. */
export class StateUnavailableError extends Error {
  override readonly name = 'StateUnavailableError';
}
