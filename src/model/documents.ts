import type { Cut, Join } from './decision.ts';
import type { Format } from './format.ts';
import type { From } from './franchise.ts';
import type { FollowedTitle, GoneTitles } from './list-documents.ts';
import type { Ref } from './ref.ts';
import type { Relation, RelationType } from './relation.ts';
import type { NamedTitle, Title } from './title.ts';

/**
 * What tasks end with, as `--json` prints it and a server sends it. Times are ISO 8601; the franchise's document is in
 * `franchise/document.ts`, next to what makes it.
 */

/** Where a title came from. */
export interface Provenance {
  readonly from: From;
  /** Who stated it. */
  readonly provider: string;
  /** When it was fetched, ISO; null: that is not known. */
  readonly fetchedAt: string | null;
  /** It is known here alone: this provider, as in sentences, has no title of the id that was asked for. */
  readonly unknownTo?: string;
}

/** One title, all that is known of it. */
export interface ShowDocument extends Title, Provenance {
  readonly schema: 2;
  /** Addresses of its pages, by whose they are. */
  readonly pages: Readonly<Record<string, string>>;
}

/** What one title is directly related to. */
export interface RelationsDocument extends Provenance {
  readonly schema: 2;
  readonly ref: Ref;
  readonly title: string;
  readonly relations: readonly RelationDetails[];
  /** Set where the relations are not known: titles that somebody says are related without saying how. */
  readonly related?: readonly NamedTitle[];
}

export interface RelationDetails extends Relation {
  readonly by: readonly string[];
  /** What is known of the related title, where that was asked for. */
  readonly details?: Title;
}

/** What the user follows, in the order in which it was added. */
export interface WatchDocument {
  readonly schema: 1;
  readonly watched: readonly FollowedTitle[];
}

/** Titles that hold some words, best first. */
export interface SearchDocument {
  readonly schema: 2;
  readonly query: string;
  readonly results: readonly SearchResult[];
}

export interface SearchResult extends Title, Provenance {
  /** How well it answers to the words, from 0 to 1. */
  readonly score: number;
}

/** What a run would do for each query. */
export interface PlanDocument {
  readonly schema: 1;
  readonly plans: readonly FranchisePlan[];
}

export interface FranchisePlan {
  readonly query: string;
  /** What it is taken for, as far as it is known here. */
  readonly root?: Ref;
  readonly title?: string;
  /** Titles of its franchise that are known here. */
  readonly known: number;
  /** Requests at the least: more where a level holds more than 50 titles, or something new has come. */
  readonly requests: number;
  /** A fresh answer is kept until then, ISO. */
  readonly freshUntil?: string;
}

/** What a warming of the cache came to. */
export interface WarmDocument {
  readonly schema: 1;
  /** Franchises that were fetched, and those that were fresh. */
  readonly fetched: number;
  readonly fresh: number;
  /** False: a budget or an interrupt ended it before its end. */
  readonly complete: boolean;
  /** What went wrong, a sentence each. */
  readonly failed: readonly string[];
  /** Why the cache does not keep what was fetched. Absent: it does. */
  readonly notKept?: string;
}

/** An import, as far as it has come. */
export interface JobDocument {
  /** The number with which it can go on. */
  readonly job: number;
  readonly kind: 'list' | 'data set';
  readonly source: string;
  /** `queued`: its rows were left to workers; `stopped`: not done, and nobody runs it. */
  readonly state: 'reading' | 'running' | 'queued' | 'stopped' | 'done';
  /** All rows: those of the seven outcomes, and those that are pending. */
  readonly rows: number;
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly ambiguous: number;
  readonly notFound: number;
  readonly failed: number;
  /** Rows that are no anime, or no rows of the list: mangas, comments, further files of one title. */
  readonly skipped: number;
  /** Rows without an outcome. */
  readonly pending: number;
  readonly requests: number;
  /** What was wrong with the source as a whole. */
  readonly problems: readonly string[];
  readonly startedAt: string;
  readonly updatedAt: string;
}

