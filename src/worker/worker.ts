import type { App } from '../app/app.ts';
import type { AnimectlError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import type { Answering } from '../queue/queue.ts';
import { franchise } from '../tasks/franchise.ts';
import { apart } from '../tasks/task.ts';
import { checkWatches } from '../tasks/watch.ts';
import type { Webhook } from '../tasks/webhook.ts';

/** Answers questions of a queue as the command line would: what comes is kept and saved on the way. `webhook`: who hears of news. */
export function answering(app: App, webhook: Webhook): Answering {
  return async (question, { signal, tell }) => {
    const events =
      question.kind === 'franchise'
        ? franchise({ queries: [question.query], signal }, app)
        : checkWatches({ ...webhook, signal }, app);
    await ended(events, tell);
    // What was cut short is begun again by another worker.
    signal.throwIfAborted();
  };
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
