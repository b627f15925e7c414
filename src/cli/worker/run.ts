import { QueueError } from '../../queue/error.ts';
import { plain } from '../../report/text/plain.ts';
import type { Webhook } from '../../tasks/webhook.ts';
import { aborted } from '../aborted.ts';
import { needQueue } from '../queue/address.ts';
import { note } from '../screen.ts';
import type { Run, Session } from '../start.ts';
import { serversOf, whenStored } from './servers.ts';

export interface WorkerOptions {
  /** Who is told of what checks of all that is followed have found. */
  readonly webhook: Webhook;
  /** Jobs at once. */
  readonly concurrency: number;
  /** Undefined: that of the machine and process. */
  readonly name: string | undefined;
  readonly exitWhenEmpty: boolean;
}

/** Works until it is interrupted, the queue is empty, or a server it needs is away for too long. */
export const runWorker: Run<WorkerOptions> = async ({ concurrency, name, exitWhenEmpty, webhook }, session) => {
  const { app, io, config } = session;
  const url = needQueue(config);
  const [{ takeJobs }, { answering, postponing }] = await Promise.all([
    import('../../queue/taking.ts'),
    import('../../worker/worker.ts'),
  ]);
  const servers = serversOf(url, session);
  await app.state(servers.of);
  needShared(session);
  // What is first opened while its server is away stays refused.
  if (config.postgres) await app.database();
  let failed = 0;
  const taking = await takeJobs(url, whenStored(answering(app, webhook), config, servers), {
    ...{ concurrency, clock: io.clock, name: name ?? io.host.process?.name ?? 'worker' },
    ...{ postpone: postponing(app), patience: servers.queue, signal: servers.ending },
    advise: (message) => note(session, `animectl: ${plain(message)}`),
    onEnd({ about, error }) {
      if (error !== undefined) failed++;
      note(session, `${plain(about)}: ${error === undefined ? 'done' : plain(error)}`);
    },
  });
  note(session, `animectl: takes jobs, ${concurrency} at once`);
  try {
    await Promise.race([exitWhenEmpty ? taking.empty(io.signal) : aborted(io.signal), servers.gone]);
    servers.check();
  } catch (error) {
    servers.check();
    if (!io.signal.aborted) throw error;
  } finally {
    await taking.close();
  }
  // To be ended is how it ends well, unless it was to see to the end of the queue.
  return exitWhenEmpty ? { interrupted: io.signal.aborted, incomplete: failed > 0 } : {};
};

/** A worker that does not see what others have asked for would go over the limit of all. */
function needShared({ app, config }: Session): void {
  if (config.redis === undefined && config.cachePostgres === undefined) return;
  const fault = app.health.cacheFault();
  if (fault !== undefined)
    throw new QueueError(
      `what tells of other workers' requests is lost, so that this one ends: ${fault}; start it again`,
    );
}