export interface JobsDocument {
  readonly schema: 1;
  /** Latest first. */
  readonly jobs: readonly JobDocument[];
}

/** What came of an import. */
export interface ImportDocument extends JobDocument {
  readonly schema: 1;
  /** Why it ended before its end; `outage`: nobody answered any more. */
  readonly cut: 'time' | 'budget' | 'interrupt' | 'outage' | null;
  /** The list that its titles were put on; null: none. */
  readonly list: ListName | null;
  readonly rejects: readonly RejectedRow[];
  /** What was left out, and why: mangas, comments, lists of something else. */
  readonly leftOut: readonly RowsInCommon[];
  /** What in rows could not be used: they were read without it. */
  readonly notes: readonly RowsInCommon[];
  /** Heads of columns that say nothing to anybody here: what they hold was not read. */
  readonly columnsNotUnderstood: readonly string[];
  /** What its list has from the same source, and is in it no more. */
  readonly gone: GoneTitles;
}

/** One of the user's lists. */
export interface ListName {
  readonly name: string;
  /** It is the user's own. */
  readonly mine: boolean;
  readonly entries: number;
}

/** Rows of which the same is to be said. */
export interface RowsInCommon {
  readonly reason: string;
  readonly rows: number;
  /** The first of them. */
  readonly place: string;
}

/** A row that came to nothing. */
export interface RejectedRow {
  /** For people: `list.csv line 12`. */
  readonly place: string;
  /** As it was given. */
  readonly row: unknown;
  readonly outcome: string | undefined;
  readonly reason: string | undefined;
  /** What it could have meant. */
  readonly candidates: readonly RowCandidate[];
}

export interface RowCandidate {
  readonly ref: Ref;
  readonly title: string;
  readonly year?: number;
  readonly format?: Format;
  /** From 0 to 1. */
  readonly score?: number;
}

/** What comes with the program. */
export interface CatalogDocument {
  readonly schema: 1;
  /** The day as of which its facts stand: 2026-07-31. */
  readonly asOf: string;
  /** Where they are from, and how far they were checked: a sentence each. */
  readonly sources: readonly string[];
  readonly franchises: readonly {
    readonly name: string;
    readonly titles: readonly { readonly ref: Ref; readonly title: string; readonly year: number | null }[];
  }[];
}

/** Which title words stand for. */
export interface NamedDocument {
  readonly schema: 1;
  readonly ref: Ref;
  /** Its name; null where it was given by its ref, of which nobody was asked. */
  readonly title: string | null;
  /** The address of its page. */
  readonly page: string;
}

/** What the user has decided of relations. */
export interface DecisionsDocument {
  readonly schema: 1;
  readonly cuts: readonly Dated<Cut>[];
  readonly joins: readonly Dated<Join>[];
}

/** With its time in ISO. */
export type Dated<T extends { readonly at: number }> = Omit<T, 'at'> & { readonly at: string };

/** What a decision on two titles came to. */
export interface DecidedDocument {
  readonly schema: 1;
  readonly act: 'cut' | 'join' | 'uncut' | 'unjoin';
  /** `title`: null where it is not stored. */
  readonly a: { readonly ref: Ref; readonly title: string | null };
  readonly b: { readonly ref: Ref; readonly title: string | null };
  /** Whether an earlier decision is taken back: that one, or one that said the opposite. */
  readonly changed: boolean;
  /** Both are stored, and neither states anything of the other. */
  readonly unrelated: boolean;
}

/** Relations that may join two franchises. */
export interface BridgesDocument {
  readonly schema: 1;
  readonly bridges: readonly { readonly a: BridgeEnd; readonly b: BridgeEnd }[];
}

export interface BridgeEnd {
  readonly ref: Ref;
  readonly title: string;
  /** Titles that would be on its side. */
  readonly titles: number;
  /** What it says that the other one is to it. */
  readonly says: readonly RelationType[];
}
