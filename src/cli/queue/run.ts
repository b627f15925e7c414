import { queueText } from '../../report/format/queue.ts';
import { printJson } from '../print.ts';
import type { Run } from '../start.ts';
import { needQueue } from './address.ts';

/** Jobs of each state that are shown. */
const shown = 20;

export const runQueueStats: Run<{ readonly json: boolean }> = async ({ json }, session) => {
  const url = needQueue(session.config);
  const { openQueue } = await import('../../queue/open.ts');
  const queue = await openQueue(url);
  try {
    const [counts, jobs] = [await queue.counts(), await queue.jobs(shown)];
    const document = { schema: 1, ...counts, jobs } as const;
    if (json) printJson(session, document);
    else session.io.stdout.write(queueText(document));
  } finally {
    await queue.close();
  }
  return {};
};
