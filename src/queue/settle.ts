import type { Job } from 'bullmq';
import type { QueueOnServer } from './engine.ts';
import type { QueuedState, SettledJobs } from './queue.ts';

/** Begins jobs anew that failed for good, under their ids; absent: all of them. */
export function retried(ids: readonly string[] | undefined, queue: QueueOnServer): Promise<SettledJobs> {
  return settled(ids, queue, async (job, state) => {
    if (state !== 'failed') return false;
    await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
    return true;
  });
}

/** Takes jobs off the queue; absent: all that failed for good. */
export function removed(ids: readonly string[] | undefined, queue: QueueOnServer): Promise<SettledJobs> {
  return settled(ids, queue, async (job, state) => {
    if (state === 'running') return false;
    try {
      await job.remove();
      return true;
    } catch (error) {
      // A worker was faster, or has a part of it.
      if (/locked/i.test(error instanceof Error ? error.message : '')) return false;
      throw error;
    }
  });
}

async function settled(
  ids: readonly string[] | undefined,
  queue: QueueOnServer,
  settle: (job: Job, state: QueuedState) => Promise<boolean>,
): Promise<SettledJobs> {
  const [done, unknown]: [string[], string[]] = [[], []];
  const refused: (readonly [string, QueuedState])[] = [];
  for (const id of new Set(ids ?? (await failedIds(queue)))) {
    const job = await queue.getJob(id);
    const state = job && stateOf[await job.getState()];
    if (!job || !state) unknown.push(id);
    else if (await settle(job, state)) done.push(id);
    else refused.push([id, state === 'failed' ? 'running' : state]);
  }
  return { done, refused, unknown };
}

const failedIds = async (queue: QueueOnServer): Promise<readonly string[]> =>
  (await queue.getJobs(['failed'], 0, -1)).flatMap((job) => job?.id ?? []);

const stateOf: Readonly<Record<string, QueuedState>> = {
  active: 'running',
  waiting: 'waiting',
  prioritized: 'waiting',
  'waiting-children': 'waiting',
  delayed: 'delayed',
  failed: 'failed',
};
