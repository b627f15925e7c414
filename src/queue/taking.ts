import type { Job } from 'bullmq';
import type { Clock } from '../model/clock.ts';
import { AnimectlError } from '../model/errors.ts';
import { type EngineOptions, engineAt, installed, type LoadPackages } from './engine.ts';
import { queueError } from './error.ts';
import { isFinal } from './final.ts';
import { countsOf } from './open.ts';
import { questionIn, questionWords } from './question.ts';
import type { Answering, Taking, TakingOptions } from './queue.ts';

/** A worker that is killed is not the job's fault, many times over; a job that kills its worker each time is set aside. */
const mostStalled = 5;
/** How often is looked whether the queue is empty, ms. */
const lookMs = 500;

type WorkOptions = TakingOptions &
  Pick<EngineOptions, 'load' | 'prefix' | 'advise'> & { readonly clock: Pick<Clock, 'sleep'> };

/**
 * Takes jobs from the queue at an address and has them answered, until it is closed. The job of a worker that is not heard of any more
 * is taken over by another one. Throws `QueueError` where it cannot be reached, `ConfigError` where a package is not installed.
 */
export async function takeJobs(url: string, answer: Answering, options: WorkOptions): Promise<Taking> {
  const { name, concurrency, lockMs = 30_000, onEnd, load, prefix, advise, clock } = options;
  const engine = await engineAt(url, { load, prefix, advise, concurrency, patient: true });
  const over = new AbortController();
  const process = await processing(answer, over.signal, load);
  const queue = await engine.queue();
  const worker = await engine.worker(process, {
    ...{ name, concurrency, runRetryDelay: 1_000 },
    ...{ lockDuration: lockMs, stalledInterval: lockMs, maxStalledCount: mostStalled },
  });
  worker.on('completed', (job) => onEnd?.({ about: aboutOf(job.data) }));
  worker.on('failed', (job, error) => onEnd?.({ about: aboutOf(job?.data), error: error.message }));
  // A server that has gone comes back, or the worker is told to end.
  worker.on('error', () => {});
  queue.on('error', () => {});
  const close = async (): Promise<void> => {
    over.abort();
    await worker.close();
    await queue.close().catch(() => {});
    await engine.close();
  };
  let closing: Promise<void> | undefined;
  return {
    async empty(signal) {
      for (;;) {
        const { waiting, delayed, running } = await countsOf(queue).catch((error: unknown) => {
          throw queueError(error, url);
        });
        if (waiting + delayed + running === 0) return;
        await clock.sleep(lookMs, signal);
      }
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

const aboutOf = (data: unknown): string => {
  const question = questionIn(data);
  return question ? questionWords(question) : 'a question of another version';
};

/** What BullMQ calls with each job. */
async function processing(answer: Answering, signal: AbortSignal, load: LoadPackages | undefined) {
  const { UnrecoverableError, WaitingError } = await installed(load?.bullmq ?? (() => import('bullmq')), 'bullmq');
  return async (job: Job, token?: string): Promise<void> => {
    try {
      // A fetch that was under way when the worker was closed still brings a job, also one that it has just handed back.
      signal.throwIfAborted();
      const question = questionIn(job.data);
      if (!question) throw new UnrecoverableError('this version does not understand the question: update animectl');
      await answer(question, { signal, tell: async (titles) => job.updateProgress({ titles }) });
    } catch (error) {
      // A worker that ends hands back what it has: that is no attempt.
      if (signal.aborted) {
        await job.moveToWait(token);
        throw new WaitingError();
      }
      if (error instanceof AnimectlError && isFinal(error)) throw new UnrecoverableError(error.message);
      throw error;
    }
  };
}
