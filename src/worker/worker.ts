import type { App } from '../app/app.ts';
import type { AnimectlError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import { isOfFilms } from '../model/ref.ts';
import type { Answering, Postponing, QueuedQuestion } from '../queue/queue.ts';
import { franchise } from '../tasks/franchise.ts';
import { endImport, importRows } from '../tasks/import/queued.ts';
import { apart } from '../tasks/task.ts';
import { checkWatches } from '../tasks/watch.ts';
import type { Webhook } from '../tasks/webhook.ts';

/** Answers questions of a queue as the command line would: what comes is kept and saved on the way. `webhook`: who hears of news. */
export function answering(anyApp: App, webhook: Webhook): Answering {
  const app = storing(anyApp);
  return async (question, { signal, tell }) => {
    if (question.kind === 'import rows') await askedRows(importRows({ ...question, signal }, app), question, tell);
    else await ended(eventsOf(question, signal, webhook, app), tell);
    // What was cut short is begun again by another worker.
    signal.throwIfAborted();
  };
}

/** As it is where nobody waits for the answer: a database that goes away fails the question, which is asked again when it is back. */
const storing = (app: App): App => ({
  ...app,
  database: (as) => app.database(as === 'forAnswer' ? 'orEmpty' : as),
  lookup: (settings) => app.lookup({ ...settings, forAnswer: false }),
});

/** For how long there is no room for a question in the limits of who is asked first, ms. */
export function postponing(app: App): Postponing {
  return async (question) => {
    if (question.kind === 'import' || app.config.offline) return 0;
    const isFilm = question.kind === 'franchise' && 'ref' in question.query && isOfFilms(question.query.ref);
    const [first] = isFilm ? (['tmdb'] as const) : app.config.order;
    return first === undefined ? 0 : app.health.fullForMs(first);
  };
}

type AtOnce = Exclude<QueuedQuestion, { readonly kind: 'import rows' }>;

function eventsOf(
  question: AtOnce,
  signal: AbortSignal,
  webhook: Webhook,
  app: App,
): AsyncGenerator<RunEvent, unknown> {
  if (question.kind === 'franchise') return franchise({ queries: [question.query], signal }, app);
  if (question.kind === 'import') return endImport({ ...question, signal }, app);
  return checkWatches({ ...webhook, signal }, app);
}

/** Asks for rows of an import, and tells how many are done with. */
async function askedRows(
  events: AsyncGenerator<RunEvent, unknown>,
  { after, through }: { readonly after: number; readonly through: number },
  tell: (rows: number) => Promise<void>,
): Promise<void> {
  const { events: passed } = apart(events);
  let told = 0;
  for await (const event of passed) {
    if (event.type !== 'round' || event.round > 0) continue;
    const done = Math.max(told, through - after - event.asking);
    if (done > told) await tell(done);
    told = done;
  }
}

/** Runs a task to its end. Throws what kept it from an answer. */
async function ended(
  events: AsyncGenerator<RunEvent, unknown>,
  tell: (titles: number) => Promise<void>,
): Promise<void> {
  const { events: passed } = apart(events);
  let failure: AnimectlError | undefined;
  let titles = 0;
  for await (const event of passed) {
    if (event.type === 'unanswered' || event.type === 'unsaved') failure ??= event.error;
    if (event.type === 'title') titles++;
    if (event.type === 'round' || event.type === 'saved') await tell(titles);
  }
  if (failure) throw failure;
}
