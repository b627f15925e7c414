import { longestTimerMs } from '../model/clock.ts';

/** Something to stop at, from several sides. `done` must be called in the end: it lets go of them. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether it was the time that ran out. */
  expired(): boolean;
  done(): void;
}

/**
 * Stops when any of `signals` does, or after `ms`. Real time: what is waited for is the network's, not ours.
 * (`AbortSignal.any` and `.timeout` do this too, but on Node 20 they leak listeners and may be collected before they fire.)
 */
export function deadline(signals: readonly (AbortSignal | null | undefined)[], ms?: number): Deadline {
  const stop = new AbortController();
  let late = false;
  const releases = signals.map((signal) => {
    if (!signal) return () => {};
    const follow = () => stop.abort(signal.reason);
    if (signal.aborted) follow();
    signal.addEventListener('abort', follow, { once: true });
    return () => signal.removeEventListener('abort', follow);
  });
  const expire = () => {
    late = true;
    stop.abort(new DOMException('No answer in time', 'TimeoutError'));
  };
  const timer = ms === undefined ? undefined : setTimeout(expire, Math.min(ms, longestTimerMs));
  return {
    signal: stop.signal,
    expired: () => late,
    done: () => {
      clearTimeout(timer);
      for (const release of releases) release();
    },
  };
}

/** Does something after `ms` of real time, unless what it returns is called before. */
export function unlessDone(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, Math.min(ms, longestTimerMs));
  return () => clearTimeout(timer);
}
