import type { Job } from 'bullmq';
import type { EngineOptions, QueueOnServer } from './engine.ts';
import { engineAt } from './engine-at.ts';
import { QueueError, queueError } from './error.ts';
import { flow } from './flow.ts';
import { jobOptions } from './job-options.ts';
import { jobIdOf, questionIn, questionWords } from './question.ts';
import type { JobQueue, Queued, QueuedJob, QueuedQuestion, QueuedState } from './queue.ts';
import { scheduled, schedulesOf } from './schedules.ts';
import { removed, retried } from './settle.ts';

/** Opens the queue at an address. Throws `QueueError` where it cannot be reached, `ConfigError` where a package is not installed. */
export async function openQueue(
  url: string,
  options: Pick<EngineOptions, 'load' | 'prefix' | 'advise'> = {},
): Promise<JobQueue> {
  const engine = await engineAt(url, options);
  const queue = await engine.queue();
  queue.on('error', () => {});
  let isClosed = false;
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    // BullMQ's own answer on PostgreSQL is none, for ever.
    if (isClosed) throw new QueueError('the queue was closed');
    try {
      return await work();
    } catch (error) {
      throw queueError(error, url);
    }
  };
  return {
    add: (questions) => attempt(() => added(questions, queue)),
    addImport: (question) => attempt(async () => flow(question, queue, await engine.flows())),
    schedule: (question, everyMs) => attempt(() => scheduled(question, everyMs, queue)),
    schedules: () => attempt(() => schedulesOf(queue)),
    unschedule: (id) => attempt(() => queue.removeJobScheduler(id)),
    jobs: (most) => attempt(() => listed(queue, most)),
    counts: () => attempt(() => countsOf(queue)),
    retry: (ids) => attempt(() => retried(ids, queue)),
    remove: (ids) => attempt(() => removed(ids, queue)),
    async close() {
      if (isClosed) return;
      isClosed = true;
      await queue.close().catch(() => {});
      await engine.close();
    },
  };
}

/** One that waits already stays where it is; one that has failed for good is begun anew. */
async function added(questions: readonly QueuedQuestion[], queue: QueueOnServer): Promise<Queued> {
  let already = 0;
  for (const question of questions) {
    const jobId = jobIdOf(question);
    const known = await queue.getJob(jobId);
    if (known && (await known.isFailed())) await known.remove();
    else if (known) {
      already++;
      continue;
    }
    await queue.add(question.kind, question, { ...jobOptions, jobId });
  }
  return { added: questions.length - already, already };
}

const names = ['waiting', 'prioritized', 'waiting-children', 'delayed', 'active', 'failed'] as const;

export async function countsOf(queue: QueueOnServer): Promise<Readonly<Record<QueuedState, number>>> {
  const counts = await queue.getJobCounts(...names);
  const { waiting = 0, prioritized = 0, 'waiting-children': parents = 0, delayed = 0, active = 0, failed = 0 } = counts;
  return { waiting: waiting + prioritized + parents, delayed, running: active, failed };
}

const states = [
  ['active', 'running'],
  ['waiting', 'waiting'],
  ['waiting-children', 'waiting'],
  ['delayed', 'delayed'],
  ['failed', 'failed'],
] as const satisfies readonly (readonly [string, QueuedState])[];

async function listed(queue: QueueOnServer, most: number): Promise<readonly QueuedJob[]> {
  const all = states.map(async ([name, state]) => {
    const jobs = await queue.getJobs([name], 0, most - 1);
    const made = jobs.map(async (job) => job && { ...jobOf(job, state), ...(await partsOf(job, name)) });
    return (await Promise.all(made)).filter((job) => job !== undefined);
  });
  return (await Promise.all(all)).flat();
}

/** Of a job that waits for others. */
async function partsOf(job: Job, state: string): Promise<Pick<QueuedJob, 'parts'>> {
  if (state !== 'waiting-children') return {};
  const { processed = 0, unprocessed = 0, ignored = 0, failed = 0 } = await job.getDependenciesCount();
  const ended = processed + ignored + failed;
  return { parts: { ended, all: ended + unprocessed } };
}

function jobOf(job: Job, state: QueuedState): QueuedJob {
  const question = questionIn(job.data);
  const { timestamp, processedOn, processedBy, failedReason, attemptsMade, stalledCounter, progress } = job;
  const { titles = 0 } = (typeof progress === 'object' ? progress : {}) as { readonly titles?: number };
  return {
    id: job.id ?? '',
    kind: question?.kind ?? 'franchise',
    about: question ? questionWords(question) : 'a question of another version',
    state,
    // Not `attemptsStarted`: that counts how often it was put back, too.
    attempts: attemptsMade + stalledCounter + (state === 'running' ? 1 : 0),
    titles,
    ...(processedBy && { worker: processedBy }),
    waitedMs: processedOn === undefined ? 0 : Math.max(0, processedOn - timestamp),
    ...(failedReason && { error: failedReason }),
  };
}
