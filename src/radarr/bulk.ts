import { availabilities, type LibraryFilm } from '../model/library.ts';
import { addFilms } from '../tasks/library/add.ts';
import { changeFilms, type FilmChange, removeFilms } from '../tasks/library/change.ts';
import { libraryFilms } from '../tasks/library/library.ts';
import { resultOf } from '../tasks/task.ts';
import { bodyFieldsOf, type Handler, listOf, readerOf } from './ask.ts';
import { movieTextsOf, unknownMovie, wantedIn } from './movies.ts';
import { ok, refusedReply } from './reply.ts';

/** Many at once: what is wrong with one of them is wrong with all. */
export const importMovies: Handler = async (ask) => {
  const films = listOf(await ask.body(), ask.traceId).map((one) => wantedIn(one, ask.traceId));
  const { added, faults } = await resultOf(addFilms({ films, signal: ask.signal }, ask.desk.app));
  return faults.length > 0 ? refusedReply(faults) : { status: 200, text: movieTextsOf(added, ask.now) };
};

const ways = ['add', 'remove', 'replace'] as const;

export const editMovies: Handler = async (ask) => {
  const reader = readerOf(bodyFieldsOf(await ask.body(), ask.traceId), ask.traceId);
  const ids = [...new Set(reader.numbers('movieIds') ?? [])];
  const tags = reader.numbers('tags');
  const way = reader.choice('applyTags', ways) ?? 'add';
  const wish: FilmChange = {
    monitored: reader.flag('monitored'),
    profile: reader.number('qualityProfileId'),
    availability: reader.choice('minimumAvailability', availabilities),
    root: reader.text('rootFolderPath') || undefined,
  } as FilmChange;
  const found = await resultOf(libraryFilms({ ids }, ask.desk.app));
  const missing = ids.find((id) => !found.some((film) => film.id === id));
  if (missing !== undefined) return unknownMovie(missing);
  const changes = found.map((film) => ({
    id: film.id,
    change: tags === undefined ? wish : { ...wish, tags: tagsAfter(film, tags, way) },
  }));
  const { films, faults } = await resultOf(changeFilms({ changes }, ask.desk.app));
  return faults.length > 0 ? refusedReply(faults) : { status: 202, text: movieTextsOf(films, ask.now) };
};

function tagsAfter(film: LibraryFilm, tags: readonly number[], way: (typeof ways)[number]): readonly number[] {
  if (way === 'replace') return [...new Set(tags)];
  if (way === 'remove') return film.tags.filter((tag) => !tags.includes(tag));
  return [...new Set([...film.tags, ...tags])];
}

export const removeMovies: Handler = async (ask) => {
  const reader = readerOf(bodyFieldsOf(await ask.body(), ask.traceId), ask.traceId);
  const ids = reader.numbers('movieIds') ?? [];
  const exclude = reader.flag('addImportExclusion') ?? false;
  await resultOf(removeFilms({ ids, exclude }, ask.desk.app));
  return ok({});
};
