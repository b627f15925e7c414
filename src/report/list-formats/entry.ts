import { identifying, idOf, type Ref, sourceOf } from '../../model/ref.ts';
import type { Title } from '../../model/title.ts';
import type { Watched } from '../../model/watched.ts';

/** A title that is written for another site or program, and what the user's list says of it. */
export interface ListedEntry {
  readonly title: Pick<Title, 'ref' | 'ids' | 'title' | 'english' | 'native' | 'format' | 'episodes' | 'year'>;
  readonly watched: Watched;
}

/** A form of lists, and what of an entry it has no room for: a few words each, which are counted. */
export interface ListForm {
  readonly head: string;
  readonly tail: string;
  /** Between two entries. */
  readonly between: string;
  entry(one: ListedEntry): string;
  lost(one: ListedEntry): readonly string[];
}

/** An id of a title in the numbering that asks for it; undefined: it has none there. */
export function numberAt({ ref, ids }: ListedEntry['title'], source: 'anilist' | 'mal'): number | undefined {
  return sourceOf(ref) === source ? Number(idOf(ref)) : ids[source];
}

/** A ref that somebody else can find the title by. */
export const refOfEntry = ({ title: { ref } }: ListedEntry): Ref | undefined =>
  identifying.includes(sourceOf(ref)) ? ref : undefined;

/** The parts of a day as precise as it is: `2013-04` as 2013, 4 and undefined. */
export function partsOf(day: string | undefined): readonly (number | undefined)[] {
  const parts = (day ?? '').split('-').map(Number);
  return [0, 1, 2].map((n) => (parts[n] ? parts[n] : undefined));
}
