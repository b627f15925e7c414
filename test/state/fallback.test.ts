import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import type { Clock } from '../../src/model/clock.ts';
import { withFallback } from '../../src/state/fallback.ts';
import { createMemoryState } from '../../src/state/memory/state.ts';
import { openSqliteState } from '../../src/state/sqlite/state.ts';
import { instantClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { told } from '../helpers/outcomes.ts';

const limits = [{ requests: 5, perMs: 1_000 }];
const outage = { reason: 'outage', message: 'closed', since: 1, until: 2 };

/** A state file with memory in reserve, and a way to break the file. */
async function opened(clock: Clock & { readonly slept: number[] } = instantClock(), signal?: AbortSignal) {
  const path = join(ownFolder(), 'state.sqlite');
  const warnings: string[] = [];
  const warn = (message: string) => warnings.push(message);
  const file = await openSqliteState(path, { clock, warn, ...(signal && { signal }) });
  if (!file) throw new Error('the state file cannot be opened');
  const state = withFallback(file, createMemoryState({ clock }));
  const other = new Sqlite(path);
  onTestFinished(async () => {
    other.close();
    await state.close();
  });
  return { state, file, other, clock, warnings, path };
}

it('goes on alone when the file fails, with what it was told', async () => {
  const { state, other, clock, warnings } = await opened();
  const budget = state.budget('anilist', limits);
  for (let n = 0; n < 4; n++) await budget.take(0);
  await budget.pause(500);
  await state.outages.set('anilist', outage);
  await state.counters.add(new Map([['before', 1]]));
  other.exec('DROP TABLE budget');
  expect(await budget.take(0)).toEqual({ ms: 500, why: 'told' });
  await clock.sleep(500);
  expect([await budget.take(0), await budget.take(0)]).toEqual([undefined, { ms: 550, why: 'limit' }]);
  expect(await state.outages.get('anilist')).toEqual(outage);
  await state.counters.add(new Map([['after', 1]]));
  expect((await state.counters.totals()).counts).toEqual(new Map([['after', 1]]));
  expect(warnings).toEqual([
    expect.stringMatching(/^the state file .* fails \(no such table: budget\): going on without it$/),
  ]);
});

it('tries a file that stays locked once, and says so once', async () => {
  const { state, file, other, clock, warnings } = await opened();
  const budget = state.budget('anilist', limits);
  const lease = await state.leases.take('warm', 1_000);
  expect(await file.entries.write('basic', [{ key: 'k', value: 'v' }])).toBe(true);
  other.exec('BEGIN IMMEDIATE');
  expect(await budget.take(0)).toBeUndefined();
  const waited = clock.slept.reduce((sum, ms) => sum + ms, 0);
  expect(waited).toBeGreaterThan(3_000);
  expect(waited).toBeLessThanOrEqual(5_500);
  for (let n = 0; n < 4; n++) expect(await budget.take(0)).toBeUndefined();
  expect((await budget.take(0))?.why).toBe('limit');
  expect(await file.entries.write('basic', [{ key: 'k', value: 'w' }])).toBe(false);
  expect((await file.entries.read('basic', ['k'])).found.size).toBe(0);
  expect([await lease?.renew(), await lease?.release()]).toEqual([true, undefined]);
  expect((await state.flights.claim(['a'], clock.now(), 1_000)).others.size).toBe(0);
  // Unlocked again, it is left alone all the same: two that take turns would each count half.
  other.exec('ROLLBACK');
  expect((await budget.take(0))?.why).toBe('limit');
  expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBe(waited);
  expect(warnings).toEqual([expect.stringMatching(/fails \(database is locked\): going on without it$/)]);
  told({
    kind: 'a state file that stays locked',
    tried: 'it is locked in the middle of a run, which then asks for its budget, cache, leases and flights ten times',
    came: `${warnings.length} line after ${(waited / 1_000).toFixed(1)} s, and no wait after that`,
  });
});

it('waits for nobody when the process is to end', async () => {
  const { state, other, clock } = await opened(instantClock(), AbortSignal.abort());
  other.exec('BEGIN IMMEDIATE');
  expect(await state.budget('anilist', limits).take(0)).toBeUndefined();
  expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBe(0);
});

it('gives what is asked of a state that is closed, without a warning', async () => {
  const { state, warnings } = await opened();
  await state.close();
  await state.outages.set('anilist', outage);
  expect(await state.outages.get('anilist')).toEqual(outage);
  expect(warnings).toEqual([]);
});

it('passes on what is a bug', async () => {
  const broken = { ...createMemoryState({ clock: instantClock() }) };
  const state = withFallback(
    { ...broken, counters: { ...broken.counters, totals: () => Promise.reject(new TypeError('a bug')) } },
    broken,
  );
  await expect(state.counters.totals()).rejects.toThrow('a bug');
});
