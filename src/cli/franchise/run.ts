import type { FranchiseDocument } from '../../franchise/document.ts';
import { loosePartsOf } from '../../franchise/loose.ts';
import { NotFoundError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import { parseTarget, type Query } from '../../model/query.ts';
import { humanFormats, numberedFormats } from '../../report/choices.ts';
import { plain, safeJson } from '../../report/text/plain.ts';
import { nameOf } from '../../report/text/style.ts';
import { franchise } from '../../tasks/franchise.ts';
import { withMine } from '../../tasks/mine.ts';
import { apart } from '../../tasks/task.ts';
import type { Outcome } from '../exit.ts';
import { checkWritable, writeText } from '../files.ts';
import { keepPrinted, titleMeant } from '../handles.ts';
import { printJson } from '../print.ts';
import { runTask } from '../run-task.ts';
import { note, progressReporter, stdoutStyle } from '../screen.ts';
import type { Run, Session } from '../start.ts';
import type { FranchiseOptions } from './options.ts';
import { type Output, openOutput } from './output.ts';

export const runFranchise: Run<FranchiseOptions> = async (asked, session) => {
  const options = await withTitles(asked, session);
  if (options.dryRun) return plan(options, session);
  if (options.explain !== undefined) return explain(options, options.explain, session);
  const { compose } = await import('../../report/live/compose.ts');
  const found = franchise({ ...options.question, signal: session.io.signal }, session.app);
  const { events, mine } = withMine(found, session.app, options.question.store !== false);
  const output = await openOutput(options, mine, session);
  const isRead = humanFormats.has(options.format) && options.output === undefined;
  const progress = await progressReporter(session, options.ascii, isRead ? 'reader' : 'person');
  const isOne = options.question.queries.length === 1;
  const shown = isOne ? closedAfterAnswer(events, output) : events;
  const { outcome, document } = await runTask(shown, compose([progress, output.reporter]));
  await keepNumbers(document, options, session);
  await output.close();
  if (outcome.error instanceof NotFoundError) await hint(options, session);
  return outcome;
};

async function refuseTypo(
  words: readonly string[],
  commands: readonly string[],
  { question: { about } }: FranchiseOptions,
  session: Session,
): Promise<void> {
  const { refuseNearCommand } = await import('./words.ts');
  await refuseNearCommand(words, commands, async () => {
    const { isOfFirstWord } = await import('../../tasks/typed.ts');
    const events = isOfFirstWord({ words, ...(about && { about }), signal: session.io.signal }, session.app);
    return (await runTask(events, await progressReporter(session))).document;
  });
}

/** With the titles that words without quotes are, after the command's name. */
async function withTitles(options: FranchiseOptions, session: Session): Promise<FranchiseOptions> {
  const { words, commands, question } = options;
  if (!words) return options;
  if (commands) {
    await refuseTypo(words, commands, options, session);
    return options;
  }
  const { queriesTyped } = await import('../several.ts');
  const { queries } = await queriesTyped(words, { parse: parseTarget, about: question.about }, session);
  return { ...options, question: { ...question, queries } };
}

/** Puts the one answer where it belongs as soon as it is there: saving it may have to wait for another program. */
async function* closedAfterAnswer<Document>(
  events: AsyncGenerator<RunEvent, Document>,
  output: Output,
): AsyncGenerator<RunEvent, Document> {
  const { events: passed, result } = apart(events);
  for await (const event of passed) {
    yield event;
    if (event.type === 'franchise') await output.close();
  }
  return result();
}

/** Names the command that a title which is not there may be meant for. */
async function hint({ commands = [], question }: FranchiseOptions, session: Session): Promise<void> {
  const [query] = question.queries;
  if (!query || commands.length === 0) return;
  const { commandLike } = await import('./words.ts');
  const command = await commandLike(query.text, commands);
  if (command) note(session, `"${plain(query.text)}" is no command, ${command} is one: animectl ${command} --help`);
}

/** The numbers of the last answer that was printed on the terminal are handles. */
async function keepNumbers(
  documents: readonly FranchiseDocument[],
  { format, output, titles }: FranchiseOptions,
  session: Session,
): Promise<void> {
  if (output !== undefined || !numberedFormats.has(format)) return;
  const last = documents.findLast((one) => one.titles.length > 0);
  if (!last || session.io.stdout.device === undefined) return;
  const loose = new Map(loosePartsOf(last).map(({ end, on }) => [end, on]));
  const named = last.titles.map((title) => ({
    ...{ order: title.order, ref: title.ref, name: nameOf(title, titles), on: loose.get(title.ref) },
  }));
  await keepPrinted(named, session);
}

const isJson = ({ format }: FranchiseOptions): boolean => format === 'json' || format === 'ndjson';

/** `--dry-run` */
async function plan(options: FranchiseOptions, session: Session): Promise<Outcome> {
  const { app, io } = session;
  const { planFranchise } = await import('../../tasks/plan.ts');
  const events = planFranchise({ ...options.question, signal: io.signal }, app);
  const { document, outcome } = await runTask(events, await progressReporter(session, options.ascii));
  if (isJson(options)) printJson(session, document);
  else io.stdout.write((await import('../../report/format/plan.ts')).planText(document));
  return outcome;
}

/** `--explain` */
async function explain(options: FranchiseOptions, title: Query, session: Session): Promise<Outcome> {
  const { app, io } = session;
  const { ascii, output, question } = options;
  const [{ explainTitle }, { explanationText }] = await Promise.all([
    import('../../tasks/explain.ts'),
    import('../../report/format/explanation.ts'),
  ]);
  if (output !== undefined) await checkWritable(output);
  const { ref } = await titleMeant(title, session);
  const events = explainTitle({ ...question, ref, signal: io.signal }, app);
  const { document, outcome } = await runTask(events, await progressReporter(session, ascii));
  const style = stdoutStyle(session, { ascii, toFile: output !== undefined });
  const text = document
    .map((one) => (isJson(options) ? `${safeJson(one, 2)}\n` : explanationText(one, style)))
    .join('');
  if (output === undefined) io.stdout.write(text);
  else if (text !== '') await writeText(output, text, session);
  return outcome;
}
