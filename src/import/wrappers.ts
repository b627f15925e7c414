import { isObject } from '../model/json.ts';
import type { Source } from '../model/ref.ts';

/** Keys whose object is the title itself; what stands beside it is the watcher's. */
const wrappers: readonly (readonly [name: string, from: string])[] = [
  ['media', 'AniList'],
  ['node', "MyAnimeList's API, GraphQL"],
  ['show', 'Trakt, Simkl'],
  ['movie', 'Trakt, Simkl'],
  ['content', 'Hikka'],
  ['anime', "Shikimori's API, Jikan"],
  ['target', 'Shikimori'],
  ['work', 'Annict'],
  ['entry', 'Jikan'],
  ['attributes', 'Kitsu'],
  ['subject', 'Bangumi'],
  ['item', 'tables'],
  ['series', 'tables'],
];

/** A key whose ids are one numbering's if another key stands beside it. */
export const ownIds: readonly (readonly [key: string, beside: string, source: Source, from: string])[] = [
  ['id', 'idmal', 'anilist', 'AniList'],
  ['id', 'mainpicture', 'mal', "MyAnimeList's API"],
  ['id', 'liststatus', 'mal', "MyAnimeList's API"],
  ['id', 'russian', 'shikimori', 'Shikimori'],
  ['id', 'canonicaltitle', 'kitsu', 'Kitsu'],
  ['seriesid', 'seriestype', 'anilist', "AniList's download"],
  ['animeid', 'animeurl', 'mal', "MyAnimeList's load.json"],
  ['animeid', 'animetitle', 'mal', "MyAnimeList's load.json"],
  ['targetid', 'targettype', 'shikimori', "Shikimori's list"],
  ['id', 'genreids', 'tmdb', "TMDB's lists"],
  ['id', 'belongstocollection', 'tmdb', "TMDB's records of films"],
  ['mediaid', 'mediatype', 'mal', 'Yamtrack, where `source` says mal'],
  ['mediaid', 'progress', 'anilist', "AniList's API, where no `mediaType` stands beside it"],
];

type Json = Readonly<Record<string, unknown>>;

/** A record and what it wraps, the innermost first. */
export function levelsOf(record: Json): readonly Json[] {
  const levels = [record];
  for (let depth = 0; depth < 4; depth++) {
    const [inner] = levels;
    const wrapped = inner && wrappers.map(([name]) => inner[name]).find(isObject);
    const titled = inner && isObject(inner.title) && 'id' in inner.title ? inner.title : undefined;
    const next = wrapped ?? titled;
    if (!next) break;
    levels.unshift(next);
  }
  return levels;
}
