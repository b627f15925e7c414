import { createRoute, z } from '@hono/zod-openapi';
import { parseRefOrPage } from '../../model/query.ts';
import type { Ref } from '../../model/ref.ts';
import { isoTime } from '../../model/time.ts';
import { safeJson } from '../../report/text/plain.ts';
import { isKnown } from '../answer.ts';
import { bounds } from '../options.ts';
import { parameters } from '../queries.ts';
import { tagOf } from '../ready.ts';
import { refused, titleSchema } from '../schemas.ts';
import { type Api, type Ask, requestFacts, type Site } from '../site.ts';

const suggestionsRoute = createRoute({
  method: 'get',
  path: '/api/v1/suggestions',
  summary: 'Stored titles whose name or ref begins so',
  request: { query: parameters({ q: z.string().max(200).openapi({ example: 'attack on' }) }) },
  responses: {
    200: {
      description: 'At most 10, likeliest first',
      content: {
        'application/json': {
          schema: z.object({
            suggestions: z.array(z.object({ ref: z.string(), name: z.string(), about: z.string() })),
          }),
        },
      },
    },
    ...refused(400, 401, 503),
  },
});

const batchRoute = createRoute({
  method: 'post',
  path: '/api/v1/titles/batch',
  summary: 'Many stored titles at once',
  description: 'Nobody is asked: what is not stored is named as missing.',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: parameters({ refs: z.array(z.string().max(200)).min(1).max(bounds.batch) }),
        },
      },
    },
  },
  responses: {
    200: {
      description: 'Titles by the refs that were asked for',
      content: {
        'application/json': {
          schema: z.object({ titles: z.record(z.string(), titleSchema), missing: z.array(z.string()) }),
        },
      },
    },
    ...refused(400, 401, 413, 503),
  },
});

/** What is stored, as it is. */
export function storedRoutes(api: Api, site: Site): void {
  api.openapi(suggestionsRoute, async (ask) => {
    const database = await site.app.database('orEmpty');
    const found = await database.titles.startingWith(ask.req.valid('query').q, 10);
    return sendJson(ask, { suggestions: found.map(({ ref, name, about }) => ({ ref, name, about })) });
  });

  api.openapi(batchRoute, async (ask) => {
    const refs = ask.req.valid('json').refs.map(refIn);
    const database = await site.app.database();
    const stored = await database.titles.load([...new Set(refs)]);
    const titles = [...stored].map(([ref, { title, provider, fetchedAt }]) => [
      ref,
      { ...title, provider, fetchedAt: isoTime(fetchedAt) },
    ]);
    return sendJson(ask, { titles: Object.fromEntries(titles), missing: refs.filter((ref) => !stored.has(ref)) });
  });
}

/** Reads a ref, or the address of a title's page. Throws `UsageError`. */
export const refIn = (text: string): Ref => parseRefOrPage(text);

/** JSON in which no text can act. Who has read it before is told whether it is still the same; nobody else may keep it. */
export function sendJson(ask: Ask, value: unknown, status: 200 | 201 | 202 = 200) {
  const text = `${safeJson(value)}\n`;
  const timing = { 'Server-Timing': `total;dur=${requestFacts(ask).elapsedMs().toFixed(1)}` };
  const type = { 'Content-Type': 'application/json' };
  if (ask.req.method !== 'GET' && ask.req.method !== 'HEAD')
    return ask.body(text, status, { ...type, ...timing, 'Cache-Control': 'no-store' }) as never;
  const etag = tagOf(text);
  const common = {
    ...timing,
    ETag: etag,
    Age: '0',
    'Cache-Control': 'private, no-cache',
    Vary: 'Authorization, X-Api-Key',
  };
  if (isKnown(ask.req.header('if-none-match'), etag)) return ask.body(null, 304, common) as never;
  return ask.body(text, status, { ...type, ...common }) as never;
}

/** What was said; the rest is as usual. */
export function said<T extends object>(question: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined)) as never;
}
