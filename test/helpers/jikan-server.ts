import type { Format } from '../../src/model/format.ts';
import type { RelationType } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';
import { malIds } from './mal-ids.ts';
import { bestFirst, type Reply, type RestServer, restServer } from './rest-server.ts';

/** A title as Jikan's `/anime/{id}/full` sends it; whatever is left out is as for a title that nobody has filled in. */
export interface JikanTitle {
  readonly mal_id: number;
  readonly title: string;
  readonly [field: string]: unknown;
}

const unknownSpan = { from: null, to: null, prop: { from: {}, to: {} }, string: 'Not available' };

export function jikanTitle(mal_id: number, title: string, facts: Readonly<Record<string, unknown>> = {}): JikanTitle {
  return {
    mal_id,
    url: `https://myanimelist.net/anime/${mal_id}/${title.replace(/\W+/g, '_')}`,
    titles: [{ type: 'Default', title }],
    title,
    title_english: null,
    title_japanese: null,
    title_synonyms: [],
    type: null,
    episodes: null,
    status: 'Finished Airing',
    aired: unknownSpan,
    duration: 'Unknown',
    rating: null,
    members: null,
    season: null,
    year: null,
    relations: [],
    ...facts,
  };
}

/** One group of a title's relations: a word and whom it is said of. */
export function related(word: string, ...ids: readonly number[]) {
  return {
    relation: word,
    entry: ids.map((mal_id) => ({
      mal_id,
      type: 'anime',
      name: `Title ${mal_id}`,
      url: `https://myanimelist.net/anime/${mal_id}/x`,
    })),
  };
}

const words: Readonly<Partial<Record<RelationType, string>>> = {
  SEQUEL: 'Sequel',
  PREQUEL: 'Prequel',
  PARENT: 'Parent Story',
  SIDE_STORY: 'Side Story',
  SPIN_OFF: 'Spin-Off',
  ALTERNATIVE: 'Alternative Version',
  SUMMARY: 'Summary',
  CHARACTER: 'Character',
  ADAPTATION: 'Adaptation',
};
const types: Readonly<Partial<Record<Format, string>>> = {
  TV: 'TV',
  TV_SHORT: 'TV',
  MOVIE: 'Movie',
  OVA: 'OVA',
  ONA: 'ONA',
  SPECIAL: 'TV Special',
  MUSIC: 'Music',
};

/** Those of AniList's titles that MyAnimeList has, as it has them, age rating and all. */
export function jikanTitles(all: readonly Title[], rating = 'PG-13 - Teens 13 or older'): readonly JikanTitle[] {
  const ids = malIds(all);
  const titles = all.filter(({ ref, ids: { mal } }) => mal !== undefined && ids.get(ref) === mal);
  return titles.map((media) => {
    const [year, month, day] = media.startDate?.split('-').map(Number) ?? [];
    return jikanTitle(ids.get(media.ref) ?? 0, media.title, {
      titles: [
        { type: 'Default', title: media.title },
        ...(media.english ? [{ type: 'English', title: media.english }] : []),
        ...(media.native ? [{ type: 'Japanese', title: media.native }] : []),
      ],
      title_english: media.english ?? null,
      title_japanese: media.native ?? null,
      type: (media.format && types[media.format]) ?? null,
      episodes: media.episodes ?? null,
      duration: media.durationMinutes ? `${media.durationMinutes} min per ep` : 'Unknown',
      aired: { from: null, to: null, prop: { from: { year, month, day }, to: {} } },
      rating,
      relations: (media.relations ?? []).flatMap(({ type, to }) => {
        const id = ids.get(to);
        return id ? [related(words[type] ?? 'Other', id)] : [];
      }),
    });
  });
}

const notFound: Reply = {
  status: 404,
  body: { status: 404, type: 'BadResponseException', message: 'Resource does not exist', error: null },
};

/** Jikan v4 over given titles, below `prefix`: full records and the search, which sends no relations. */
export function jikanServer(titles: readonly JikanTitle[], prefix = '/v4'): Promise<RestServer> {
  const byId = new Map(titles.map((title) => [title.mal_id, title]));
  const namesOf = ({ title, title_english, title_japanese }: JikanTitle) =>
    [title, title_english, title_japanese].flatMap((name) => (typeof name === 'string' ? name.toLowerCase() : []));
  return restServer((url) => {
    const [, kind, id] = new RegExp(`^${prefix}/(anime|manga)/(\\d+)/full$`).exec(url.pathname) ?? [];
    const title = byId.get(Number(id));
    if (id) return title && String(title.url).includes(`/${kind}/`) ? { body: { data: title } } : notFound;
    if (url.pathname !== `${prefix}/anime`) return notFound;
    const words = url.searchParams.get('q')?.toLowerCase() ?? '';
    const limit = Number(url.searchParams.get('limit') ?? 25);
    if (limit > 25)
      return {
        status: 400,
        body: { status: 400, type: 'ValidationException', messages: { limit: ['The limit is 25.'] }, error: null },
      };
    const found = bestFirst(titles, words, namesOf).map(({ relations: _, ...rest }) => rest);
    return { body: { pagination: { has_next_page: false }, data: found.slice(0, limit) } };
  });
}
