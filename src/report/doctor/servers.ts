import type { CacheServerFacts, QueueFacts, RedisFacts } from '../../model/health.ts';
import { bytesWords } from '../text/size.ts';
import type { DoctorFinding } from './text.ts';

/** The Redis that holds the cache. */
export function redisFindings({ host, fault, bytes, eviction }: RedisFacts): readonly DoctorFinding[] {
  const area = 'redis';
  if (fault !== null)
    return [{ area, level: 'failure', text: fault, advice: 'start it, or take it out of ANIMECTL_CACHE' }];
  const text = `${host} answers: it holds the cache${bytes === undefined ? '' : `, and ${bytesWords(bytes)} in all`}`;
  if (eviction === undefined || eviction === 'noeviction') return [{ area, level: 'ok', text }];
  return [
    { area, level: 'ok', text },
    {
      ...{ area, level: 'warning', text: `${host} throws keys away when it is full (maxmemory-policy ${eviction})` },
      advice: 'redis-cli config set maxmemory-policy noeviction: it forgets what providers were asked else',
    },
  ];
}

/** So many entries that nobody gets any more are worth a word. */
const manyExpired = 1_000;

/** The PostgreSQL that holds the cache. */
export function postgresFindings(facts: CacheServerFacts): readonly DoctorFinding[] {
  const { host, fault, bytes = 0, entries = 0, expired = 0 } = facts;
  const area = 'postgres';
  if (fault !== null)
    return [
      { area, level: 'failure', text: `${host}: ${fault}`, advice: 'start it, or take it out of ANIMECTL_CACHE' },
    ];
  const text = `${host} answers: it holds the cache, ${entries} entries, ${bytesWords(bytes)}`;
  if (expired < manyExpired) return [{ area, level: 'ok', text }];
  const advice = 'animectl cache prune deletes them';
  return [{ area, level: 'warning', text: `${text}; ${expired} of them are past their time`, advice }];
}

/** The queue that workers take jobs from. */
export function queueFindings(queue: QueueFacts): readonly DoctorFinding[] {
  const { host, fault, waiting = 0, running = 0, failed = 0, advice } = queue;
  const area = 'queue';
  if (fault !== null)
    return [{ area, level: 'failure', text: fault, advice: 'start it, or take it out of ANIMECTL_QUEUE' }];
  const text = `${host} answers: ${running} running, ${waiting} waiting, ${failed} failed`;
  return [
    { area, level: 'ok', text, ...(failed > 0 && { advice: 'animectl queue stats says why they failed' }) },
    ...advice.map((sentence) => ({ area, level: 'warning', text: sentence }) as const),
  ];
}
