import type { Config } from '../../config/config.ts';
import { ConfigError, NotFoundError } from '../../model/errors.ts';
import { jobIdOf } from '../../queue/question.ts';
import type { JobQueue, Queued, QueuedImport, QueuedQuestion, SettledJobs } from '../../queue/queue.ts';
import type { QueueDocument } from '../../report/format/queue.ts';
import { plain } from '../../report/text/plain.ts';
import { count, waitWords } from '../../report/text/words.ts';
import { printJson } from '../print.ts';
import { note } from '../screen.ts';
import type { Session } from '../start.ts';

/** Where the queue is. Throws `ConfigError` where that is not said. */
export function needQueue({ queue }: Config): string {
  if (queue !== undefined) return queue;
  throw new ConfigError(
    'ANIMECTL_QUEUE is not set: it says where the queue is, such as redis://localhost:6379 or postgres://localhost/anime',
    'queue',
  );
}

/** Opens the queue for as long as it takes to ask it something. */
async function withQueue<T>(session: Session, work: (queue: JobQueue) => Promise<T>): Promise<T> {
  const url = needQueue(session.config);
  const { openQueue } = await import('../../queue/open.ts');
  const queue = await openQueue(url, { advise: (message) => note(session, `animectl: ${plain(message)}`) });
  try {
    return await work(queue);
  } finally {
    await queue.close();
  }
}

/** Jobs of each state that are shown. */
const shown = 20;

/** What is in the queue. */
export const queueDocument = (session: Session): Promise<QueueDocument> =>
  withQueue(session, async (queue) => ({
    schema: 1,
    ...(await queue.counts()),
    jobs: await queue.jobs(shown),
    schedules: (await queue.schedules()).map((one) => ({ ...one, next: new Date(one.next).toISOString() })),
  }));

/** Has questions put on the queue again and again. One that is already is put on as often as is said now. */
export async function scheduleOnQueue(
  questions: readonly QueuedQuestion[],
  everyMs: number,
  json: boolean,
  session: Session,
): Promise<void> {
  const ids = [...new Set(questions.map(jobIdOf))];
  const schedules = await withQueue(session, async (queue) => {
    for (const question of questions) await queue.schedule(question, everyMs);
    return queue.schedules();
  });
  if (json) return printJson(session, { schema: 1, ids, everyMs, schedules: schedules.length });
  const [id] = ids;
  const every = `put on the queue every ${waitWords(everyMs)}`;
  if (ids.length === 1) note(session, `animectl: ${every}; animectl queue unschedule ${id} ends that`);
  else
    note(
      session,
      `animectl: ${ids.length} franchises are ${every}; animectl queue stats lists them, queue unschedule ID ends one`,
    );
}

/** Ends that a question is put on the queue again and again. Throws `NotFoundError` where it is not. */
export async function unscheduleOnQueue(id: string, session: Session): Promise<void> {
  const [isGone, schedules] = await withQueue(
    session,
    async (queue) => [await queue.unschedule(id), await queue.schedules()] as const,
  );
  const known = schedules.map((one) => one.id).join(', ') || 'none';
  if (!isGone) throw new NotFoundError(`nothing is scheduled as ${id}; there is: ${known}`, { code: 'not-here' });
  note(session, `animectl: ${id} is put on the queue no more`);
}

/** What is done with jobs: put on the queue again, or taken off it. */
export type Settling = 'retry' | 'remove';

/** Settles jobs, all that failed for good where none are named. Throws `NotFoundError` where nothing was done of what was named. */
export async function settleOnQueue(how: Settling, ids: readonly string[], session: Session): Promise<SettledJobs> {
  const settled = await withQueue(session, (queue) => queue[how](ids.length > 0 ? ids : undefined));
  const { done, refused, unknown } = settled;
  const say = (words: string) => note(session, `animectl: ${words}`);
  for (const id of unknown) say(`no job has the id ${plain(id)}: animectl queue stats lists them`);
  for (const [id, state] of refused) say(`${plain(id)} is ${stateWords[state]} and was left as it is`);
  const what = how === 'retry' ? 'put on the queue again' : 'taken off the queue';
  if (done.length > 0) say(`${count(done.length, 'job')} ${what}`);
  else if (ids.length === 0) say('no job has failed');
  else throw new NotFoundError('no job was changed', { code: 'not-here' });
  return settled;
}

const stateWords = { waiting: 'waiting', delayed: 'waiting for its time', running: 'under way', failed: 'failed' };

/** Puts questions on the queue, and says what became of them. */
export async function putOnQueue(
  questions: readonly QueuedQuestion[],
  json: boolean,
  session: Session,
): Promise<Queued> {
  const queued = await withQueue(session, (queue) => queue.add(questions));
  const { added, already } = queued;
  if (json) printJson(session, { schema: 1, added, already });
  else note(session, `animectl: ${putWords(queued)}`);
  return queued;
}

/** Puts an import whose rows are kept on the queue, and says how to look at it. */
export async function putImportOnQueue(
  { rows, ...about }: QueuedImport & { readonly rows: number; readonly maxAgeMs: number },
  json: boolean,
  session: Session,
): Promise<void> {
  const queued = await withQueue(session, (queue) => queue.addImport({ ...about, rows }));
  const { added, already } = queued;
  if (json) printJson(session, { schema: 1, job: about.job, rows, added, already });
  else
    note(
      session,
      `animectl: import ${about.job}, ${count(rows, 'row')}: ${putWords(queued)}; animectl import --list-jobs shows it`,
    );
}

const putWords = ({ added, already }: Queued): string =>
  `${count(added, 'job')} put on the queue${already > 0 ? `, ${already} were on it already` : ''}`;
