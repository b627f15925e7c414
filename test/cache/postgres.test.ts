import { describe, expect, it, onTestFinished } from 'vitest';
import { openCache } from '../../src/cache/open.ts';
import { sqliteLayer } from '../../src/cache/sqlite.ts';
import type { Clock } from '../../src/model/clock.ts';
import { openPostgresState, type PostgresState } from '../../src/state/postgres/state.ts';
import { fakeClock } from '../helpers/clock.ts';
import { emptyDatabase, hasPostgres, placeOf, psql } from '../helpers/postgres.ts';
import { clusterPassword } from '../helpers/postgres-server.ts';
import { meterOf } from '../helpers/state.ts';
import { cacheContract } from './contract.ts';

async function stateOn(address: string, clock: Clock): Promise<PostgresState> {
  const state = await openPostgresState(placeOf(address), { clock, byOwnClock: true });
  if (!state) throw new Error('PostgreSQL cannot be reached');
  onTestFinished(() => state.close());
  return state;
}

describe.skipIf(!hasPostgres)('a PostgreSQL database', () => {
  cacheContract('as a cache', async (options) => {
    const { entries } = await stateOn(await emptyDatabase(), options.clock);
    return openCache(sqliteLayer(entries), { ...options, meter: meterOf(options.clock) });
  });

  it('is made once by many who find nothing there at the same time, and anew where an older version left it', async () => {
    const address = await emptyDatabase();
    const clock = fakeClock();
    const [one, other] = await Promise.all(Array.from({ length: 6 }, () => stateOn(address, clock)));
    await one?.entries.write('basic', [{ key: 'a', value: '1' }]);
    expect((await other?.entries.read('basic', ['a']))?.found).toEqual(new Map([['a', '1']]));
    await psql(address, 'UPDATE animectl_state.version SET number = 0');
    const anew = await stateOn(address, clock);
    expect((await anew.entries.read('basic', ['a'])).found.size).toBe(0);
    expect((await stateOn(address, clock)).entries).toBeDefined();
  });

  it('that cannot be used is told of once, without its password', async () => {
    const address = await emptyDatabase();
    const lines: string[] = [];
    const wrong = placeOf(address.replace(encodeURIComponent(clusterPassword), 'a-secret'));
    const warn = (line: string) => void lines.push(line);
    expect(await openPostgresState(wrong, { clock: fakeClock(), warn })).toBeUndefined();
    expect(lines).toEqual([expect.stringMatching(/not with this password: limits are those of this machine alone$/)]);
    expect(lines.join()).not.toContain('a-secret');
    const load = () => Promise.reject(Object.assign(new Error('none'), { code: 'ERR_MODULE_NOT_FOUND' }));
    await expect(openPostgresState(wrong, { clock: fakeClock(), load })).rejects.toThrow('npm install pg');
  });

  it('keeps what is written by two at once, and what expires last when it is too much', async () => {
    const address = await emptyDatabase();
    const clock = fakeClock();
    const [one, other] = [await stateOn(address, clock), await stateOn(address, clock)];
    const entries = Array.from({ length: 50 }, (_, n) => ({ key: `k${n}`, value: 'x'.repeat(100), ttl: 1_000 + n }));
    await Promise.all([one.entries.write('basic', entries), other.entries.write('basic', [...entries].reverse())]);
    expect(await one.entries.figures('basic', 0)).toMatchObject({ entries: 50, bytes: 5_000 });
    expect(await other.entries.prune(1_000)).toEqual(new Map([['basic', 40]]));
    expect((await one.entries.read('basic', ['k49', 'k40', 'k39'])).found.size).toBe(2);
  });
});
