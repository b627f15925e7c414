import { plain } from '../../report/text/plain.ts';
import { needQueue } from '../queue/address.ts';
import { note } from '../screen.ts';
import type { Run } from '../start.ts';
import type { WorkerOptions } from './command.ts';

/** Works until it is interrupted, or the queue is empty. */
export const runWorker: Run<WorkerOptions> = async ({ concurrency, name, exitWhenEmpty, webhook }, session) => {
  const { app, io, config } = session;
  const url = needQueue(config);
  const [{ takeJobs }, { answering, postponing }] = await Promise.all([
    import('../../queue/taking.ts'),
    import('../../worker/worker.ts'),
  ]);
  let failed = 0;
  const taking = await takeJobs(url, answering(app, webhook), {
    ...{ concurrency, clock: io.clock, name: name ?? io.host.process?.name ?? 'worker' },
    postpone: postponing(app),
    advise: (message) => note(session, `animectl: ${plain(message)}`),
    onEnd({ about, error }) {
      if (error !== undefined) failed++;
      note(session, `${plain(about)}: ${error === undefined ? 'done' : plain(error)}`);
    },
  });
  note(session, `animectl: takes jobs, ${concurrency} at once`);
  try {
    if (exitWhenEmpty) await taking.empty(io.signal);
    else await aborted(io.signal);
  } catch (error) {
    if (!io.signal.aborted) throw error;
  } finally {
    await taking.close();
  }
  // To be ended is how it ends well, unless it was to see to the end of the queue.
  return exitWhenEmpty ? { interrupted: io.signal.aborted, incomplete: failed > 0 } : {};
};

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    signal.addEventListener('abort', () => done(), { once: true });
  });
}
