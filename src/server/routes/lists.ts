import { createRoute, z } from '@hono/zod-openapi';
import { parseTarget } from '../../model/query.ts';
import { watchStates } from '../../model/watched.ts';
import { showLists } from '../../tasks/lists.ts';
import { nextTitles } from '../../tasks/next.ts';
import { type SeenQuestion, tickTitle } from '../../tasks/seen.ts';
import { resultOf } from '../../tasks/task.ts';
import { parameters, words } from '../queries.ts';
import { jsonBody, refused } from '../schemas.ts';
import { type Api, type Ask, clientOf, type Site } from '../site.ts';
import { sendJson } from './stored.ts';

const mark = z
  .object({
    seen: z.boolean(),
    progress: z.number().int().optional(),
    of: z.number().int().optional(),
    status: z.enum([...watchStates]).optional(),
    score: z.number().optional(),
  })
  .nullable();
const ticked = z.looseObject({ list: z.string(), ref: z.string(), title: z.string(), before: mark, after: mark });
const titles = z.array(z.looseObject({ franchise: z.string(), ref: z.string(), title: z.string(), mine: mark }));
const path = '/api/v1/seen';

const tickRoute = createRoute({
  method: 'post',
  path,
  summary: 'Tick a title that was seen, or so many episodes of it',
  description:
    'On the list that is the user’s own, which is made where there is none. `title`: a ref, a page address or words.',
  request: {
    body: {
      required: true,
      ...jsonBody(parameters({ title: words, until: z.number().int().min(1).max(100_000).optional() })),
    },
  },
  responses: {
    201: { description: 'What the list said before, and says now', ...jsonBody(ticked) },
    ...refused(400, 401, 404, 429, 503),
  },
});

const undoRoute = createRoute({
  method: 'delete',
  path,
  summary: 'Take a title off the list again',
  request: { query: parameters({ title: words }) },
  responses: {
    200: { description: 'What the list said before', ...jsonBody(ticked) },
    ...refused(400, 401, 404, 429, 503),
  },
});

const nextRoute = createRoute({
  method: 'get',
  path: '/api/v1/next',
  summary: 'What comes next, over all franchises that were begun; the key is needed on this machine, too',
  responses: {
    200: {
      description: 'The next title of each, what has come out since, and what airs',
      ...jsonBody(z.looseObject({ list: z.string().nullable(), next: titles, since: titles, airing: titles })),
    },
    ...refused(401, 503),
  },
});

const listsRoute = createRoute({
  method: 'get',
  path: '/api/v1/lists',
  summary: 'Lists of the user’s; the key is needed on this machine, too',
  responses: {
    200: {
      description: 'By their names',
      ...jsonBody(z.looseObject({ lists: z.array(z.looseObject({ name: z.string() })) })),
    },
    ...refused(401, 503),
  },
});

/** What the user has seen, and what comes next: for who has the key. */
export function listRoutes(api: Api, site: Site): void {
  const { app } = site;
  api.openapi(tickRoute, async (ask) => {
    const { title, until } = ask.req.valid('json');
    return sendJson(ask, await tick(ask, { query: parseTarget(title), strict: true, until }, site), 201);
  });
  api.openapi(undoRoute, async (ask) => {
    const query = parseTarget(ask.req.valid('query').title);
    return sendJson(ask, await tick(ask, { query, strict: true, undo: true }, site), 200);
  });
  api.openapi(nextRoute, async (ask) => sendJson(ask, await resultOf(nextTitles({}, app))));
  api.openapi(listsRoute, async (ask) => sendJson(ask, await resultOf(showLists({}, app))));
}

async function tick(ask: Ask, question: SeenQuestion, { app, runs, ready }: Site) {
  const share = runs.join(`seen ${JSON.stringify(question)}`, clientOf(ask), async function* (signal) {
    yield* [];
    return resultOf(tickTitle({ ...question, signal }, app));
  });
  try {
    return await share.document;
  } finally {
    ready.clear();
    share.leave();
  }
}
