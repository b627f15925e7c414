import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { withFallback } from '../../src/state/fallback.ts';
import { openedLater } from '../../src/state/later.ts';
import { createMemoryState } from '../../src/state/memory/state.ts';
import { openPostgresState } from '../../src/state/postgres/state.ts';
import { openRedisState } from '../../src/state/redis/state.ts';
import { openSqliteState } from '../../src/state/sqlite/state.ts';
import type { State } from '../../src/state/state.ts';
import { ownFolder } from '../helpers/folder.ts';
import { emptyDatabase, hasPostgres, placeOf } from '../helpers/postgres.ts';
import { hasRedis, type RedisServer, redisServer } from '../helpers/redis-server.ts';
import { budgetContract } from './budget-contract.ts';
import { stateContract } from './contract.ts';
import type { Engine } from './engine.ts';

const memory: Engine = {
  name: 'memory',
  isShared: false,
  async open(clock, processes) {
    const state = createMemoryState({ clock });
    return processes.map(() => state);
  },
};

const file: Engine = {
  name: 'the state file',
  isShared: true,
  async open(clock, processes) {
    const path = join(ownFolder(), 'state.sqlite');
    const opened = processes.map(async (process) => {
      const state = await openSqliteState(path, { clock, ...(process && { process }) });
      if (!state) throw new Error('the state file cannot be opened');
      return state;
    });
    const states: readonly State[] = await Promise.all(opened);
    onTestFinished(async () => {
      for (const state of states) await state.close();
    });
    return states;
  },
};

const later: Engine = {
  name: 'the state file, opened when it is needed',
  isShared: true,
  open: async (clock, processes) => (await file.open(clock, processes)).map((state) => openedLater(async () => state)),
};

const secured: Engine = {
  name: 'the state file, with memory in reserve',
  isShared: true,
  open: async (clock, processes) =>
    (await file.open(clock, processes)).map((state) => withFallback(state, createMemoryState({ clock }))),
};

let redis: RedisServer | undefined;
const stops: (() => Promise<void>)[] = [];
beforeAll(async () => {
  if (hasRedis) redis = await redisServer((stop) => void stops.push(stop));
});
afterAll(async () => {
  for (const stop of stops) await stop();
});

let opened = 0;
const onRedis: Engine = {
  name: 'Redis',
  isShared: true,
  async open(clock, processes) {
    const prefix = `test-${opened++}`;
    const states = await Promise.all(
      processes.map((process) =>
        openRedisState(redis?.url ?? '', { clock, prefix, byOwnClock: true, ...(process && { process }) }),
      ),
    );
    onTestFinished(async () => {
      for (const state of states) await state?.close();
    });
    return states.map((state) => {
      if (!state) throw new Error('Redis cannot be reached');
      return state;
    });
  },
};

const onPostgres: Engine = {
  name: 'PostgreSQL',
  isShared: true,
  async open(clock, processes) {
    const address = placeOf(await emptyDatabase());
    const states = await Promise.all(
      processes.map((process) => openPostgresState(address, { clock, byOwnClock: true, ...(process && { process }) })),
    );
    onTestFinished(async () => {
      for (const state of states) await state?.close();
    });
    return states.map((state) => {
      if (!state) throw new Error('PostgreSQL cannot be reached');
      return state;
    });
  },
};

for (const [engine, runs] of [
  [memory, 200],
  [file, 25],
  [secured, 10],
  [later, 5],
  ...(hasRedis ? ([[onRedis, 15]] as const) : []),
  ...(hasPostgres ? ([[onPostgres, 3]] as const) : []),
] as const) {
  budgetContract(engine, runs);
  stateContract(engine);
}
