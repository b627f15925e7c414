import type { App } from '../app/app.ts';
import { longestTimerMs } from '../model/clock.ts';
import { resultOf } from '../tasks/task.ts';
import { checkWatches, listWatches } from '../tasks/watch.ts';
import type { Webhook } from '../tasks/webhook.ts';
import { bugLine } from './bug-log.ts';
import { toldOf } from './frames.ts';
import type { ServerJobs, ServerWork } from './jobs.ts';
import type { Checks, Surroundings } from './options.ts';

/** Asking for all that is followed, as a job. */
export function watchCheck(webhook: Webhook, app: App): ServerWork {
  return { kind: 'watch check', run: (signal) => toldOf(checkWatches({ ...webhook, signal }, app)) };
}

interface Site {
  readonly app: App;
  readonly jobs: ServerJobs;
  readonly surroundings: Surroundings;
}

/**
 * Checks again and again, until `signal` is aborted. What was checked less than `everyMs` ago, by this server or by hand, is not
 * checked at the start. What goes wrong is in the log, and is tried again the next time.
 */
export async function checkRegularly({ everyMs, ...webhook }: Checks, site: Site, signal: AbortSignal): Promise<void> {
  const { app, jobs, surroundings } = site;
  const { clock, log } = surroundings;
  let due = Number.NEGATIVE_INFINITY;
  while (!signal.aborted) {
    try {
      due = Math.max(due, await dueIn(everyMs, app));
      if (due <= clock.now()) {
        due = clock.now() + everyMs;
        if (await hasWatches(app)) jobs.add(watchCheck(webhook, app));
      }
    } catch (error) {
      due = clock.now() + everyMs;
      log?.(bugLine('watch check', error, clock.now()));
    }
    const wait = Math.min(due - clock.now(), longestTimerMs);
    await clock.sleep(Math.max(wait, 0), signal).catch(() => {});
  }
}

async function hasWatches(app: App): Promise<boolean> {
  return (await resultOf(listWatches({}, app))).watched.length > 0;
}

/** When the longest unchecked of what is followed is to be checked, Unix time in ms; in the past: now. */
async function dueIn(everyMs: number, app: App): Promise<number> {
  const { watched } = await resultOf(listWatches({}, app));
  const times = watched.map(({ checkedAt }) => (checkedAt === null ? 0 : Date.parse(checkedAt)));
  return times.length === 0 ? 0 : Math.min(...times) + everyMs;
}
