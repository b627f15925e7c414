import { folderOf, sortTitle } from '../library/names.ts';
import { lookedUpResource } from '../library/resource.ts';
import type { LibraryFilm } from '../model/library.ts';
import { refOf } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import { changeFilms } from '../tasks/library/change.ts';
import { libraryFacts, libraryFilms } from '../tasks/library/library.ts';
import { resultOf } from '../tasks/task.ts';
import { bodyFieldsOf, type Handler, idIn, numberInQuery, type RadarrAsk, readerOf } from './ask.ts';
import { accepted, failed, ok, type Reply } from './reply.ts';

/** A collection, its films of the library, and its others as far as they are stored. */
interface Collected {
  readonly id: number;
  readonly own: readonly LibraryFilm[];
  readonly others: readonly Title[];
}

/** The collections that films of the library are in. */
async function collected({ desk: { app } }: RadarrAsk): Promise<readonly Collected[]> {
  const byId = new Map<number, LibraryFilm[]>();
  for (const film of await resultOf(libraryFilms({}, app))) {
    const id = film.title.film?.collection?.id;
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), film]);
  }
  const { titles } = await app.database();
  const stored = await titles.load([...byId.keys()].map((id) => refOf('tmdb', id, 'collection')));
  const partsOf = (id: number) => stored.get(refOf('tmdb', id, 'collection'))?.title.relations ?? [];
  const parts = await titles.load([...byId.keys()].flatMap((id) => partsOf(id).map(({ to }) => to)));
  return [...byId].map(([id, own]) => {
    const there = new Set(own.map(({ tmdb }) => tmdb));
    const known = partsOf(id).flatMap(({ to }) => parts.get(to)?.title ?? []);
    return { id, own, others: known.filter(({ ids }) => ids.tmdb !== undefined && !there.has(ids.tmdb)) };
  });
}

async function resourcesOf(ask: RadarrAsk) {
  const { exclusions } = await resultOf(libraryFacts({}, ask.desk.app));
  const excluded = new Set(exclusions.map(({ tmdb }) => tmdb));
  const partOf = (title: Title, isExisting: boolean) => {
    const { tmdbId, imdbId, cleanTitle, sortTitle, status, overview, runtime, images, year, ratings, genres, folder } =
      lookedUpResource(title, ask.now);
    return {
      ...{ tmdbId, title: title.title, cleanTitle, sortTitle, status, overview, runtime, images, year, ratings },
      ...{ genres, folder, isExisting, isExcluded: excluded.has(title.ids.tmdb ?? 0) },
      ...(imdbId !== undefined && { imdbId }),
    };
  };
  return (await collected(ask)).map(({ id, own, others }) => {
    const [first] = own;
    const title = first?.title.film?.collection?.title ?? '';
    return {
      ...{ title, sortTitle: sortTitle(title), tmdbId: id, images: [], overview: '', monitored: false },
      ...{ rootFolderPath: first ? folderOf(first.path) : '', qualityProfileId: first?.profile ?? 1 },
      ...{ searchOnAdd: false, minimumAvailability: 'released' },
      movies: [...own.map((film) => partOf(film.title, true)), ...others.map((one) => partOf(one, false))],
      ...{ missingMovies: others.length, tags: [], id },
    };
  });
}

export const listCollections: Handler = async (ask) => {
  const tmdb = numberInQuery(ask, 'tmdbId');
  return ok((await resourcesOf(ask)).filter(({ tmdbId }) => tmdb === undefined || tmdbId === tmdb));
};

/**
 * What is to become of collections. Which of their films are wanted is kept of each film: `monitorMovies` says it of all that are
 * there. The rest is what a film has that is added next, which is said then; it is taken and changes nothing.
 */
export const changeCollections: Handler = async (ask) => {
  const reader = readerOf(bodyFieldsOf(await ask.body(), ask.traceId), ask.traceId);
  const ids = new Set(reader.numbers('collectionIds') ?? []);
  return changed(ask, ids, reader.flag('monitorMovies'));
};

/** The number in the body goes before that of the path. */
export const changeCollection: Handler = async (ask) => {
  const reader = readerOf(bodyFieldsOf(await ask.body(), ask.traceId), ask.traceId);
  const reply = await changed(ask, new Set([reader.number('id') || idIn(ask)]), reader.flag('monitorMovies'));
  return Array.isArray(reply.body) ? accepted(reply.body[0]) : reply;
};

async function changed(ask: RadarrAsk, ids: ReadonlySet<number>, monitored: boolean | undefined): Promise<Reply> {
  const found = (await collected(ask)).filter(({ id }) => ids.has(id));
  const missing = [...ids].find((id) => !found.some((one) => one.id === id));
  if (missing !== undefined) return failed(404, `Collection with ID ${missing} does not exist`);
  if (monitored !== undefined) {
    const changes = found.flatMap(({ own }) => own.map(({ id }) => ({ id, change: { monitored } })));
    await resultOf(changeFilms({ changes }, ask.desk.app));
  }
  return accepted((await resourcesOf(ask)).filter(({ id }) => ids.has(id)));
}

export const collection: Handler = async (ask) => {
  const found = (await resourcesOf(ask)).find(({ id }) => id === idIn(ask));
  return found ? ok(found) : failed(404, `Collection with ID ${idIn(ask)} does not exist`);
};
