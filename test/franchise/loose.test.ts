import { expect, it } from 'vitest';
import { documentOf } from '../../src/franchise/document.ts';
import { loosePartsOf } from '../../src/franchise/loose.ts';
import type { Edge } from '../../src/model/franchise.ts';
import type { Title } from '../../src/model/title.ts';
import { franchiseOf, pair, stats, titleOf } from '../helpers/franchise.ts';

/** A series, and titles beside it. */
const part = (from: number, name: string, count: number, facts: Partial<Title> = {}) => ({
  titles: Array.from({ length: count }, (_, n) =>
    titleOf(from + n, {
      ...{ title: n === 0 ? name : `${name}: Part ${n}`, format: n === 0 ? 'TV' : 'OVA', startDate: `${2000 + n}` },
      ...facts,
    }),
  ),
  edges: Array.from({ length: count - 1 }, (_, n) => pair(from, 'SIDE_STORY', from + n + 1)).flat(),
});
const robo = part(1, 'Steel Robo', 6);
const devil = part(100, 'Night Devil', 5);

const looseIn = (titles: readonly Title[], edges: readonly Edge[]) =>
  loosePartsOf(documentOf(franchiseOf(titles, edges), stats, 'release'));
const joined = (type: Edge['type'], ...parts: readonly (typeof robo)[]) =>
  looseIn(
    parts.flatMap(({ titles }) => titles),
    [
      ...parts.flatMap(({ edges }) => edges),
      ...parts.slice(1).flatMap(({ titles }) => pair(1, type, titles[0]!.ids.anilist!)),
    ],
  );

it('a part of another name that one relation alone ties to the rest is loose, the smaller one of two', () => {
  const wanted = { name: 'Night Devil', titles: 5, end: 'anilist:100', on: 'anilist:1' };
  expect(joined('OTHER', robo, devil)).toEqual([wanted]);
  expect(joined('SPIN_OFF', robo, devil)).toEqual([wanted]);
  // Found from the other side, too.
  const edges = [...devil.edges, ...robo.edges, ...pair(100, 'OTHER', 1)];
  expect(looseIn([...devil.titles, ...robo.titles], edges)).toEqual([wanted]);
});

it.each(['SEQUEL', 'PREQUEL'] as const)('what is tied to the rest as a %s belongs to it', (type) => {
  expect(joined(type, robo, devil)).toEqual([]);
});

it('the largest part comes first, of equals the one whose tie has the first ref', () => {
  const names = (...parts: readonly (typeof robo)[]) => joined('OTHER', robo, ...parts).map(({ name }) => name);
  const many = part(200, 'Sea Witch', 6);
  expect(names(devil, many)).toEqual(['Sea Witch', 'Night Devil']);
  expect(names(many, devil)).toEqual(['Sea Witch', 'Night Devil']);
});

it('a part is called as a franchise of its own is: by an English name, and by its first title', () => {
  const english = part(100, 'Yoru no Akuma', 5, { english: 'Night Devil' });
  expect(joined('OTHER', robo, english)).toMatchObject([{ name: 'Night Devil' }]);
  const hung = joined('OTHER', robo, {
    titles: devil.titles,
    edges: [...devil.edges, ...pair(100, 'SEQUEL', 101)],
  });
  expect(hung).toMatchObject([{ name: 'Night Devil', titles: 5, end: 'anilist:100' }]);
});

it('nothing is loose where names are alike, parts are small, or two relations tie them', () => {
  expect(joined('OTHER', robo, part(100, 'Steel Robo Junior', 5))).toEqual([]);
  expect(joined('OTHER', robo, part(100, 'Night Devil', 3))).toEqual([]);
  expect(joined('OTHER', robo, part(100, 'Night Devil', 4))).toHaveLength(1);
  const edges = [...robo.edges, ...devil.edges, ...pair(1, 'OTHER', 100), ...pair(2, 'OTHER', 101)];
  expect(looseIn([...robo.titles, ...devil.titles], edges)).toEqual([]);
});
