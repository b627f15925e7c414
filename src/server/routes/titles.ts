import { createRoute, z } from '@hono/zod-openapi';
import { parseTarget } from '../../model/query.ts';
import { coversOf } from '../../tasks/covers.ts';
import { diff } from '../../tasks/diff.ts';
import { search } from '../../tasks/search.ts';
import { relationsOf, showTitle } from '../../tasks/title.ts';
import { answerTo } from '../asking.ts';
import { ProblemError } from '../problem.ts';
import { parameters, provider, refresh, sinceDay, whole, words, yesOrNo } from '../queries.ts';
import { jsonBody, refused, titleSchema } from '../schemas.ts';
import type { Api, Ask, Site } from '../site.ts';
import { refIn, said, sendJson } from './stored.ts';

const params = z.object({
  ref: z.string().max(200).openapi({ description: 'Or the address of its page, encoded', example: 'anilist:16498' }),
});
const provenance = { from: z.string(), provider: z.string(), fetchedAt: z.string().nullable() };

const searchRoute = createRoute({
  method: 'get',
  path: '/api/v1/search',
  summary: 'Titles that hold some words',
  request: { query: parameters({ q: words, limit: whole(1, 100).optional(), provider, refresh }) },
  responses: {
    200: {
      description: 'What is stored, bundled and at the provider; best first',
      ...jsonBody(z.looseObject({ query: z.string(), results: z.array(titleSchema) })),
    },
    ...refused(400, 401, 404, 429, 503),
  },
});

const titleRoute = createRoute({
  method: 'get',
  path: '/api/v1/titles/{ref}',
  summary: 'One title: all that is known of it',
  request: { params, query: parameters({ provider, refresh }) },
  responses: {
    200: { description: 'The title', ...jsonBody(titleSchema) },
    ...refused(400, 401, 404, 429, 503),
  },
});

const relationsRoute = createRoute({
  method: 'get',
  path: '/api/v1/titles/{ref}/relations',
  summary: 'What one title is directly related to',
  request: { params, query: parameters({ provider, refresh, detailed: yesOrNo.optional() }) },
  responses: {
    200: {
      description: 'Its relations',
      ...jsonBody(
        z.looseObject({ ref: z.string(), title: z.string(), ...provenance, relations: z.array(z.looseObject({})) }),
      ),
    },
    ...refused(400, 401, 404, 429, 503),
  },
});

const diffRoute = createRoute({
  method: 'get',
  path: '/api/v1/diff',
  summary: 'What has changed: new titles, dates, episodes, relations',
  description:
    'Of all that is stored, since a week ago where nothing is said, without asking anybody; with `q` a franchise is fetched again first.',
  request: {
    query: parameters({
      q: words.optional(),
      since: sinceDay,
    }),
  },
  responses: {
    200: {
      description: 'Changes, new titles first',
      ...jsonBody(z.looseObject({ changed: z.boolean(), changes: z.array(z.looseObject({})) })),
    },
    ...refused(400, 401, 404, 429, 503),
  },
});

const coversRoute = createRoute({
  method: 'get',
  path: '/api/v1/covers',
  summary: 'Where small covers of titles are',
  description:
    'Addresses at the providers, from where a browser loads them; nothing of them is kept here. What is not known yet is asked for in one request.',
  request: {
    query: parameters({
      refs: z.string().min(1).openapi({ description: 'Up to 200, with commas between them', example: 'anilist:16498' }),
    }),
  },
  responses: {
    200: {
      description: 'Addresses by refs, and titles without one',
      ...jsonBody(
        z.object({ schema: z.number(), covers: z.record(z.string(), z.string()), missing: z.array(z.string()) }),
      ),
    },
    ...refused(400, 401, 429, 503),
  },
});

const mostCovers = 200;
const weekMs = 7 * 86_400_000;

/** One title, titles by words, and what is new of them. */
export function titleRoutes(api: Api, site: Site): void {
  api.openapi(searchRoute, async (ask) => {
    const { q, ...question } = ask.req.valid('query');
    return sendJson(ask, await answerTo(ask, site, search, { words: q, ...said(question) }));
  });
  api.openapi(titleRoute, async (ask) => {
    const question = { query: queryOf(ask), ...said(ask.req.valid('query')) };
    return sendJson(ask, await answerTo(ask, site, showTitle, question));
  });
  api.openapi(relationsRoute, async (ask) => {
    const question = { query: queryOf(ask), ...said(ask.req.valid('query')) };
    return sendJson(ask, await answerTo(ask, site, relationsOf, question));
  });
  api.openapi(coversRoute, async (ask) => {
    const refs = ask.req.valid('query').refs.split(',').filter(Boolean).map(refIn);
    if (refs.length > mostCovers) throw new ProblemError('usage', `refs: must be at most ${mostCovers}`);
    return sendJson(ask, await answerTo(ask, site, coversOf, { refs }));
  });
  api.openapi(diffRoute, async (ask) => {
    const { q, since } = ask.req.valid('query');
    const question = {
      ...(q !== undefined && { query: parseTarget(q) }),
      since: since ?? site.surroundings.clock.now() - weekMs,
    };
    return sendJson(ask, await answerTo(ask, site, diff, question));
  });
}

function queryOf(ask: Ask) {
  const ref = refIn(ask.req.param('ref') ?? '');
  return { ref, text: ref };
}
