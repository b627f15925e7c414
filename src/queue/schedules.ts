import type { QueueOnServer } from './engine.ts';
import { jobOptions } from './job-options.ts';
import { jobIdOf, questionIn, questionWords } from './question.ts';
import type { QueuedQuestion, Schedule } from './queue.ts';

/** Has a question put on the queue so often, the first time at once. BullMQ takes `repeat` of a job for nothing, without a word. */
export async function scheduled(question: QueuedQuestion, everyMs: number, queue: QueueOnServer): Promise<void> {
  const template = { name: question.kind, data: question, opts: jobOptions };
  await queue.upsertJobScheduler(jobIdOf(question), { every: everyMs }, template);
}

/** What is put on the queue again and again; what comes next first. */
export async function schedulesOf(queue: QueueOnServer): Promise<readonly Schedule[]> {
  const all = await queue.getJobSchedulers(0, 99, true);
  return all.map(({ key, every = 0, next = 0, template }) => {
    const question = questionIn(template?.data);
    const about = question ? questionWords(question) : 'a question of another version';
    return { id: key, about, everyMs: Number(every), next };
  });
}
