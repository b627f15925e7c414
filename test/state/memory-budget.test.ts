import { expect, it } from 'vitest';
import { createMemoryLedger, narrowed } from '../../src/state/memory/budget.ts';
import { ledgerContract } from './budget-contract.ts';

ledgerContract('in memory', createMemoryLedger);

it('narrows the window of the same length, or adds one', () => {
  const windows = [{ requests: 28, perMs: 60_000 }];
  expect(narrowed(windows, { requests: 13.7, perMs: 60_000 })).toEqual([{ requests: 13, perMs: 60_000 }]);
  expect(narrowed(windows, { requests: 0, perMs: 1_000 })).toEqual([...windows, { requests: 1, perMs: 1_000 }]);
});
