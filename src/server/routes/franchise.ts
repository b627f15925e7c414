import { createRoute, z } from '@hono/zod-openapi';
import type { FranchiseDocument } from '../../franchise/document.ts';
import { safeJson } from '../../report/text/plain.ts';
import { planFranchise } from '../../tasks/plan.ts';
import { answerReady, readyName } from '../answer.ts';
import { answerTo, askFranchise, explainOne } from '../asking.ts';
import { withOwnMarks } from '../mine.ts';
import { ProblemError } from '../problem.ts';
import { type FranchiseQuery, franchiseQuery, franchiseQuestion } from '../queries.ts';
import { type ReadyAnswer, readyAnswer } from '../ready.ts';
import type { Share } from '../runs.ts';
import { franchiseSchema, refused } from '../schemas.ts';
import { type Api, type Ask, clientOf, goneSignal, requestFacts, type Site } from '../site.ts';
import { headersOfStream, isHeadersOnly, lastSeen, sendEvents } from '../stream.ts';
import { refIn, sendJson } from './stored.ts';

const franchiseRoute = createRoute({
  method: 'get',
  path: '/api/v1/franchise',
  summary: 'A whole franchise, in watch order',
  request: { query: franchiseQuery },
  responses: {
    200: {
      description: 'The document that the command line prints as JSON; with `explain` or `dry-run` theirs',
      content: { 'application/json': { schema: franchiseSchema } },
    },
    304: { description: 'It is as you have it' },
    ...refused(400, 401, 404, 409, 429, 503),
  },
});

const streamRoute = createRoute({
  method: 'get',
  path: '/api/v1/franchise/stream',
  summary: 'The same as it comes: server-sent events',
  description:
    'Every event is one of the lines that the command line prints as NDJSON, by its type; the last one is `end`. A reader that comes back with Last-Event-ID goes on where it was.',
  request: { query: franchiseQuery },
  responses: {
    200: { description: 'Events', content: { 'text/event-stream': { schema: z.string() } } },
    ...refused(400, 401, 429, 503),
  },
});

export function franchiseRoutes(api: Api, site: Site): void {
  const written = onceForEach<FranchiseDocument, ReadyAnswer>();
  api.openapi(franchiseRoute, async (ask) => {
    const query = ask.req.valid('query');
    const question = franchiseQuestion(query);
    if (query['dry-run']) return sendJson(ask, await answerTo(ask, site, planFranchise, question));
    if (query.explain !== undefined)
      return sendJson(ask, await answerTo(ask, site, explainOne, { ...question, ref: refIn(query.explain) }));
    const { hasKey } = requestFacts(ask);
    if (query.unseen && !hasKey) throw new ProblemError('key-needed', 'What you have seen is for who has the key.');
    const { clock, stopwatch } = site.surroundings;
    const name = readyName(ask.env.incoming.url, hasKey);
    const make = async () => {
      const started = stopwatch();
      const found = await documentFor(ask, site, query);
      const answer = await written(found, name, async () => {
        const document = await withOwnMarks(ask, found, site.app, query.unseen);
        const { stats, ...lasting } = document;
        const [text, tagged] = [`${safeJson(document)}\n`, JSON.stringify(lasting)];
        return readyAnswer(text, 'application/json', clock.now(), tagged);
      });
      return { answer, isKept: found.complete, timing: { crawl: stopwatch() - started } };
    };
    return answerReady(ask, site, { name, isFresh: query.refresh, make });
  });

  api.openapi(streamRoute, (ask) => {
    if (isHeadersOnly(ask)) return headersOfStream(ask);
    const seen = lastSeen(ask.req.header('last-event-id'));
    const query = ask.req.valid('query');
    const before = seen && site.runs.rejoin(seen.run, JSON.stringify(franchiseQuestion(query)));
    const run = before ?? shareOf(ask, site, query);
    const from = before && seen ? seen.n : 0;
    return sendEvents(ask, run.log, { pulse: site.pulse, from, onEnd: run.leave });
  });
}

/** What is made of one thing under one name: once, for all who wait for it. */
function onceForEach<Thing extends object, Made>() {
  const all = new WeakMap<Thing, Map<string, Promise<Made>>>();
  return (thing: Thing, name: string, make: () => Promise<Made>): Promise<Made> => {
    const named = all.get(thing) ?? new Map<string, Promise<Made>>();
    all.set(thing, named);
    const made = named.get(name) ?? make();
    named.set(name, made);
    return made;
  };
}

/** One caller's share of the crawl that answers a query. */
function shareOf(ask: Ask, { runs, app, metrics }: Site, query: FranchiseQuery): Share<FranchiseDocument> {
  const question = franchiseQuestion(query);
  return runs.join(JSON.stringify(question), clientOf(ask), (signal) => askFranchise(question, signal, app, metrics));
}

/** The document that answers a query, once it is whole. A caller that goes away meanwhile leaves the crawl. */
export async function documentFor(ask: Ask, site: Site, query: FranchiseQuery): Promise<FranchiseDocument> {
  const share = shareOf(ask, site, query);
  const gone = goneSignal(ask.env.outgoing);
  gone.addEventListener('abort', share.leave, { once: true });
  try {
    return await share.document;
  } finally {
    share.leave();
  }
}
