import type { Format } from './format.ts';
import type { Ids, Ref } from './ref.ts';

export const relationTypes = [
  'SEQUEL',
  'PREQUEL',
  'PARENT',
  'SIDE_STORY',
  'SPIN_OFF',
  'ALTERNATIVE',
  'SUMMARY',
  'COMPILATION',
  'CONTAINS',
  'CHARACTER',
  'OTHER',
  'ADAPTATION',
  'SOURCE',
  'COLLECTION',
] as const;
export type RelationType = (typeof relationTypes)[number];

/** What one title states of another: `to` is its SEQUEL, its PARENT, ... */
export interface Relation {
  readonly type: RelationType;
  readonly to: Ref;
  /** What the stating title's provider calls the other one. */
  readonly title?: string;
  readonly format?: Format;
  /** The other one's ids in further numberings, where the provider states them. */
  readonly ids?: Ids;
  /** False: nobody states it, it follows from what the other end states. Absent or true: stated. */
  readonly stated?: boolean;
  /** Who states it, by the alphabet, where that is not just who states the title. */
  readonly by?: readonly string[];
}

/** How `b` stands to `a` when `a` stands to `b` as the key says. PARENT has several inverses; SIDE_STORY is the usual one. */
export const inverseOf: Readonly<Record<RelationType, RelationType>> = {
  SEQUEL: 'PREQUEL',
  PREQUEL: 'SEQUEL',
  PARENT: 'SIDE_STORY',
  SIDE_STORY: 'PARENT',
  SPIN_OFF: 'PARENT',
  SUMMARY: 'PARENT',
  COMPILATION: 'CONTAINS',
  CONTAINS: 'COMPILATION',
  ADAPTATION: 'SOURCE',
  SOURCE: 'ADAPTATION',
  ALTERNATIVE: 'ALTERNATIVE',
  CHARACTER: 'CHARACTER',
  OTHER: 'OTHER',
  COLLECTION: 'COLLECTION',
};

/** The relation type that a provider's word stands for; OTHER where the word is not known. */
export function relationTypeOf(word: string): RelationType {
  const name = word
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  return relationTypes.find((type) => type === name) ?? synonyms[name] ?? 'OTHER';
}

// MyAnimeList's, Kitsu's and Shikimori's words where they are not AniList's.
const synonyms: Readonly<Record<string, RelationType>> = {
  PARENT_STORY: 'PARENT',
  FULL_STORY: 'PARENT',
  SPINOFF: 'SPIN_OFF',
  ALTERNATIVE_VERSION: 'ALTERNATIVE',
  ALTERNATIVE_SETTING: 'ALTERNATIVE',
};
