import { createRoute, z } from '@hono/zod-openapi';
import { parseTarget } from '../../model/query.ts';
import type { JobQueue } from '../../queue/queue.ts';
import { ProblemError } from '../problem.ts';
import { parameters, words } from '../queries.ts';
import { jsonBody, refused } from '../schemas.ts';
import type { Api, Site } from '../site.ts';
import { sendJson } from './stored.ts';

const count = z.number().int();
const queued = z.looseObject({
  ...{ id: z.string(), kind: z.enum(['franchise', 'watch check', 'import rows', 'import']), about: z.string() },
  state: z.enum(['waiting', 'delayed', 'running', 'failed']),
  ...{ attempts: count, titles: count, waitedMs: count },
  parts: z.object({ ended: count, all: count }).optional(),
  ...{ worker: z.string().optional(), error: z.string().optional() },
});

const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/queue',
  summary: 'Jobs of the queue that workers take from',
  responses: {
    200: {
      description: 'How many there are of each state, and the first of each',
      ...jsonBody(z.object({ waiting: count, delayed: count, running: count, failed: count, jobs: z.array(queued) })),
    },
    ...refused(401, 404, 503),
  },
});

const addRoute = createRoute({
  method: 'post',
  path: '/api/v1/jobs',
  summary: 'Put franchises on the queue, for workers',
  request: { body: { required: true, ...jsonBody(parameters({ titles: z.array(words).min(1).max(500) })) } },
  responses: {
    202: { description: 'They wait', ...jsonBody(z.object({ added: count, already: count })) },
    ...refused(400, 401, 404, 503),
  },
});

/** Jobs of each state that are shown. */
const shown = 20;

/** The queue, where there is one. */
export function queueRoutes(api: Api, site: Site): void {
  api.openapi(listRoute, async (ask) =>
    sendJson(
      ask,
      await withQueue(site, async (queue) => ({ ...(await queue.counts()), jobs: await queue.jobs(shown) })),
    ),
  );
  api.openapi(addRoute, async (ask) => {
    const questions = ask.req
      .valid('json')
      .titles.map((title) => ({ kind: 'franchise', query: parseTarget(title) }) as const);
    return sendJson(ask, await withQueue(site, (queue) => queue.add(questions)), 202);
  });
}

/** A connection for each: one that is kept would have to be mended when Redis was gone. */
async function withQueue<T>({ app }: Site, work: (queue: JobQueue) => Promise<T>): Promise<T> {
  const { queue: url } = app.config;
  if (url === undefined)
    throw new ProblemError('no-queue', 'ANIMECTL_QUEUE, which says where it is, is not set for this server.');
  const { openQueue } = await import('../../queue/open.ts');
  const queue = await openQueue(url);
  try {
    return await work(queue);
  } finally {
    await queue.close();
  }
}
