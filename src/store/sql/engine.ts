import type { Clock } from '../../model/clock.ts';
import type { Dialect } from './dialect.ts';
import type { Steps } from './statement.ts';

/** What reading a database takes, whatever keeps it. */
export interface Engine {
  readonly dialect: Dialect;
  readonly clock: Pick<Clock, 'now'>;
  /**
   * Runs what reads; failures come out as `StoreError`. Where a database of an older data model is read as it is, what is asked
   * of a table that came later is not run.
   */
  read<Result>(steps: () => Steps<Result>, later?: Later<Result>): Promise<Result>;
}

/** A table that not every data model has, or a column of one, and what stands in where it is missing. */
export interface Later<Result> {
  readonly of: string;
  readonly with?: string;
  readonly or: Result;
}
