import type { Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';

export interface DatabaseInfo {
  readonly file: string;
  /** Bytes on disk, and of them the bytes that hold nothing. */
  readonly bytes: number;
  readonly freeBytes: number;
  /** The data model of the file, and that of this program. */
  readonly version: number;
  readonly wantedVersion: number;
  readonly sqlite: string;
  /** Titles that were fetched or imported, and those that others only name. */
  readonly titles: number;
  readonly outlines: number;
  readonly names: number;
  /** How many titles each numbering has. */
  readonly ids: Readonly<Record<string, number>>;
  /** How many titles each provider spoke of last. */
  readonly providers: Readonly<Record<string, number>>;
  readonly relations: { readonly stated: number; readonly inferred: number; readonly untyped: number };
  readonly crawls: number;
  readonly imports: number;
  /** Unix times in ms; undefined: nothing was fetched. */
  readonly oldest?: number;
  readonly newest?: number;
}

/**
 * `damage`: the file itself; `fault`: rows that do not fit together, which no run should leave; `note`: what providers say
 * that is odd, or that they say of each other's titles and not back.
 */
export type Severity = 'damage' | 'fault' | 'note';

export interface Finding {
  readonly severity: Severity;
  readonly what:
    | 'integrity'
    | 'foreign keys'
    | 'full text'
    | 'one-way relations'
    | 'orphan ids'
    | 'one-sided relations'
    | 'ids without a title'
    | 'SEQUEL cycles'
    | 'disagreements';
  readonly count: number;
  /** Some of them, each in a few words. */
  readonly examples: readonly string[];
}

/** Two titles of which providers say different things. */
export interface Disagreement {
  readonly from: Ref;
  readonly fromTitle: string | null;
  readonly to: Ref;
  readonly toTitle: string | null;
  readonly words: readonly { readonly type: RelationType; readonly provider: string }[];
}

/** Looks after a database. */
export interface Upkeep {
  /** What is in it. */
  info(): Promise<DatabaseInfo>;
  /** What is wrong with it, or odd; empty if nothing is. */
  check(): Promise<readonly Finding[]>;
  /** Every pair of titles of which two providers say different things. */
  disagreements(): Promise<readonly Disagreement[]>;
  /** Gives space that holds nothing back to the disk. Resolves to the sizes before and after, in bytes. */
  shrink(): Promise<{ readonly before: number; readonly after: number }>;
}

/** A way round in which each title is the sequel of the one before. */
export type Cycle = readonly Ref[];
