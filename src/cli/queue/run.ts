import { queueText } from '../../report/format/queue.ts';
import { printJson } from '../print.ts';
import type { Run } from '../start.ts';
import { queueDocument, unscheduleOnQueue } from './address.ts';

/** Ends that a question is put on the queue again and again. */
export const runUnschedule: Run<{ readonly id: string }> = async ({ id }, session) => {
  await unscheduleOnQueue(id, session);
  return {};
};

export const runQueueStats: Run<{ readonly json: boolean }> = async ({ json }, session) => {
  const document = await queueDocument(session);
  if (json) printJson(session, document);
  else session.io.stdout.write(queueText(document));
  return {};
};
