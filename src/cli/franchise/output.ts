import type { FranchiseDocument } from '../../franchise/document.ts';
import { linksOf } from '../../franchise/links.ts';
import { unseenOf } from '../../franchise/seen.ts';
import { UsageError } from '../../model/errors.ts';
import { humanFormats, singleFormats } from '../../report/choices.ts';
import { documentReporter, type Selection } from '../../report/documents.ts';
import { loadFormat } from '../../report/formats.ts';
import { ndjsonReporter } from '../../report/live/ndjson.ts';
import type { Reporter, TextSink } from '../../report/live/reporter.ts';
import type { Mine } from '../../tasks/mine.ts';
import { checkWritable, writeText } from '../files.ts';
import { note, stdoutStyle } from '../screen.ts';
import type { Session } from '../start.ts';
import type { FranchiseOptions } from './options.ts';
import { pagerOf } from './pager.ts';

/** Where answers go: stdout, or a file that is there only when it is whole. */
export interface Output {
  readonly reporter: Reporter;
  /** Writes what is held. What was closed stays closed. */
  close(): Promise<void>;
}

/** Throws `UsageError` or `FileError` for what cannot be written, before anybody works for it. */
export async function openOutput(options: FranchiseOptions, mine: Mine, session: Session): Promise<Output> {
  const { format: name, titles, ascii, output, question } = options;
  const { io } = session;
  if (question.queries.length > 1 && singleFormats.has(name))
    throw new UsageError(`--format ${name} holds one franchise: give one title instead of ${question.queries.length}`);
  if (output !== undefined) await checkWritable(output);
  const file = output === undefined ? undefined : collected(output, session);
  const isPaged = options.pager && humanFormats.has(name) && question.queries.length === 1;
  const held = file ?? (isPaged ? pagerOf(io) : undefined);
  const stream = held?.stream ?? io.stdout;
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= held?.close() ?? Promise.resolve();
    return closed;
  };
  const selection = selectionOf(options, mine, session);
  if (name === 'ndjson') return { reporter: ndjsonReporter(stream, selection), close };
  const style = stdoutStyle(session, { titles, ascii, toFile: file !== undefined });
  const format = await loadFormat(name);
  const drawn = (document: FranchiseDocument) => {
    if (drawings.has(name)) suggestPage(document, session);
    return format(document, style);
  };
  const reporter = documentReporter(stream, { format: drawn, ...selection });
  return {
    reporter,
    async close() {
      await reporter.written();
      await close();
    },
  };
}

/** Pictures that somebody else's program draws whole. */
const drawings: ReadonlySet<string> = new Set(['dot', 'mermaid']);

/** So many relations nobody can follow in a picture. */
const mostDrawn = 200;

function suggestPage({ titles, relations }: FranchiseDocument, session: Session): void {
  const links = linksOf(
    titles.map(({ ref }) => ref),
    relations,
  );
  if (links.length > mostDrawn)
    note(
      session,
      `${links.length} relations make a picture that is hard to read: --format html can be searched and moved`,
    );
}

/** What is for people says itself what it leaves out. */
function selectionOf({ question, format, unseen }: FranchiseOptions, { marked }: Mine, session: Session): Selection {
  const { order = 'release', filter } = question;
  const selection = { order, marked: unseen ? (one: FranchiseDocument) => unseenOf(marked(one)) : marked };
  const say = !humanFormats.has(format) && { say: (line: string) => note(session, line) };
  if (!filter && !unseen) return selection;
  return { ...selection, ...(filter && { filter }), ...say };
}

/** What is written is held until the end and then put in the file's place at once. */
function collected(path: string, session: Session): { readonly stream: TextSink; close(): Promise<void> } {
  const parts: string[] = [];
  return {
    stream: { write: (part) => parts.push(part) },
    async close() {
      const text = parts.join('');
      if (text !== '') await writeText(path, text, session);
    },
  };
}
