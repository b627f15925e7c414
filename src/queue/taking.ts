import type { Job } from 'bullmq';
import { type Clock, inTime, unlessAborted } from '../model/clock.ts';
import { AnimectlError } from '../model/errors.ts';
import { installed } from '../model/installed.ts';
import type { Patience } from '../model/patience.ts';
import { type EngineOptions, packagesMissing, type QueueEngine, type QueueOnServer } from './engine.ts';
import { engineAt } from './engine-at.ts';
import { queueError } from './error.ts';
import { isFinal } from './final.ts';
import { countsOf } from './open.ts';
import { questionIn, questionWords } from './question.ts';
import type { Answering, Taking, TakingOptions } from './queue.ts';

/** A worker that is killed is not the job's fault, many times over; a job that kills its worker each time is set aside. */
const mostStalled = 5;
/** How often is looked whether the queue is empty, ms. */
const lookMs = 500;

/** How long a server that answers nothing any more is waited for at the end, ms. */
const endMs = 8_000;
/** The same where it has gone. */
const lostMs = 500;

type WorkOptions = TakingOptions & Pick<EngineOptions, 'load' | 'prefix' | 'advise'> & { readonly clock: Clock };

/**
 * Takes jobs from the queue at an address and has them answered, until it is closed. The job of a worker that is not heard of any more
 * is taken over by another one. Throws `QueueError` where it cannot be reached, `ConfigError` where a package is not installed.
 */
export async function takeJobs(url: string, answer: Answering, options: WorkOptions): Promise<Taking> {
  const { name, concurrency, lockMs = 30_000, onEnd, load, prefix, advise, clock, patience } = options;
  const engine = await engineAt(url, { load, prefix, advise, concurrency, patient: true });
  const over = new AbortController();
  const ending = AbortSignal.any([over.signal, options.signal]);
  const underWay = new Set<Promise<void>>();
  const process = await processing(noted(answer, underWay), { ...options, signal: ending });
  const queue = await engine.queue();
  const worker = await engine.worker(process, {
    ...{ name, concurrency, runRetryDelay: 1_000 },
    ...{ lockDuration: lockMs, stalledInterval: lockMs / 2, maxStalledCount: mostStalled },
  });
  worker.on('completed', (job) => onEnd?.({ about: aboutOf(job.data) }));
  worker.on('failed', (job, error) => onEnd?.({ about: aboutOf(job?.data), error: error.message }));
  const outlook = watched(engine, patience);
  // Also of a job whose lock is another's by now, which says nothing of the server.
  worker.on('error', () => void outlook.look());
  queue.on('error', () => {});
  const close = async (): Promise<void> => {
    over.abort();
    const isLost = outlook.isLost();
    // A server that has gone takes nothing back: its jobs go to others, once it is there again.
    if (isLost) await inTime(Promise.allSettled(underWay), endMs).catch(() => {});
    await inTime(worker.close(isLost), isLost ? lostMs : endMs).catch(() => {});
    if (!isLost) await queue.close().catch(() => {});
    await engine.close();
  };
  let closing: Promise<void> | undefined;
  return {
    async empty(signal) {
      const look = () =>
        patience.through(
          () => isEmpty(queue, url),
          () => true,
        );
      while (!(await look())) await clock.sleep(lookMs, signal);
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** Looks whether the server is there when something has failed, and waits for it where it is not. */
function watched(engine: QueueEngine, patience: Patience) {
  let isLost = false;
  let isLooking = false;
  const once = async (): Promise<void> => {
    try {
      await engine.look();
      isLost = false;
    } catch (error) {
      isLost = true;
      throw error;
    }
  };
  return {
    isLost: () => isLost,
    async look(): Promise<void> {
      if (isLooking) return;
      isLooking = true;
      // Whoever ends the worker hears of a wait that is over from the patience itself.
      await patience.through(once, () => true).catch(() => {});
      isLooking = false;
    },
  };
}

/** Whether nothing is left but what is put on again and again, of which the next one is always there. */
async function isEmpty(queue: QueueOnServer, url: string): Promise<boolean> {
  try {
    const { waiting, delayed, running } = await countsOf(queue);
    return waiting + running === 0 && delayed <= (await queue.getJobSchedulersCount());
  } catch (error) {
    throw queueError(error, url);
  }
}

/** Answers, which are in `all` for as long as they are under way. */
const noted =
  (answer: Answering, all: Set<Promise<void>>): Answering =>
  (question, how) => {
    const one = answer(question, how);
    all.add(one);
    return one.finally(() => all.delete(one));
  };

const aboutOf = (data: unknown): string => {
  const question = questionIn(data);
  return question ? questionWords(question) : 'a question of another version';
};

/** Jobs whose time has not come are put back; so long a place for a job is left empty then, at the most, or all would be looked at again and again, ms. */
const restMs = 5_000;
/** A wait that is shorter is no reason to put a job back, ms. */
const leastWaitMs = 1_000;
/** So long before its time a job is taken again, ms: what comes before its first request is done when there is room for that. */
const leadMs = 500;

/** What BullMQ calls with each job. */
async function processing(
  answer: Answering,
  { signal, load, postpone, clock }: WorkOptions & { readonly signal: AbortSignal },
) {
  const { DelayedError, UnrecoverableError, WaitingError } = await installed(
    load?.bullmq ?? (() => import('bullmq')),
    packagesMissing('bullmq'),
  );
  return async (job: Job, token?: string): Promise<void> => {
    try {
      // A fetch that was under way when the worker was closed still brings a job, also one that it has just handed back.
      signal.throwIfAborted();
      const question = questionIn(job.data);
      if (!question) throw new UnrecoverableError('this version does not understand the question: update animectl');
      const ms = Math.ceil((await postpone?.(question)) ?? 0);
      if (ms >= leastWaitMs) {
        await job.moveToDelayed(clock.now() + ms - leadMs, token);
        await clock.sleep(Math.min(ms, restMs), signal).catch(() => {});
        throw new DelayedError();
      }
      await answer(question, { signal, tell: async (titles) => unlessAborted(job.updateProgress({ titles }), signal) });
    } catch (error) {
      if (error instanceof DelayedError) throw error;
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
