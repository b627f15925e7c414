import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../model/clock.ts';
import type { Process } from '../model/process.ts';

/** All of the world that the program touches, besides files and the network. `bin` makes it of the process; tests of streams in memory. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where settings and data live when nothing else is said: absolute paths. */
  readonly folders: { readonly config: string; readonly data: string };
  readonly clock: Clock;
  /** At least 0, less than 1. */
  readonly random: () => number;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** The program's own. */
  readonly version: string;
  readonly host: Host;
}

/** What the program runs on. */
export interface Host {
  /** For reports of bugs: `Node 20.20.2 linux`. */
  readonly name: string;
  /** This process. Left out: whether another one has ended is not known, and what it held is waited for. */
  readonly process?: Process;
  /** How requests are sent; read when the first one is. Left out: as the platform does. */
  readonly fetch?: typeof globalThis.fetch;
  /** How a process of this program is started: Node and the file in `bin`, absolute. Undefined: it cannot be. */
  readonly program?: { readonly node: string; readonly file: string };
}

/** A stream that may be a terminal. */
export type Terminal = Writable & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  /** Names this terminal among all of the machine, and no later one. Undefined: it is none, or cannot be told from others. */
  readonly device?: string | undefined;
  /** Opens an address in the user's browser. False: there is none. Left out: nothing can be opened. */
  readonly open?: (address: string) => Promise<boolean>;
  /**
   * Shows a text with a command of the user's, as the shell reads it, and waits until it ends. False: there is no such
   * command. Left out: nothing can be shown so.
   */
  readonly page?: (text: string, command: string, env: Io['env']) => Promise<boolean>;
};
