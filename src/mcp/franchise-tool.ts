import * as z from 'zod';
import type { FranchiseDocument } from '../franchise/document.ts';
import { type Filter, skips } from '../franchise/filter.ts';
import { orders } from '../franchise/orders.ts';
import { NotFoundError } from '../model/errors.ts';
import { parseTyped } from '../model/query.ts';
import { list } from '../report/format/list.ts';
import { franchise } from '../tasks/franchise.ts';
import { briefly } from './brief.ts';
import { fields } from './schemas.ts';
import { type Noted, tool } from './tool.ts';

const { brief, provenance, provider, ref, refresh, relationType, title } = fields;

const input = z.object({
  title,
  order: z
    .enum([...orders])
    .optional()
    .describe('Watch order: as released, or as the story goes'),
  essential: z.boolean().optional().describe('Only the main line: no side stories, recaps or songs'),
  skip: z
    .array(z.enum([...skips]))
    .optional()
    .describe('Kinds to leave out'),
  aired: z.boolean().optional().describe('Only what has begun to air'),
  adult: z.boolean().optional().describe('What is for adults only, too'),
  asStated: z.boolean().optional().describe('Only what providers state: no rules about names, no cuts, no joins'),
  provider,
  refresh,
});

const output = z.object({
  query: z.string(),
  root: ref,
  title: z.string().describe('What the franchise is called'),
  ...provenance,
  complete: z.boolean().describe('False: some of it could not be asked for'),
  totals: z.looseObject({
    titles: z.number(),
    episodes: z.number().optional(),
    minutes: z.number().optional(),
    uncounted: z.number().optional(),
    untimed: z.number().optional(),
  }),
  continuities: z.array(z.object({ name: z.string(), lead: ref, titles: z.number() })),
  titles: z
    .array(
      brief.extend({
        order: z.number().int().describe('Its place in the watch order, from 1'),
        continuity: z.string(),
        skippable: z.string().optional().describe('Nothing of the story is missed without it'),
      }),
    )
    .describe('In watch order'),
  alsoRelated: z.array(z.object({ ref, title: z.string(), type: relationType, of: ref })),
  notes: z.array(z.string()).describe('What the words were taken to mean, and what went wrong'),
});

type Structured = z.input<typeof output>;

export const franchiseTool = tool({
  name: 'franchise',
  title: 'A whole franchise in watch order',
  description:
    'Finds every season, film, OVA and special of an anime franchise (or the films of a collection) and puts them in watch order. Use it for "what belongs to this", "in which order do I watch it" and "how much is there".',
  input,
  output,
  writes: false,
  async answer(
    { title: words, order, provider: asked = 'auto', refresh: isFresh = false, asStated = false, ...rest },
    call,
  ) {
    const question = {
      ...{ queries: [parseTyped(words)], provider: asked, refresh: isFresh, asStated, filter: filterIn(rest) },
      ...(order && { order }),
    };
    const { document, notes } = await call.run(franchise({ ...question, signal: call.signal }, call.app));
    const [found] = document;
    if (!found) throw new NotFoundError(`nothing came for "${words}"`);
    const text = list(found, { now: call.app.clock.now() });
    return { text: [...notes, text].join('\n'), structured: structuredOf({ document: found, notes }) };
  },
});

function filterIn(asked: Pick<z.output<typeof input>, 'essential' | 'skip' | 'aired' | 'adult'>): Filter | undefined {
  const { essential = false, skip = [], aired = false, adult = false } = asked;
  const isWhole = !essential && skip.length === 0 && !aired && !adult;
  return isWhole ? undefined : { skip, aired, essential, adult };
}

function structuredOf({ document, notes }: Noted<FranchiseDocument>): Structured {
  const { query, root, from, fetchedAt, complete, totals, continuities, titles, alsoRelated } = document;
  return {
    ...{ query, root, title: document.title, from, provider: document.provider, fetchedAt, complete },
    totals: { ...totals },
    continuities: continuities.map((one) => ({ ...one })),
    titles: titles.map((one) => {
      const { order, continuity, skippable } = one;
      return { order, ...briefly(one), continuity, ...(skippable && { skippable }) };
    }),
    alsoRelated: alsoRelated.map(({ ref: other, title: name, type, of }) => ({ ref: other, title: name, type, of })),
    notes: [...notes],
  };
}
