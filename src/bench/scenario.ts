/** A bar of the design: the figure is to be at most, or at least, this. */
export type Bar = { readonly atMost: number } | { readonly atLeast: number };

/** One way of doing something, measured. */
export interface Measurement {
  /** What was done, within its scenario: `batched with look-ahead`. */
  readonly name: string;
  /** Milliseconds of each counted repetition, in the order in which they ran. Never empty. */
  readonly timesMs: readonly number[];
  /** HTTP requests of one repetition. */
  readonly requests?: number;
  /** SQL statements of one repetition. */
  readonly statements?: number;
  /** Rows written, or titles found, by one repetition. */
  readonly rows?: number;
  /** 429s that were provoked by all repetitions. */
  readonly throttled?: number;
  /** The largest resident set of the process that did it, in bytes. */
  readonly peakBytes?: number;
  /** Anything else that was counted, by name: `loaded modules`, `cache entries`. */
  readonly counts?: Readonly<Record<string, number>>;
  /** Figures that are held to a bar, with the words for them. */
  readonly held?: readonly Held[];
}

/** A figure and what it is held to. */
export interface Held {
  /** `times as fast as one at a time`, `requests`. */
  readonly figure: string;
  readonly value: number;
  readonly bar: Bar;
}

/** Absolute paths: of Node, and of the program's own file in `bin`. */
export interface Program {
  readonly node: string;
  readonly file: string;
}

/** What a scenario may use; all of it is gone when the run is over. */
export interface Bench {
  /** An empty folder of this scenario's own. */
  readonly folder: string;
  /** Less of everything, so that all scenarios end within 20 s. */
  readonly quick: boolean;
  readonly signal: AbortSignal;
  /** How a process of the program itself is started: `node file WORDS`, see child.ts. Undefined: there is none (`src` run by a test). */
  readonly program: Program | undefined;
  /** Surroundings of such a process, or of another: the way to programs, folders of this scenario's own, and nothing else of the user's. */
  readonly env: Readonly<Record<string, string>>;
  /** A clock that only goes forward, in ms, finer than a microsecond where the machine is. */
  now(): number;
  /** Says on stderr what is being done. */
  say(what: string): void;
}

/** Something that is measured, with all the ways of doing it side by side in one run. */
export interface Scenario {
  /** The word for it on the command line: `cache-hit`. */
  readonly name: string;
  /** One sentence: what is done, and to what. */
  readonly about: string;
  run(bench: Bench): AsyncIterable<Measurement>;
}
