import type { App } from '../../app/app.ts';
import { readyResource } from '../../library/resource.ts';
import type { RunEvent } from '../../model/events.ts';
import { refsOf } from '../../model/identity.ts';
import type { LibraryFilm } from '../../model/library.ts';
import type { Arrived } from '../../model/lookup.ts';
import { refOf } from '../../model/ref.ts';
import { usual } from '../../model/usual.ts';
import type { Database } from '../../store/database.ts';
import { persisted } from '../persisted.ts';
import type { Task } from '../task.ts';

export interface RefreshFilmsQuestion {
  /** Only these; absent: all. */
  readonly ids?: readonly number[] | undefined;
  /** Only those of which nothing was asked for so long, in ms. */
  readonly olderThanMs: number;
}

/** Films that are asked for and kept in memory at once. */
const together = 200;

/** Asks anew for what TMDB says of films of the library, some at a time, and returns of how many it was told. One that TMDB has no more stays. */
export const refreshFilms: Task<RefreshFilmsQuestion, number> = async function* ({ ids, olderThanMs, signal }, app) {
  const database = await app.database();
  const wanted = ids && new Set(ids);
  const old = await database.library.old(app.clock.now() - olderThanMs);
  const due = wanted ? old.filter((id) => wanted.has(id)) : old;
  let told = 0;
  for (let at = 0; at < due.length && !signal?.aborted; at += together)
    told += yield* refreshed(due.slice(at, at + together), { database, app, signal });
  return told;
};

interface Refreshing {
  readonly database: Database;
  readonly app: App;
  readonly signal: AbortSignal | undefined;
}

async function* refreshed(
  ids: readonly number[],
  { database, app, signal }: Refreshing,
): AsyncGenerator<RunEvent, number> {
  const films = await database.library.films({ ids });
  const lookup = await app.lookup({
    ...{ provider: usual.provider, refresh: true, concurrency: usual.concurrency, background: true },
  });
  const found = new Map<string, Arrived>();
  async function* answers(): AsyncGenerator<RunEvent, void> {
    const refs = films.map(({ tmdb }) => refOf('tmdb', tmdb));
    for await (const answer of lookup.titles(refs, { lookAhead: false, signal })) {
      if (answer.type === 'title' && answer.from === 'network')
        for (const ref of refsOf(answer.title)) found.set(ref, answer);
      yield answer;
    }
  }
  yield* persisted(answers(), database);
  const told = films.flatMap((film): readonly LibraryFilm[] => {
    const one = found.get(refOf('tmdb', film.tmdb));
    if (!one) return [];
    const { relations: _relations, merged: _merged, ...title } = one.title;
    return [{ ...film, title, fetchedAt: one.fetchedAt }];
  });
  await database.commit({ library: told.map((film) => ({ type: 'change', film, json: readyResource(film) })) });
  return told.length;
}
