import type { RunEvent } from '../model/events.ts';
import type { Lookup } from '../model/lookup.ts';
import { besides, isCalledSo } from './called.ts';
import { gather } from './gather.ts';
import { sureScore } from './ranked.ts';
import type { Resolution, ResolveOptions } from './resolution.ts';
import type { Resolving } from './resolving.ts';

/**
 * Words that are no anime's own name are looked for among films as well: a film that is called so goes before an anime that is
 * only called alike, and any film before none.
 */
export async function* orFilms(
  resolutions: readonly Resolution[],
  lookup: Lookup,
  options: ResolveOptions,
  { heard, resolve }: Resolving,
): AsyncGenerator<RunEvent, readonly Resolution[]> {
  const open = resolutions.filter((one) => !isCalledSo(one));
  if (open.length === 0) return resolutions;
  const sought = open.map(({ query }) => ({ text: query }));
  yield* gather(sought, lookup, { ...options, about: 'films' }, heard);
  const films = new Map(sought.map((one) => [one.text, resolve(one, heard)]));
  const lost = open.filter(({ query, chosen }) => !chosen && !films.get(query)?.chosen).map(({ query }) => query);
  for (const [query, film] of yield* byFirstFilm(lost, lookup, options, { heard, resolve })) films.set(query, film);
  return resolutions.map((anime) => {
    const film = films.get(anime.query);
    if (!film) return anime;
    if (film.chosen && (!anime.chosen || isCalledSo(film))) return besides(film, anime);
    return besides(anime, film);
  });
}

/** A collection of films is called after one of them, mostly the first. TMDB's search of films knows none by its own name. */
const collectionWords = /^(.*\S)\s+(?:collection|trilogy|saga|film series|movie series|filmreihe)$/i;

/** What `The Matrix Collection` means: the film that it is called after, and with it the collection. */
async function* byFirstFilm(
  queries: readonly string[],
  lookup: Lookup,
  options: ResolveOptions,
  { heard, resolve }: Resolving,
): AsyncGenerator<RunEvent, readonly (readonly [query: string, film: Resolution])[]> {
  const named = queries.flatMap((query) => {
    const text = collectionWords.exec(query)?.[1];
    return text === undefined ? [] : [{ query, sought: { text } }];
  });
  if (named.length === 0) return [];
  const sought = named.map((one) => one.sought);
  yield* gather(sought, lookup, { ...options, about: 'films' }, heard);
  return named.flatMap(({ query, sought }) => {
    const film = resolve(sought, heard);
    return (film.chosen?.score ?? 0) >= sureScore ? [[query, { ...film, query }] as const] : [];
  });
}
