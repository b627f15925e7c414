import { expect, it } from 'vitest';
import { openMemoryCache } from '../../src/cache/open.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import { storedIds } from '../../src/lookup/stored.ts';
import type { Ref } from '../../src/model/ref.ts';
import { anilist } from '../../src/providers/anilist/anilist.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { to } from '../helpers/arrivals.ts';
import { instantClock } from '../helpers/clock.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref } from '../helpers/graph.ts';
import { httpTo } from '../helpers/http.ts';
import { eventsOf, networkOf, noCounts } from '../helpers/lookup.ts';

const titles = [
  titleOf(1, { ids: { anilist: 1, mal: 101 }, relations: [to('SEQUEL', ref(2))] }),
  titleOf(2, { ids: { anilist: 2, mal: 102 }, relations: [to('PREQUEL', ref(1))] }),
];

/** Asks for one title by its own id, then for the other as MyAnimeList numbers it; how many requests that takes. */
async function requestsFor(second: Ref, stored = titles): Promise<readonly number[]> {
  const { url } = await anilistServer(titles);
  const database = await openSqlite(':memory:');
  await database.commit({ arrivals: stored.map((title) => ({ title, provider: 'anilist', fetchedAt: 0 })) });
  const clock = instantClock();
  const cache = openMemoryCache({ clock });
  const counts = noCounts();
  const settings = { http: httpTo(url, anilist), cache, clock, counts, ids: storedIds(async () => database) };
  const taken: number[] = [];
  for (const one of ['anilist:1', second] as const) {
    const lookup = createLookup([networkOf(anilist, settings)], counts);
    const answers = await eventsOf(lookup.titles([one], { lookAhead: true }));
    expect(answers.some((answer) => answer.type === 'title')).toBe(true);
    taken.push(counts.requests);
  }
  return taken;
}

it('a title that came along is not asked for again by an id of another numbering that is stored of it', async () => {
  expect(await requestsFor('mal:102')).toEqual([1, 1]);
});

it('an id that is not stored is asked for, and one that the provider itself does not state', async () => {
  expect(await requestsFor('mal:102', [])).toEqual([1, 2]);
  const wrong = [titleOf(1, { ids: { anilist: 1, mal: 102 }, relations: [] })];
  expect(await requestsFor('mal:102', wrong)).toEqual([1, 2]);
});
