import { beforeAll, describe, expect, it } from 'vitest';
import { keptOutline, outlineFrom } from '../../src/franchise/kept-outline.ts';
import { watchOrder } from '../../src/franchise/order.ts';
import { outlineOf } from '../../src/franchise/outline.ts';
import type { Franchise } from '../../src/model/franchise.ts';
import { franchises } from '../../src/providers/catalog/franchises/all.ts';
import { bundled } from '../helpers/catalog.ts';

let all: readonly Franchise[];
beforeAll(async () => {
  all = await Promise.all(franchises.map(({ name }) => bundled(name)));
});

const overJson = (franchise: Franchise): Record<string, unknown> =>
  JSON.parse(JSON.stringify(keptOutline(outlineOf(franchise))));

describe('an outline that was kept', () => {
  it('is the one that was made', () => {
    expect(all.length).toBeGreaterThan(100);
    for (const franchise of all) {
      const made = outlineOf(franchise);
      const kept = outlineFrom(overJson(franchise), franchise);
      expect({ ...kept }).toEqual(made);
      const titles = franchise.members.map(({ title }) => title);
      for (const order of ['release', 'story'] as const)
        expect(watchOrder(titles, franchise.edges, order, kept)).toEqual(
          watchOrder(titles, franchise.edges, order, made),
        );
    }
  });

  it('is read anew where it is not that of these titles', () => {
    const [one, other] = all as [Franchise, Franchise];
    expect(outlineFrom(undefined, one)).toBeUndefined();
    expect(outlineFrom(overJson(other), one)).toBeUndefined();
    expect(outlineFrom(overJson(one), { ...one, members: one.members.slice(1) })).toBeUndefined();
    expect(outlineFrom({ ...overJson(one), form: '1 of other rules' }, one)).toBeUndefined();
  });

  it('is read anew where any of it is of another type', () => {
    const franchise = all.find(({ members }) => members.length > 5) as Franchise;
    const kept = overJson(franchise);
    expect(outlineFrom(kept, franchise)).toBeDefined();
    for (const place of placesIn(kept))
      for (const junk of [null, 7, '', 'x:1', [], {}, true]) {
        const damaged = structuredClone(kept);
        if (JSON.stringify(put(damaged, place, junk)) === JSON.stringify(kept)) continue;
        // What a continuity is called nobody can check, whether a title tells again what others tell, and that nothing is left out.
        const isAlike = JSON.stringify([typeof junk, Array.isArray(junk)]) === typeAt(kept, place);
        if (isAlike && ['name', 'recap', 'ties'].includes(String(place.at(-1)))) continue;
        expect([place, junk, outlineFrom(damaged, franchise)]).toEqual([place, junk, undefined]);
      }
  });
});

type Path = readonly string[];

/** Every place in a value, as the keys that lead to it. */
function placesIn(value: unknown): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [[key], ...placesIn(one).map((place) => [key, ...place])]);
}

const at = (value: unknown, place: Path): unknown =>
  place.reduce((one, key) => (one as Record<string, unknown>)[key], value);

const typeAt = (value: unknown, place: Path): string => {
  const one = at(value, place);
  return JSON.stringify([typeof one, Array.isArray(one)]);
};

function put(value: unknown, place: Path, junk: unknown): unknown {
  (at(value, place.slice(0, -1)) as Record<string, unknown>)[place.at(-1) as string] = junk;
  return value;
}
