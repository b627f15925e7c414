import { expect, it } from 'vitest';
import { linksOf } from '../../src/franchise/links.ts';
import { pair } from '../helpers/franchise.ts';

const refs = ['anilist:1', 'anilist:2', 'anilist:3', 'anilist:4'] as const;
const words = (edges: Parameters<typeof linksOf>[1]) =>
  linksOf(refs, edges).map(({ from, to, type, directed }) => `${from} ${directed ? '->' : '--'} ${to} ${type}`);

it('gives each pair once, from what came first', () => {
  expect(words([...pair(1, 'SEQUEL', 2), ...pair(3, 'PARENT', 1, 'SIDE_STORY'), ...pair(2, 'ALTERNATIVE', 3)])).toEqual(
    ['anilist:1 -> anilist:2 SEQUEL', 'anilist:1 -> anilist:3 SIDE_STORY', 'anilist:2 -- anilist:3 ALTERNATIVE'],
  );
});

it('goes from the prequel also when it came later, and takes the word that says more', () => {
  expect(
    words([...pair(2, 'SEQUEL', 1), ...pair(2, 'SPIN_OFF', 3, 'PARENT'), ...pair(1, 'OTHER', 4, 'PARENT')]),
  ).toEqual(['anilist:2 -> anilist:1 SEQUEL', 'anilist:1 -- anilist:4 OTHER', 'anilist:2 -> anilist:3 SPIN_OFF']);
});

it('goes by the word that makes more of a part, where both ends call the other one', () => {
  expect(words(pair(1, 'SIDE_STORY', 2, 'SUMMARY'))).toEqual(['anilist:2 -> anilist:1 SUMMARY']);
  expect(words(pair(1, 'SUMMARY', 2, 'SIDE_STORY'))).toEqual(['anilist:1 -> anilist:2 SUMMARY']);
});

it('takes the later one for the side story of two that call each other that', () => {
  expect(words(pair(2, 'SIDE_STORY', 1, 'SIDE_STORY'))).toEqual(['anilist:1 -> anilist:2 SIDE_STORY']);
});

it('says what each is to the other, and who states anything of the two, by the alphabet and once', () => {
  const [there, back] = pair(1, 'SIDE_STORY', 2);
  const edges = [
    { ...there!, by: ['mal', 'kitsu'] },
    { ...back!, by: ['anilist', 'mal'] },
    { ...there!, by: ['tmdb'] },
  ];
  expect(linksOf(refs, edges)).toEqual([
    {
      ...{ from: 'anilist:1', to: 'anilist:2', type: 'SIDE_STORY', back: 'PARENT', directed: true },
      by: ['anilist', 'kitsu', 'mal', 'tmdb'],
    },
  ]);
  expect(linksOf(refs, pair(2, 'SUMMARY', 1))).toMatchObject([
    { from: 'anilist:2', to: 'anilist:1', type: 'SUMMARY', back: 'PARENT' },
  ]);
  expect(linksOf(refs, pair(2, 'OTHER', 1, 'PARENT'))).toMatchObject([
    { from: 'anilist:1', to: 'anilist:2', type: 'SIDE_STORY', back: 'OTHER', directed: false },
  ]);
});

it('lists those of each title by their order', () => {
  expect(words([...pair(1, 'OTHER', 4), ...pair(1, 'SEQUEL', 3), ...pair(1, 'SPIN_OFF', 2)])).toEqual([
    'anilist:1 -> anilist:2 SPIN_OFF',
    'anilist:1 -> anilist:3 SEQUEL',
    'anilist:1 -- anilist:4 OTHER',
  ]);
});

it('ties the films of a collection that follow each other, not every one to every other', () => {
  const all = [1, 2, 3].flatMap((one) =>
    [2, 3, 4].filter((other) => other > one).map((other) => [one, other] as const),
  );
  expect(words(all.flatMap(([one, other]) => pair(one, 'COLLECTION', other)))).toEqual([
    'anilist:1 -- anilist:2 COLLECTION',
    'anilist:2 -- anilist:3 COLLECTION',
    'anilist:3 -- anilist:4 COLLECTION',
  ]);
});

it('knows nothing of titles that are not there', () => {
  expect(words(pair(1, 'SEQUEL', 99))).toEqual([]);
});
