import { createRoute, z } from '@hono/zod-openapi';
import type { AnimectlError } from '../../model/errors.ts';
import { parseTarget } from '../../model/query.ts';
import { apart, resultOf } from '../../tasks/task.ts';
import { addWatches, listWatches, removeWatches, watchedNews } from '../../tasks/watch.ts';
import { watchCheck } from '../checks.ts';
import { problemOf } from '../problem.ts';
import { parameters, sinceDay, words } from '../queries.ts';
import { jsonBody, refused } from '../schemas.ts';
import { type Api, type Ask, clientOf, type Site } from '../site.ts';
import { job, sendJob } from './imports.ts';
import { sendJson } from './stored.ts';

const watched = z.looseObject({
  watched: z.array(z.object({ ref: z.string(), title: z.string(), at: z.string(), checkedAt: z.string().nullable() })),
});
const path = '/api/v1/watch';

const listRoute = createRoute({
  method: 'get',
  path,
  summary: 'Franchises that are followed',
  responses: {
    200: { description: 'In the order in which they were added', ...jsonBody(watched) },
    ...refused(401, 503),
  },
});

const addRoute = createRoute({
  method: 'post',
  path,
  summary: 'Follow the franchises of titles',
  description: 'Titles that were not found are in `unanswered`; where none was, it is a problem.',
  request: { body: { required: true, ...jsonBody(parameters({ titles: z.array(words).min(1).max(50) })) } },
  responses: {
    201: {
      description: 'All that is followed then',
      ...jsonBody(watched.extend({ unanswered: z.array(z.looseObject({ query: z.string(), detail: z.string() })) })),
    },
    ...refused(400, 401, 404, 429, 503),
  },
});

const removeRoute = createRoute({
  method: 'delete',
  path,
  summary: 'Follow a title no longer',
  request: { query: parameters({ title: words }) },
  responses: {
    200: { description: 'All that is followed then', ...jsonBody(watched) },
    ...refused(400, 401, 404, 503),
  },
});

const newsRoute = createRoute({
  method: 'get',
  path: `${path}/news`,
  summary: 'What has changed of what is followed, as far as it is known here',
  request: { query: parameters({ since: sinceDay }) },
  responses: {
    200: {
      description: 'Changes, new titles first',
      ...jsonBody(z.looseObject({ changed: z.boolean(), changes: z.array(z.looseObject({})) })),
    },
    ...refused(400, 401, 503),
  },
});

const checkRoute = createRoute({
  method: 'post',
  path: `${path}/check`,
  summary: 'Ask for all that is followed again',
  responses: { 202: { description: 'It has begun', ...jsonBody(job) }, ...refused(401, 429, 503) },
});

const monthMs = 30 * 86_400_000;

/** What is followed, and what is new of it. */
export function watchRoutes(api: Api, site: Site): void {
  const { app, jobs, options, surroundings } = site;
  api.openapi(listRoute, async (ask) => sendJson(ask, await resultOf(listWatches({}, app))));
  api.openapi(addRoute, async (ask) => sendJson(ask, await added(ask, ask.req.valid('json').titles, site), 201));
  api.openapi(removeRoute, async (ask) => {
    const queries = [parseTarget(ask.req.valid('query').title)];
    return sendJson(ask, await resultOf(removeWatches({ queries }, app)));
  });
  api.openapi(newsRoute, async (ask) => {
    const { since = surroundings.clock.now() - monthMs } = ask.req.valid('query');
    return sendJson(ask, await resultOf(watchedNews({ since }, app)));
  });
  // News is told once: whoever has it told to a webhook is told there, whoever began the check.
  api.openapi(checkRoute, (ask) => sendJob(ask, site, jobs.add(watchCheck(options.checks ?? {}, app))));
}

/** Follows titles, and says which could not be. Throws what kept the last one from it, where none could. */
async function added(ask: Ask, titles: readonly string[], { app, runs, surroundings }: Site) {
  const share = runs.join(`watch ${JSON.stringify(titles)}`, clientOf(ask), async function* (signal) {
    yield* [];
    const { events, result } = apart(addWatches({ queries: titles.map(parseTarget), signal }, app));
    const failures: { readonly query: string; readonly error: AnimectlError }[] = [];
    for await (const event of events) if (event.type === 'unanswered') failures.push(event);
    const [first] = failures;
    if (first && failures.length === titles.length) throw first.error;
    const unanswered = failures.map(({ query, error }) => {
      const { code, detail } = problemOf(error, surroundings.clock.now());
      return { query, code, detail };
    });
    return { ...result(), unanswered };
  });
  try {
    return await share.document;
  } finally {
    share.leave();
  }
}
