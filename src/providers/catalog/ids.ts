import { type Ids, type Ref, refOf } from '../../model/ref.ts';
import type { CatalogEntry } from './entry.ts';

/** The ref of the title that an entry's number stands for: MyAnimeList's where AniList has no title of its own. */
export function entryRef(number: number): Ref {
  return number > 0 ? refOf('anilist', number) : refOf('mal', -number);
}

/** What an entry's title is known by. */
export function entryIds({ anilist, mal }: Pick<CatalogEntry, 'anilist' | 'mal'>): Ids {
  return { ...(anilist > 0 && { anilist }), ...(mal !== undefined && { mal }) };
}
