import { createRoute, z } from '@hono/zod-openapi';
import { parseRefOrPage } from '../../model/query.ts';
import type { Ref } from '../../model/ref.ts';
import { isoTime } from '../../model/time.ts';
import { safeJson } from '../../report/text/plain.ts';
import { bounds } from '../options.ts';
import { parameters } from '../queries.ts';
import { refused, titleSchema } from '../schemas.ts';
import type { Api, Ask, Site } from '../site.ts';

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
          schema: z.object({ refs: z.array(z.string().max(200)).min(1).max(bounds.batch) }),
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

/** JSON in which no text can act, and which nobody keeps. */
export function sendJson(ask: Ask, value: unknown, status: 200 | 201 | 202 = 200) {
  return ask.body(`${safeJson(value)}\n`, status, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
  }) as never;
}

/** What was said; the rest is as usual. */
export function said<T extends object>(question: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined)) as never;
}
