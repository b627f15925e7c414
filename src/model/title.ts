import type { FilmFacts } from './film.ts';
import type { Format } from './format.ts';
import type { Ids, Kind, Ref } from './ref.ts';
import type { Relation } from './relation.ts';

export const statuses = ['FINISHED', 'RELEASING', 'NOT_YET_RELEASED', 'CANCELLED', 'HIATUS'] as const;
export type Status = (typeof statuses)[number];

/** MyAnimeList's age ratings, mildest first. */
export const ratings = ['G', 'PG', 'PG-13', 'R-17', 'R+', 'Rx'] as const;
export type Rating = (typeof ratings)[number];

/** One title, as far as it is known. What is not known is absent, never 0, '' or null. */
export interface Title {
  readonly ref: Ref;
  readonly ids: Ids;
  readonly kind: Kind;
  /** The title in Latin letters, as the provider leads with it. */
  readonly title: string;
  readonly english?: string;
  readonly native?: string;
  readonly synonyms?: readonly string[];
  readonly format?: Format;
  readonly status?: Status;
  /** How many episodes. */
  readonly episodes?: number;
  /** Minutes an episode. */
  readonly durationMinutes?: number;
  /** As precise as the source is: 2013, 2013-04 or 2013-04-07. */
  readonly startDate?: string;
  readonly endDate?: string;
  readonly year?: number;
  readonly season?: 'WINTER' | 'SPRING' | 'SUMMER' | 'FALL';
  readonly rating?: Rating;
  readonly adult?: boolean;
  /** How many users list it: breaks ties between titles of the same name. */
  readonly popularity?: number;
  /** What only films have. Not stored with titles. */
  readonly film?: FilmFacts;
  /** Refs that its provider has merged into it. Only where it was asked for by one of them. */
  readonly merged?: readonly Ref[];
  /** Which provider states a field, where it is not the one that states the title. */
  readonly statedBy?: Readonly<Record<string, string>>;
  /** Titles that somebody says are related to it without saying how. Only where its relations are not known. */
  readonly related?: readonly NamedTitle[];
  /** What the title states of others. Absent: not known. Empty: it has none. */
  readonly relations?: readonly Relation[];
}

/**
 * What is made of a provider that stated relations of a title and now states none. `doubted`: what it stated before stands for the
 * time being. `believed`: the title has no relations any more.
 */
export type Emptied = 'doubted' | 'believed';

/** A title of which little is known. */
export interface NamedTitle {
  readonly ref: Ref;
  readonly title?: string;
}

/** A title that answers to searched words, and how well, from 0 to 1. */
export interface Candidate {
  readonly title: Title;
  readonly score: number;
}
