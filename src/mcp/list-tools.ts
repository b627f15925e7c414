import * as z from 'zod';
import { parseTyped } from '../model/query.ts';
import { nextText, seenLine } from '../report/format/my-list.ts';
import { nextTitles } from '../tasks/next.ts';
import { tickTitle } from '../tasks/seen.ts';
import { fields } from './schemas.ts';
import { tool } from './tool.ts';

const { brief, ref, title } = fields;

const mark = z
  .looseObject({ seen: z.boolean(), progress: z.number().optional(), of: z.number().optional() })
  .nullable()
  .describe('How far the user is with it; null: it is not on the list');
const nextTitle = z.object({ franchise: z.string(), ...brief.partial().shape, ref, title: z.string(), mine: mark });

export const nextTool = tool({
  name: 'next',
  title: 'What the user sees next',
  description:
    'The next title of every franchise that the user has begun, what has come out since, and what airs now, by the user’s own list. Nobody is asked. Use it for "what do I watch next?".',
  input: z.object({}),
  output: z.object({
    list: z.string().nullable().describe('The name of the user’s own list; null: there is none'),
    next: z.array(nextTitle).describe('What was seen last first'),
    since: z.array(nextTitle).describe('What has come out since, latest first'),
    airing: z.array(nextTitle),
  }),
  writes: false,
  async answer(_, { app, signal, run }) {
    const { document } = await run(nextTitles({ signal }, app));
    const { list, next, since, airing } = document;
    const copy = (titles: typeof next) => titles.map((one) => ({ ...one, mine: one.mine && { ...one.mine } }));
    const structured = { list, next: copy(next), since: copy(since), airing: copy(airing) };
    const text =
      list === null ? 'No list is the user’s own yet: a title that is ticked begins one.' : nextText(document);
    return { text, structured };
  },
});

export const seenTool = tool({
  name: 'seen',
  title: 'Tick what was seen',
  description: 'Ticks a title on the user’s own list, or takes it off. Ask the user first.',
  input: z.object({
    title,
    until: z.number().int().min(0).max(100_000).optional().describe('So many episodes; all where nothing is said'),
    undo: z.boolean().optional().describe('Take it off the list'),
  }),
  output: z.object({ list: z.string(), ref, title: z.string(), before: mark, after: mark }),
  writes: true,
  async answer({ title: words, until, undo = false }, { app, signal, run }) {
    const question = { query: parseTyped(words), until, undo, strict: true, signal };
    const { document, notes } = await run(tickTitle(question, app));
    const { list, ref: of, title: name, before, after } = document;
    const structured = { list, ref: of, title: name, before: before && { ...before }, after: after && { ...after } };
    return { text: [...notes, seenLine(document)].join('\n'), structured };
  },
});
