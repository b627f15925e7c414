import type { Clock } from '../model/clock.ts';
import type { Log } from '../model/log.ts';
import type { Process } from '../model/process.ts';

/** What of the world the program touches besides files and the network. */
export interface Runtime {
  readonly clock: Clock;
  /** At least 0, less than 1. */
  readonly random: () => number;
  /** Aborted when the process is to end: whoever waits for a locked file then is in a hurry. */
  readonly signal: AbortSignal;
  /** This process. Left out: whether another one has ended is not known, and what it held is waited for. */
  readonly process?: Process;
  /** Brings how requests are sent. Left out: as the platform does. */
  readonly fetch?: () => typeof globalThis.fetch;
  /** Hears, in a sentence, what does not work as it should although the run goes on. */
  readonly warn: (message: string) => void;
  /** It runs for long: a server that holds what machines share, and has gone, is used again when it is back. */
  readonly staysUp?: boolean;
  /** Others are answered while it runs: what is written is brought from SQLite's logs into its files by somebody else, see sqlite/checkpoint.ts. */
  readonly leavesCheckpoints?: boolean;
  /** Brings what hears of everything that is done. Left out: nobody wants to know. */
  readonly log?: () => Promise<Log>;
}
