import fc from 'fast-check';
import { expect, it } from 'vitest';
import { releaseOrder, storyOrder } from '../../src/franchise/order.ts';
import type { Edge } from '../../src/model/franchise.ts';
import { refOf } from '../../src/model/ref.ts';
import { relationTypes } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';
import { memberOf, pair, titan, titleOf } from '../helpers/franchise.ts';

const dated = (id: number, startDate?: string, facts: Partial<Title> = {}) =>
  memberOf(titleOf(id, { ...(startDate && { startDate }), ...facts }));
const ids = (members: readonly { readonly title: Title }[]) => members.map(({ title }) => title.ids.anilist);

it('lists by start date, partial dates after the full ones of their month or year, undated titles last', () => {
  const members = [
    dated(1),
    dated(2, '2013'),
    dated(3, '2013-04'),
    dated(4, '2013-04-30'),
    dated(5, '2013-12-31'),
    dated(6, '2014-01-01'),
    dated(7, undefined, { year: 2012 }),
  ];
  expect(ids(releaseOrder(members))).toEqual([7, 4, 3, 5, 2, 6, 1]);
});

it('lists what has not aired after everything that has, dates or not', () => {
  const unaired = { status: 'NOT_YET_RELEASED' } as const;
  const members = [
    dated(1, '2030-01-01', unaired),
    dated(2, undefined, unaired),
    dated(3, undefined, { status: 'FINISHED' }),
    dated(4, '2029', unaired),
    dated(5, '2026-01-01'),
  ];
  expect(ids(releaseOrder(members))).toEqual([5, 3, 4, 1, 2]);
});

it('breaks ties by number, then by numbering', () => {
  const mal = memberOf({ ...titleOf(9), ref: refOf('mal', 9) });
  expect(releaseOrder([mal, dated(10), dated(9)]).map(({ title }) => title.ref)).toEqual([
    'anilist:9',
    'mal:9',
    'anilist:10',
  ]);
});

it('puts a prequel that came later right before what it leads to', () => {
  expect(ids(storyOrder(titan.members, titan.edges))).toEqual([
    20811, 16498, 18397, 20691, 20958, 100465, 150005, 999001,
  ]);
});

it('lists a circle of sequels by release, after what leads to it', () => {
  const members = [dated(1, '2003'), dated(2, '2001'), dated(3, '2002'), dated(4, '2010'), dated(5, '2000')];
  const edges = [pair(1, 'SEQUEL', 2), pair(2, 'SEQUEL', 3), pair(3, 'SEQUEL', 1), pair(4, 'SEQUEL', 1)].flat();
  expect(ids(storyOrder(members, edges))).toEqual([5, 4, 2, 3, 1]);
});

it('lists a parent before its side story, unless the side story came first', () => {
  const members = [dated(1, '2005'), dated(2, '2006'), dated(3, '2001'), dated(4, '2007')];
  // 2 leads to 3, which is the oldest: its parent 1 comes with it.
  const edges = [...pair(2, 'SEQUEL', 3), ...pair(1, 'SIDE_STORY', 2), ...pair(4, 'SIDE_STORY', 1)];
  expect(ids(storyOrder(members, edges))).toEqual([1, 2, 3, 4]);
});

it('gives up a side story that contradicts the sequels', () => {
  const members = [dated(1, '2001'), dated(2, '2002')];
  const edges = [...pair(2, 'SEQUEL', 1), ...pair(1, 'SIDE_STORY', 2)];
  expect(ids(storyOrder(members, edges))).toEqual([2, 1]);
});

const date = fc.option(
  fc.tuple(fc.integer({ min: 2000, max: 2004 }), fc.integer({ min: 1, max: 3 })).map(([y, m]) => `${y}-0${m}`),
  { nil: undefined },
);
const graph = fc.integer({ min: 1, max: 14 }).chain((size) => {
  const id = fc.integer({ min: 1, max: size });
  return fc.record({
    dates: fc.array(date, { minLength: size, maxLength: size }),
    links: fc.array(fc.tuple(id, fc.constantFrom(...relationTypes), id), { maxLength: 30 }),
    seed: fc.array(fc.nat(), { minLength: size, maxLength: size }),
  });
});

it('is a permutation, whatever order titles and relations come in', () => {
  fc.assert(
    fc.property(graph, ({ dates, links, seed }) => {
      const members = dates.map((one, n) => dated(n + 1, one));
      const edges = links.map(([a, type, b]): Edge => pair(a, type, b)[0]!);
      const shuffled = members.map((one, n) => [seed[n]!, one] as const).sort(([a], [b]) => a - b);
      const other = shuffled.map(([, one]) => one);
      for (const order of [releaseOrder, storyOrder]) {
        const first = ids(order(members, edges));
        expect([...first].sort((a, b) => a! - b!)).toEqual(members.map((_, n) => n + 1));
        expect(ids(order(other, edges.toReversed()))).toEqual(first);
      }
    }),
  );
});

it('respects every SEQUEL and PREQUEL that is in no circle', () => {
  fc.assert(
    fc.property(graph, ({ dates, links }) => {
      const members = dates.map((one, n) => dated(n + 1, one));
      const edges = links.map(([a, type, b]): Edge => pair(a, type, b)[0]!);
      const arrows = links
        .filter(([a, type, b]) => a !== b && (type === 'SEQUEL' || type === 'PREQUEL'))
        .map(([a, type, b]) => (type === 'SEQUEL' ? [a, b] : [b, a]) as readonly [number, number]);
      const place = new Map(ids(storyOrder(members, edges)).map((id, n) => [id, n]));
      for (const [a, b] of arrows) if (!leads(b, a, arrows)) expect(place.get(a)).toBeLessThan(place.get(b)!);
    }),
  );
});

function leads(from: number, to: number, arrows: readonly (readonly [number, number])[]): boolean {
  const seen = new Set([from]);
  for (const one of seen) for (const [a, b] of arrows) if (a === one) seen.add(b);
  return seen.has(to);
}

it('orders thousands of titles in one line without running out of stack', () => {
  const members = Array.from({ length: 20_000 }, (_, n) => dated(n + 1, String(9000 - (n % 7000))));
  const edges = members.slice(1).flatMap((_, n) => pair(n + 1, 'SEQUEL', n + 2));
  expect(ids(storyOrder(members, edges))).toEqual(members.map((_, n) => n + 1));
});
