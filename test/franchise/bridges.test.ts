import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BridgeTitle, cutEdges, falseBridges, type RelatedPair } from '../../src/franchise/bridges.ts';
import { type Ref, refOf } from '../../src/model/ref.ts';
import { runs } from '../helpers/suite.ts';

const ref = (id: number): Ref => refOf('anilist', id);

function nearOf(count: number, links: readonly (readonly [number, number])[]): ReadonlyMap<Ref, readonly Ref[]> {
  const near = new Map<Ref, Set<Ref>>(Array.from({ length: count }, (_, n) => [ref(n + 1), new Set()]));
  for (const [a, b] of links) {
    if (a === b) continue;
    near.get(ref(a))?.add(ref(b));
    near.get(ref(b))?.add(ref(a));
  }
  return new Map([...near].map(([one, refs]) => [one, [...refs]]));
}

/** By the plainest means: how many titles are reached without that link. */
function reached(start: Ref, other: Ref, near: ReadonlyMap<Ref, readonly Ref[]>): ReadonlySet<Ref> {
  const found = new Set([start]);
  for (const one of found)
    for (const to of near.get(one) ?? [])
      if (!(one === start && to === other) && !(one === other && to === start)) found.add(to);
  return found;
}

describe('cutEdges', () => {
  it('finds every bridge and no other, with the sizes of both sides', () => {
    const end = fc.integer({ min: 1, max: 9 });
    const property = fc.property(fc.array(fc.tuple(end, end), { maxLength: 14 }), (links) => {
      const near = nearOf(9, links);
      const wanted = [...near].flatMap(([a, all]) =>
        all.flatMap((b) => {
          const [one, other] = [reached(a, b, near), reached(b, a, near)];
          return a < b && !one.has(b) ? [`${a} ${b} ${one.size} ${other.size}`] : [];
        }),
      );
      const found = cutEdges(near).map(({ a, b, sizes: [m, n] }) =>
        a < b ? `${a} ${b} ${m} ${n}` : `${b} ${a} ${n} ${m}`,
      );
      expect(found.sort()).toEqual(wanted.sort());
    });
    fc.assert(property, { numRuns: runs(75, 300) });
  });

  it('goes deeper than a stack of calls could', () => {
    const links = Array.from({ length: 49_999 }, (_, n) => [n + 1, n + 2] as const);
    expect(cutEdges(nearOf(50_000, links))).toHaveLength(49_999);
  });
});

const titles = (from: number, count: number, name: string): readonly BridgeTitle[] =>
  Array.from({ length: count }, (_, n) => ({ ref: ref(from + n), names: [`${name} ${n + 1}`, `The ${name} Movie`] }));
const star = (from: number, count: number): readonly RelatedPair[] =>
  Array.from({ length: count - 1 }, (_, n) => [ref(from), ref(from + n + 1)]);

