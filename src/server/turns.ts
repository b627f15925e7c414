import { setImmediate } from 'node:timers/promises';

/** Calls to be made soon, a few in each turn of the event loop: whoever asks for something meanwhile is answered between them. */
export interface Turns {
  /** Makes the first calls at once; what is in line already is called once. */
  add(calls: Iterable<() => void>): void;
  /** Takes a call back that was not made yet. */
  remove(call: () => void): void;
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
