import type { Config } from '../../config/config.ts';
import { ConfigError } from '../../model/errors.ts';
import type { Queued, QueuedQuestion } from '../../queue/queue.ts';
import { count } from '../../report/text/words.ts';
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

/** Puts questions on the queue, and says what became of them. */
export async function putOnQueue(
  questions: readonly QueuedQuestion[],
  json: boolean,
  session: Session,
): Promise<Queued> {
  const url = needQueue(session.config);
  const { openQueue } = await import('../../queue/open.ts');
  const queue = await openQueue(url);
  try {
    const queued = await queue.add(questions);
    const { added, already } = queued;
    if (json) printJson(session, { schema: 1, added, already });
    else
      note(
        session,
        `animectl: ${count(added, 'job')} put on the queue${already > 0 ? `, ${already} were on it already` : ''}`,
      );
    return queued;
  } finally {
    await queue.close();
  }
}
