import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import type { Asked } from '../store/jobs.ts';

interface Placed {
  /** The line that it begins on where the source has lines, else which entry it is; from 1. */
  readonly line: number;
  /** As it was given, for whoever repairs it; JSON. */
  readonly raw: unknown;
}

/** A title that is to be asked for. */
export type AskedRow = Placed & { readonly type: 'asked'; readonly asked: Asked };

/** A title with all that a data set knows of it: nobody has to be asked. */
export type KnownRow = Placed & {
  readonly type: 'known';
  readonly title: Title;
  /** Titles that it is related to, in a way that the data set does not say. */
  readonly related: readonly Ref[];
};

/** Refs that mean the same title. */
export type IdsRow = Placed & { readonly type: 'ids'; readonly refs: readonly Ref[] };

/** What cannot be read, or is of no use here. */
export type BrokenRow = Placed & {
  readonly type: 'broken';
  readonly reason: string;
  /** It can be read, and is a title that nobody here could be asked for. */
  readonly foreign?: boolean;
};

export type Row = AskedRow | KnownRow | IdsRow | BrokenRow;

export function broken(line: number, raw: unknown, reason: string): BrokenRow {
  return { type: 'broken', line, raw, reason };
}

/** Long rows are not kept whole. */
export function excerpt(text: string): string {
  return text.length > 500 ? `${text.slice(0, 499)}…` : text;
}
