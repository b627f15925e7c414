import * as z from 'zod';
import { ProviderError } from '../../model/errors.ts';
import type { FilmFacts } from '../../model/film.ts';
import { present } from '../../model/present.ts';
import { largestId, refOf } from '../../model/ref.ts';
import type { Relation } from '../../model/relation.ts';
import type { Title } from '../../model/title.ts';
import { meaningOf, nonEmpty, otherNames, runtimeIn, yearOfDate } from '../facts.ts';
import { readTitle } from '../read.ts';
import { releaseDate, releasesOf, releasesSchema } from './release.ts';
import { ratingWords, statusWords } from './words.ts';

const text = z.string().nullish().catch(undefined);
const count = z.number().nonnegative().nullish().catch(undefined);
const id = z.number().int().positive().max(largestId);
const listOf = <T extends z.ZodType>(one: T) => z.array(one.nullable().catch(null)).nullish().catch(undefined);
const named = listOf(z.object({ name: text }));

const filmSchema = z.object({
  id,
  title: text,
  original_title: text,
  original_language: text,
  overview: text,
  poster_path: text,
  backdrop_path: text,
  release_date: text,
  adult: z.boolean().nullish().catch(undefined),
  popularity: count,
  vote_average: count,
  vote_count: count,
  runtime: count,
  status: text,
  homepage: text,
  imdb_id: text,
  genres: named,
  production_companies: named,
  belongs_to_collection: z.object({ id, name: text }).nullish().catch(undefined),
  release_dates: releasesSchema,
  alternative_titles: z
    .object({ titles: listOf(z.object({ title: text })) })
    .nullish()
    .catch(undefined),
  keywords: z.object({ keywords: named }).nullish().catch(undefined),
  videos: z
    .object({ results: listOf(z.object({ site: text, type: text, key: text })) })
    .nullish()
    .catch(undefined),
});
type Film = z.infer<typeof filmSchema>;

const collectionSchema = z.object({
  id,
  name: text,
  parts: z.array(z.object({ id, title: text, original_title: text }).nullable().catch(null)),
});

/** A film, whole or as a search has it, or a collection: one that has parts. */
export function decode(raw: unknown): Title {
  return isCollection(raw) ? decodeCollection(raw) : decodeFilm(raw);
}

/** Whether a film is as searches have it: without its runtime, its IMDb id and its collection. */
export function isPartial(raw: unknown): boolean {
  return !isCollection(raw) && !has(raw, 'belongs_to_collection');
}

const has = (raw: unknown, key: string): boolean => typeof raw === 'object' && raw !== null && key in raw;
const isCollection = (raw: unknown): boolean => has(raw, 'parts');

function decodeCollection(raw: unknown): Title {
  const { id, name, parts } = read(collectionSchema, raw);
  const relations = parts
    .flatMap((part) => part ?? [])
    .sort((a, b) => a.id - b.id)
    .map((part): Relation => {
      const title = nonEmpty(part.title) ?? nonEmpty(part.original_title);
      return { type: 'COLLECTION', to: refOf('tmdb', part.id), format: 'MOVIE', ...(title && { title }) };
    });
  return {
    ref: refOf('tmdb', id, 'collection'),
    ids: {},
    kind: 'collection',
    title: nonEmpty(name) ?? `TMDB collection ${id}`,
    relations,
  };
}

function decodeFilm(raw: unknown): Title {
  const film = read(filmSchema, raw);
  const startDate = releaseDate(film.release_date);
  const facts = factsOf(film);
  return {
    ref: refOf('tmdb', film.id),
    ids: { tmdb: film.id, ...present({ imdb: imdbIn(film.imdb_id) }) },
    kind: 'movie',
    ...namesOf(film),
    format: 'MOVIE',
    ...present({
      status: meaningOf(statusWords, film.status),
      durationMinutes: runtimeIn(film.runtime),
      startDate,
      year: yearOfDate(startDate),
      rating: meaningOf(ratingWords, facts.certification),
      adult: film.adult ?? undefined,
      popularity: film.vote_count || undefined,
    }),
    film: facts,
    ...(has(raw, 'belongs_to_collection') && { relations: relationsOf(film) }),
  };
}

/** What a film states of others: the collection that it is in. The films in it are what the collection states. */
function relationsOf({ belongs_to_collection: collection }: Film): readonly Relation[] {
  if (!collection) return [];
  const title = nonEmpty(collection.name);
  return [{ type: 'COLLECTION', to: refOf('tmdb', collection.id, 'collection'), ...(title && { title }) }];
}

function namesOf(film: Film): Pick<Title, 'title' | 'native' | 'synonyms'> {
  const original = nonEmpty(film.original_title);
  const title = nonEmpty(film.title) ?? original;
  if (!title) throw new ProviderError('tmdb', 'body', `TMDB: sent film ${film.id} without a name`);
  const native = original === title ? undefined : original;
  const others = (film.alternative_titles?.titles ?? []).map((one) => one?.title);
  return { title, ...(native && { native }), synonyms: otherNames(others, [title, native]) };
}

function factsOf(film: Film): FilmFacts {
  const names = (all: Film['genres']) => all?.flatMap((one) => nonEmpty(one?.name) ?? []);
  const { belongs_to_collection: collection, original_language: language } = film;
  const trailer = film.videos?.results?.find((one) => one?.site === 'YouTube' && one.type === 'Trailer')?.key;
  return {
    ...present({
      overview: nonEmpty(film.overview),
      genres: names(film.genres),
      keywords: names(film.keywords?.keywords),
      language: language && /^[a-z]{2}$/.test(language) ? language : undefined,
      studio: names(film.production_companies)?.[0],
      homepage: addressIn(film.homepage),
      trailer: trailer && /^[\w-]{5,20}$/.test(trailer) ? trailer : undefined,
      poster: pictureIn(film.poster_path),
      backdrop: pictureIn(film.backdrop_path),
      score: film.vote_average || undefined,
      votes: film.vote_count || undefined,
      interest: film.popularity || undefined,
    }),
    ...datesOf(film),
    ...(collection && { collection: { id: collection.id, title: nonEmpty(collection.name) ?? '' } }),
  };
}

/** Where no country says when it came out in which way, the one date that TMDB has stands for cinemas. */
function datesOf(film: Film): FilmFacts {
  const dates = releasesOf(film.release_dates);
  const inCinemas = releaseDate(film.release_date);
  const isSaid = [dates.inCinemas, dates.digital, dates.physical].some((date) => date !== undefined);
  return isSaid || inCinemas === undefined ? dates : { ...dates, inCinemas };
}

const pictureIn = (path: string | null | undefined): string | undefined =>
  path && /^\/[\w.-]{3,80}$/.test(path) ? path : undefined;

function addressIn(address: string | null | undefined): string | undefined {
  const url = nonEmpty(address);
  return url && /^https?:\/\//.test(url) && URL.canParse(url) ? url : undefined;
}

const imdbIn = (text: string | null | undefined): string | undefined =>
  text && /^tt\d{7,9}$/.test(text.trim()) ? text.trim() : undefined;

const read = <Schema extends z.ZodType>(schema: Schema, raw: unknown): z.infer<Schema> =>
  readTitle(schema, raw, { name: 'tmdb', label: 'TMDB' });
