import { expect, it, onTestFinished } from 'vitest';
import { createLookup } from '../../src/lookup/lookup.ts';
import { storedRelations, storeOrigin } from '../../src/lookup/stored.ts';
import type { Ref } from '../../src/model/ref.ts';
import { bundled } from '../../src/providers/registry.ts';
import { persist } from '../../src/store/persist.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { fakeClock } from '../helpers/clock.ts';
import { bothWays, chain, refs, titlesOf } from '../helpers/graph.ts';
import { crawlOf, eventsOf, franchiseOf, lookupOf, membersOf, networkOf, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

it('what a provider never knew stays as it is bundled, however often that is refreshed beside what it knows', async () => {
  const clock = fakeClock(Date.parse('2026-03-01T12:00:00Z'));
  const database = await openSqlite(':memory:', { clock });
  onTestFinished(() => database.close());
  const bundle = memoryProvider(titlesOf(bothWays(...chain('SEQUEL', 1, 2, 3, 4))), { name: bundled.name });
  await eventsOf(persist(crawlOf(refs(1), lookupOf(bundle), { clock }), database));
  const provider = memoryProvider(titlesOf(bothWays(...chain('SEQUEL', 50, 51))));
  const open = async () => database;
  const known = storedRelations(open, false, bundled.name);
  const store = storeOrigin(open, { about: 'anime', isOutdated: () => false });
  for (let day = 0; day < 4; day++) {
    clock.set(clock.now() + 24 * 3_600_000);
    const lookup = createLookup([networkOf(provider, { clock, known, refresh: true }), store], noCounts());
    const inferred = (some: readonly Ref[]) => database.titles.inferred(some);
    const franchise = await franchiseOf(persist(crawlOf(refs(50, 1), lookup, { clock, inferred }), database));
    expect(membersOf(franchise)).toEqual(refs(1, 2, 3, 4, 50, 51));
    expect(franchise.members.find(({ title }) => title.ref === refs(2)[0])?.provider).toBe(bundled.name);
  }
});
