import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reputation } from '../../src/model/reputation.ts';
import { fingerprintOf } from '../../src/releases/fingerprint.ts';
import { flagsIn, flagsOf, foldReleases } from '../../src/releases/fold.ts';
import { parse } from '../../src/releases/parse.ts';
import { rankedGroups } from '../../src/releases/reputation.ts';
import { type Listing, type Sighting, sightingOf } from '../../src/releases/sighting.ts';

/** A release in a listing, with its name. */
type Listed = Listing & { readonly name: string; readonly id: string | number };

const march = Date.UTC(2024, 2, 1);

function reputations(listed: readonly Listed[]): readonly Reputation[] {
  return rankedGroups(foldReleases(seenIn(listed), new Map()).tallies);
}

const seenIn = (listed: readonly Listed[]) =>
  listed.flatMap(({ name, id, ...listing }) => {
    const sighting = sightingOf(parse(name, 'film'), listing);
    return sighting ? [{ fingerprint: fingerprintOf('here', id), sighting }] : [];
  });

/** As many releases of a group as wanted, all with the same figures. */
function releasesOf(group: string, number: number, rest: Partial<Listed> = {}): readonly Listed[] {
  return Array.from({ length: number }, (_, at) => ({
    id: `${group}-${at}`,
    name: `Film.${at}.2024.1080p.WEB.h264-${group}`,
    category: 'Movies',
    publishedAt: march,
    ...rest,
  }));
}

const named = (all: readonly Reputation[]) => all.map(({ group }) => group);

const listing = fc.record(
  {
    id: fc.integer({ min: 0, max: 30 }),
    name: fc.constantFrom(
      ...['-GRP', '-grp', '-Other', '-Other-RP', '', '.REPACK-Third'].map((end) => `Film.2024.1080p.WEB.h264${end}`),
    ),
    category: fc.constantFrom('Movies', 'TV'),
    publishedAt: fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2024, 11, 31) }),
    seeders: fc.nat(500),
    completions: fc.nat(5000),
    isInternal: fc.boolean(),
    isFreeleech: fc.boolean(),
    isNuked: fc.boolean(),
  },
  { requiredKeys: ['id', 'name', 'category'] },
) as fc.Arbitrary<Listed>;
const listings = fc.array(listing, { maxLength: 60 });

describe('reputations', () => {
  it('do not depend on the order in which releases come', () => {
    const shuffled = listings.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(reputations(other)).toEqual(reputations(all));
      }),
    );
  });

  it('do not change by a release that comes again', () => {
    fc.assert(
      fc.property(listings, (all) => {
        expect(reputations([...all, ...all])).toEqual(reputations(all));
      }),
    );
  });

  it('are the same in parts as at once: what is known can be gone on with', () => {
    fc.assert(
      fc.property(listings, listings, (some, more) => {
        const first = foldReleases(seenIn(some), new Map());
        const known = new Map(first.changed.map(({ fingerprint, sighting }) => [fingerprint, sighting] as const));
        const second = foldReleases(seenIn(more), known);
        const all = [...first.tallies, ...second.tallies].flatMap(({ sighting, count }) =>
          Array.from({ length: Math.abs(count) }, () => ({ key: JSON.stringify(sighting), sign: Math.sign(count) })),
        );
        const sums = new Map<string, number>();
        for (const { key, sign } of all) sums.set(key, (sums.get(key) ?? 0) + sign);
        const tallies = [...sums].map(([key, count]) => ({ sighting: JSON.parse(key) as Sighting, count }));
        expect(tallies.every(({ count }) => count >= 0)).toBe(true);
        const left = tallies.filter(({ count }) => count > 0);
        expect(rankedGroups(left)).toEqual(reputations([...some, ...more]));
      }),
    );
  });

  it('count each release with a group once, and have a score within its interval', () => {
    fc.assert(
      fc.property(listings, (all) => {
        const found = reputations(all);
        const ids = new Set(all.filter(({ name }) => parse(name, 'film').group !== undefined).map(({ id }) => id));
        expect(found.reduce((sum, { releases }) => sum + releases, 0)).toBe(ids.size);
        for (const { low, score, high, judged, releases, nuked } of found) {
          expect(low).toBeLessThanOrEqual(score);
          expect(score).toBeLessThanOrEqual(high);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(judged).toBeLessThanOrEqual(releases);
          expect(nuked).toBeLessThanOrEqual(judged);
        }
      }),
    );
  });

  it('say of a release that comes again whether there was anything new', () => {
    const seen = [4, 4, 100, 4].flatMap((seeders) => releasesOf('GRP', 1, { seeders }));
    const { counts, tallies, changed } = foldReleases(seenIn(seen), new Map());
    expect(counts).toEqual({ added: 1, updated: 1, unchanged: 2 });
    expect(tallies).toMatchObject([{ count: 1, sighting: { seeders: 7 } }]);
    const [known] = changed;
    const before = new Map(changed.map(({ fingerprint, sighting }) => [fingerprint, sighting] as const));
    expect(foldReleases(known ? [known] : [], before)).toEqual({
      changed: [],
      tallies: [],
      counts: { added: 0, updated: 0, unchanged: 1 },
    });
  });

  it('tell numbers, span, and the most frequent spelling', () => {
    const [found, ...others] = reputations([
      ...releasesOf('GRP', 2, { isInternal: true }),
      {
        id: 'a',
        name: 'A.2020.REPACK.720p.WEB-grp-xpost',
        category: 'Movies',
        publishedAt: Date.UTC(2019, 10, 30),
        isNuked: true,
      },
    ]);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      group: 'GRP',
      releases: 3,
      internal: 2,
      revised: 1,
      reposted: 1,
      nuked: 1,
      judged: 1,
    });
    expect(found).toMatchObject({ first: '2019-11', last: '2024-03', category: 'Movies' });
  });
});

