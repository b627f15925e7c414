import type { FranchiseDocument } from '../../franchise/document.ts';
import { appPage } from '../../report/page/app.ts';
import { homeHtml } from '../../report/page/home.ts';
import { viewHtml } from '../../report/page/view.ts';
import { resultOf } from '../../tasks/task.ts';
import { listWatches, watchedNews } from '../../tasks/watch.ts';
import { withOwnMarks } from '../mine.ts';
import { problemOf } from '../problem.ts';
import { queryByWords } from '../queries.ts';
import { type Api, type Ask, requestFacts, type Site } from '../site.ts';
import { documentFor } from './franchise.ts';

/** How long a page waits for an answer that is nearly there, ms. */
const patienceMs = 150;

/** The page at `/`, and the part of it that shows a franchise. */
export function pageRoutes(api: Api, site: Site): void {
  api.get('/', (ask) => answerPage(ask, site));
  api.get('/home', async (ask) => {
    const { base } = site.options;
    return ask.html(homeHtml({ base, ...(await homeOf(site)) }), 200, { 'Cache-Control': 'no-store' });
  });
  api.get('/view', async (ask) => {
    const document = await documentFor(ask, site, queryByWords(ask.req.query('q'), 'q'));
    return ask.html(viewHtml(await withOwnMarks(ask, document, site.app), {}), 200, { 'Cache-Control': 'no-store' });
  });
  api.get('/favicon.ico', (ask) => ask.body(null, 204));
}

/** The page, with the answer where there is one. */
export async function answerPage(ask: Ask, site: Site) {
  const query = ask.req.query('q')?.slice(0, 500) ?? '';
  return ask.html(await pageFor(ask, site, query), 200, { 'Cache-Control': 'no-store' });
}

async function pageFor(ask: Ask, site: Site, query: string): Promise<string> {
  const where = { base: site.options.base, query };
  // Whoever has to show a key first is given the page without anything in it.
  if (!requestFacts(ask).isTrusted) return appPage(where);
  if (query === '')
    return appPage({ ...where, home: await homeOf(site), hasQueue: site.app.config.queue !== undefined });
  const answer = documentFor(ask, site, queryByWords(query, 'q')).catch((error: unknown) => ({ error }));
  const found = ask.req.query('wait') === undefined ? await soon(answer, site) : await answer;
  if (found === undefined) return appPage({ ...where, isPending: true });
  if (!('error' in found)) return appPage({ ...where, document: found });
  return appPage({ ...where, failure: problemOf(found.error, site.surroundings.clock.now()).detail });
}

/** What comes at once; undefined where it takes longer, and the page shows how it comes. */
async function soon<T extends FranchiseDocument | { readonly error: unknown }>(
  answer: Promise<T>,
  { surroundings }: Site,
): Promise<T | undefined> {
  const over = new AbortController();
  const late = surroundings.clock.sleep(patienceMs, over.signal).then(
    () => undefined,
    () => undefined,
  );
  const first = await Promise.race([answer, late]);
  over.abort();
  return first;
}

const monthMs = 30 * 86_400_000;

/** A database that cannot be read is no reason to show no page. */
async function homeOf({ app, surroundings }: Site) {
  try {
    const database = await app.database('orEmpty');
    const { changes: news } = await resultOf(watchedNews({ since: surroundings.clock.now() - monthMs }, app));
    const { watched } = await resultOf(listWatches({}, app));
    const groups = (await database.releases.best(1)).slice(0, 6);
    return { latest: await database.titles.startingWith('', 8), watched, news, groups };
  } catch {
    return { latest: [], watched: [], news: [], groups: [] };
  }
}
