import type { App } from '../app/app.ts';
import { documentOf, type FranchiseDocument } from '../franchise/document.ts';
import { eventData } from '../report/live/ndjson.ts';
import { answers } from '../tasks/answers.ts';
import { newOutcome } from '../tasks/asked.ts';
import { decided } from '../tasks/decided.ts';
import type { Told } from './frames.ts';
import type { FranchiseQuestion } from './queries.ts';

/** Crawls one franchise: everything that happens, and its document at the end. */
export async function* askFranchise(
  { order, filter, ...question }: FranchiseQuestion,
  signal: AbortSignal,
  app: App,
): AsyncGenerator<Told, FranchiseDocument> {
  // A caller of its own has a signal of its own.
  const io: App['io'] = Object.create(app.io, { signal: { value: signal } });
  const own: App = Object.create(app, { io: { value: io } });
  const outcome = newOutcome();
  let document: FranchiseDocument | undefined;
  for await (const event of answers(await decided(question, own), own, outcome)) {
    if (event.type === 'franchise') document = documentOf(event.franchise, event.stats, order, filter);
    yield { type: event.type, data: eventData(event, { order, ...(filter && { filter }) }) };
  }
  if (document) return document;
  throw outcome.failures[0] ?? signal.reason ?? new Error('the crawl ended without an answer');
}
