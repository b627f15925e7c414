import type { App } from '../app/app.ts';
import type { FranchiseDocument } from '../franchise/document.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { AnimectlError } from '../model/errors.ts';
import { usual } from '../model/usual.ts';
import { eventData } from '../report/live/ndjson.ts';
import { type FranchiseQuestion, franchise } from '../tasks/franchise.ts';
import { apart } from '../tasks/task.ts';
import type { Told } from './frames.ts';

/** Asks for one franchise: everything that happens, and its document at the end. */
export async function* askFranchise(
  question: FranchiseQuestion,
  signal: AbortSignal,
  app: App,
  metrics: Metrics,
): AsyncGenerator<Told, FranchiseDocument> {
  const { order = usual.order, filter } = question;
  const { events, result } = apart(franchise({ ...question, signal }, app));
  let failure: AnimectlError | undefined;
  for await (const event of events) {
    if (event.type === 'unanswered') failure = event.error;
    if (event.type === 'saved') {
      metrics.add('animectl_saved_titles_total', {}, event.titles);
      metrics.add('animectl_saved_rows_total', {}, event.rows);
    }
    yield { type: event.type, data: eventData(event, { order, ...(filter && { filter }) }) };
  }
  const [document] = result();
  if (document) return document;
  throw failure ?? signal.reason ?? new Error('the crawl ended without an answer');
}
