import type { RateLimit } from '../../model/rate-limit.ts';
import type { Budget, Wait } from '../state.ts';
import { noted } from '../window.ts';
import type { RedisConnection } from './connection.ts';

/** The budget of one provider, for all machines that use the same Redis: exact rolling windows, each step one script. */
export function redisBudget({ run, key }: RedisConnection, account: string, limits: readonly RateLimit[]): Budget {
  const keys = ['starts', 'pause', 'lowered', 'next'].map((part) => key('budget', account, part));
  const ours = JSON.stringify(limits);
  const asked = async (reserve: number, only: '' | 'look'): Promise<Wait | undefined> => {
    const said = (await run('take', keys, [ours, reserve, only])) as readonly [string, number] | null;
    return said === null ? undefined : { ms: Number(said[0]), why: said[1] === 1 ? 'told' : 'limit' };
  };
  return {
    take: (reserve) => asked(reserve, ''),
    look: (reserve) => asked(reserve, 'look'),
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
