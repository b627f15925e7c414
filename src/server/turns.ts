import { setImmediate } from 'node:timers/promises';

/** Calls to be made soon, a few in each turn of the event loop: whoever asks for something meanwhile is answered between them. */
export interface Turns {
  /** Makes the first calls at once; what is in line already is called once. */
  add(calls: Iterable<() => void>): void;
  /** Takes a call back that was not made yet. */
  remove(call: () => void): void;
}

/** Lets others have their turn, where this one has had its own for longer than a few ms. Called between two steps of long work. */
export type YieldTurn = () => Promise<void>;

/** How long the steps of one work may go on in one turn, ms. */
const longestMs = 5;

/** `stopwatch`: a time that only goes forward, in ms. */
export function turnsOf(stopwatch: () => number): YieldTurn {
  let begun = stopwatch();
  return async () => {
    if (stopwatch() - begun < longestMs) return;
    await setImmediate();
    begun = stopwatch();
  };
}

/** Calls in one turn: what is written to so many readers takes a millisecond or two. */
const mostAtOnce = 50;

export function createTurns(most = mostAtOnce): Turns {
  const line = new Set<() => void>();
  let isNextSet = false;

  function take(): void {
    isNextSet = false;
    let left = most;
    for (const call of line) {
      if (left-- === 0) {
        isNextSet = true;
        void setImmediate().then(take);
        return;
      }
      line.delete(call);
      call();
    }
  }

  return {
    add(calls) {
      for (const call of calls) line.add(call);
      if (!isNextSet) take();
    },
    remove: (call) => void line.delete(call),
  };
}
