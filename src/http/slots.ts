/** So many requests may be on their way at once; who comes later waits. */
export interface Slots {
  /** Resolves to what gives the slot back. Rejects where `signal` is aborted first. */
  enter(signal: AbortSignal): Promise<() => void>;
}

export function createSlots(most: number): Slots {
  const line: (() => void)[] = [];
  let taken = 0;

  function leave(): void {
    const next = line.shift();
    if (next) next();
    else taken--;
  }

  async function turn(signal: AbortSignal): Promise<void> {
    let stop = () => {};
    const mine = new Promise<void>((resolve, reject) => {
      line.push(resolve);
      stop = () => {
        const place = line.indexOf(resolve);
        if (place >= 0) line.splice(place, 1);
        reject(signal.reason);
      };
      signal.addEventListener('abort', stop, { once: true });
    });
    await mine.finally(() => signal.removeEventListener('abort', stop));
  }

  return {
    async enter(signal) {
      signal.throwIfAborted();
      if (taken < most) taken++;
      else await turn(signal);
      let isIn = true;
      return () => {
        if (isIn) leave();
        isIn = false;
      };
    },
  };
}
