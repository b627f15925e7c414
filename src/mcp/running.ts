import { type AnimectlError, NotFoundError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import { plain } from '../report/text/plain.ts';
import { sentenceOf } from '../report/text/sentence.ts';
import { nameOf } from '../report/text/style.ts';
import { apart } from '../tasks/task.ts';
import type { Noted } from './tool.ts';

/** How far a call is: a count that grows, of how many as far as it is known, and what happens. */
export interface CallProgress {
  readonly progress: number;
  readonly total?: number;
  readonly message: string;
}

/** Runs a task. Throws what kept every query of it from an answer; what kept some from one is a note. */
export async function runNoting<Document>(
  events: AsyncGenerator<RunEvent, Document>,
  tell: (progress: CallProgress) => Promise<void>,
): Promise<Noted<Document>> {
  const { events: passed, result } = apart(events);
  const notes: string[] = [];
  let [failure, came, known]: [AnimectlError | undefined, number, number] = [undefined, 0, 0];
  for await (const event of passed) {
    if (event.type === 'unanswered') failure ??= event.error;
    if (event.type === 'title') came++;
    if (event.type === 'round') known = event.known + event.asking;
    const note = noteOf(event);
    if (note) notes.push(note);
    const message = event.type === 'title' ? plain(nameOf(event.title, 'english')) : sentenceOf(event)?.text;
    if (message !== undefined)
      await tell({ progress: came, ...(known >= came && known > 0 && { total: known }), message });
  }
  const document = result();
  if (failure && Array.isArray(document) && document.length === 0) throw failure;
  return { document, notes };
}

/** What a reader of the answer should know of how it came about. */
function noteOf(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'resolved': {
      const others = event.runnersUp
        .slice(0, 4)
        .map(({ title }) => `${plain(nameOf(title, 'english'))} (${title.ref})`);
      const words = `"${plain(event.query)}" is taken as ${plain(nameOf(event.title, 'english'))} (${event.title.ref}).`;
      return others.length > 0 ? `${words} It could also be: ${others.join(', ')}.` : words;
    }
    case 'unanswered':
      return `${plain(event.query)}: ${failureText(event.error)}`;
    case 'fallback':
    case 'failed':
      return plain(event.error.message);
    case 'unsaved':
      return `Not saved: ${plain(event.error.message)}`;
    default:
      return undefined;
  }
}

/** An error with what could be asked for instead, for an assistant to choose from. */
export function failureText(error: AnimectlError): string {
  const candidates = error instanceof NotFoundError ? error.candidates.slice(0, 10) : [];
  const names = candidates.map(({ title }) => `- ${plain(nameOf(title, 'english'))} (${title.ref})`);
  const head = plain(error.message);
  return names.length > 0 ? [head, 'It could be, by its ref:', ...names].join('\n') : head;
}
