import { type Reply, type RestServer, restServer } from './rest-server.ts';

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

const notFound: Reply = {
  status: 404,
  body: { status: 404, type: 'BadResponseException', message: 'Resource does not exist', error: null },
};

/** Jikan v4 over given titles, below `prefix`: full records and the search, which sends no relations. */
export function jikanServer(titles: readonly JikanTitle[], prefix = '/v4'): Promise<RestServer> {
  const byId = new Map(titles.map((title) => [title.mal_id, title]));
  const holds = (title: JikanTitle, words: string) =>
    [title.title, title.title_english].some((name) => typeof name === 'string' && name.toLowerCase().includes(words));
  return restServer((url) => {
    const id = new RegExp(`^${prefix}/(?:anime|manga)/(\\d+)/full$`).exec(url.pathname)?.[1];
    if (id) return byId.has(Number(id)) ? { body: { data: byId.get(Number(id)) } } : notFound;
    if (url.pathname !== `${prefix}/anime`) return notFound;
    const words = url.searchParams.get('q')?.toLowerCase() ?? '';
    const limit = Number(url.searchParams.get('limit') ?? 25);
    if (limit > 25)
      return {
        status: 400,
        body: { status: 400, type: 'ValidationException', messages: { limit: ['The limit is 25.'] }, error: null },
      };
    const data = titles.filter((title) => holds(title, words)).map(({ relations: _, ...rest }) => rest);
    return { body: { pagination: { has_next_page: false }, data: data.slice(0, limit) } };
  });
}
