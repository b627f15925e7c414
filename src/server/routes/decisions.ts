import { createRoute, z } from '@hono/zod-openapi';
import { relationTypes } from '../../model/relation.ts';
import { type DecideQuestion, decide, listDecisions } from '../../tasks/decide.ts';
import { resultOf } from '../../tasks/task.ts';
import { ProblemError } from '../problem.ts';
import { atLeastOne, oneOf, parameters } from '../queries.ts';
import { jsonBody, refused } from '../schemas.ts';
import type { Api, Ask, Site } from '../site.ts';
import { refIn, sendJson } from './stored.ts';

const ref = z.string().max(200);
const pair = { a: ref, b: ref };
const decided = jsonBody(z.looseObject({ act: z.string(), changed: z.boolean() }));

/** Routes that list, make and take back one kind of decision. */
function routesOf<Body extends z.ZodType>(path: string, words: readonly [string, string, string], body: Body) {
  const [list, make, undo] = words;
  return {
    list: createRoute({
      method: 'get',
      path,
      summary: list,
      responses: { 200: { description: 'All of them', ...jsonBody(z.looseObject({})) }, ...refused(401, 503) },
    }),
    make: createRoute({
      method: 'post',
      path,
      summary: make,
      request: { body: { required: true, ...jsonBody(body) } },
      responses: { 201: { description: 'What came of it', ...decided }, ...refused(400, 401, 503) },
    }),
    undo: createRoute({
      method: 'delete',
      path,
      summary: undo,
      request: { query: parameters(pair) },
      responses: { 200: { description: 'What came of it', ...decided }, ...refused(400, 401, 503) },
    }),
  };
}

const cuts = routesOf(
  '/api/v1/cuts',
  ['Pairs of titles that are kept apart', 'Keep two titles apart', 'Take that back'],
  parameters({ ...pair, reason: z.string().max(500).optional() }),
);
const joins = routesOf(
  '/api/v1/joins',
  ['Relations that the user states', 'State that `b` is the `type` of `a`', 'Take that back'],
  parameters({ ...pair, type: oneOf(atLeastOne(relationTypes)) }),
);

/** Cuts and joins. What hangs on them is asked for anew. */
export function decisionRoutes(api: Api, site: Site): void {
  const made = async (ask: Ask, question: DecideQuestion, status: 200 | 201) => {
    if (question.a === question.b) throw new ProblemError('usage', 'These are one and the same title.');
    const document = await resultOf(decide(question, site.app));
    site.ready.clear();
    return sendJson(ask, document, status);
  };
  const refs = ({ a, b }: { readonly a: string; readonly b: string }) => ({ a: refIn(a), b: refIn(b) });
  api.openapi(cuts.list, async (ask) => {
    const { schema, cuts } = await resultOf(listDecisions({}, site.app));
    return sendJson(ask, { schema, cuts });
  });
  api.openapi(cuts.make, (ask) => {
    const { reason, ...ends } = ask.req.valid('json');
    return made(ask, { act: 'cut', ...refs(ends), reason }, 201);
  });
  api.openapi(cuts.undo, (ask) => made(ask, { act: 'uncut', ...refs(ask.req.valid('query')) }, 200));
  api.openapi(joins.list, async (ask) => {
    const { schema, joins } = await resultOf(listDecisions({}, site.app));
    return sendJson(ask, { schema, joins });
  });
  api.openapi(joins.make, (ask) => {
    const { type, ...ends } = ask.req.valid('json');
    return made(ask, { act: 'join', ...refs(ends), type }, 201);
  });
  api.openapi(joins.undo, (ask) => made(ask, { act: 'unjoin', ...refs(ask.req.valid('query')) }, 200));
}
