import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createBreaker, createOutageMap } from '../../src/http/breaker.ts';
import { ProviderError, type ProviderFailure } from '../../src/model/errors.ts';
import { createOutageMemory } from '../../src/state/sqlite/outages.ts';
import { openState } from '../../src/state/sqlite/state.ts';
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
] as const)('remembers %s for %i ms', (reason: ProviderFailure, ms) => {
  const clock = fakeClock(noon);
  const breaker = createBreaker({ clock, memory: createOutageMap() });
  breaker.trip(new ProviderError('anilist', reason, 'why'));
  clock.set(noon + ms - 1);
  expect(breaker.check('anilist')?.reason).toBe(ms > 0 ? reason : undefined);
  clock.set(noon + ms);
  expect(breaker.check('anilist')).toBeUndefined();
});

it('says what was seen, when, and when it is asked again', () => {
  const clock = fakeClock(noon);
  const breaker = createBreaker({ clock, memory: createOutageMap() });
  breaker.trip(new ProviderError('anilist', 'outage', 'AniList is closed for now (403)', { status: 403 }));
  clock.set(noon + minute);
  const error = breaker.check('anilist');
  expect(error).toMatchObject({ provider: 'anilist', reason: 'outage', status: 403, retryAt: noon + 10 * minute });
  expect(error?.message).toBe('AniList is closed for now (403) (seen 60 s ago, asked again in 9 min)');
  expect(breaker.check('mal')).toBeUndefined();
});

it('waits as long as the provider says, but no longer than a day', () => {
  const clock = fakeClock(noon);
  const breaker = createBreaker({ clock, memory: createOutageMap() });
  const throttled = (retryAt: number) => new ProviderError('anilist', 'throttled', 'why', { retryAt });
  breaker.trip(throttled(noon + 3 * minute));
  expect(breaker.check('anilist')?.retryAt).toBe(noon + 3 * minute);
  breaker.trip(throttled(noon + 1_000 * 24 * 60 * minute));
  expect(breaker.check('anilist')?.retryAt).toBe(noon + 24 * 60 * minute);
  breaker.clear('anilist');
  breaker.trip(throttled(noon - 1));
  expect(breaker.check('anilist')).toBeUndefined();
});

it('takes no outage from its own memory for news', () => {
  const clock = fakeClock(noon);
  const breaker = createBreaker({ clock, memory: createOutageMap() });
  breaker.trip(new ProviderError('anilist', 'outage', 'why'));
  clock.set(noon + 9 * minute);
  const error = breaker.check('anilist');
  if (error) breaker.trip(error);
  clock.set(noon + 10 * minute);
  expect(breaker.check('anilist')).toBeUndefined();
});

it('forgets when a request went well, and when the clock was set back', () => {
  const clock = fakeClock(noon);
  const breaker = createBreaker({ clock, memory: createOutageMap() });
  const outage = new ProviderError('anilist', 'outage', 'why');
  breaker.trip(outage);
  breaker.clear('anilist');
  expect(breaker.check('anilist')).toBeUndefined();
  breaker.trip(outage);
  clock.set(noon - 60 * minute);
  expect(breaker.check('anilist')).toBeUndefined();
});

it('tells other processes', async () => {
  const path = join(ownFolder(), 'state.sqlite');
  const states = [await openState(path), await openState(path)] as const;
  onTestFinished(() => {
    for (const state of states) state.close();
  });
  const clock = fakeClock(noon);
  const [one, other] = states.map((state) => createBreaker({ clock, memory: createOutageMemory(state) }));
  one?.trip(new ProviderError('anilist', 'refused', 'why', { status: 403 }));
  expect(other?.check('anilist')).toMatchObject({ reason: 'refused', status: 403 });
  other?.clear('anilist');
  expect(one?.check('anilist')).toBeUndefined();
  for (const text of ['{', '[]', 'null', '{"reason":"outage"}', '{"reason":"x","message":"","since":0,"until":9e15}']) {
    states[0].sql('INSERT OR REPLACE INTO breaker VALUES (?, ?)').run('anilist', text);
    expect(one?.check('anilist')).toBeUndefined();
  }
});
