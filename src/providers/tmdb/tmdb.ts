import type { Http } from '../../http/http.ts';
import type { JsonObject } from '../../model/json.ts';
import { idOf, kindOf, type Ref, refOf, sourceOf } from '../../model/ref.ts';
import type { Provider } from '../provider.ts';
import { idFrom, objectsOf } from '../rest.ts';
import { answerAt } from './answer.ts';
import { credentials } from './credentials.ts';
import { decode, isPartial } from './decode.ts';

/** What comes with a film in the same request. */
const appended = 'release_dates,alternative_titles,keywords,videos';

/** TMDB, https://www.themoviedb.org: films, and the collections that they are in. Wants a key of the user's own. */
export const tmdb: Provider = {
  name: 'tmdb',
  label: 'TMDB',
  url: 'https://api.themoviedb.org/3',
  numberings: ['tmdb', 'imdb'],
  // What was its limit as long as it named one. It bears more, and counts by address: all of a household share it.
  limits: [{ requests: 40, perMs: 10_000 }],
  // It closes further connections from one address.
  atOnce: 20,
  // Its 429s name no time.
  unstatedWaitMs: 1_000,
  mergesIds: true,
  batchSize: 1,
  searchBatchSize: 1,
  credentials,
  async download(refs, http) {
    const all = await Promise.all(refs.map((ref) => rawsOf(ref, http)));
    return new Map(all.flat());
  },
  decode,
  isPartial,
  outline(raw) {
    const { id, title, original_title, imdb_id, belongs_to_collection, name, parts } = raw as JsonObject;
    if (parts !== undefined) return { id, name, parts };
    return { id, title, original_title, imdb_id, belongs_to_collection };
  },
  async search(titles, http) {
    const pages = await Promise.all(titles.map((query) => found(query, http)));
    return { candidates: pages.map((page) => [...page.keys()]), raws: new Map(pages.flatMap((page) => [...page])) };
  },
};

async function rawsOf(ref: Ref, http: Http): Promise<readonly (readonly [Ref, unknown])[]> {
  if (sourceOf(ref) === 'imdb') return filmsOf(String(idOf(ref)), http);
  if (kindOf(ref) === 'movie') return film(Number(idOf(ref)), http);
  if (kindOf(ref) !== 'collection') return [];
  const answer = await answerAt(`collection/${idOf(ref)}`, {}, http);
  return answer === 'absent' ? [] : [[ref, collectionOf(answer)]];
}

/** The one film that has an id of IMDb. There may be none, or a series. */
async function filmsOf(imdb: string, http: Http): Promise<readonly (readonly [Ref, unknown])[]> {
  const answer = await answerAt(`find/${imdb}`, { external_source: 'imdb_id' }, http);
  const [id, ...others] = answer === 'absent' ? [] : objectsOf(answer.movie_results).map((one) => idFrom(one.id));
  return id && others.length === 0 ? film(id, http) : [];
}

async function film(id: number, http: Http): Promise<readonly (readonly [Ref, unknown])[]> {
  const answer = await answerAt(`movie/${id}`, { append_to_response: appended }, http);
  return answer === 'absent' ? [] : [[refOf('tmdb', id), filmOf(answer)]];
}

/** Ten thousand films are kept: without what nobody reads. */
function filmOf(answer: JsonObject): JsonObject {
  const {
    budget: _budget,
    revenue: _revenue,
    production_countries: _countries,
    spoken_languages: _languages,
    tagline: _tagline,
    images: _images,
    ...film
  } = answer;
  // A film in no collection says so: without the word it would not be known.
  return { belongs_to_collection: null, ...film };
}

const collectionOf = ({ id, name, poster_path, backdrop_path, overview, parts }: JsonObject): JsonObject => ({
  ...{ id, name, poster_path, backdrop_path, overview },
  parts: objectsOf(parts).map((part) => ({ id: part.id, title: part.title, original_title: part.original_title })),
});

async function found(query: string, http: Http): Promise<ReadonlyMap<Ref, unknown>> {
  const answer = await answerAt('search/movie', { query, include_adult: 'false' }, http);
  const films = answer === 'absent' ? [] : objectsOf(answer.results);
  return new Map(films.flatMap((one) => (idFrom(one.id) ? [[refOf('tmdb', idFrom(one.id) ?? 0), one] as const] : [])));
}
