import * as z from 'zod';
import { UsageError } from '../model/errors.ts';
import { parseRefOrPage, parseTarget } from '../model/query.ts';
import { decidedText } from '../report/format/decision.ts';
import { differenceText } from '../report/format/difference.ts';
import { watchText } from '../report/format/watch.ts';
import { type DecideQuestion, decide } from '../tasks/decide.ts';
import { addWatches, listWatches, removeWatches, watchedNews } from '../tasks/watch.ts';
import { fields } from './schemas.ts';
import { type ToolCall, tool } from './tool.ts';

const { changes, ref, relationType, title, watched } = fields;

const monthMs = 30 * 86_400_000;

export const watchedTool = tool({
  name: 'watched',
  title: 'What is followed, and what is new of it',
  description:
    'The franchises that the user follows, and what has changed of them in the last 30 days, without asking anybody.',
  input: z.object({}),
  output: z.object({ ...watched, ...changes }),
  writes: false,
  async answer(_, { app, signal, run }) {
    const { document: list } = await run(listWatches({ signal }, app));
    const { document: news } = await run(watchedNews({ since: app.clock.now() - monthMs, signal }, app));
    const { since, changed, changes: all } = news;
    const structured = {
      ...{ watched: list.watched.map((one) => ({ ...one })), since, changed },
      changes: all.map((one) => ({ ...one })),
    };
    return { text: [watchText(list), differenceText(news)].join('\n'), structured };
  },
});

export const watchTool = tool({
  name: 'watch',
  title: 'Follow franchises',
  description: 'Follows the franchises of titles, or follows them no longer. Ask the user first.',
  input: z.object({ act: z.enum(['add', 'remove']), titles: z.array(title).min(1).max(50) }),
  output: z.object({ ...watched, notes: z.array(z.string()) }),
  writes: true,
  async answer({ act, titles }, { app, signal, run }) {
    const task = { add: addWatches, remove: removeWatches }[act];
    const { document, notes } = await run(task({ queries: titles.map(parseTarget), signal }, app));
    const structured = { watched: document.watched.map((one) => ({ ...one })), notes: [...notes] };
    return { text: [...notes, watchText(document)].join('\n'), structured };
  },
});

const end = z.string().max(500).describe('A ref such as anilist:16498, or the address of a page');
const pair = { a: end, b: end };
const undo = z.boolean().optional().describe('Take it back');
const side = z.object({ ref, title: z.string().nullable() });
const decided = z.object({
  act: z.enum(['cut', 'join', 'uncut', 'unjoin']),
  ...{ a: side, b: side },
  changed: z.boolean().describe('Whether an earlier decision is taken back'),
});

export const cutTool = tool({
  name: 'cut',
  title: 'Keep two titles apart',
  description:
    'Has two titles never be joined into one franchise, in every later answer, until it is taken back. Ask the user first.',
  input: z.object({ ...pair, reason: z.string().max(500).optional(), undo }),
  output: decided,
  writes: true,
  answer: ({ a, b, reason, undo: isUndone = false }, call) =>
    made(isUndone ? { act: 'uncut', ...endsOf(a, b) } : { act: 'cut', ...endsOf(a, b), reason }, call),
});

export const joinTool = tool({
  name: 'join',
  title: 'State a relation',
  description:
    'States that `b` is the `type` of `a`, in every later answer, until it is taken back. Ask the user first.',
  input: z.object({ ...pair, type: relationType.optional().describe('Needed, but to take it back'), undo }),
  output: decided,
  writes: true,
  async answer({ a, b, type, undo: isUndone = false }, call) {
    if (isUndone) return made({ act: 'unjoin', ...endsOf(a, b) }, call);
    if (type === undefined) throw new UsageError('type is needed: what `b` is of `a`, such as SIDE_STORY');
    return made({ act: 'join', ...endsOf(a, b), type }, call);
  },
});

function endsOf(a: string, b: string) {
  const ends = { a: parseRefOrPage(a), b: parseRefOrPage(b) };
  if (ends.a === ends.b) throw new UsageError('these are one and the same title');
  return ends;
}

async function made(question: DecideQuestion, { app, run }: ToolCall) {
  const { document } = await run(decide(question, app));
  const { act, a, b, changed } = document;
  const type = question.act === 'join' ? question.type : undefined;
  return { text: decidedText(document, type), structured: { act, a: { ...a }, b: { ...b }, changed } };
}
