import { queueText } from '../../report/format/queue.ts';
import { printJson } from '../print.ts';
import type { Run } from '../start.ts';
import { queueDocument, type Settling, settleOnQueue, unscheduleOnQueue } from './address.ts';

/** Ends that a question is put on the queue again and again. */
export const runUnschedule: Run<{ readonly id: string }> = async ({ id }, session) => {
  await unscheduleOnQueue(id, session);
  return {};
};

/** Puts jobs that failed on the queue again, or takes jobs off it. Some of several that are not there end it with 8. */
export const runSettle: Run<{ readonly how: Settling; readonly ids: readonly string[] }> = async (
  { how, ids },
  session,
) => {
  const { refused, unknown } = await settleOnQueue(how, ids, session);
  return { incomplete: refused.length + unknown.length > 0 };
};

export const runQueueStats: Run<{ readonly json: boolean }> = async ({ json }, session) => {
  const document = await queueDocument(session);
  if (json) printJson(session, document);
  else session.io.stdout.write(queueText(document));
  return {};
};
