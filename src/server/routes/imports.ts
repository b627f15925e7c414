import { createRoute, z } from '@hono/zod-openapi';
import { sourceFormats } from '../../model/source-format.ts';
import { listJobs } from '../../tasks/import/jobs.ts';
import { resultOf } from '../../tasks/task.ts';
import { jobKinds } from '../jobs.ts';
import { ProblemError } from '../problem.ts';
import { atLeastOne, oneOf, whole, yesOrNo } from '../queries.ts';
import { jsonBody, refused } from '../schemas.ts';
import { type Api, type Ask, goneSignal, type Site } from '../site.ts';
import { eventStream, lastSeen } from '../stream.ts';
import { importWork } from '../threads.ts';
import { sendJson } from './stored.ts';

export const job = z
  .looseObject({
    id: z.string(),
    kind: z.enum([...jobKinds]),
    state: z.enum(['waiting', 'running', 'done', 'failed', 'stopped']),
    createdAt: z.string(),
    progress: z.object({ titles: z.number().int(), rows: z.number().int().optional() }),
    result: z.looseObject({}).optional().openapi({ description: 'The document of `import` or `watch check`' }),
  })
  .openapi('Job');
const id = z.object({ id: z.string().regex(/^[\da-f]{8}$/) });

const importRoute = createRoute({
  method: 'post',
  path: '/api/v1/imports',
  summary: 'Import a list or a data set',
  description:
    'The body is what a file would be: titles, refs or page addresses a line, CSV, JSON, a MyAnimeList export, a data set. Files of the server are not read.',
  request: {
    query: z.object({
      from: oneOf(atLeastOne(sourceFormats)).optional(),
      franchise: yesOrNo.optional(),
      best: yesOrNo.optional(),
      yes: yesOrNo.optional().openapi({ description: 'More than 500 titles' }),
      'max-requests': whole(1, 100_000).optional(),
    }),
  },
  responses: { 202: { description: 'It has begun', ...jsonBody(job) }, ...refused(400, 401, 413, 429, 503) },
});

const jobsRoute = createRoute({
  method: 'get',
  path: '/api/v1/jobs',
  summary: 'Jobs of this server, and all imports that are in the database',
  responses: {
    200: {
      description: 'Latest first',
      ...jsonBody(z.object({ jobs: z.array(job), imports: z.array(z.looseObject({ job: z.number().int() })) })),
    },
    ...refused(401),
  },
});

const jobRoute = createRoute({
  method: 'get',
  path: '/api/v1/jobs/{id}',
  summary: 'One job of this server',
  request: { params: id },
  responses: { 200: { description: 'As far as it has come', ...jsonBody(job) }, ...refused(401, 404) },
});

const jobStreamRoute = createRoute({
  method: 'get',
  path: '/api/v1/jobs/{id}/stream',
  summary: 'What happens in a job, as server-sent events',
  request: { params: id },
  responses: {
    200: { description: 'Events', content: { 'text/event-stream': { schema: z.string() } } },
    ...refused(401, 404),
  },
});

const cancelRoute = createRoute({
  method: 'delete',
  path: '/api/v1/jobs/{id}',
  summary: 'End a job; what was saved is kept',
  request: { params: id },
  responses: { 200: { description: 'It ends', ...jsonBody(job) }, ...refused(401, 404) },
});

/** Imports, as jobs that run in the server. */
export function importRoutes(api: Api, site: Site): void {
  const { jobs, app, surroundings } = site;
  const found = (ask: Ask) => {
    const job = jobs.find(ask.req.param('id') ?? '');
    if (!job) throw new ProblemError('no-job', 'The server has forgotten it, or never had it.');
    return job;
  };
  api.openapi(importRoute, async (ask) => {
    const { from, franchise = false, best = false, yes = false, ...rest } = ask.req.valid('query');
    const body = Buffer.from(await ask.req.arrayBuffer());
    if (body.byteLength === 0) throw new ProblemError('usage', 'The body is empty: it is what a file would be.');
    const limits = { unlimited: yes, maxRequests: rest['max-requests'] };
    return sendJson(
      ask,
      jobs.add(importWork({ body, from, franchise, best, ...limits }, app, surroundings.importThread)),
      202,
    );
  });
  api.openapi(jobsRoute, async (ask) => {
    const { jobs: imports } = await resultOf(listJobs({}, app));
    return sendJson(ask, { jobs: jobs.list(), imports });
  });
  api.openapi(jobRoute, (ask) => sendJson(ask, found(ask)));
  api.openapi(jobStreamRoute, (ask) => {
    const { id } = found(ask);
    const log = jobs.log(id);
    if (!log) throw new ProblemError('no-job', 'The server has forgotten it.');
    const seen = lastSeen(ask.req.header('last-event-id'));
    const reader = {
      clock: surroundings.clock,
      from: seen?.run === id ? seen.n : 0,
      signal: goneSignal(ask.env.outgoing),
      onEnd: () => {},
    };
    return sendStream(ask, eventStream({ log }, reader));
  });
  api.openapi(cancelRoute, (ask) => {
    const { id } = found(ask);
    jobs.cancel(id);
    return sendJson(ask, found(ask));
  });
}

/** Server-sent events, which no proxy holds back. */
export function sendStream(ask: Ask, events: ReadableStream<Uint8Array>) {
  return ask.body(events, 200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
}
