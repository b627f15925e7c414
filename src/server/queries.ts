import { z } from '@hono/zod-openapi';
import { providerChoices } from '../config/config.ts';
import { type Filter, skips } from '../franchise/filter.ts';
import { orders } from '../franchise/orders.ts';
import { cutChoices } from '../model/decision.ts';
import { autoDepth, type Depth } from '../model/depth.ts';
import { formats } from '../model/format.ts';
import { aboutOf, titleKinds } from '../model/lookup.ts';
import { parseTarget, parseTyped } from '../model/query.ts';
import { relationTypes } from '../model/relation.ts';
import { policyOf, presetNames } from '../model/relation-policy.ts';
import { ratings } from '../model/title.ts';
import { usual } from '../model/usual.ts';
import type { FranchiseQuestion } from '../tasks/franchise.ts';
import { bounds } from './options.ts';
import { ProblemError } from './problem.ts';

/** Query parameters: texts, checked and turned into what they mean. They go by the names of the command line's options. */

/** A whole number in a text. */
export const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().int().min(least).max(most))
    .openapi({ type: 'integer', minimum: least, maximum: most });

const yes: ReadonlySet<string> = new Set(['1', 'true', 'yes', '']);

/** `1` or `0`, also `true` and `false`; the name alone means yes. */
export const yesOrNo = z
  .enum(['1', '0', 'true', 'false', 'yes', 'no', ''])
  .transform((word) => yes.has(word))
  .openapi({ type: 'boolean', enum: [true, false] });

/** Query parameters of a route: what is none of them is a mistake, and is told. */
export const parameters = <T extends z.core.$ZodLooseShape>(shape: T) => z.strictObject(shape);

/** Words of a list with commas between them, whatever their case. Given several times it is one list: that is how many clients write one. */
const listOf = <T extends string>(words: readonly [T, ...T[]]) =>
  z
    .preprocess((given) => (Array.isArray(given) ? given.join(',') : given), z.string().max(300))
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.array(oneOf(words)).min(1))
    .openapi({
      ...{ type: 'array', items: { type: 'string', enum: [...words] } },
      param: { style: 'form', explode: false },
    });

/** One of some words, whatever its case; `-` and `_` are the same, and so is a `+` that stands for a blank in an address. */
export const oneOf = <T extends string>(words: readonly [T, ...T[]]) =>
  z
    .string()
    .transform((text) => words.find((one) => plainWord(one) === plainWord(text)) ?? text)
    .pipe(z.enum(words))
    .openapi({ type: 'string', enum: [...words] });

const plainWord = (text: string): string => text.toLowerCase().replaceAll('_', '-').replaceAll(' ', '+');

export const atLeastOne = <T extends string>(words: readonly T[]): readonly [T, ...T[]] =>
  words as readonly [T, ...T[]];

const depth = z
  .string()
  .regex(/^(?:auto|\d{1,4})$/, 'must be auto or a whole number')
  .transform((text): Depth => (text === 'auto' ? autoDepth : { auto: false, steps: Number(text) }));

export const words = z
  .string()
  .min(1)
  .max(500)
  .openapi({ description: 'A title, a ref (anilist:16498) or the address of its page', example: 'Attack on Titan' });

/** A day or a time, as Unix time in ms. */
export const sinceDay = z
  .string()
  .max(40)
  .transform((text, context) => {
    const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
    if (!Number.isNaN(time)) return time;
    context.addIssue({ code: 'custom', message: `"${text}" is no day such as 2026-11-01` });
    return z.NEVER;
  })
  .optional()
  .openapi({ type: 'string', description: 'A day or a time', example: '2026-11-01' });

/** Who is asked. */
export const provider = oneOf(atLeastOne(providerChoices)).optional().openapi({ description: 'Who is asked (auto)' });
export const refresh = yesOrNo.optional().openapi({ description: 'Ask although the answer is still fresh' });

const relationList = listOf(atLeastOne(relationTypes));

/** A parameter that may be left out, with what it does. */
const about = <T extends z.ZodType>(one: T, description: string) => one.optional().openapi({ description });

