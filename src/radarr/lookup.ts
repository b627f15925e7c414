import { lookedUpResource } from '../library/resource.ts';
import { AnimectlError } from '../model/errors.ts';
import type { Title } from '../model/title.ts';
import { libraryFacts, libraryFilms } from '../tasks/library/library.ts';
import { lookUpFilms } from '../tasks/library/lookup.ts';
import { resultOf } from '../tasks/task.ts';
import type { Handler, RadarrAsk } from './ask.ts';
import { failed, ok, RadarrError, type Reply } from './reply.ts';

/** Films that answer to a term. One that is in the library has a number, which is how clients know it. */
export const lookUp: Handler = async (ask) => {
  const titles = await found(ask, ask.query('term') ?? '');
  const numbers = titles.flatMap(({ ids }) => ids.tmdb ?? []);
  const own = new Map((await resultOf(libraryFilms({ tmdb: numbers }, ask.desk.app))).map((film) => [film.tmdb, film]));
  const { exclusions } = await resultOf(libraryFacts({}, ask.desk.app));
  const excluded = new Set(exclusions.map(({ tmdb }) => tmdb));
  return ok(
    titles.map((title) => ({
      ...lookedUpResource(title, ask.now, own.get(title.ids.tmdb ?? 0)),
      isExcluded: excluded.has(title.ids.tmdb ?? 0),
    })),
  );
};

export const lookUpByTmdb: Handler = (ask) => one(ask, `tmdb:${ask.query('tmdbId') ?? ''}`);
export const lookUpByImdb: Handler = (ask) => one(ask, `imdb:${ask.query('imdbId') ?? ''}`);

/** One film as TMDB has it, never with a number. One that is not there is an exception that nobody catches. */
async function one(ask: RadarrAsk, term: string): Promise<Reply> {
  const [title] = await found(ask, term);
  if (title) return ok(lookedUpResource(title, ask.now));
  return failed(500, `Movie with ${term.replace(':', ' ID ')} was not found.`, 'MovieNotFoundException');
}

/** That nobody could be asked is another thing than that there is no such film. */
async function found({ desk, signal }: RadarrAsk, term: string): Promise<readonly Title[]> {
  if (term.trim() === '') return [];
  try {
    return await resultOf(lookUpFilms({ term, signal }, desk.app));
  } catch (error) {
    if (error instanceof AnimectlError && error.code === 'provider')
      throw new RadarrError({ status: 503, body: { message: error.message } });
    throw error;
  }
}
