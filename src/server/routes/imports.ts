import { Readable } from 'node:stream';
import { createRoute, z } from '@hono/zod-openapi';
import { sourceFormats } from '../../model/source-format.ts';
import { watchStates } from '../../model/watched.ts';
import { listJobs } from '../../tasks/import/jobs.ts';
import { resultOf } from '../../tasks/task.ts';
import { jobKinds, type ServerJob } from '../jobs.ts';
import { bounds } from '../options.ts';
import { ProblemError } from '../problem.ts';
import { atLeastOne, oneOf, parameters, provider, whole, yesOrNo } from '../queries.ts';
import { jsonBody, refused } from '../schemas.ts';
import type { Api, Ask, Site } from '../site.ts';
import { headersOfStream, isHeadersOnly, lastSeen, sendEvents } from '../stream.ts';
import { importWork } from '../threads.ts';
import { receiveBody, type Upload } from '../uploads.ts';
import { said, sendJson } from './stored.ts';

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
const id = z.object({ id: z.string().max(64) });

const importRoute = createRoute({
  method: 'post',
  path: '/api/v1/imports',
  summary: 'Import a list or a data set',
  description:
    'The body is what a file would be: titles, refs or page addresses a line, CSV, JSON, a MyAnimeList export, a data set, a map of ids (`from=id-lists`); or a form with one file. Files of the server are not read.',
  requestBody: {
    required: true,
    content: {
      'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
      'multipart/form-data': {
        schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
      },
    },
  },
  request: {
    query: parameters({
      from: oneOf(atLeastOne(sourceFormats)).optional(),
      franchise: yesOrNo.optional(),
      best: yesOrNo.optional(),
      yes: yesOrNo.optional().openapi({ description: 'More than 500 titles' }),
      'max-requests': whole(1, 100_000).optional(),
      provider,
      list: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .openapi({ description: 'The list of yours that the titles are put on' }),
      mine: yesOrNo.optional().openapi({ description: 'It is what you have seen' }),
      status: oneOf(watchStates).optional().openapi({ description: 'How far you are where the list does not say' }),
      prune: yesOrNo.optional().openapi({ description: 'Take titles off the list that are no longer in it' }),
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
    const { yes = false, 'max-requests': maxRequests, ...rest } = ask.req.valid('query');
    const upload = await uploadIn(ask, site);
    try {
      if (upload.bytes === 0) throw new ProblemError('usage', 'The body is empty: it is what a file would be.');
      const request = { ...said(rest), unlimited: yes, maxRequests };
      return sendJob(ask, site, jobs.add(importWork(upload, request, app, surroundings.importThread)));
    } catch (error) {
      await upload.close();
      throw error;
    }
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
    if (isHeadersOnly(ask)) return headersOfStream(ask);
    const seen = lastSeen(ask.req.header('last-event-id'));
    return sendEvents(ask, log, { pulse: site.pulse, from: seen?.run === id ? seen.n : 0, onEnd: () => {} });
  });
  api.openapi(cancelRoute, (ask) => {
    const { id } = found(ask);
    jobs.cancel(id);
    return sendJson(ask, found(ask));
  });
}

/** Says that a job has begun, and where it is found. */
export function sendJob(ask: Ask, { options: { base } }: Site, begun: ServerJob) {
  ask.header('Location', `${base}/api/v1/jobs/${begun.id}`);
  return sendJson(ask, begun, 202);
}

/** What is to be imported: the body, or the one file in a form. Throws `ProblemError`, `FileError`. */
async function uploadIn(ask: Ask, { options: { uploads } }: Site): Promise<Upload> {
  if (!isForm(ask)) return receiveBody(ask.env.incoming, bounds.upload, uploads);
  const form = await ask.req.formData().catch(() => undefined);
  const files = [...(form?.values() ?? [])].filter((one) => one instanceof File);
  const [file] = files;
  if (!file || files.length > 1)
    throw new ProblemError('usage', `The form has ${files.length} files: it is to have one, which is imported.`);
  return receiveBody(Readable.fromWeb(file.stream()), bounds.upload, uploads);
}

export const isForm = ({ req }: Ask): boolean => /^multipart\/form-data\b/i.test(req.header('content-type') ?? '');
