import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/releases/parse.ts';
import { foldSighting, newReputations, type Reputation, rankedGroups } from '../../src/releases/reputation.ts';
import { type Listing, sightingOf } from '../../src/releases/sighting.ts';

/** A release in a listing, with its name. */
type Listed = Listing & { readonly name: string };

const march = Date.UTC(2024, 2, 1);

function reputations(listed: readonly Listed[]): readonly Reputation[] {
  const ledger = newReputations();
  for (const { name, ...listing } of listed) {
    const sighting = sightingOf(parse(name, 'film'), listing);
    if (sighting) foldSighting(ledger, listing.id, sighting);
  }
  return rankedGroups(ledger);
}

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

  it('are the same in parts as at once: a ledger can be gone on with', () => {
    fc.assert(
      fc.property(listings, listings, (some, more) => {
        expect(reputations([...more, ...some])).toEqual(reputations([...some, ...more]));
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
    const ledger = newReputations();
    const sighting = (seeders: number) =>
      sightingOf(parse('Film.2024.1080p.WEB.h264-GRP', 'film'), { id: 1, category: 'Movies', seeders });
    const folded = [4, 4, 100, 4].map((seeders) => foldSighting(ledger, 1, sighting(seeders) ?? expect.fail()));
    expect(folded).toEqual(['new', 'unchanged', 'updated', 'unchanged']);
    expect(ledger.tallies.size).toBe(1);
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
