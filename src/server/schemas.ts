import { z } from '@hono/zod-openapi';
import { formats } from '../model/format.ts';
import { relationTypes } from '../model/relation.ts';
import { statuses } from '../model/title.ts';
import { type Problem, problems } from './problem.ts';

/** What answers look like, for the description of the API. */

const ref = z.string().openapi({ example: 'anilist:16498' });
const from = z.enum(['network', 'cache', 'store', 'catalog']).openapi({ description: 'Where it came from' });
const relation = z.enum([...relationTypes]);

/** A title, as far as it is known; what is not known is absent. */
export const titleSchema = z
  .looseObject({
    ref,
    ids: z.record(z.string(), z.union([z.number(), z.string()])),
    title: z.string(),
    english: z.string().optional(),
    native: z.string().optional(),
    format: z.enum([...formats]).optional(),
    status: z.enum([...statuses]).optional(),
    episodes: z.number().int().optional(),
    durationMinutes: z.number().int().optional(),
    year: z.number().int().optional(),
    startDate: z.string().optional().openapi({ description: '2013, 2013-04 or 2013-04-07' }),
  })
  .openapi('Title');

export const franchiseSchema = z
  .looseObject({
    schema: z.number().int(),
    query: z.string(),
    root: ref,
    title: z.string(),
    from,
    fetchedAt: z.string().nullable(),
    complete: z.boolean(),
    totals: z.object({
      titles: z.number(),
      episodes: z.number().optional(),
      minutes: z.number().optional(),
      uncounted: z.number().optional(),
      untimed: z.number().optional(),
    }),
    continuities: z.array(z.object({ name: z.string(), lead: ref, titles: z.number() })),
    titles: z.array(titleSchema).openapi({ description: 'In watch order' }),
    relations: z.array(z.looseObject({ from: ref, to: ref, type: relation, stated: z.boolean() })),
    alsoRelated: z.array(z.looseObject({ ref, title: z.string(), type: relation, of: ref })),
  })
  .openapi('Franchise');

const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(Object.keys(problems) as [keyof typeof problems]),
    detail: z.string(),
    candidates: z.array(titleSchema).optional().openapi({ description: 'What the words could have meant' }),
    requestId: z.string(),
  })
  .openapi('Problem') satisfies z.ZodType<Partial<Problem>>;

/** The description of a body that is JSON. */
export const jsonBody = <T extends z.ZodType>(schema: T) => ({ content: { 'application/json': { schema } } });

/** Descriptions of the problems that a route answers with, by their statuses. */
export function refused(...statuses: readonly number[]) {
  const content = { 'application/problem+json': { schema: problemSchema } };
  const words = (status: number) =>
    Object.values(problems)
      .flatMap(([one, title]) => (one === status ? [title] : []))
      .join('; ');
  return Object.fromEntries(statuses.map((status) => [status, { description: words(status), content }]));
}
