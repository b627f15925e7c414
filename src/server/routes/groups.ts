import { createRoute, z } from '@hono/zod-openapi';
import type { RankedGroup } from '../../model/reputation.ts';
import { groupsPage } from '../../report/page/groups.ts';
import { oneGroup, topGroups } from '../../tasks/releases/groups.ts';
import { resultOf } from '../../tasks/task.ts';
import { problemOf } from '../problem.ts';
import { parameters, whole } from '../queries.ts';
import { jsonBody, refused } from '../schemas.ts';
import { type Api, type Ask, requestFacts, type Site } from '../site.ts';
import { said, sendJson } from './stored.ts';

const group = z
  .looseObject({
    group: z.string(),
    category: z.string(),
    place: z.number().int(),
    groups: z.number().int(),
    releases: z.number().int(),
    judged: z.number().int(),
    score: z.number(),
    low: z.number(),
    high: z.number(),
  })
  .openapi('ReleaseGroup');
const category = z.object({ category: z.string(), groups: z.number().int(), releases: z.number().int() });

const topRoute = createRoute({
  method: 'get',
  path: '/api/v1/groups',
  summary: 'The best release groups of each category',
  description: 'As they are stored; nobody is asked. Ranked by the lower end of the interval around their score.',
  request: {
    query: parameters({
      category: z.string().min(1).max(60).optional().openapi({ description: 'Of one only', example: 'Movies' }),
      limit: whole(1, 500).optional().openapi({ description: 'So many of each (10)' }),
    }),
  },
  responses: {
    200: {
      description: 'What the command line prints of them as JSON',
      ...jsonBody(z.looseObject({ categories: z.array(category), groups: z.array(group) })),
    },
    ...refused(400, 401, 404, 503),
  },
});

const groupRoute = createRoute({
  method: 'get',
  path: '/api/v1/groups/{name}',
  summary: 'What one release group is worth, in each category',
  request: { params: z.object({ name: z.string().max(200).openapi({ example: 'SubsPlease' }) }) },
  responses: {
    200: {
      description: 'What the command line prints of it as JSON',
      ...jsonBody(z.looseObject({ group: z.string(), categories: z.array(group) })),
    },
    ...refused(401, 404, 503),
  },
});

/** Release groups as they are stored, for programs and as a page. */
export function groupRoutes(api: Api, site: Site): void {
  const { app, options } = site;
  api.openapi(topRoute, async (ask) => sendJson(ask, await resultOf(topGroups(said(ask.req.valid('query')), app))));
  api.openapi(groupRoute, async (ask) =>
    sendJson(ask, await resultOf(oneGroup({ name: ask.req.param('name') ?? '' }, app))),
  );
  api.get('/groups', async (ask) => {
    const name = (ask.req.query('name') ?? '').slice(0, 200);
    // Whoever has to show a key first is given the page without anything in it.
    const shown = requestFacts(ask).isTrusted ? await shownOf(ask, site, name) : { groups: [], isLocked: true };
    return ask.html(groupsPage({ base: options.base, name, ...shown }), 200, { 'Cache-Control': 'no-store' });
  });
}

/** The groups of a page, or why there are none. */
async function shownOf(
  ask: Ask,
  { app, surroundings }: Site,
  name: string,
): Promise<{ readonly groups: readonly RankedGroup[]; readonly failure?: string }> {
  const category = ask.req.query('category')?.slice(0, 60) || undefined;
  try {
    if (name.trim() !== '') return { groups: (await resultOf(oneGroup({ name }, app))).categories };
    return { groups: (await resultOf(topGroups({ category, limit: 50 }, app))).groups };
  } catch (error) {
    return { groups: [], failure: problemOf(error, surroundings.clock.now()).detail };
  }
}
