import type { Clock } from '../model/clock.ts';
import type { Webhook } from '../tasks/webhook.ts';

/** Where the server listens, and who may ask it. */
export interface ServerOptions {
  /** A name or address of this machine. */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** What every path begins with: `/anime`, or nothing. */
  readonly base: string;
  /** Names by which it may be asked, besides its own: what a proxy passes on. */
  readonly allowedHosts: readonly string[];
  /** What opens it: for all that writes, and for everything where others can reach it. Never printed. */
  readonly key: string;
  /** The folder in which bodies wait that are imported; it is made where it is missing. */
  readonly uploads: string;
  /** How often all that is followed is asked for again, and where news of it is posted. Absent: never. */
  readonly checks?: Checks | undefined;
  /** Assistants may follow, cut and join. */
  readonly mcpWrites: boolean;
}

/** Checks of what is followed, by the server itself. */
export interface Checks extends Webhook {
  readonly everyMs: number;
}

/** What the server has of its surroundings. */
export interface Surroundings {
  readonly clock: Clock;
  /** Time that only goes forward, in ms. */
  readonly stopwatch: () => number;
  /** Takes one line of JSON, without its line break. Absent: nothing is logged. */
  readonly log?: ((line: string) => void) | undefined;
  readonly version: string;
  /**
   * The file of a thread that imports, and brings what is written from logs into files; absolute. Absent: imports have their turns
   * between other answers, and logs are let grow.
   */
  readonly importThread?: string | undefined;
}

/** Bounds of what one client, and all of them together, can ask for. */
export const bounds = {
  /** Bytes of a body, and of one that is a list or an export. */
  body: 64 * 1024,
  upload: 32 * 1024 * 1024,
  /** Bytes of all headers together, and characters of an address. */
  headers: 16 * 1024,
  url: 4_096,
  /** Crawls at once, of one client and of all. */
  crawlsPerClient: 4,
  crawls: 32,
  /** Imports that run or wait. */
  imports: 8,
  /** Titles of one crawl, refs of one batch. */
  titles: 5_000,
  batch: 500,
  /** How long headers and a body may take to come, and how long a reader may take nothing, ms. */
  headersMs: 10_000,
  requestMs: 60_000,
  stalledMs: 60_000,
  /** How long a crawl may take, ms. */
  crawlMs: 10 * 60_000,
  /** Between two signs of life of a stream, ms. */
  pingMs: 15_000,
  /** How long running answers are waited for when the server stops, ms. */
  stopMs: 8_000,
  /** Bytes of what a job says that are kept, the last ones; and of all runs that have ended, for readers who come back. */
  jobLogBytes: 256 * 1024,
  endedRunBytes: 16 * 1024 * 1024,
  /** Bytes of answers that are kept ready, and how long each is given out, ms. */
  readyBytes: 32 * 1024 * 1024,
  readyMs: 60_000,
} as const;
