import type { Clock } from '../model/clock.ts';
import { connectedTo, queuePackages } from './connection.ts';
import { questionIn, questionWords } from './question.ts';
import type { Answering, Taking, TakingOptions } from './queue.ts';
import { countsOf, type QueueOptions, queueName } from './redis.ts';

/** A worker that is killed is not the job's fault, many times over; a job that kills its worker each time is set aside. */
const mostStalled = 5;
/** How often is looked whether the queue is empty, ms. */
const lookMs = 500;

/**
 * Takes jobs from the queue on a Redis and has them answered, until it is closed. The job of a worker that is not heard of any more
 * is taken over by another one. Throws `QueueError` where it cannot be reached, `ConfigError` where a package is not installed.
 */
export async function takeJobs(
  url: string,
  answer: Answering,
  options: TakingOptions & QueueOptions & { readonly clock: Clock },
): Promise<Taking> {
  const { name, concurrency, lockMs = 30_000, onEnd, load, prefix = 'animectl:queue', clock } = options;
  const packages = await queuePackages(load);
  const [redis, asking] = await Promise.all([connectedTo(url, packages, true), connectedTo(url, packages, true)]);
  const over = new AbortController();
  const queue = new packages.bullmq.Queue(queueName, { connection: asking, prefix });
  const worker = new packages.bullmq.Worker(
    queueName,
    async (job) => {
      const question = questionIn(job.data);
      if (!question) throw new Error('this version does not understand the question: update animectl');
      await answer(question, { signal: over.signal, tell: async (titles) => job.updateProgress({ titles }) });
    },
    {
      ...{ connection: redis, prefix, name, concurrency },
      ...{ lockDuration: lockMs, stalledInterval: lockMs, maxStalledCount: mostStalled },
    },
  );
  const about = (data: unknown): string => {
    const question = questionIn(data);
    return question ? questionWords(question) : 'a question of another version';
  };
  worker.on('completed', (job) => onEnd?.({ about: about(job.data) }));
  worker.on('failed', (job, error) => onEnd?.({ about: about(job?.data), error: error.message }));
  // A Redis that has gone comes back, or the worker is told to end.
  worker.on('error', () => {});
  queue.on('error', () => {});
  return {
    async empty(signal) {
      for (;;) {
        const { waiting, delayed, running } = await countsOf(queue);
        if (waiting + delayed + running === 0) return;
        await clock.sleep(lookMs, signal);
      }
    },
    async close() {
      over.abort();
      await worker.close();
      await queue.close().catch(() => {});
      for (const one of [redis, asking]) one.disconnect();
    },
  };
}
