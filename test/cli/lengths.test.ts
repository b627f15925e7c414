import { expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { catalogTitles } from '../helpers/catalog-titles.ts';
import { newWorld } from '../helpers/io.ts';

it('a length that only the database knows is in the answer of a provider that does not state it, also from the cache', async () => {
  const titles = await catalogTitles();
  // Nor how far some of them are.
  const silent = titles.map(({ durationMinutes: _, status, ...title }, n) => ({
    ...title,
    ...(n % 2 === 0 || !status ? {} : { status }),
  }));
  const { url } = await anilistServer(silent);
  const world = newWorld();
  const answer = async (...words: readonly string[]) =>
    JSON.parse((await world.run(['franchise', 'Cowboy Bebop', '--json', ...words], { anilist: url })).out);
  const bundled = await answer('--offline');
  expect(bundled.totals.minutes).toBeGreaterThan(600);
  for (const words of [['--refresh'], []]) {
    const { titles: own, totals, provider } = await answer(...words);
    expect([provider, totals.minutes]).toEqual(['anilist', bundled.totals.minutes]);
    expect(own[0].statedBy).toMatchObject({ durationMinutes: 'catalog' });
  }
  const { totals } = await answer('--no-store', '--refresh');
  expect(totals.minutes ?? 0).toBeLessThan(bundled.totals.minutes);
});
