import * as z from 'zod';
import { UsageError } from '../model/errors.ts';
import { parseTarget } from '../model/query.ts';
import { differenceText } from '../report/format/difference.ts';
import { diff } from '../tasks/diff.ts';
import { fields } from './schemas.ts';
import { tool } from './tool.ts';

const { changes, title } = fields;

const weekMs = 7 * 86_400_000;

export const diffTool = tool({
  name: 'diff',
  title: 'What is new',
  description:
    'What has changed: new titles, announced sequels, dates, episodes, relations. Of one franchise, which is asked for again first; without a title of all that is stored, without asking anybody.',
  input: z.object({
    title: title.optional(),
    since: z
      .string()
      .max(40)
      .optional()
      .describe('A day such as 2026-11-01; a week ago, and with a title since it was last asked for'),
  }),
  output: z.object({ query: z.string().nullable(), ...changes }),
  writes: false,
  async answer({ title: words, since: day }, call) {
    const { app, signal } = call;
    const since = day === undefined ? undefined : timeIn(day);
    const question =
      words === undefined
        ? { since: since ?? app.clock.now() - weekMs }
        : { query: parseTarget(words), ...(since !== undefined && { since }) };
    const { document, notes } = await call.run(diff({ ...question, signal }, app));
    const { query, since: from, changed, changes: all } = document;
    const structured = { query, since: from, changed, changes: all.map((one) => ({ ...one })) };
    return { text: [...notes, differenceText(document)].join('\n'), structured };
  },
});

function timeIn(text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new UsageError(`"${text}" is no day such as 2026-11-01`);
  return time;
}
