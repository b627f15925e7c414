import type { Clock } from '../model/clock.ts';
import { createTurns } from './turns.ts';

/** Signs of life for streams that are silent, with one timer for all of them. */
export interface Pulse {
  /** `beat` is called whenever the stream has said nothing for a while; of many a few in each turn. */
  join(beat: () => void): Pulsing;
}

/** One stream's place among them. */
export interface Pulsing {
  /** It has said something. */
  spoke(): void;
  leave(): void;
}

/** Into how many parts the time is divided: a stream is silent for at most the whole of it, and for at least all parts but one. */
const parts = 3;

/** `ms`: how long a stream may be silent. */
export function createPulse(clock: Clock, ms: number): Pulse {
  const streams = new Set<{ silent: number; readonly beat: () => void }>();
  const turns = createTurns();
  let over: AbortController | undefined;

  async function run(signal: AbortSignal): Promise<void> {
    for (;;) {
      await clock.sleep(ms / parts, signal);
      const silent: (() => void)[] = [];
      for (const one of streams) {
        one.silent++;
        if (one.silent < parts) continue;
        one.silent = 0;
        silent.push(one.beat);
      }
      turns.add(silent);
    }
  }

  function begin(): AbortController {
    const begun = new AbortController();
    // Rejects when the last stream has left.
    run(begun.signal).catch(() => {});
    return begun;
  }

  return {
    join(beat) {
      const one = { silent: 0, beat };
      streams.add(one);
      over ??= begin();
      return {
        spoke() {
          one.silent = 0;
        },
        leave() {
          streams.delete(one);
          turns.remove(beat);
          if (streams.size > 0) return;
          over?.abort();
          over = undefined;
        },
      };
    },
  };
}
