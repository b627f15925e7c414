import { type Clock, unlessAborted } from '../model/clock.ts';
import type { Flights } from '../state/state.ts';

/** Keys that one caller wants: some are its own to fetch, the others are on their way to somebody else already. */
export interface Flight {
  readonly mine: ReadonlySet<string>;
  /** The others. Whoever fetches them may be done by now. */
  readonly others: ReadonlySet<string>;
  /** Says that ours will take `ms` more. */
  hold(ms: number): void;
  /** Ours have come, or will not. To be called in any case. */
  end(): Promise<void>;
  /** Resolves when the others have come, or will not. Rejects if aborted first. */
  landed(signal?: AbortSignal): Promise<void>;
}

/** Sees to it that what several callers want at the same time is fetched once. */
export interface SingleFlight {
  /** `since`: when the caller looked and found nothing, Unix time in ms. What was fetched after that is there for it. */
  board(keys: readonly string[], since: number): Promise<Flight>;
}

/** For one request with its time-out; whoever waits for longer says so with `hold`. */
const heldMs = 25_000;
const longestMs = 120_000;
/** A claim that lasts almost as long already is not made longer: who fetches a thousand titles says a thousand times that he goes on. */
const almostMs = 5_000;
const lookEveryMs = 50;

/** What is known of the flights of this process: when each will have ended, by holder. */
type Own = Map<string, Promise<void>>;

/** Flights of this process and, as far as `flights` is shared, of others. Those of others are looked after now and then. */
export function createSingleFlight(flights: Flights, clock: Clock): SingleFlight {
  const own: Own = new Map();
  return {
    async board(keys, since) {
      let until = clock.now() + heldMs;
      const { holder, others } = await flights.claim(keys, since, heldMs + almostMs);
      const mine = new Set(keys.filter((key) => !others.has(key)));
      let landed = () => {};
      if (mine.size > 0)
        own.set(
          holder,
          new Promise((resolve) => {
            landed = resolve;
          }),
        );
      return {
        mine,
        others: new Set(others.keys()),
        hold(ms) {
          const needed = clock.now() + ms + heldMs;
          if (needed <= until + almostMs) return;
          until = needed;
          void flights.extend(holder, ms + heldMs + almostMs);
        },
        async end() {
          if (!own.delete(holder)) return;
          await flights.end(holder);
          landed();
        },
        landed: (signal) => awaited(others, { own, flights, clock, signal }),
      };
    },
  };
}

interface Waiting {
  readonly own: Own;
  readonly flights: Flights;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
}

async function awaited(others: ReadonlyMap<string, string>, { own, flights, clock, signal }: Waiting): Promise<void> {
  const isAbroad = ([, holder]: readonly [string, string]) => holder !== '' && !own.has(holder);
  const abroad = [...others].filter(isAbroad).map(([key]) => key);
  const here = [...new Set(others.values())].flatMap((holder) => own.get(holder) ?? []);
  await unlessAborted(
    Promise.all(here).then(() => undefined),
    signal,
  );
  for (let waitedMs = 0; waitedMs < longestMs; waitedMs += lookEveryMs) {
    if (abroad.length === 0 || !(await flights.areHeld(abroad))) return;
    await clock.sleep(lookEveryMs, signal);
  }
}
