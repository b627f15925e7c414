import { QueueError } from '../../queue/error.ts';
import { plain } from '../../report/text/plain.ts';
import { needQueue } from '../queue/address.ts';
import { note } from '../screen.ts';
import type { Run, Session } from '../start.ts';
import type { WorkerOptions } from './command.ts';

/** Works until it is interrupted, or the queue is empty. */
export const runWorker: Run<WorkerOptions> = async ({ concurrency, name, exitWhenEmpty, webhook }, session) => {
  const { app, io, config } = session;
  const url = needQueue(config);
  const [{ takeJobs }, { answering, postponing }] = await Promise.all([
    import('../../queue/taking.ts'),
    import('../../worker/worker.ts'),
  ]);
  const lost = sharedLimitsOf(session);
  await app.state();
  lost.check();
  let failed = 0;
  const taking = await takeJobs(url, answering(app, webhook), {
    ...{ concurrency, clock: io.clock, name: name ?? io.host.process?.name ?? 'worker' },
    postpone: async (question) => (lost.isLost() ? putBackMs : postponing(app)(question)),
    advise: (message) => note(session, `animectl: ${plain(message)}`),
    onEnd({ about, error }) {
      if (error !== undefined) failed++;
      note(session, `${plain(about)}: ${error === undefined ? 'done' : plain(error)}`);
    },
  });
  note(session, `animectl: takes jobs, ${concurrency} at once`);
  try {
    await Promise.race([exitWhenEmpty ? taking.empty(io.signal) : aborted(io.signal), lost.gone]);
    lost.check();
  } catch (error) {
    if (!io.signal.aborted) throw error;
  } finally {
    await taking.close();
  }
  // To be ended is how it ends well, unless it was to see to the end of the queue.
  return exitWhenEmpty ? { interrupted: io.signal.aborted, incomplete: failed > 0 } : {};
};

/** A job that is put back since its worker is about to end waits so long for another one, ms. */
const putBackMs = 5_000;

/** What tells of the requests of other workers: one that has lost it would go over the limit of all, and ends. */
function sharedLimitsOf({ app, config }: Session) {
  const isShared = config.redis !== undefined || config.cachePostgres !== undefined;
  const fault = () => (isShared ? app.health.cacheFault() : undefined);
  let tell = () => {};
  const gone = new Promise<void>((done) => {
    tell = done;
  });
  return {
    /** Resolves once it is seen to be lost. */
    gone,
    isLost() {
      const isLost = fault() !== undefined;
      if (isLost) tell();
      return isLost;
    },
    check() {
      const what = fault();
      if (what === undefined) return;
      throw new QueueError(
        `what tells of other workers' requests is lost, so that this one ends: ${what}; start it again`,
      );
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    signal.addEventListener('abort', () => done(), { once: true });
  });
}
