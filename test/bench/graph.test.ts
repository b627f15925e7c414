import { describe, expect, it } from 'vitest';
import { generateGraph } from '../../src/bench/graph.ts';
import type { Ref } from '../../src/model/ref.ts';
import { inverseOf, type RelationType } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';

// As many titles as AniList had relations for in July 2026.
const { titles, franchises } = generateGraph({ seed: 1, titles: 20_398 });
const byRef = new Map(titles.map((title) => [title.ref, title]));
const relationsOf = ({ relations = [] }: Title) => relations;

/** Crossovers join nothing. */
const neighbours = (title: Title): readonly Ref[] =>
  relationsOf(title)
    .filter(({ type, to }) => followed(type) || statedBack(title, to).some(followed))
    .map(({ to }) => to);
const followed = (type: RelationType) => type !== 'CHARACTER' && type !== 'OTHER';
const statedBack = ({ ref }: Title, to: Ref) =>
  relationsOf(byRef.get(to)!)
    .filter((relation) => relation.to === ref)
    .map(({ type }) => type);

function component(first: Title): ReadonlySet<Ref> {
  const seen = new Set([first.ref]);
  for (const ref of seen) for (const to of neighbours(byRef.get(ref)!)) seen.add(to);
  return seen;
}

describe('a generated graph', () => {
  it('has as many titles as were asked for, each with an id, a name and relations of its own', () => {
    expect(titles).toHaveLength(20_398);
    expect(byRef.size).toBe(titles.length);
    expect(new Set(titles.map(({ title }) => title)).size).toBe(titles.length);
    expect(titles.filter(({ relations }) => relations === undefined)).toEqual([]);
  });

  it('has franchises of sizes as they are: half of 1 or 2, 3.9 in the middle, some of more than 80', () => {
    const sizes = franchises.map((one) => one.length).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBe(2);
    expect(titles.length / franchises.length).toBeCloseTo(3.9, 0);
    expect(sizes[0]).toBe(1);
    expect(sizes.at(-1)).toBeGreaterThan(80);
    expect(sizes.at(-1)).toBeLessThanOrEqual(500);
  });

  it('has as many relations, and as many of each kind, as there are', () => {
    const all = titles.flatMap(relationsOf);
    const share = (type: RelationType) => all.filter((one) => one.type === type).length / all.length;
    expect(all.length / 2).toBeGreaterThan(19_000);
    expect(all.length / 2).toBeLessThan(23_000);
    expect(share('SEQUEL')).toBeGreaterThan(share('SIDE_STORY'));
    expect(share('SIDE_STORY')).toBeGreaterThan(2 * share('OTHER'));
    expect(share('OTHER')).toBeGreaterThan(share('SPIN_OFF'));
  });

  it('states nearly every relation from both ends', () => {
    const stated = new Set(titles.flatMap((title) => relationsOf(title).map(({ to }) => `${title.ref} ${to}`)));
    const both = [...stated].filter((pair) => stated.has(pair.split(' ').reverse().join(' '))).length;
    expect(both / stated.size).toBeGreaterThan(0.985);
    expect(both).toBeLessThan(stated.size);
  });

  it('holds every franchise together, and keeps it apart from those that it only meets', () => {
    for (const franchise of franchises)
      expect([...component(franchise[0]!)].sort()).toEqual(franchise.map(({ ref }) => ref).sort());
    const home = new Map(franchises.flatMap((franchise, n) => franchise.map(({ ref }) => [ref, n] as const)));
    const met = titles.flatMap((title) => relationsOf(title).filter(({ to }) => home.get(to) !== home.get(title.ref)));
    expect(met.length).toBeGreaterThan(100);
    expect(met.filter(({ type }) => followed(type))).toEqual([]);
  });

  it('says PREQUEL back to every SEQUEL', () => {
    const sequels = titles.flatMap((title) =>
      relationsOf(title).flatMap(({ type, to }) => (type === 'SEQUEL' ? [statedBack(title, to)] : [])),
    );
    expect(sequels.length).toBeGreaterThan(1000);
    expect(sequels.filter((back) => !back.includes(inverseOf.SEQUEL))).toEqual([]);
  });

  it('is the same for the same seed, and another one for another', () => {
    const some = (seed: number) => generateGraph({ seed, titles: 300 }).titles;
    expect(some(7)).toEqual(some(7));
    expect(some(7)).not.toEqual(some(8));
  });

  it('begins with franchises as large as they are wanted', () => {
    const wanted = generateGraph({ seed: 3, titles: 700, sizes: [500, 1, 40] });
    expect(wanted.franchises.slice(0, 3).map((one) => one.length)).toEqual([500, 1, 40]);
    expect(wanted.titles).toHaveLength(700);
  });
});
