import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import type { Asked } from '../store/jobs.ts';

/** Where a row is in its source. */
export interface RowPlace {
  /** From 1: the line that the row begins on, or which entry of the file it is. */
  readonly number: number;
  /** What `number` counts. Tables and texts have lines, JSON and XML have entries. */
  readonly unit: 'line' | 'entry' | 'file';
}

interface Placed extends RowPlace {
  /** As it was given, for whoever repairs it; JSON. */
  readonly raw: unknown;
}

/** A title that is to be asked for. `episode`: what tells the one episode that the row is of from others of the title. */
export type AskedRow = Placed & { readonly type: 'asked'; readonly asked: Asked; readonly episode?: string };

/** A title with all that a data set knows of it: nobody has to be asked. */
export type KnownRow = Placed & {
  readonly type: 'known';
  readonly title: Title;
  /** Titles that it is related to, in a way that the data set does not say. */
  readonly related: readonly Ref[];
};

/** Refs that mean the same title. */
export type IdsRow = Placed & {
  readonly type: 'ids';
  readonly refs: readonly Ref[];
  /** What in the row could not be used, sentences. */
  readonly notes?: readonly string[];
};

/** What cannot be read, or is of no use here. */
export type BrokenRow = Placed & {
  readonly type: 'broken';
  readonly reason: string;
  /** It can be read, and is a title that nobody here could be asked for. */
  readonly foreign?: boolean;
};

/** What is no anime, or no row of the list at all: a manga, a comment, a further file of one title. `reason` names which. */
export type SkippedRow = Placed & { readonly type: 'skipped'; readonly reason: string };

export type Row = AskedRow | KnownRow | IdsRow | BrokenRow | SkippedRow;

export const atLine = (number: number): RowPlace => ({ number, unit: 'line' });
export const atEntry = (number: number): RowPlace => ({ number, unit: 'entry' });

export function broken({ number, unit }: RowPlace, raw: unknown, reason: string): BrokenRow {
  return { type: 'broken', number, unit, raw, reason };
}

export function skipped({ number, unit }: RowPlace, raw: unknown, reason: string): SkippedRow {
  return { type: 'skipped', number, unit, raw, reason };
}

/** Long rows are not kept whole. */
export function excerpt(text: string): string {
  return text.length > 500 ? `${text.slice(0, 499)}…` : text;
}
