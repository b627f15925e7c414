import { AnimectlError } from '../../model/errors.ts';
import type { QueueFacts } from '../../model/health.ts';
import { isPostgres, postgresAddress } from '../../model/postgres.ts';
import type { Session } from '../start.ts';

/** Looks at the queue; null: there is to be none. Throws nothing for what is wrong with it. */
export async function queueFacts({ config: { queue: url } }: Session): Promise<QueueFacts | null> {
  if (url === undefined) return null;
  const host = isPostgres(url) ? postgresAddress(url, 'ANIMECTL_QUEUE').shown : new URL(url).host;
  const advice: string[] = [];
  try {
    const { lookAtQueue } = await import('../../queue/look.ts');
    const advise = (sentence: string) => void advice.push(sentence);
    const { waiting, delayed, running, failed } = await lookAtQueue(url, { advise });
    return { host, fault: null, waiting: waiting + delayed, running, failed, advice };
  } catch (error) {
    if (!(error instanceof AnimectlError)) throw error;
    return { host, fault: error.message, ...(error.code !== 'queue' && { code: error.code }), advice };
  }
}
