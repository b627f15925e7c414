import type { App } from '../app/app.ts';
import type { FranchiseDocument } from '../franchise/document.ts';
import type { Explanation } from '../franchise/explain.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { AnimectlError } from '../model/errors.ts';
import { usual } from '../model/usual.ts';
import { eventData } from '../report/live/ndjson.ts';
import { type ExplainQuestion, explainTitle } from '../tasks/explain.ts';
import { type FranchiseQuestion, franchise } from '../tasks/franchise.ts';
import { apart, type Posed, resultOf, type Task } from '../tasks/task.ts';
import type { Told } from './frames.ts';
import { type Ask, clientOf, goneSignal, type Site } from './site.ts';

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

/** Runs a task for one caller, with those who ask the same; it ends when they have left. */
export async function answerTo<Question extends object, Document>(
  ask: Ask,
  { runs, app }: Site,
  task: Task<Question, Document>,
  question: Question,
): Promise<Document> {
  const key = `${ask.req.path} ${JSON.stringify(question)}`;
  const share = runs.join<Document>(key, clientOf(ask), async function* (signal) {
    yield* [];
    return resultOf(task({ ...question, signal } as Posed<Question>, app));
  });
  goneSignal(ask.env.outgoing).addEventListener('abort', share.leave, { once: true });
  try {
    return await share.document;
  } finally {
    share.leave();
  }
}

/** Why a title is in the franchise of a question, or what keeps it out. Throws what kept the franchise from being found. */
export const explainOne: Task<ExplainQuestion, Explanation> = async function* (question, app) {
  const { events, result } = apart(explainTitle(question, app));
  let failure: AnimectlError | undefined;
  for await (const event of events) {
    if (event.type === 'unanswered') failure = event.error;
    yield event;
  }
  const [explanation] = result();
  if (explanation) return explanation;
  throw failure ?? question.signal?.reason ?? new Error('the crawl ended without an answer');
};
