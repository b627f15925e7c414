import type { Clock } from '../model/clock.ts';
import type { Outages } from '../state/state.ts';

/** How many levels of neighbours a provider is asked for in one request, as far as it failed on more lately. */
export interface LevelLimit {
  /** Resolves to the most levels that it is asked for now; undefined: it did not fail on any. */
  most(account: string): Promise<number | undefined>;
  /** Notes that it failed on more than `levels`: holds for an hour. */
  lower(account: string, levels: number): Promise<void>;
}

const rememberedMs = 3_600_000;

/** Kept among the outages: asking for more is of no use for a while. */
export function createLevelLimit({ clock, outages }: { readonly clock: Clock; readonly outages: Outages }): LevelLimit {
  const keyOf = (account: string) => `${account} levels`;
  return {
    async most(account) {
      const known = await outages.get(keyOf(account));
      const now = clock.now();
      // `since` ahead of now: the clock was set back, and nobody knows how long ago it was.
      if (!known || now >= known.until || now < known.since || known.until - known.since > rememberedMs)
        return undefined;
      return Math.max(1, Number(known.message) || 1);
    },
    async lower(account, levels) {
      const since = clock.now();
      await outages.set(keyOf(account), {
        reason: 'levels',
        message: String(levels),
        since,
        until: since + rememberedMs,
      });
    },
  };
}
