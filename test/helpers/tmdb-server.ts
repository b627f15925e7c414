import { bestFirst, type Reply, type RestServer, restServer } from './rest-server.ts';

export interface TmdbFilm {
  readonly id: number;
  readonly title: string;
  readonly original?: string;
  /** Empty: TMDB does not know it. */
  readonly date?: string;
  readonly imdb?: string;
  readonly collection?: number;
  /** Further fields of the answer. */
  readonly more?: Readonly<Record<string, unknown>>;
}

export interface TmdbData {
  readonly films: readonly TmdbFilm[];
  readonly collections: readonly { readonly id: number; readonly name: string }[];
}

/** A key as TMDB gives it. */
export const tmdbKey = '0123456789abcdef0123456789abcdef';

export const matrix: TmdbData = {
  collections: [
    { id: 2344, name: 'The Matrix Collection' },
    { id: 10194, name: 'Toy Story Collection' },
  ],
  films: [
    {
      id: 603,
      title: 'The Matrix',
      date: '1999-03-31',
      imdb: 'tt0133093',
      collection: 2344,
      more: { runtime: 136, vote_count: 26_000, vote_average: 8.2, overview: 'A hacker learns what is real.' },
    },
    { id: 605, title: 'The Matrix Revolutions', date: '2003-11-05', imdb: 'tt0242653', collection: 2344 },
    { id: 604, title: 'The Matrix Reloaded', date: '2003-05-15', imdb: 'tt0234215', collection: 2344 },
    { id: 862, title: 'Toy Story', date: '1995-11-22', imdb: 'tt0114709', collection: 10194 },
    { id: 1084244, title: 'Toy Story 5', date: '', collection: 10194, more: { status: 'Planned', runtime: 0 } },
    { id: 149, title: 'Akira', original: 'アキラ', date: '1988-07-16', imdb: 'tt0094625' },
    { id: 550, title: 'Fight Club', date: '1999-10-15', imdb: 'tt0137523' },
    { id: 700, title: 'Death Notes', date: '1990-01-01', imdb: 'tt7000000' },
  ],
};

const shortOf = ({ id, title, original = title, date = '', more = {} }: TmdbFilm) => ({
  ...{
    adult: false,
    backdrop_path: null,
    genre_ids: [28],
    id,
    original_language: more.original_language ?? 'en',
    original_title: original,
  },
  ...{ overview: '', popularity: 10.5, poster_path: `/p${id}.jpg`, release_date: date, title, video: false },
  ...{ vote_average: 0, vote_count: 0, ...('vote_count' in more && { vote_count: more.vote_count }) },
});

function fullOf(film: TmdbFilm, { collections }: TmdbData) {
  const { genre_ids: _, ...short } = shortOf(film);
  const collection = collections.find(({ id }) => id === film.collection);
  return {
    ...short,
    belongs_to_collection: collection ? { ...collection, poster_path: null, backdrop_path: null } : null,
    ...{ budget: 0, revenue: 0, homepage: '', tagline: '', runtime: 100, status: 'Released', spoken_languages: [] },
    ...{ genres: [{ id: 28, name: 'Action' }], imdb_id: film.imdb ?? null, production_companies: [] },
    ...{ alternative_titles: { titles: [] }, keywords: { keywords: [] }, videos: { results: [] } },
    release_dates: { results: [] },
    ...film.more,
  };
}

const notFound: Reply = {
  status: 404,
  body: { success: false, status_code: 34, status_message: 'The resource you requested could not be found.' },
};
const badKey: Reply = {
  status: 401,
  body: { success: false, status_code: 7, status_message: 'Invalid API key: You must be granted a valid key.' },
};

/** A TMDB with these films, below `/3`. What is in `data` may change while it runs. */
export async function tmdbServer(data: TmdbData = matrix): Promise<RestServer> {
  return restServer((url) => {
    const { searchParams: query } = url;
    if (query.get('api_key') !== tmdbKey) return badKey;
    const path = url.pathname.replace(/^\/3\//, '');
    const [kind, id = ''] = path.split('/');
    if (kind === 'movie') {
      const film = data.films.find((one) => one.id === Number(id));
      return film ? { body: fullOf(film, data) } : notFound;
    }
    if (kind === 'collection') {
      const found = data.collections.find((one) => one.id === Number(id));
      const parts = data.films.filter(({ collection }) => collection === found?.id).map(shortOf);
      return found ? { body: { ...found, overview: '', poster_path: null, backdrop_path: null, parts } } : notFound;
    }
    if (kind === 'find') {
      const found = data.films.filter(({ imdb }) => imdb === id && query.get('external_source') === 'imdb_id');
      return { body: { movie_results: found.map(shortOf), tv_results: [], person_results: [] } };
    }
    if (path !== 'search/movie') return notFound;
    const words = (query.get('query') ?? '').toLowerCase();
    const names = ({ title, original = title }: TmdbFilm) => [title.toLowerCase(), original.toLowerCase()];
    return { body: { page: 1, results: bestFirst(data.films, words, names).map(shortOf), total_pages: 1 } };
  });
}
