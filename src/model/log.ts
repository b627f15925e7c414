/** One thing that was done, for `--verbose`: what, how it went, and figures. Never a token, never a body. */
export interface LogRecord {
  /** `cache`, `http`, `store`, `run`. */
  readonly what: string;
  /** `HIT`, `MISS`, `STALE`, `EXPIRED`, a status, `save`, ... */
  readonly result: string;
  /** How long it took, ms. */
  readonly ms?: number;
  readonly [figure: string]: string | number | undefined;
}

export type Log = (record: LogRecord) => void;
