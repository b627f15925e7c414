import type { App } from '../../app/app.ts';
import { isAvailable, statusOf } from '../../library/dates.ts';
import { profiles } from '../../library/profiles.ts';
import { NotFoundError, UsageError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import type { Availability, FilmWish, LibraryDocument, LibraryFilm } from '../../model/library.ts';
import { searched } from '../../model/names.ts';
import type { Query } from '../../model/query.ts';
import { idOf, kindOf, type Ref, refOf, sourceOf } from '../../model/ref.ts';
import { isoTime } from '../../model/time.ts';
import { usual } from '../../model/usual.ts';
import type { Database } from '../../store/database.ts';
import { franchise } from '../franchise.ts';
import { type Posed, type Task, withoutEvents } from '../task.ts';
import { showTitle } from '../title.ts';
import { addFilms } from './add.ts';
import { removeFilms } from './change.ts';
import { checkLabels, qualityProfileOf, rootFor } from './wish-words.ts';

/** Films for the library, and how they are wanted. */
export interface ShelveQuestion {
  readonly queries: readonly Query[];
  /** With all films of their collections. */
  readonly whole?: boolean;
  /** The folder that films' folders are in; absent: the one that the library has. */
  readonly root?: string | undefined;
  /** Absent: wanted as soon as they can be had, whatever they are like. */
  readonly monitored?: boolean;
  readonly availability?: Availability;
  /** A profile's number or name. */
  readonly profile?: string | undefined;
  /** Labels; one that is not there is made. */
  readonly tags?: readonly string[];
}

/** Adds films by their titles. One that is there already stays as it is. Throws `UsageError` where anything about it makes no sense. */
export const shelveFilms: Task<ShelveQuestion, LibraryDocument> = async function* (question, app) {
  const { availability = 'released', monitored = true, tags: labels = [], profile: named } = question;
  const profile = qualityProfileOf(named);
  checkLabels(labels);
  const database = await app.database();
  const root = await rootFor(question.root, database);
  const { numbers, excluded, missed } = yield* filmsMeant(question, database, app);
  // Who names a film wants it, whatever was said of it before.
  const taken = (await database.library.exclusions()).filter(({ tmdb }) => numbers.includes(tmdb)).map(({ id }) => id);
  const films = numbers.map((tmdb) => ({ tmdb }));
  const wish = { root, profile, monitored, availability, labels, signal: question.signal };
  const document = yield* shelved(films, wish, database, app);
  if (taken.length > 0) await database.commit({ library: [{ type: 'unexclude', ids: taken }] });
  return {
    ...document,
    ...(excluded.length > 0 && { excluded }),
    ...(missed.length > 0 && { missed }),
  };
};

/** How films are wanted that are put into the library together. */
export interface ShelfWish extends Pick<FilmWish, 'profile' | 'monitored' | 'availability'> {
  readonly root: string;
  readonly labels: readonly string[];
  readonly signal: AbortSignal | undefined;
}

/** Puts films into the library, and makes its folder and tags where they are not there. */
export async function* shelved(
  wished: readonly { readonly tmdb: number; readonly path?: string }[],
  { root, labels, signal, ...wish }: ShelfWish,
  database: Database,
  app: App,
): AsyncGenerator<RunEvent, LibraryDocument> {
  const numbers = wished.map(({ tmdb }) => tmdb);
  if (numbers.length === 0) return { schema: 1, films: [] };
  await database.commit({
    library: [
      { type: 'root', path: root },
      ...labels.map((label) => ({ type: 'tag', label: label.toLowerCase() }) as const),
    ],
  });
  const wanted = new Set(labels.map((label) => label.toLowerCase()));
  const tags = (await database.library.tags()).filter(({ label }) => wanted.has(label)).map(({ id }) => id);
  const there = new Set((await database.library.films({ tmdb: numbers })).map(({ tmdb }) => tmdb));
  const films = wished.filter(({ tmdb }) => !there.has(tmdb)).map((film) => ({ ...film, ...wish, root, tags }));
  const { faults } = yield* addFilms({ films, signal }, app);
  const [fault] = faults;
  if (fault) throw new UsageError(`${fault.message} (${String(fault.value)})`);
  const document = await documentOf(await database.library.films({ tmdb: numbers }), database, app);
  const already = document.films
    .filter(({ ref }) => there.has(Number(idOf(ref))))
    .map(({ ref, title }) => ({ ref, title }));
  return { ...document, ...(already.length > 0 && { already }) };
}

/** Films by their numbers at TMDB, each once, and those that came with a collection and are excluded. */
interface Meant {
  readonly numbers: readonly number[];
  readonly excluded: NonNullable<LibraryDocument['excluded']>;
  readonly missed: NonNullable<LibraryDocument['missed']>;
}

/** The films that queries mean. One that is excluded comes with no collection: who wants it names it. */
async function* filmsMeant(
  { queries, whole = false, signal }: Posed<ShelveQuestion>,
  { library }: Database,
  app: App,
): AsyncGenerator<RunEvent, Meant> {
  const numbers = new Set<number>();
  const kept = new Map((await library.exclusions()).map(({ tmdb, title }) => [tmdb, title]));
  const excluded = new Map<number, string>();
  const missed: { query: string; message: string }[] = [];
  for (const query of queries) {
    try {
      for (const tmdb of yield* filmsOf(query, whole, signal, app)) {
        const title = kept.get(tmdb);
        const isNamed = !whole && !isOfCollection(query);
        if (title === undefined || isNamed) numbers.add(tmdb);
        else excluded.set(tmdb, title);
      }
    } catch (error) {
      if (queries.length === 1 || !(error instanceof NotFoundError)) throw error;
      missed.push({ query: query.text, message: error.message });
      yield { type: 'unanswered', query: query.text, error };
    }
  }
  for (const tmdb of numbers) excluded.delete(tmdb);
  return {
    numbers: [...numbers],
    excluded: [...excluded].map(([tmdb, title]) => ({ ref: refOf('tmdb', tmdb), title })),
    missed,
  };
}

const isOfCollection = (query: Query): boolean => 'ref' in query && kindOf(query.ref) === 'collection';

/** The numbers at TMDB of the films that a query means. */
async function* filmsOf(
  query: Query,
  whole: boolean,
  signal: AbortSignal | undefined,
  app: App,
): AsyncGenerator<RunEvent, readonly number[]> {
  if (whole || isOfCollection(query)) {
    const documents = yield* franchise({ queries: [query], about: 'films', strict: true, signal }, app);
    return documents.flatMap(({ titles }) => titles.map(({ ref, ids }) => numberOf(ref, ids.tmdb)));
  }
  const asked = { query, about: 'films', exactly: true, signal, provider: usual.provider } as const;
  const { ref, ids } = yield* showTitle(asked, app);
  return [numberOf(ref, ids.tmdb)];
}

function numberOf(ref: Ref, tmdb: number | undefined): number {
  if (tmdb !== undefined) return tmdb;
  if (sourceOf(ref) === 'tmdb' && kindOf(ref) === 'movie') return Number(idOf(ref));
  throw new UsageError(`${ref} is no film that TMDB has: the library is of films`);
}

/** All films of the library, or those that no list may bring back. */
export const listLibrary = withoutEvents<{ readonly excluded?: boolean }, LibraryDocument>(
  async ({ excluded = false }, app) => {
    const database = await app.database('orEmpty');
    if (!excluded) return documentOf(await database.library.films(), database, app);
    const all = (await database.library.exclusions()).map(({ tmdb, title }) => ({ ref: refOf('tmdb', tmdb), title }));
    return { schema: 1, films: [], excluded: all };
  },
);

export interface UnshelveQuestion {
  readonly queries: readonly Query[];
  /** No list may bring them back. */
  readonly exclude?: boolean;
}

/** Takes films out of the library, and says which these were. Throws `NotFoundError` where one is not in it; then none is taken out. */
export const unshelveFilms = withoutEvents<UnshelveQuestion, LibraryDocument>(async ({ queries, exclude }, app) => {
  const database = await app.database();
  const films = await database.library.films();
  const meant = queries.map((query) => filmIn(films, query));
  await resultOfRemoval(meant, exclude === true, app);
  return documentOf(meant, database, app);
});

async function resultOfRemoval(films: readonly LibraryFilm[], exclude: boolean, app: App): Promise<void> {
  const events = removeFilms({ ids: films.map(({ id }) => id), exclude }, app);
  for (let next = await events.next(); !next.done; ) next = await events.next();
}

function filmIn(films: readonly LibraryFilm[], query: Query): LibraryFilm {
  const name = searched(query.text);
  const found = films.filter(({ tmdb, title }) =>
    'ref' in query
      ? [refOf('tmdb', tmdb), title.ids.imdb && refOf('imdb', title.ids.imdb)].includes(query.ref)
      : searched(title.title) === name,
  );
  const [film, ...others] = found;
  if (!film) throw new NotFoundError(`"${query.text}" is not in the library`, { code: 'not-here' });
  if (others.length === 0) return film;
  const refs = found.map(({ tmdb }) => `tmdb:${tmdb}`).join(', ');
  throw new NotFoundError(`"${query.text}" could be any of: ${refs}`, { code: 'ambiguous' });
}

async function documentOf(
  films: readonly LibraryFilm[],
  { library }: Database,
  { clock }: App,
): Promise<LibraryDocument> {
  const labels = new Map((await library.tags()).map(({ id, label }) => [id, label]));
  const now = clock.now();
  return {
    schema: 1,
    films: films.map(({ id, tmdb, title, monitored, availability, profile, path, tags, addedAt, file }) => ({
      ...{ id, ref: refOf('tmdb', tmdb), title: title.title },
      ...(title.year !== undefined && { year: title.year }),
      status: statusOf(title.film ?? {}, now),
      ...{ monitored, availability, isAvailable: isAvailable(title.film ?? {}, availability, now) },
      profile: profiles.find((one) => one.id === profile)?.name ?? String(profile),
      path,
      tags: tags.flatMap((tag) => labels.get(tag) ?? []),
      hasFile: file !== undefined,
      addedAt: isoTime(addedAt) ?? '',
    })),
  };
}
