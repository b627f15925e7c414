/** Where a value stands. */
export interface ValueSpot {
  /** Keys and lists on the way to it, outermost first; a list has no key of its own. */
  readonly keys: readonly string[];
  /** It is one of many: an element of a list, or the value of a number (`{"1": {...}}`). */
  readonly isOneOfMany: boolean;
  /** What is said of all that stands there: set by whoever reads, see `Visit`. */
  readonly said: readonly string[];
}

/** One value, as text. */
export interface Value extends ValueSpot {
  /** Of one that is too long or has no end only the beginning. */
  readonly text: string;
  readonly fault?: 'too long' | 'cut';
}

/** What is done with an object: it is one value; what it holds is looked at; or it `says` something of what stands beside it. */
export type Visit = 'value' | 'descend' | { readonly says: string } | { readonly descendAs: string };

/** Decides on an object by its text. */
export type Decide = (text: string, spot: ValueSpot) => Visit;

/** Whether a list that stands in a list is one value, by its text: a row of a table. */
export type IsRow = (text: string, spot: ValueSpot) => boolean;