describe('falseBridges', () => {
  const crossover: BridgeTitle = { ref: ref(50), names: ['Steel Robo vs. Night Devil'] };
  const both = [...titles(1, 6, 'Steel Robo'), crossover, ...titles(100, 5, 'Night Devil')];
  const links: readonly RelatedPair[] = [...star(1, 6), [ref(1), ref(50)], [ref(50), ref(100)], ...star(100, 5)];

  it('names both relations of a crossover that joins two franchises', () => {
    const found = falseBridges(both, links);
    expect(found.map(({ a, b, sizes }) => [[a, b].sort().join(' '), Math.min(...sizes)])).toEqual([
      ['anilist:1 anilist:50', 6],
      ['anilist:100 anilist:50', 5],
    ]);
  });

  it('says nothing where more than one relation joins them', () => {
    expect(falseBridges(both, [...links, [ref(2), ref(101)]])).toEqual([]);
  });

  it('says nothing of parts that share a name but for a number', () => {
    const alike = [...titles(1, 6, 'ToHeart'), ...titles(100, 5, 'ToHeart2')];
    expect(falseBridges(alike, [...star(1, 6), ...star(100, 5), [ref(1), ref(100)]])).toEqual([]);
  });

  it('says nothing of parts that share a name, of small parts, and of parts without a name', () => {
    const alike = [...titles(1, 6, 'Steel Robo'), ...titles(100, 5, 'Steel Robo Junior')];
    const joined: readonly RelatedPair[] = [...star(1, 6), ...star(100, 5), [ref(1), ref(100)]];
    expect(falseBridges(alike, joined)).toEqual([]);
    const small = [...titles(1, 6, 'Steel Robo'), ...titles(100, 3, 'Night Devil')];
    expect(falseBridges(small, [...star(1, 6), ...star(100, 3), [ref(1), ref(100)]])).toEqual([]);
    const songs = ['Backlight', 'Fleeting', 'Whirl', 'Hymn', 'Ocean'].map((name, n) => ({
      ref: ref(100 + n),
      names: [name],
    }));
    expect(falseBridges([...titles(1, 6, 'Steel Robo'), ...songs], joined)).toEqual([]);
  });

  const joining = (small: readonly BridgeTitle[], large = titles(1, 10, 'Steel Robo')) =>
    falseBridges([...large, ...small], [...star(1, large.length), ...star(100, small.length), [ref(1), ref(100)]]);
  const named = (...names: readonly string[]) =>
    names.map((name, n): BridgeTitle => ({ ref: ref(100 + n), names: [name] }));

  it('says nothing where words of the smaller part are heard on the other side more than now and then', () => {
    const devils = titles(100, 5, 'Night Devil');
    const robos = (...more: readonly string[]) =>
      titles(1, 12, 'Steel Robo').map((one, n) => ({ ...one, names: [...one.names, more[n] ?? 'Robo'] }));
    expect(joining(devils, robos('Night'))).toHaveLength(1);
    expect(joining(devils, robos('Night', 'Night'))).toEqual([]);
  });

  it('hears a word of a third of the titles, of two at least, and of three letters', () => {
    expect(joining(named('Devil one', 'Devil two', 'Sea', 'Sky', 'Sun'))).toHaveLength(1);
    expect(joining(named('Devil one', 'Sea', 'Sky', 'Sun'))).toEqual([]);
    expect(joining(named('Devil one', 'Devil two', 'Sea', 'Sky', 'Sun', 'Ink', 'Owl'))).toEqual([]);
    expect(joining(named('Xo Ae', 'Xo Be', 'Xo Ce', 'Xo De'))).toEqual([]);
    expect(joining(named('Xor Ae', 'Xor Be', 'Xor Ce', 'Xor De'))).toHaveLength(1);
  });

  it.each(['2019', '1999', '12', '3rd', 'Movie', 'Season', 'the'])('does not take "%s" for a word', (word) => {
    expect(joining(named(`${word} ae`, `${word} be`, `${word} ce`, `${word} de`))).toEqual([]);
  });

  it.each(['2119', '123', 'Devil'])('takes "%s" for a word', (word) => {
    expect(joining(named(`${word} ae`, `${word} be`, `${word} ce`, `${word} de`))).toHaveLength(1);
  });

  it('lists the most even ones first, and of equals the one with the first ref', () => {
    const three = [...titles(1, 10, 'Steel Robo'), ...titles(100, 4, 'Night Devil'), ...titles(200, 5, 'Sea Witch')];
    const stars = [...star(1, 10), ...star(100, 4), ...star(200, 5)];
    const found = (...ties: readonly RelatedPair[]) =>
      falseBridges(three, [...stars, ...ties]).map(({ a, b }) => [a, b].toSorted().join(' '));
    expect(found([ref(1), ref(100)], [ref(1), ref(200)])).toEqual(['anilist:1 anilist:200', 'anilist:1 anilist:100']);
    const even = [...three, ...titles(300, 4, 'Moon Fox')];
    const all = falseBridges(even, [
      ...stars,
      ...star(300, 4),
      [ref(2), ref(100)],
      [ref(1), ref(200)],
      [ref(1), ref(300)],
    ]);
    expect(all.map(({ sizes }) => Math.min(...sizes))).toEqual([5, 5, 4, 4]);
    expect(all.slice(2).map(({ a, b }) => [a, b].toSorted().join(' '))).toEqual([
      'anilist:1 anilist:300',
      'anilist:100 anilist:2',
    ]);
  });
});
