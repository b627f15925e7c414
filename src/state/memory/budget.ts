import type { Clock } from '../../model/clock.ts';
import type { RateLimit } from '../../model/rate-limit.ts';
import type { Budget, Wait } from '../state.ts';
import { countedMs, loweredForMs, narrowed, noted, rememberedMs, takeable, waitOf } from '../window.ts';

/** What is known of one provider. Unix times in ms. */
interface Known {
  /** In the order of time. */
  starts: readonly number[];
  pause: { readonly at: number; readonly ms: number } | undefined;
  lowered: readonly (RateLimit & { readonly at: number })[];
}

/** A budget that this process has for itself. */
export function createMemoryBudget(limits: readonly RateLimit[], clock: Clock): Budget {
  const known: Known = { starts: [], pause: undefined, lowered: [] };
  return {
    take: async (reserve) => {
      const now = settled(known, limits, clock);
      const waiting = waitIn(known, limits, reserve, now);
      if (!waiting) known.starts = [...known.starts, now];
      return waiting;
    },
    look: async (reserve) => waitIn(known, limits, reserve, settled(known, limits, clock)),
    async postpone(takenMs, countsMs) {
      const now = settled(known, limits, clock);
      const first = known.starts.findIndex((at) => at >= now - takenMs);
      const late = now - countsMs;
      if (first < 0 || (known.starts[first] ?? late) >= late) return;
      known.starts = [...known.starts.toSpliced(first, 1), late].sort((a, b) => a - b);
    },
    async pause(ms) {
      const now = settled(known, limits, clock);
      if (!known.pause || known.pause.at + known.pause.ms < now + ms) known.pause = { at: now, ms };
    },
    async lower(limit) {
      const now = settled(known, limits, clock);
      const named = noted(limit);
      const others = known.lowered.filter((one) => one.perMs !== named.perMs || one.requests !== named.requests);
      known.lowered = [...others, { ...named, at: now }];
    },
    async left() {
      const now = settled(known, limits, clock);
      return narrowed(limits, known.lowered).map((limit) => {
        const counted = known.starts.filter((at) => at > now - countedMs(limit)).length;
        return { limit, left: Math.max(0, limit.requests - counted) };
      });
    },
  };
}

/** Forgets what is over, and takes what lies ahead of now for what happened now: the clock was set back. Answers what time it is. */
function settled(known: Known, limits: readonly RateLimit[], clock: Clock): number {
  const now = clock.now();
  const { pause } = known;
  known.lowered = known.lowered
    .map((one) => ({ ...one, at: Math.min(one.at, now) }))
    .filter(({ at }) => at > now - loweredForMs);
  const since = now - rememberedMs(narrowed(limits, known.lowered));
  known.starts = known.starts.filter((at) => at > since).map((at) => Math.min(at, now));
  known.pause = pause && { ...pause, at: Math.min(pause.at, now) };
  return now;
}

function waitIn(
  { starts, pause, lowered }: Known,
  limits: readonly RateLimit[],
  reserve: number,
  now: number,
): Wait | undefined {
  const fullMs = narrowed(limits, lowered).map((limit) => {
    const oldest = starts.at(-takeable(limit, reserve));
    return oldest === undefined ? 0 : oldest + countedMs(limit) - now;
  });
  return waitOf(pause ? pause.at + pause.ms - now : 0, Math.max(0, ...fullMs));
}
