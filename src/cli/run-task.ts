import { systemClock, turnsOf } from '../model/clock.ts';
import type { AnimectlError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import { isComplete } from '../model/franchise.ts';
import { foldFallbacks } from '../report/live/fallbacks.ts';
import { type Reporter, report } from '../report/live/reporter.ts';
import { apart } from '../tasks/task.ts';
import type { Outcome } from './exit.ts';

/** What a task ended with, and how it went. */
export interface Ran<Document> {
  readonly document: Document;
  readonly outcome: Outcome;
  /** Queries that came to nothing, in the order in which that was found. */
  readonly failures: readonly AnimectlError[];
}

/** Runs a task and shows its events as they happen. Rejects as the task does. */
export async function runTask<Document>(
  events: AsyncGenerator<RunEvent, Document>,
  reporter: Reporter,
): Promise<Ran<Document>> {
  const { events: passed, result } = apart(events);
  const tally = newTally();
  await report(foldFallbacks(counted(passed, tally)), reporter);
  return { document: result(), outcome: outcomeOf(tally), failures: tally.failures };
}

interface Tally {
  readonly failures: AnimectlError[];
  answers: number;
  isInterrupted: boolean;
  isIncomplete: boolean;
  isUnsaved: boolean;
}

const newTally = (): Tally => ({
  failures: [],
  answers: 0,
  isInterrupted: false,
  isIncomplete: false,
  isUnsaved: false,
});

async function* counted(events: AsyncIterable<RunEvent>, tally: Tally): AsyncGenerator<RunEvent, void> {
  // What is stored and bundled is answered without a pause, in which the user could end the run.
  // By the system's time: what Node measures by takes 1 ms to load.
  const yieldTurn = turnsOf(systemClock.now);
  for await (const event of events) {
    if (event.type === 'unanswered') tally.failures.push(event.error);
    if (event.type === 'unsaved') tally.isUnsaved = true;
    if (event.type === 'undelivered') tally.isIncomplete = true;
    if (event.type === 'franchise') {
      tally.answers++;
      tally.isIncomplete ||= !isComplete(event.franchise);
      tally.isInterrupted ||= event.franchise.truncated?.by === 'interrupt';
    }
    yield event;
    await yieldTurn();
  }
}

/** Queries that failed are the run's failure where nothing else was answered. */
function outcomeOf({ failures, answers, isInterrupted, isIncomplete, isUnsaved }: Tally): Outcome {
  return {
    interrupted: isInterrupted && !isUnsaved,
    ...(answers === 0 && failures.length > 0 && { error: failures[0] }),
    unsaved: isUnsaved,
    incomplete: isIncomplete || failures.length > 0,
  };
}
