import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../app/app.ts';
import { noteProviders, noteReleases } from '../../metrics/providers.ts';
import type { ReleaseCategory } from '../../model/reputation.ts';
import { providerWord } from '../../report/text/words.ts';
import { jobKinds } from '../jobs.ts';
import { refused } from '../schemas.ts';
import type { Api, Site } from '../site.ts';
import { sendJson } from './stored.ts';

const window = z.object({ requests: z.number().int(), perMs: z.number().int(), left: z.number().int() });
const providersRoute = createRoute({
  method: 'get',
  path: '/api/v1/providers',
  summary: 'What each provider has cost, what is left of its limits, and outages',
  responses: {
    200: {
      description: 'In the order in which they are asked',
      content: {
        'application/json': {
          schema: z.object({
            providers: z.array(
              z.object({
                provider: z.string(),
                label: z.string(),
                requests: z.number().int(),
                throttled: z.number().int(),
                errors: z.number().int(),
                waitedMs: z.number().int(),
                budget: z.array(window),
                outage: z.string().optional(),
              }),
            ),
          }),
        },
      },
    },
    ...refused(401),
  },
});

const cacheRoute = createRoute({
  method: 'get',
  path: '/api/v1/cache',
  summary: 'What is kept ready in memory, and what runs',
  responses: {
    200: {
      description: 'Bytes and counts',
      content: {
        'application/json': {
          schema: z.object({ answers: z.number().int(), bytes: z.number().int(), crawls: z.number().int() }),
        },
      },
    },
    ...refused(401),
  },
});

/** How the server and the providers are. */
export function statusRoutes(api: Api, site: Site): void {
  api.openapi(providersRoute, async (ask) => {
    const figures = await site.app.health.providerFigures();
    const providers = figures.map(({ provider, budget, unknownWords: _, ...rest }) => ({
      provider,
      label: providerWord(provider),
      ...rest,
      budget: budget.map(({ limit, left }) => ({ ...limit, left })),
    }));
    return sendJson(ask, { providers });
  });
  api.openapi(cacheRoute, (ask) =>
    sendJson(ask, { answers: site.ready.count, bytes: site.ready.bytes, crawls: site.runs.running }),
  );
  api.get('/metrics', async (ask) => {
    const { metrics, ready, runs, jobs, tally, app } = site;
    metrics.set('animectl_http_requests_in_flight', {}, tally.inFlight);
    metrics.set('animectl_ready_requests_total', { result: 'hit' }, tally.hits);
    metrics.set('animectl_ready_requests_total', { result: 'miss' }, tally.misses);
    metrics.set('animectl_ready_answers', {}, ready.count);
    metrics.set('animectl_ready_bytes', {}, ready.bytes);
    metrics.set('animectl_crawls_running', {}, runs.running);
    for (const kind of jobKinds) {
      const open = jobs
        .list()
        .filter((job) => job.kind === kind && (job.state === 'running' || job.state === 'waiting'));
      metrics.set('animectl_jobs_open', { kind }, open.length);
    }
    const tracker = await app.health.trackerFigures();
    noteProviders([...(await app.health.providerFigures()), ...(tracker ? [tracker] : [])], metrics);
    noteReleases(await categoriesIn(app), metrics);
    return ask.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' });
  });
}

/** A database that cannot be read keeps nobody from the other figures. */
async function categoriesIn(app: App): Promise<readonly ReleaseCategory[]> {
  try {
    return await (await app.database('orEmpty')).releases.categories();
  } catch {
    return [];
  }
}
