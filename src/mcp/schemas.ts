import * as z from 'zod';
import { providerChoices } from '../config/config.ts';
import { formats } from '../model/format.ts';
import { relationTypes } from '../model/relation.ts';
import { statuses } from '../model/title.ts';

const [someProvider = 'auto', ...otherProviders] = providerChoices;

const title = z
  .string()
  .min(1)
  .max(500)
  .describe('A title ("attack on titan"), a ref ("anilist:16498", "mal:16498") or the address of its page');
const provider = z
  .enum([someProvider, ...otherProviders])
  .optional()
  .describe('Who is asked; auto where nothing is said');
const refresh = z.boolean().optional().describe('Ask the provider although the answer is still fresh');
const relationType = z.enum([...relationTypes]);
const ref = z.string().describe('Names a title: source:id');

/** Where an answer came from. */
const provenance = {
  from: z.enum(['network', 'cache', 'store', 'catalog']).describe('Where it came from'),
  provider: z.string().nullable().describe('Who states it'),
  fetchedAt: z.string().nullable().describe('When it was fetched, ISO 8601'),
};

/** A title in short. What is not known is absent. */
const brief = z.object({
  ref,
  title: z.string(),
  english: z.string().optional(),
  native: z.string().optional(),
  format: z.enum([...formats]).optional(),
  status: z.enum([...statuses]).optional(),
  episodes: z.number().int().optional(),
  durationMinutes: z.number().int().optional(),
  year: z.number().int().optional(),
  startDate: z.string().optional(),
});

/** A change of what is stored. */
const changes = {
  since: z.string().nullable(),
  changed: z.boolean(),
  changes: z.array(
    z.looseObject({
      kind: z.string().describe('announced, new, date, episodes, status, format, name or relation'),
      ref,
      title: z.string(),
      field: z.string().nullable(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      at: z.string(),
    }),
  ),
};

/** What is followed. */
const watched = {
  watched: z.array(z.object({ ref, title: z.string(), at: z.string(), checkedAt: z.string().nullable() })),
};

/** What tools take and answer, as their clients are told: parts of their schemas. */
export const fields = { title, provider, refresh, relationType, ref, provenance, brief, changes, watched };
