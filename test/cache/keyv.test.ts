import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import keyvTestSuite, { keyvIteratorTests } from '@keyv/test-suite';
import Keyv from 'keyv';
import * as test from 'vitest';
import { sqliteStore } from '../../src/cache/sqlite.ts';
import { openSqliteState } from '../../src/state/sqlite/state.ts';

// Keyv's own cases for storages. They set the clock themselves, by putting another Date in place.
const folder = mkdtempSync(join(tmpdir(), 'animectl-'));
const clock = { now: () => Date.now(), sleep: () => Promise.reject(new Error('A store does not wait')) };
const state = await openSqliteState(join(folder, 'state.sqlite'), { clock });
test.afterAll(async () => {
  await state?.close();
  rmSync(folder, { recursive: true });
});
const store = () => {
  if (!state) throw new Error('the state file cannot be made');
  return sqliteStore(state.entries, 'keyv');
};

keyvTestSuite(test, Keyv, store);
keyvIteratorTests(test, Keyv, store);
