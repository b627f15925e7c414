import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { createBreaker } from '../../src/http/breaker.ts';
import { ProviderError, type ProviderFailure } from '../../src/model/errors.ts';
import { createMemoryState } from '../../src/state/memory/state.ts';
import { openSqliteState } from '../../src/state/sqlite/state.ts';
import { fakeClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';

const noon = Date.UTC(2026, 10, 21, 12);
const minute = 60_000;

it.each([
  ['outage', 10 * minute],
  ['refused', 10 * minute],
  ['server', 10 * minute],
  ['timeout', 10 * minute],
  ['throttled', 10 * minute],
  ['network', minute / 2],
  ['body', 0],
  ['request', 0],
  ['credentials', 0],
] as const)('remembers %s for %i ms', async (reason: ProviderFailure, ms) => {
  const clock = fakeClock(noon);
  const breaker = createBreaker({ clock, outages: createMemoryState({ clock }).outages });
  await breaker.trip(new ProviderError('anilist', reason, 'why'));
  clock.set(noon + ms - 1);
  expect((await breaker.check('anilist'))?.reason).toBe(ms > 0 ? reason : undefined);
  clock.set(noon + ms);
  expect(await breaker.check('anilist')).toBeUndefined();
});

it('says what was seen, when, and when it is asked again', async () => {
  const clock = fakeClock(noon);
  const breaker = createBreaker({ clock, outages: createMemoryState({ clock }).outages });
  await breaker.trip(new ProviderError('anilist', 'outage', 'AniList is closed for now (403)', { status: 403 }));
  clock.set(noon + minute);
  const error = await breaker.check('anilist');
  expect(error).toMatchObject({ provider: 'anilist', reason: 'outage', status: 403, retryAt: noon + 10 * minute });
  expect(error?.message).toBe('AniList is closed for now (403) (seen 60 s ago, asked again in 9 min)');
  expect(await breaker.check('mal')).toBeUndefined();
});

it('waits as long as the provider says, but no longer than a day', async () => {
  const clock = fakeClock(noon);
  const breaker = createBreaker({ clock, outages: createMemoryState({ clock }).outages });
  const throttled = (retryAt: number) => new ProviderError('anilist', 'throttled', 'why', { retryAt });
  await breaker.trip(throttled(noon + 3 * minute));
  expect((await breaker.check('anilist'))?.retryAt).toBe(noon + 3 * minute);
  await breaker.trip(throttled(noon + 1_000 * 24 * 60 * minute));
  expect((await breaker.check('anilist'))?.retryAt).toBe(noon + 24 * 60 * minute);
  await breaker.clear('anilist');
  await breaker.trip(throttled(noon - 1));
  expect(await breaker.check('anilist')).toBeUndefined();
});

it('takes no outage from its own memory for news', async () => {
  const clock = fakeClock(noon);
  const breaker = createBreaker({ clock, outages: createMemoryState({ clock }).outages });
  await breaker.trip(new ProviderError('anilist', 'outage', 'why'));
  clock.set(noon + 9 * minute);
  const error = await breaker.check('anilist');
  if (error) await breaker.trip(error);
  clock.set(noon + 10 * minute);
  expect(await breaker.check('anilist')).toBeUndefined();
});

it('forgets when a request went well, and when the clock was set back', async () => {
  const clock = fakeClock(noon);
  const breaker = createBreaker({ clock, outages: createMemoryState({ clock }).outages });
  const outage = new ProviderError('anilist', 'outage', 'why');
  await breaker.trip(outage);
  await breaker.clear('anilist');
  expect(await breaker.check('anilist')).toBeUndefined();
  await breaker.trip(outage);
  clock.set(noon - 60 * minute);
  expect(await breaker.check('anilist')).toBeUndefined();
});

it('tells other processes', async () => {
  const path = join(ownFolder(), 'state.sqlite');
  const clock = fakeClock(noon);
  const states = [await openSqliteState(path, { clock }), await openSqliteState(path, { clock })] as const;
  const db = new Sqlite(path);
  onTestFinished(async () => {
    db.close();
    for (const state of states) await state?.close();
  });
  const [one, other] = states.map((state) => state && createBreaker({ clock, outages: state.outages }));
  await one?.trip(new ProviderError('anilist', 'refused', 'why', { status: 403 }));
  expect(await other?.check('anilist')).toMatchObject({ reason: 'refused', status: 403 });
  await other?.clear('anilist');
  expect(await one?.check('anilist')).toBeUndefined();
  for (const text of ['{', '[]', 'null', '{"reason":"outage"}', '{"reason":"x","message":"","since":0,"until":9e15}']) {
    db.prepare('INSERT OR REPLACE INTO breaker VALUES (?, ?)').run('anilist', text);
    expect(await one?.check('anilist')).toBeUndefined();
  }
});

it('does not forget an outage for a failure that says nothing of the next request', async () => {
  const clock = fakeClock(noon);
  const breaker = createBreaker({ clock, outages: createMemoryState({ clock }).outages });
  await breaker.trip(new ProviderError('anilist', 'outage', 'why'));
  await breaker.trip(new ProviderError('anilist', 'body', 'cannot be read'));
  await breaker.trip(new ProviderError('anilist', 'throttled', 'long ago', { retryAt: noon - 1 }));
  expect((await breaker.check('anilist'))?.reason).toBe('outage');
});
