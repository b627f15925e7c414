import type { Clock } from '../../model/clock.ts';
import { firstPauseMs, longestPauseMs } from '../away.ts';
import type { StateUnavailableError } from '../state.ts';

export interface StandingOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** Resolves where the server takes what is written. */
  readonly probe: () => Promise<unknown>;
  readonly onBack: () => void;
}

/** Whether a server is used or left alone. */
export interface ServerStanding {
  /** Why it is left alone; undefined: it is used. */
  lost(): StateUnavailableError | undefined;
  leave(error: StateUnavailableError): void;
}

/** A server that has gone is left alone until it is back: who wants something of it has it looked for, after pauses that grow, and does not wait for that. */
export function serverStanding({ clock, probe, onBack }: StandingOptions): ServerStanding {
  let lost: StateUnavailableError | undefined;
  let [pause, dueAt, isLooking] = [firstPauseMs, 0, false];
  const wait = () => {
    dueAt = clock.now() + pause;
    pause = Math.min(2 * pause, longestPauseMs);
  };
  const look = async () => {
    isLooking = true;
    try {
      await probe();
      [lost, pause] = [undefined, firstPauseMs];
      onBack();
    } catch {
      wait();
    } finally {
      isLooking = false;
    }
  };
  return {
    lost() {
      // A clock that was set back makes nobody wait for longer than from then on.
      dueAt = Math.min(dueAt, clock.now() + pause);
      if (lost && !isLooking && clock.now() >= dueAt) void look();
      return lost;
    },
    leave(error) {
      if (lost) return;
      lost = error;
      wait();
    },
  };
}
