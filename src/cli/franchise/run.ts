import type { App } from '../../app/app.ts';
import type { RunEvent } from '../../model/events.ts';
import type { Franchise } from '../../model/franchise.ts';
import { compose } from '../../report/live/compose.ts';
import { foldFallbacks } from '../../report/live/fallbacks.ts';
import { report } from '../../report/live/reporter.ts';
import { answers } from '../../tasks/answers.ts';
import { newOutcome, type Outcome } from '../../tasks/asked.ts';
import { decided } from '../../tasks/decided.ts';
import { type ExitCode, exit } from '../exit.ts';
import { openOutput } from '../output.ts';
import { progressReporter } from '../screen.ts';
import type { Run } from '../start.ts';
import type { FranchiseOptions } from './command.ts';

export const runFranchise: Run<FranchiseOptions> = async (asked, app) => {
  const options = await decided(asked, app);
  if (options.dryRun) return (await import('./plan.ts')).planFranchise(options, app);
  const outcome = newOutcome();
  const output = await openOutput(options, app);
  const progress = await progressReporter(app, options.ascii);
  await report(foldFallbacks(watched(answers(options, app, outcome), outcome)), compose([progress, output.reporter]));
  await output.close();
  return codeOf(outcome, app);
};

async function* watched(events: AsyncIterable<RunEvent>, outcome: Outcome): AsyncGenerator<RunEvent, void> {
  for await (const event of events) {
    if (event.type === 'franchise') {
      outcome.answers++;
      outcome.incomplete ||= isIncomplete(event.franchise);
      outcome.interrupted ||= event.franchise.truncated?.by === 'interrupt';
    }
    yield event;
  }
}

/** A depth limit is what was asked for; a failure or a spent budget is not. */
function isIncomplete({ failed, truncated }: Franchise): boolean {
  return failed.length > 0 || (truncated !== undefined && truncated.by !== 'depth');
}

function codeOf({ failures, answers: answered, incomplete, interrupted, unsaved }: Outcome, { io }: App): ExitCode {
  if (interrupted && !unsaved) return exit.interrupted;
  const [first] = failures;
  if (first && answered === 0 && failures.length === 1) throw first;
  for (const { message } of failures) io.stderr.write(`animectl: ${message}\n`);
  if (first && answered === 0) throw first;
  if (unsaved) return exit.database;
  return first || incomplete ? exit.incomplete : exit.done;
}