describe('the ranking', () => {
  it('puts a group that is seeded better first, and one that is withdrawn last', () => {
    const all = [
      ...releasesOf('Poor', 40, { seeders: 2 }),
      ...releasesOf('Good', 40, { seeders: 200 }),
      ...releasesOf('Gone', 40, { seeders: 200, isNuked: true }),
    ];
    expect(named(reputations(all))).toEqual(['Good', 'Poor', 'Gone']);
  });

  it('trusts many releases more than few with the same figures', () => {
    const all = [
      ...releasesOf('Few', 2, { seeders: 200 }),
      ...releasesOf('Many', 50, { seeders: 200 }),
      ...releasesOf('Rest', 80, { seeders: 3 }),
    ];
    const [many, few, rest] = reputations(all);
    expect([many?.group, few?.group, rest?.group]).toEqual(['Many', 'Few', 'Rest']);
    expect((few?.high ?? 0) - (few?.low ?? 0)).toBeGreaterThan((many?.high ?? 0) - (many?.low ?? 0));
  });

  it('compares with the same quarter only: an old release is not blamed for having lost its seeders', () => {
    const old = Date.UTC(2015, 0, 1);
    const all = [
      ...releasesOf('Old', 30, { seeders: 8, publishedAt: old }),
      ...releasesOf('OldRest', 30, { seeders: 1, publishedAt: old }),
      ...releasesOf('New', 30, { seeders: 100 }),
      ...releasesOf('NewRest', 30, { seeders: 400 }),
    ];
    expect(named(reputations(all)).slice(0, 2).sort()).toEqual(['NewRest', 'Old']);
  });

  it('compares within a category only', () => {
    const all = [
      ...releasesOf('Film', 20, { seeders: 1 }),
      ...releasesOf('Show', 20, { category: 'TV', seeders: 500, id: undefined as never }),
    ];
    const withIds = all.map((one, id) => ({ ...one, id }));
    expect(reputations(withIds).map(({ score }) => score)).toEqual([0.5, 0.5]);
  });

  it('does not count completions that cost nothing', () => {
    const all = [
      ...releasesOf('Free', 30, { completions: 9000, isFreeleech: true, seeders: 5 }),
      ...releasesOf('Paid', 30, { completions: 50, seeders: 5 }),
    ];
    const [free, paid] = reputations(all);
    expect(free?.score).toBeCloseTo(paid?.score ?? 0, 10);
  });

  it('is by number where no figures are known, and says that nothing was judged', () => {
    const all = [...releasesOf('One', 1), ...releasesOf('Three', 3), ...releasesOf('Two', 2)];
    expect(named(reputations(all))).toEqual(['Three', 'Two', 'One']);
    expect(reputations(all).map(({ judged }) => judged)).toEqual([0, 0, 0]);
  });
});

describe('what is so of a release', () => {
  it('is the same as a number and back', () => {
    for (let flags = 0; flags < 32; flags += 1) expect(flagsOf(flagsIn(flags) as Sighting)).toBe(flags);
  });
});

describe('a fingerprint', () => {
  it('is a whole number that JSON and SQLite hold exactly, and the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (source, id) => {
        const fingerprint = fingerprintOf(source, id);
        expect(Number.isSafeInteger(fingerprint) && fingerprint >= 0).toBe(true);
        expect(fingerprintOf(source, id)).toBe(fingerprint);
      }),
    );
    expect(fingerprintOf('hdbits', 17)).toBe(fingerprintOf('hdbits', '17'));
    expect(fingerprintOf('hdbits', 17)).not.toBe(fingerprintOf('files', 17));
  });

  it('is another one for every name of a long list of alike ones, and spreads them evenly', () => {
    const names = Array.from({ length: 200_000 }, (_, at) => `Show.S${at % 40}E${at}.1080p.WEB.h264-GRP`);
    const prints = names.map((name) => fingerprintOf('files', name));
    expect(new Set(prints).size).toBe(names.length);
    expect(new Set(prints.map((print) => Math.floor(print / 2 ** 41))).size).toBeGreaterThan(4_090);
    expect(new Set(prints.map((print) => print % 4_096)).size).toBe(4_096);
  });
});
