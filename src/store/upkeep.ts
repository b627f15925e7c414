import type { Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';

export interface DatabaseInfo {
  /** Where it is: a file or, on a server, an address without its password. */
  readonly address: string;
  /** What keeps it. */
  readonly engine: { readonly name: string; readonly version: string };
  /** How many bytes it takes, and how many of them hold nothing. */
  readonly bytes: number;
  readonly freeBytes: number;
  /** The number of its data model, and of the one that this program writes. */
  readonly version: number;
  readonly wantedVersion: number;
  /** Titles that were fetched or imported, and those that others only name. */
  readonly titles: number;
  readonly outlines: number;
  readonly names: number;
  /** How many titles each numbering has. */
  readonly ids: Readonly<Record<string, number>>;
  /** How many titles each provider stated last. */
  readonly providers: Readonly<Record<string, number>>;
  readonly relations: { readonly stated: number; readonly inferred: number; readonly untyped: number };
  readonly crawls: number;
  readonly imports: number;
  /** When the oldest and the newest title was fetched, Unix time in ms; undefined where that is not known of any. */
  readonly oldest?: number;
  readonly newest?: number;
}

/**
 * How bad a finding is. `damage`: the database cannot be read as a whole; `fault`: rows do not fit together, which no commit should
 * leave; `note`: providers state something odd, or something of each other's titles that is not stated back.
 */
export type Severity = 'damage' | 'fault' | 'note';

export interface Finding {
  readonly severity: Severity;
  readonly what:
    | 'integrity'
    | 'foreign keys'
    | 'full text'
    | 'times ahead'
    | 'one-way relations'
    | 'orphan ids'
    | 'documents'
    | 'one-sided relations'
    | 'ids without a title'
    | 'SEQUEL cycles'
    | 'disagreements';
  readonly count: number;
  /** Some of them, each in a few words. */
  readonly examples: readonly string[];
}

/** Two titles whose relation two providers state differently, and what each of them states. */
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
  /**
   * Takes back stored times that lie ahead of now: titles count as fetched at an unknown time, everything else as of now. Makes
   * documents of titles anew that do not say what the tables say. Resolves
   * to the number of rows. Rejects with `StoreError` where now is before the day of the bundled catalogue, as then now is wrong.
   */
  mend(): Promise<number>;
  /** Gives space that holds nothing back to the disk. Resolves to the sizes before and after, in bytes. */
  shrink(): Promise<{ readonly before: number; readonly after: number }>;
}

/** Titles of which each is the sequel of the one before, and the first of the last. */
export type Cycle = readonly Ref[];
