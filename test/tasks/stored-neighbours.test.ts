import { expect, it } from 'vitest';
import type { Ref } from '../../src/model/ref.ts';
import { storedNeighbours } from '../../src/tasks/stored-neighbours.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf } from '../helpers/app.ts';
import { ref, titlesOf } from '../helpers/graph.ts';

const to = (...refs: readonly Ref[]) => refs.map((one) => ({ type: 'OTHER' as const, to: one }));

it('neighbours are told as far as they are here, by each of their ids, and nobody is asked', async () => {
  const server = await anilistServer(titlesOf(['990005 OTHER 990006']));
  const app = appOf({ anilist: server.url });
  const stored = titlesOf(['990001 OTHER 990002'], { 990001: { ids: { anilist: 990_001, mal: 71 } } });
  await (await app.database()).commit({
    arrivals: stored.slice(0, 1).map((title) => ({ title, provider: 'anilist', fetchedAt: 1 })),
  });
  const known = async (relations: ReturnType<typeof to>, store?: boolean) =>
    [...(await storedNeighbours(relations, { store }, app))].map(([one, title]) => [one, title.title]);
  const relations = to(ref(990_001), ref(990_005), 'anilist:manga/5', ref(1), ref(990_001));
  const bundled = [
    [ref(1), 'Cowboy Bebop'],
    ['mal:1', 'Cowboy Bebop'],
  ];
  const own = [
    [ref(990_001), 'Title 990001'],
    ['mal:71', 'Title 990001'],
  ];
  expect(await known(relations)).toEqual(expect.arrayContaining([...own, ...bundled]));
  expect(await known(relations)).toHaveLength(4);
  expect(await known(relations, false)).toEqual(bundled);
  expect(await known(to('anilist:manga/5'))).toEqual([]);
  expect(await known([])).toEqual([]);
  expect(server.asked).toEqual([]);
});

it('neighbours of one title are none of another one’s', async () => {
  const app = appOf({ anilist: 'http://127.0.0.1:9/', offline: true });
  const known = async (...refs: readonly Ref[]) => [...(await storedNeighbours(to(...refs), {}, app)).keys()];
  for (let n = 0; n < 3; n++) {
    expect(await known(ref(1))).toEqual([ref(1), 'mal:1']);
    expect(await known(ref(1535))).toEqual([ref(1535), 'mal:1535']);
  }
});
