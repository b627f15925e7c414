// What is done in a database is the same on every engine: which statements are run, and what is made of what they find. A function
// that says so yields one statement after the other and is given what each has done; how statements are run, at once or by
// way of a network, is the engine's affair.

type Cell = string | number | null;

/** Many values as one parameter, so that a statement is the same for one and for a thousand. */
export interface List {
  readonly list: readonly Cell[];
}

/** Many rows of as many cells each, in the place of one parameter. */
export interface Rows {
  readonly rows: readonly (readonly unknown[])[];
}

export type Parameter = Cell | List | Rows;

/** A statement with the values for its parameters. One with a list or rows of which there are none is not run: it finds and writes nothing. */
export interface Statement {
  readonly text: string;
  readonly values: readonly Parameter[];
  /** Whether it is to say which rows it found, or how many it wrote. */
  readonly asks: 'rows' | 'count';
}

/** Something that is done by statements; `Result` is what it comes to. */
export type Steps<Result> = Generator<Statement, Result, unknown>;

/** Runs a statement and gives the rows that it finds. */
export function* all<Row>(text: string, ...values: readonly Parameter[]): Steps<readonly Row[]> {
  return (yield { text, values, asks: 'rows' }) as readonly Row[];
}

/** Runs a statement and gives the number of rows that it inserts, changes or deletes. */
export function* run(text: string, ...values: readonly Parameter[]): Steps<number> {
  return (yield { text, values, asks: 'count' }) as number;
}

export const listGiven = (list: Iterable<Cell>): List => ({ list: [...list] });
export const rowsGiven = (rows: readonly (readonly unknown[])[]): Rows => ({ rows });

/** What a statement with an empty list comes to without being run; undefined where it has none. */
export function nothingOf({ values, asks }: Statement): readonly [] | 0 | undefined {
  const isEmpty = (value: Parameter) =>
    typeof value === 'object' && value !== null && ('list' in value ? value.list : value.rows).length === 0;
  if (!values.some(isEmpty)) return undefined;
  return asks === 'rows' ? [] : 0;
}
