import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSingleFlight } from '../../src/http/single-flight.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import type { Clock } from '../../src/model/clock.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { Lookup } from '../../src/model/lookup.ts';
import type { Provider } from '../../src/providers/provider.ts';
import { createMemoryState } from '../../src/state/memory/state.ts';
import { fakeClock, instantClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref, refs } from '../helpers/graph.ts';
import { eventsOf, type NetworkSettings, networkOf, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';
import { cacheIn } from '../helpers/state.ts';

const titles = [1, 2, 3].map((id) => titleOf(id, { ids: { anilist: id, mal: 100 + id }, relations: [] }));
const call = { lookAhead: false };

/** What one process has: the state file, and what is made of it. */
async function processOf(path: string, clock: Clock): Promise<Pick<NetworkSettings, 'cache' | 'flights' | 'clock'>> {
  const { cache, state } = await cacheIn(path, { clock });
  return { clock, cache, flights: createSingleFlight(state.flights, clock) };
}

/** A run of its own in such a process. */
const runIn = (own: NetworkSettings, provider: Provider, settings: NetworkSettings = {}): Lookup => {
  const counts = noCounts();
  return createLookup([networkOf(provider, { ...own, ...settings, counts })], counts);
};
const pathOf = () => join(ownFolder(), 'state.sqlite');
const gist = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type);

it('asks once for what 50 ask for at the same time', async () => {
  const provider = memoryProvider(titles);
  const own = await processOf(pathOf(), instantClock());
  const all = await Promise.all(
    Array.from({ length: 50 }, async () => eventsOf(runIn(own, provider).titles(refs(1, 2), call))),
  );
  expect(provider.asked).toEqual([refs(1, 2)]);
  expect(new Set(all.map((events) => gist(events).join()))).toEqual(new Set(['title,title']));
  const words = await Promise.all(
    Array.from({ length: 50 }, async () => eventsOf(runIn(own, provider).search(['Title'], call))),
  );
  expect(provider.asked.slice(1)).toEqual([['Title']]);
  expect(new Set(words.map((events) => events.filter(({ type }) => type === 'candidates').length))).toEqual(
    new Set([1]),
  );
});

it('asks once for what two processes ask for at the same time, and each for what only it wants', async () => {
  const path = pathOf();
  const [one, other] = [await processOf(path, instantClock()), await processOf(path, instantClock())];
  const [first, second] = [memoryProvider(titles), memoryProvider(titles)];
  const [mine, theirs] = await Promise.all([
    eventsOf(runIn(one, first).titles(refs(1, 2), call)),
    eventsOf(runIn(other, second).titles(refs(2, 3), call)),
  ]);
  expect([first.asked, second.asked]).toEqual([[refs(1, 2)], [refs(3)]]);
  expect([gist(mine), gist(theirs)]).toEqual([
    ['title', 'title'],
    ['title', 'title'],
  ]);
});

it('is told of what came between its look and its question', async () => {
  const clock = fakeClock();
  const flights = createSingleFlight(createMemoryState({ clock }).flights, clock);
  const looked = clock.now();
  const flight = await flights.board(['a'], looked);
  clock.set(looked + 5);
  await flight.end();
  expect([...(await flights.board(['a', 'b'], looked)).others]).toEqual(['a']);
  expect([...(await flights.board(['a'], looked + 6)).mine]).toEqual(['a']);
});

it('does not wait for a dead process for longer than its term', async () => {
  const path = pathOf();
  const clock = instantClock();
  const dead = await processOf(path, clock);
  await dead.flights?.board(['anilist anilist:1'], clock.now());
  const provider = memoryProvider(titles);
  const started = clock.now();
  expect(gist(await eventsOf(runIn(await processOf(path, clock), provider).titles([ref(1)], call)))).toEqual(['title']);
  expect(provider.asked).toHaveLength(1);
  expect(clock.now() - started).toBeLessThanOrEqual(31_000);
});

