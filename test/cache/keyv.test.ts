import keyvTestSuite, { keyvIteratorTests } from '@keyv/test-suite';
import Keyv from 'keyv';
import * as test from 'vitest';
import { sqliteStore } from '../../src/cache/sqlite.ts';
import { openState } from '../../src/state/sqlite/state.ts';

// Keyv's own cases for storages. They set the clock themselves, by putting another Date in place.
const state = await openState(undefined);
const clock = { now: () => Date.now(), sleep: () => Promise.reject(new Error('A store does not wait')) };
const store = () => sqliteStore(state, 'keyv', { clock });

keyvTestSuite(test, Keyv, store);
keyvIteratorTests(test, Keyv, store);
