import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { withFallback } from '../../src/state/fallback.ts';
import { createMemoryState } from '../../src/state/memory/state.ts';
import { openSqliteState } from '../../src/state/sqlite/state.ts';
import type { State } from '../../src/state/state.ts';
import { ownFolder } from '../helpers/folder.ts';
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

const secured: Engine = {
  name: 'the state file, with memory in reserve',
  isShared: true,
  open: async (clock, processes) =>
    (await file.open(clock, processes)).map((state) => withFallback(state, createMemoryState({ clock }))),
};

for (const [engine, runs] of [
  [memory, 200],
  [file, 25],
  [secured, 10],
] as const) {
  budgetContract(engine, runs);
  stateContract(engine);
}