it('stops waiting when it is interrupted', async () => {
  const path = pathOf();
  const clock = fakeClock();
  await (await processOf(path, clock)).flights?.board(['anilist anilist:1'], clock.now());
  const stop = new AbortController();
  const waiting = eventsOf(
    runIn(await processOf(path, clock), memoryProvider(titles)).titles([ref(1)], { ...call, signal: stop.signal }),
  );
  await clock.run(200);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});

it('asks again after one who waited for nothing: it failed, or left early', async () => {
  const outage = new ProviderError('anilist', 'network', 'AniList: no network');
  let failing: Error | undefined = outage;
  const provider = memoryProvider(titles, {
    failing: () => {
      const now = failing;
      failing = undefined;
      return now;
    },
  });
  const own = await processOf(pathOf(), instantClock());
  const [first, second] = await Promise.all([
    eventsOf(runIn(own, provider).titles([ref(1)], call)),
    eventsOf(runIn(own, provider).titles([ref(1)], call)),
  ]);
  expect([gist(first), gist(second)]).toEqual([['fallback', 'failed'], ['title']]);
  for await (const _ of runIn(own, provider).titles(refs(2, 3), call)) break;
  expect(gist(await eventsOf(runIn(own, provider).titles([ref(3)], call)))).toEqual(['title']);
});

it('asks once for a title that is not there, and for one by another id', async () => {
  const provider = memoryProvider(titles);
  const own = await processOf(pathOf(), instantClock());
  const ask = (asked: 'mal:101' | 'mal:999') => eventsOf(runIn(own, provider).titles([asked], call));
  expect((await Promise.all([ask('mal:101'), ask('mal:101')])).map(gist)).toEqual([['title'], ['title']]);
  expect((await Promise.all([ask('mal:999'), ask('mal:999')])).map(gist)).toEqual([['missing'], ['missing']]);
  expect(provider.asked).toEqual([['mal:101'], ['mal:999']]);
  expect((await ask('mal:101')).map((event) => event.type === 'title' && event.from)).toEqual(['cache']);
});

it('takes an absence for the word of the one who said it', async () => {
  const own = await processOf(pathOf(), instantClock());
  await eventsOf(runIn(own, memoryProvider([])).titles(['mal:101'], call));
  const mal = {
    ...memoryProvider([titleOf(0, { ref: 'mal:101', ids: { mal: 101 }, relations: [] })], { name: 'mal' }),
  };
  const asked = await eventsOf(runIn(own, { ...mal, numberings: ['mal'] }).titles(['mal:101'], call));
  expect(gist(asked)).toEqual(['title']);
});

it('asks anew with --refresh, whoever is asking', async () => {
  const provider = memoryProvider(titles);
  const own = await processOf(pathOf(), instantClock());
  await Promise.all([1, 2].map(() => eventsOf(runIn(own, provider, { refresh: true }).titles([ref(1)], call))));
  expect(provider.asked).toHaveLength(2);
});

it('makes a claim longer now and then, and long enough, however often it is said that it goes on', async () => {
  const clock = fakeClock();
  const { flights } = createMemoryState({ clock });
  const extended: number[] = [];
  const counted = {
    ...flights,
    async extend(holder: string, ms: number) {
      extended.push(ms);
      await flights.extend(holder, ms);
    },
  };
  const { hold, mine } = await createSingleFlight(counted, clock).board(['k'], clock.now());
  expect([...mine]).toEqual(['k']);
  for (let n = 0; n < 600; n++) {
    await clock.run(100);
    hold(1_000);
    // It lasts for as long as what is to come may take.
    const others = await flights.claim(['k'], 0, 1).then((claim) => claim.others);
    expect(others.has('k')).toBe(true);
  }
  expect(extended.length).toBeGreaterThan(5);
  expect(extended.length).toBeLessThan(20);
  await clock.run(25_900);
  expect(await flights.areHeld(['k'])).toBe(true);
  await clock.run(60_000);
  expect(await flights.areHeld(['k'])).toBe(false);
});
