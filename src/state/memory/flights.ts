import type { Clock } from '../../model/clock.ts';
import type { Process } from '../../model/process.ts';
import { isLost, newHolder } from '../holder.ts';
import { endedForMs, type Flights } from '../state.ts';

/** A key that somebody fetches, or has fetched: then nobody is its holder. Unix times in ms. */
interface Held {
  readonly holder: string;
  readonly takenAt: number;
  readonly until: number;
}

export function createMemoryFlights(clock: Clock, process?: Process): Flights {
  const all = new Map<string, Held>();

  function others(keys: readonly string[], since: number): ReadonlyMap<string, string> {
    const now = clock.now();
    const theirs = keys.flatMap((key) => {
      const held = all.get(key);
      const isTheirs = held && (held.holder === '' ? hasEnded(held, since, now) : isHeld(held, now, process));
      return isTheirs ? [[key, held.holder] as const] : [];
    });
    return new Map(theirs);
  }

  function change(holder: string, to: (held: Held) => Held): void {
    for (const [key, held] of all) if (held.holder === holder) all.set(key, to(held));
  }

  return {
    async claim(keys, since, ms) {
      const now = clock.now();
      for (const [key, { until }] of all) if (until < now - endedForMs) all.delete(key);
      const holder = newHolder(process);
      const theirs = others(keys, since);
      for (const key of keys) if (!theirs.has(key)) all.set(key, { holder, takenAt: now, until: now + ms });
      return { holder, others: theirs };
    },
    async extend(holder, ms) {
      change(holder, (held) => ({ ...held, until: Math.max(held.until, clock.now() + ms) }));
    },
    async end(holder) {
      change(holder, (held) => ({ ...held, holder: '', until: clock.now() }));
    },
    areHeld: async (keys) => [...others(keys, Number.POSITIVE_INFINITY).values()].some((holder) => holder !== ''),
  };
}

/** One that has ended ahead of now did so before the clock was set back, nobody knows when. */
function hasEnded({ until }: Held, since: number, now: number): boolean {
  return until >= since && until <= now;
}

/** One that was taken ahead of now was taken before the clock was set back, nobody knows when. */
function isHeld({ holder, takenAt, until }: Held, now: number, process: Process | undefined): boolean {
  return until > now && takenAt <= now && !isLost(holder, process);
}
