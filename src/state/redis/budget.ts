import type { RateLimit } from '../../model/rate-limit.ts';
import type { Budget, Wait } from '../state.ts';
import { noted, rememberedMs } from '../window.ts';
import type { RedisConnection } from './connection.ts';

/** The budget of one provider, for all machines that use the same Redis: exact rolling windows, each step one script. */
export function redisBudget({ run, key, now }: RedisConnection, account: string, limits: readonly RateLimit[]): Budget {
  const keys = ['starts', 'pause', 'lowered', 'next'].map((part) => key('budget', account, part));
  const ours = JSON.stringify(limits);
  const lastingMs = rememberedMs(limits);
  // The last start of ours, for as long as it may count: by that a Redis is found out that was started again and knows of none.
  let last = { number: 0, at: 0 };
  const knownNumber = (): number => (now() - last.at < lastingMs ? last.number : 0);
  const asked = async (reserve: number, only: '' | 'look'): Promise<Wait | undefined> => {
    const words = [ours, reserve, only, knownNumber()];
    const said = (await run('take', keys, words)) as readonly [string, number] | number | null;
    if (typeof said === 'number') last = { number: said, at: now() };
    return typeof said === 'object' && said
      ? { ms: Number(said[0]), why: said[1] === 1 ? 'told' : 'limit' }
      : undefined;
  };
  return {
    take: (reserve) => asked(reserve, ''),
    look: (reserve) => asked(reserve, 'look'),
    async postpone(takenMs, countsMs) {
      await run('postpone', keys, [ours, Math.ceil(takenMs), Math.floor(countsMs)]);
    },
    async pause(ms) {
      await run('pause', keys, [ours, Math.ceil(ms)]);
    },
    async lower(limit) {
      const { perMs, requests } = noted(limit);
      await run('lower', keys, [ours, perMs, requests]);
    },
    async left() {
      const said = (await run('left', keys, [ours])) as readonly number[];
      return Array.from({ length: said.length / 3 }, (_, n) => {
        const [perMs = 0, requests = 0, left = 0] = said.slice(3 * n, 3 * n + 3);
        return { limit: { requests, perMs }, left };
      });
    },
  };
}