/** The options of `franchise`. */
export const franchiseQuery = parameters({
  q: words,
  depth: depth.optional().openapi({ type: 'string', description: 'Steps to go: auto or a number', example: 'auto' }),
  'max-titles': about(whole(1, bounds.titles), 'Stop at so many titles (500)'),
  provider,
  kind: oneOf(titleKinds).optional().openapi({ description: 'What words mean (an anime, else a film)' }),
  preset: about(oneOf(atLeastOne(presetNames)), 'Which relations are followed (franchise)'),
  follow: about(relationList, 'Relations to follow, besides the preset'),
  list: about(relationList, 'Relations to name and not follow'),
  ignore: about(relationList, 'Relations to pass over'),
  cuts: about(oneOf(atLeastOne(cutChoices)), 'Which cuts and joins are obeyed (own+shipped)'),
  'as-stated': yesOrNo.optional().openapi({ description: 'Only what providers state: no rules, no cuts, no joins' }),
  order: about(oneOf(atLeastOne(orders)), 'The watch order (release)'),
  skip: about(listOf(atLeastOne(skips)), 'What is left out'),
  only: about(listOf(atLeastOne(formats)), 'These formats alone'),
  aired: about(yesOrNo, 'What has begun to air alone'),
  'max-rating': about(oneOf(atLeastOne(ratings)), 'Nothing above it; asks for ratings as `enrich` does'),
  essential: yesOrNo.optional().openapi({ description: 'The main line only' }),
  adult: yesOrNo.optional().openapi({ description: 'What is for adults only, too' }),
  enrich: about(yesOrNo, 'Fill ratings and other gaps from one search at each further provider'),
  refresh,
  store: about(yesOrNo, 'No: leave the database alone (yes)'),
  pick: about(whole(1, 100), 'Take the n-th candidate'),
  strict: about(yesOrNo, 'Fail where the words could mean several titles'),
  unseen: yesOrNo.optional().openapi({ description: 'Without what your own list says you have seen; needs the key' }),
  explain: words
    .optional()
    .openapi({ description: 'Why this title (a ref, or the address of its page) is in it or not' }),
  'dry-run': yesOrNo.optional().openapi({ description: 'Only say what would be asked for' }),
  concurrency: oneOf(['auto', '1', '2', '3', '4', '5'])
    .optional()
    .openapi({ description: 'Requests in flight at once (3)' }),
});

export type FranchiseQuery = z.infer<typeof franchiseQuery>;

/** The query for a franchise by its words alone, which came in the parameter `name`. Throws `ProblemError`. */
export function queryByWords(text: string | undefined, name: string): FranchiseQuery {
  const { success, data } = words.safeParse(text);
  if (success) return { q: data };
  throw new ProblemError('usage', `${name}: name a title, a ref or the address of its page, in 1 to 500 characters.`);
}

/** What is asked by a query. Throws `UsageError` where its words are no title. */
export function franchiseQuestion(query: FranchiseQuery): FranchiseQuestion {
  const { follow = [], list = [], ignore = [] } = query;
  return {
    queries: [query.strict ? parseTarget(query.q) : parseTyped(query.q)],
    depth: query.depth ?? usual.depth,
    maxTitles: query['max-titles'] ?? usual.maxTitles,
    provider: query.provider ?? usual.provider,
    about: aboutOf(query.kind),
    policy: policyOf(query.preset ?? 'franchise', { follow, list, ignore }),
    cuts: query.cuts ?? usual.cuts,
    asStated: query['as-stated'] ?? usual.asStated,
    order: query.order ?? usual.order,
    enrich: (query.enrich ?? usual.enrich) || query['max-rating'] !== undefined,
    refresh: query.refresh ?? usual.refresh,
    store: query.store ?? usual.store,
    pick: query.pick,
    strict: query.strict ?? usual.strict,
    filter: filterIn(query),
    concurrency: query.concurrency === 'auto' ? 'auto' : Number(query.concurrency ?? usual.concurrency),
  };
}

function filterIn(query: FranchiseQuery): Filter | undefined {
  const { skip = [], only, aired = false, 'max-rating': maxRating, essential = false, adult = false } = query;
  if (skip.length === 0 && !only && !aired && !maxRating && !essential && !adult) return undefined;
  return { skip, ...(only && { only }), aired, ...(maxRating && { maxRating }), essential, adult };
}
