import type { Ref } from './ref.ts';

/** A title in a list that was printed. */
export interface PrintedTitle {
  /** The number that stood before it. */
  readonly order: number;
  readonly ref: Ref;
  /** Its name, as it was shown. */
  readonly name: string;
  /** The one title that ties it, and what comes with it, to the rest of the list, where that is so. */
  readonly on?: Ref | undefined;
}
