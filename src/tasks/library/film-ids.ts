import type { App } from '../../app/app.ts';
import type { Lookup } from '../../model/lookup.ts';
import { type Ref, refOf } from '../../model/ref.ts';
import type { Title } from '../../model/title.ts';
import { usual } from '../../model/usual.ts';
import { withoutEvents } from '../task.ts';

/** What an anime film is known by, as far as TMDB's is found by it. */
export type AnimeFilm = Pick<
  Title,
  'ref' | 'ids' | 'title' | 'english' | 'native' | 'year' | 'startDate' | 'durationMinutes'
>;

export interface FilmIdsQuestion {
  readonly films: readonly AnimeFilm[];
}

const call = { lookAhead: false, about: 'films' } as const;
/** So many films of one name are looked at. */
const mostAlike = 5;

/**
 * Finds ids at TMDB of anime films that no map gives one: by the id at IMDb, else by name, year and length. Keeps what is found of
 * titles that are stored. Films that are not found are left out, and all of them where TMDB cannot be asked.
 */
export const filmIds = withoutEvents<FilmIdsQuestion, ReadonlyMap<Ref, number>>(async ({ films, signal }, app) => {
  const { config } = app;
  const wanted = films.filter(({ ids }) => ids.tmdb === undefined);
  if (wanted.length === 0 || config.offline || config.providers.tmdb.token === undefined) return new Map();
  // What is stored under an id at IMDb is the very title that lacks the other one.
  const reaching = { provider: 'tmdb', refresh: false, concurrency: usual.concurrency, noStore: true } as const;
  const lookup = await app.lookup(reaching);
  const found = new Map(await byImdb(wanted, lookup, signal));
  for (const film of wanted) {
    const id = found.get(film.ref) ?? (await byName(film, lookup, signal));
    if (id !== undefined) found.set(film.ref, id);
  }
  await keep(wanted, found, app);
  return found;
});

async function byImdb(
  films: readonly AnimeFilm[],
  lookup: Lookup,
  signal: AbortSignal | undefined,
): Promise<readonly (readonly [Ref, number])[]> {
  const asked = new Set(films.flatMap(({ ids }) => (ids.imdb ? [refOf('imdb', ids.imdb)] : [])));
  const numbers = new Map<string, number>();
  for await (const answer of lookup.titles([...asked], { ...call, signal })) {
    if (answer.type !== 'title') continue;
    const { imdb, tmdb } = answer.title.ids;
    if (imdb && tmdb) numbers.set(imdb, tmdb);
  }
  return films.flatMap(({ ref, ids }) => {
    const number = ids.imdb && numbers.get(ids.imdb);
    return number ? [[ref, number] as const] : [];
  });
}

/** The one Japanese film of a name, of the year or the one beside it, that is as long to a tenth. */
async function byName(film: AnimeFilm, lookup: Lookup, signal: AbortSignal | undefined): Promise<number | undefined> {
  const { durationMinutes: minutes } = film;
  const year = film.year ?? Number((film.startDate ?? '').slice(0, 4));
  if (!year || !minutes) return undefined;
  const isOf = ({ kind, year: other = 0, film: facts }: Title) =>
    kind === 'movie' && Math.abs(other - year) <= 1 && facts?.language === 'ja';
  for (const name of new Set([film.native, film.english, film.title])) {
    if (!name) continue;
    const alike = new Set<Ref>();
    for await (const answer of lookup.search([name], { ...call, signal }))
      if (answer.type === 'candidates')
        for (const { title } of answer.found) if (isOf(title) && alike.size < mostAlike) alike.add(title.ref);
    const right: number[] = [];
    if (alike.size > 0)
      for await (const answer of lookup.titles([...alike], { ...call, signal })) {
        if (answer.type !== 'title' || !alike.has(answer.title.ref) || !isOf(answer.title)) continue;
        const { ids, durationMinutes = 0 } = answer.title;
        if (ids.tmdb && Math.abs(durationMinutes - minutes) <= minutes / 10) right.push(ids.tmdb);
      }
    if (right.length > 0) return right.length === 1 ? right[0] : undefined;
  }
  return undefined;
}

/** Of several titles that are one film there, none is given its id: they would become one. */
async function keep(films: readonly AnimeFilm[], found: ReadonlyMap<Ref, number>, app: App): Promise<void> {
  const database = await app.database();
  const stored = await database.titles.load([...found.keys()]);
  const numbers = [...found.values()];
  const arrivals = films.flatMap(({ ref, ids }) => {
    const [title, tmdb] = [stored.get(ref)?.title, found.get(ref)];
    if (!title || !tmdb || numbers.filter((one) => one === tmdb).length > 1) return [];
    const given = { ref, ids: { ...ids, tmdb }, kind: title.kind, title: title.title };
    return [{ title: given, provider: 'id-lists', fetchedAt: app.clock.now() }];
  });
  if (arrivals.length > 0) await database.commit({ arrivals });
}
