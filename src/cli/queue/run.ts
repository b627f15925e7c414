import { queueText } from '../../report/format/queue.ts';
import { printJson } from '../print.ts';
import type { Run } from '../start.ts';
import { queueDocument } from './address.ts';

export const runQueueStats: Run<{ readonly json: boolean }> = async ({ json }, session) => {
  const document = await queueDocument(session);
  if (json) printJson(session, document);
  else session.io.stdout.write(queueText(document));
  return {};
};
