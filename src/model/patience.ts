import { type Clock, unlessAborted } from './clock.ts';

export interface PatienceOptions {
  readonly clock: Clock;
  /** Aborted when the process is to end: then nobody waits any more. */
  readonly signal: AbortSignal;
  /** How long a server is waited for at the most, ms. */
  readonly mostMs: number;
  /** Hears why a server cannot be used, once until it can be again. */
  readonly onAway: (why: string, server: string) => void;
  /** Hears that it can be used again, and for how long it could not, ms. */
  readonly onBack: (server: string, awayMs: number) => void;
  /** Hears that it was waited for as long as is allowed, and why it could not be used last. */
  readonly onSpent: (why: string, server: string) => void;
}

/** Waiting for a server that is away, for all in this process who need it. */
export interface Patience {
  /**
   * Does something, again and again while `isAway` says of what it rejects with that the server cannot be used just now. Rejects with
   * that when the process is to end, or the time is up: from then on at once.
   */
  through<T>(work: () => Promise<T>, isAway: (error: unknown) => boolean): Promise<T>;
}

/** The patience with each server, by a name that tells it from others: one for all that is on it. */
export type PatienceWith = (server: string) => Patience;

/** Pauses between two tries, ms: the first, and the longest. */
const [firstMs, longestMs] = [250, 2_000];

export function createPatience(options: PatienceOptions): PatienceWith {
  const all = new Map<string, Patience>();
  return (server) => {
    const one = all.get(server) ?? patienceWith(server, options);
    all.set(server, one);
    return one;
  };
}

/** A server as those see it who wait for it. */
interface Outage {
  /** How many do. */
  waiting: number;
  /** Since when it is away, Unix time in ms. */
  since: number | undefined;
  /** It was waited for as long as is allowed. */
  isSpent: boolean;
  /** Aborted when one of those who wait has had an answer: then the others ask at once. */
  answered: AbortController;
}

function patienceWith(server: string, options: PatienceOptions): Patience {
  const { clock, signal, onAway, onBack } = options;
  const outage: Outage = {
    ...{ waiting: 0, since: undefined, isSpent: false },
    answered: new AbortController(),
  };
  const told = (error: unknown) => {
    if (outage.since === undefined) onAway(wordsOf(error), server);
    // A clock that was set back makes nobody wait for longer than from then on.
    outage.since = Math.min(outage.since ?? clock.now(), clock.now());
  };
  const over = () => {
    // While one still waits it is not back for all.
    if (outage.waiting > 0 || outage.since === undefined) return;
    if (!signal.aborted && !outage.isSpent) onBack(server, clock.now() - outage.since);
    outage.since = undefined;
  };

  async function waited<T>(work: () => Promise<T>, isAway: (error: unknown) => boolean, first: unknown): Promise<T> {
    let error = first;
    for (let pause = firstMs; ; pause = Math.min(2 * pause, longestMs)) {
      if (!isAway(error) || signal.aborted || outage.isSpent) throw error;
      told(error);
      spend(error, outage, server, options);
      if (outage.isSpent) throw error;
      await clock.sleep(pause, AbortSignal.any([signal, outage.answered.signal])).catch(() => {});
      if (signal.aborted) throw error;
      try {
        // One that takes questions and answers none keeps nobody who is to end.
        const answer = await unlessAborted(work(), signal);
        outage.answered.abort();
        outage.answered = new AbortController();
        return answer;
      } catch (next) {
        if (signal.aborted) throw error;
        error = next;
      }
    }
  }

  return {
    async through(work, isAway) {
      let error: unknown;
      try {
        return await work();
      } catch (first) {
        error = first;
      }
      outage.waiting++;
      try {
        return await waited(work, isAway, error);
      } finally {
        outage.waiting--;
        over();
      }
    },
  };
}

function spend(error: unknown, outage: Outage, server: string, { clock, mostMs, onSpent }: PatienceOptions): void {
  if (outage.isSpent || outage.since === undefined || clock.now() - outage.since < mostMs) return;
  outage.isSpent = true;
  onSpent(wordsOf(error), server);
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
