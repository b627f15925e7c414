import type { App } from '../../app/app.ts';
import type { FranchiseDocument } from '../../franchise/document.ts';
import { diff } from '../../tasks/diff.ts';
import { filmIds } from '../../tasks/library/film-ids.ts';
import { resultOf } from '../../tasks/task.ts';
import { answerReady } from '../answer.ts';
import { radarrList, sonarrList, unmappedIn, withStoredIds } from '../custom-lists.ts';
import { beginsSince, calendarOf, newsOf, type Upcoming } from '../feeds.ts';
import { ProblemError } from '../problem.ts';
import { queryByWords } from '../queries.ts';
import { readyAnswer } from '../ready.ts';
import type { Api, Ask, Site } from '../site.ts';
import { documentFor } from './franchise.ts';

const dayMs = 86_400_000;
/** How far back feeds reach, ms: readers that ask seldom miss nothing. */
const pastMs = 30 * dayMs;

/** What programs of others fetch now and then: a calendar, Atom, lists for Radarr and Sonarr. */
export function feedRoutes(api: Api, site: Site): void {
  const { app, surroundings } = site;
  api.get('/feeds/upcoming.ics', (ask) =>
    ready(ask, site, 'text/calendar; charset=utf-8', async () => {
      const now = surroundings.clock.now();
      return calendarOf(await upcoming(now - pastMs, app), now);
    }),
  );
  api.get('/feeds/news.atom', (ask) =>
    ready(ask, site, 'application/atom+xml; charset=utf-8', async () => {
      const now = surroundings.clock.now();
      const { changes } = await resultOf(diff({ since: now - pastMs }, app));
      return newsOf(changes, addressOf(ask), now);
    }),
  );
  api.get('/lists/radarr', (ask) => listFor(ask, site, { listOf: radarrList, ids: 'tmdb', whose: 'TMDB (films)' }));
  api.get('/lists/sonarr', (ask) => listFor(ask, site, { listOf: sonarrList, ids: 'tvdb', whose: 'TheTVDB (series)' }));
}

/** Stored titles that begin on a known day from then on, by day. */
async function upcoming(since: number, app: App): Promise<readonly Upcoming[]> {
  const day = new Date(since).toISOString().slice(0, 10);
  const found: Upcoming[] = [];
  const database = await app.database('orEmpty');
  for await (const page of database.titles.all())
    for (const { title } of page)
      if ((title.kind === 'anime' || title.kind === 'movie') && beginsSince(title, day)) found.push(title);
  return found.sort((a, b) => a.startDate.localeCompare(b.startDate) || a.ref.localeCompare(b.ref));
}

/** The address of what is asked for, without what follows the `?`, as the caller sees it: a proxy says whether that is with TLS. */
function addressOf(ask: Ask): string {
  const { host = 'localhost', 'x-forwarded-proto': scheme } = ask.env.incoming.headers;
  return `${scheme === 'https' ? 'https' : 'http'}://${host}${ask.req.path}`;
}

/** Made once a minute at the most, however many ask, and with whatever key. */
function ready(ask: Ask, site: Site, type: string, textOf: () => Promise<string>) {
  const make = async () => {
    const answer = readyAnswer(await textOf(), type, site.surroundings.clock.now());
    return { answer, isKept: true, timing: {} };
  };
  return answerReady(ask, site, { name: addressOf(ask), make });
}

/** A list for another program. */
interface ProgramList {
  readonly listOf: (document: FranchiseDocument) => readonly object[];
  readonly ids: 'tmdb' | 'tvdb';
  /** Whose ids these are, as in sentences. */
  readonly whose: string;
}

/**
 * A bare list, as both programs want it. They take an empty one for the wish to remove everything: where the franchise has no
 * title with such an id, and where it could not be crawled whole, it is a problem.
 */
async function listFor(ask: Ask, site: Site, { listOf, ids, whose }: ProgramList) {
  const found = await documentFor(ask, site, queryByWords(ask.req.query('franchise'), 'franchise'));
  if (found.failed.length > 0 || (found.truncated && found.truncated.by !== 'depth'))
    throw new ProblemError('no-ids', 'The franchise could not be crawled whole.', { retryAfter: 600 });
  const { titles } = await site.app.database('orEmpty');
  const mapped = withStoredIds(found, await titles.load(found.titles.map(({ ref }) => ref)));
  const document = ids === 'tmdb' ? await withFilmIds(mapped, site.app) : mapped;
  const list = listOf(document);
  if (list.length === 0)
    throw new ProblemError(
      'no-ids',
      `No title of ${document.title} has an id at ${whose} that is known here: an id map that is imported gives titles theirs.`,
    );
  // The array can say nothing of what it lacks.
  ask.header('x-unmapped', String(unmappedIn(document, ids)));
  return ask.json(list);
}

/** What no map says TMDB is asked for, once: what it knows is kept. */
async function withFilmIds(document: FranchiseDocument, app: App): Promise<FranchiseDocument> {
  const films = document.titles.filter(({ format, ids }) => format === 'MOVIE' && ids.tmdb === undefined);
  if (films.length === 0) return document;
  const found = await resultOf(filmIds({ films }, app));
  const titles = document.titles.map((one) => {
    const tmdb = found.get(one.ref);
    return tmdb === undefined ? one : { ...one, ids: { ...one.ids, tmdb } };
  });
  return { ...document, titles };
}
