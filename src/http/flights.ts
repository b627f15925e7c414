import type { Clock } from '../model/clock.ts';
import type { FlightBook } from './limiter.ts';
import { unlessAborted } from './pace.ts';

/** Keys that one caller wants: some are its own to fetch, the others are on their way to somebody else already. */
export interface Flight {
  readonly mine: ReadonlySet<string>;
  /** The others. Whoever fetches them may be done by now. */
  readonly others: ReadonlySet<string>;
  /** Ours will take so long still, ms. */
  hold(ms: number): void;
  /** Ours have come, or will not. To be called in any case. */
  end(): void;
  /** Resolves when the others have come, or will not. Rejects if aborted first. */
  landed(signal?: AbortSignal): Promise<void>;
}

/** Sees to it that what several callers want at the same time is fetched once. */
export interface Flights {
  /** `since`: when the caller looked and found nothing, Unix time in ms. What was fetched after that is there for it. */
  board(keys: readonly string[], since: number): Flight;
}

/** For one request with its time-out; whoever waits for longer says so with `hold`. */
const heldMs = 30_000;
const longestMs = 120_000;
const lookEveryMs = 50;

/** Flights of this process and, as far as the book is shared, of others. Those of others are looked after now and then. */
export function createFlights(book: FlightBook, clock: Clock): Flights {
  const own = new Map<string, Promise<void>>();

  async function awaited(theirs: ReadonlyMap<string, string>, signal?: AbortSignal): Promise<void> {
    const here = [...new Set(theirs.values())].flatMap((holder) => own.get(holder) ?? []);
    await unlessAborted(
      Promise.all(here).then(() => undefined),
      signal,
    );
    const abroad = [...theirs].filter(([, holder]) => holder !== '' && !own.has(holder)).map(([key]) => key);
    const until = clock.now() + longestMs;
    while (abroad.length > 0 && book.areHeld(abroad) && clock.now() < until) await clock.sleep(lookEveryMs, signal);
  }

  return {
    board(keys, since) {
      const holder = book.newHolder();
      const theirs = book.take(keys, holder, since, heldMs);
      const mine = new Set(keys.filter((key) => !theirs.has(key)));
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
        others: new Set(theirs.keys()),
        hold: (ms) => book.extend(holder, ms + heldMs),
        end() {
          if (!own.delete(holder)) return;
          book.end(holder);
          landed();
        },
        landed: (signal) => awaited(theirs, signal),
      };
    },
  };
}
