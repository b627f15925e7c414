import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMemoryCache } from '../../src/cache/open.ts';
import { staleOrigin } from '../../src/lookup/cached.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import type { Origin } from '../../src/lookup/origin.ts';
import { storeOrigin } from '../../src/lookup/stored.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { Edge, Franchise } from '../../src/model/franchise.ts';
import { idOf, type Ref, refOf, type Source } from '../../src/model/ref.ts';
import { inverseOf, type RelationType } from '../../src/model/relation.ts';
import { presets, treatmentOf } from '../../src/model/relation-policy.ts';
import type { Title } from '../../src/model/title.ts';
import { persist } from '../../src/store/persist.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { instantClock } from '../helpers/clock.ts';
import { crawlOf, franchiseOf, membersOf, type NetworkSettings, networkOf, noCounts } from '../helpers/lookup.ts';
import { type MemoryOptions, memoryProvider } from '../helpers/memory-provider.ts';
import { runs } from '../helpers/suite.ts';

const names = ['anilist', 'mal', 'kitsu'] as const;
type Name = (typeof names)[number];
/** `1 SEQUEL 2`, and what the other end states back: as the inverse says, or nothing. */
type Tie = readonly [from: number, type: RelationType, to: number, back: boolean];
/** What each provider has: which titles, and what it states of them. */
type Views = Readonly<Record<Name, { readonly lacks: readonly number[]; readonly ties: readonly Tie[] }>>;

const all = [1, 2, 3, 4, 5, 6];
// No two numberings share a number, and they are not in the same order.
const numbers: Readonly<Record<Name, (n: number) => number>> = {
  anilist: (n) => n,
  mal: (n) => 107 - n,
  kitsu: (n) => 200 + n,
};
const refIn = (name: Name, n: number): Ref => refOf(name, numbers[name](n));
/** AniList has no word on every third title's other ids; Kitsu has. */
function idsAt(name: Name, n: number): Title['ids'] {
  const id = (one: Name) => ({ [one]: numbers[one](n) });
  if (name === 'mal') return id('mal');
  if (name === 'kitsu') return { ...id('kitsu'), ...id('mal'), ...id('anilist') };
  return n % 3 === 0 ? id('anilist') : { ...id('anilist'), ...id('mal') };
}

function titlesAt(name: Name, { lacks, ties }: Views[Name]): readonly Title[] {
  const has = all.filter((n) => !lacks.includes(n));
  const said = ties.flatMap(([from, type, to, back]) => [
    [from, type, to] as const,
    ...(back ? [[to, inverseOf[type], from] as const] : []),
  ]);
  return has.map((n) => ({
    ref: refIn(name, n),
    ids: idsAt(name, n),
    kind: 'anime',
    title: `Title ${n} of ${name}`,
    relations: said
      .filter(([from, , to]) => from === n && to !== n && has.includes(to))
      .map(([, type, to]) => ({ type, to: refIn(name, to) })),
  }));
}

/** By whose ids each can be asked. */
const numberings: Readonly<Record<Name, readonly [Source, ...Source[]]>> = {
  anilist: ['anilist', 'mal'],
  mal: ['mal'],
  kitsu: ['kitsu', 'anilist', 'mal'],
};

function originsOf(views: Views, options: MemoryOptions = {}, settings: NetworkSettings = {}): readonly Origin[] {
  return names.map((name) =>
    networkOf(
      memoryProvider(titlesAt(name, views[name]), { name, numberings: numberings[name], ...options }),
      settings,
    ),
  );
}

const unlimited = { depth: { auto: true, steps: 99 } };
const heardFrom = (origins: readonly Origin[], start: Ref) =>
  franchiseOf(crawlOf([start], createLookup(origins, noCounts(), 'all'), unlimited));
const wordsOf = ({ edges }: Pick<Franchise, 'edges'>) =>
  edges.map(({ from, type, to, stated, by }) => `${from} ${type} ${to} ${stated} ${by.join()}`).sort();

/** What is stated of two titles by anybody, and by whom. */
function unionOf(views: Views): ReadonlyMap<string, Edge> {
  const union = new Map<string, Edge>();
  for (const name of names) {
    for (const { ref, relations = [] } of titlesAt(name, views[name])) {
      for (const { type, to } of relations) {
        const [from, other] = [nameOf(numberOf(ref, name), views), nameOf(numberOf(to, name), views)];
        const key = `${from} ${type} ${other}`;
        const by = [...new Set([...(union.get(key)?.by ?? []), name])].sort();
        union.set(key, { from, type, to: other, stated: true, by });
      }
    }
  }
  return union;
}
const numberOf = (ref: Ref, name: Name): number => all.find((n) => numbers[name](n) === idOf(ref)) ?? 0;
/** AniList's ref, where AniList or Kitsu states it. */
const nameOf = (n: number, { anilist, kitsu }: Views): Ref =>
  anilist.lacks.includes(n) && kitsu.lacks.includes(n) ? refIn('mal', n) : refIn('anilist', n);

const anyView: fc.Arbitrary<Views[Name]> = fc.record({
  lacks: fc.uniqueArray(fc.integer({ min: 2, max: 6 }), { maxLength: 2 }),
  ties: fc.array(
    fc.tuple(
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom<RelationType>('SEQUEL', 'SIDE_STORY', 'PARENT', 'SPIN_OFF', 'ALTERNATIVE', 'CHARACTER', 'OTHER'),
      fc.integer({ min: 1, max: 6 }),
      fc.constant(true),
    ),
    { maxLength: 6 },
  ),
});
// Of a title that nobody says is the same at two providers there are two.
const joining = anyView.map(({ lacks, ties }) => ({ lacks: lacks.filter((n) => n % 3 !== 0), ties }));
const anyViews: fc.Arbitrary<Views> = fc.record({ anilist: anyView, mal: anyView, kitsu: joining });

describe('every provider asked for every title', () => {
  it('gives the same set and the same words from every start: all that the union of pairs connects', async () => {
    const property = fc.asyncProperty(anyViews, fc.boolean(), async (views, looksAhead) => {
      const union = [...unionOf(views).values()];
      const typesOf = (from: Ref, to: Ref) =>
        union.filter((one) => one.from === from && one.to === to).map(({ type }) => type);
      const start = nameOf(1, views);
      const found = new Set([start]);
      for (const ref of found)
        for (const other of all.map((n) => nameOf(n, views)))
          if (treatmentOf(presets.franchise, { near: typesOf(ref, other), far: typesOf(other, ref) }) === 'follow')
            found.add(other);
      const expected = union.filter(({ from, to }) => found.has(from) && found.has(to));
      for (const ref of found) {
        const franchise = await heardFrom(originsOf(views, { looksAhead }), ref);
        expect(membersOf(franchise)).toEqual([...found].sort());
        expect(wordsOf({ edges: franchise.edges.filter(({ stated }) => stated) })).toEqual(
          wordsOf({ edges: expected }),
        );
        expect(franchise.missing).toEqual([]);
      }
    });
    await fc.assert(property, { numRuns: runs(75, 500) });
  });

  it('never has an inferred relation beside a stated one', async () => {
    const oneWay = fc.record({
      anilist: anyView,
      mal: anyView.map(({ lacks, ties }) => ({ lacks, ties: ties.map(([a, type, b]): Tie => [a, type, b, false]) })),
      kitsu: anyView,
    });
    const property = fc.asyncProperty(oneWay, async (views) => {
      const { edges } = await heardFrom(originsOf(views), refIn('anilist', 1));
      for (const { from, to, type, stated, by } of edges) {
        const own = edges.filter((one) => one.from === from && one.to === to);
        const back = edges.filter((one) => one.from === to && one.to === from && one.stated);
        if (stated) continue;
        expect(own.filter((one) => one.stated)).toEqual([]);
        // Who states the other direction.
        const sources = back.filter((one) => inverseOf[one.type] === type).flatMap((one) => one.by);
        expect(by).toEqual([...new Set(sources)].sort());
      }
    });
    await fc.assert(property, { numRuns: runs(25, 200) });
  });

  const same: Views = {
    anilist: { lacks: [], ties: [[1, 'SEQUEL', 2, true]] },
    mal: {
      lacks: [],
      ties: [
        [1, 'SEQUEL', 2, true],
        [2, 'OTHER', 3, true],
      ],
    },
    kitsu: {
      lacks: [],
      ties: [
        [1, 'SPIN_OFF', 2, false],
        [2, 'SIDE_STORY', 3, true],
      ],
    },
  };
  const sameWords = [
    'anilist:1 SEQUEL anilist:2 true anilist,mal',
    'anilist:1 SPIN_OFF anilist:2 true kitsu',
    'anilist:2 OTHER anilist:3 true mal',
    'anilist:2 PREQUEL anilist:1 true anilist,mal',
    'anilist:2 SIDE_STORY anilist:3 true kitsu',
    'anilist:3 OTHER anilist:2 true mal',
    'anilist:3 PARENT anilist:2 true kitsu',
  ];

  it('puts different words side by side, and calls titles what the first provider calls them', async () => {
    const franchise = await heardFrom(originsOf(same), refIn('kitsu', 3));
    expect(wordsOf(franchise)).toEqual(sameWords);
    expect(franchise.members.map(({ title }) => title.title).sort()).toEqual(
      [1, 2, 3].map((n) => `Title ${n} of anilist`),
    );
    expect(franchise.root).toBe('anilist:3');
  });

  it('is stored and read back as it was, without any provider', async () => {
    const store = await openSqlite(':memory:');
    const stored = storeOrigin(async () => store, { about: 'anime', isOutdated: () => false });
    const lookup = createLookup([...originsOf(same), stored], noCounts(), 'all');
    const asked = await franchiseOf(persist(crawlOf(['anilist:1'], lookup, unlimited), store));
    expect(wordsOf(asked)).toEqual(sameWords);
    for (const voices of ['first', 'all'] as const) {
      const again = await franchiseOf(crawlOf(['mal:104'], createLookup([stored], noCounts(), voices), unlimited));
      expect(wordsOf(again)).toEqual(sameWords);
      expect(membersOf(again)).toEqual(membersOf(asked));
    }
    await store.close();
  });

  describe('when one does not answer', () => {
    const error = new ProviderError('mal', 'outage', 'MyAnimeList: closed', { status: 403 });

    async function without(name: Name, stand: (settings: NetworkSettings) => Promise<readonly Origin[]>) {
      const settings = { cache: openMemoryCache({ clock: instantClock() }) };
      await heardFrom(originsOf(same, {}, settings), 'anilist:1');
      const origins = originsOf(same, { failing: () => error }, { refresh: true });
      const up = originsOf(same).map((origin, n) => (names[n] === name ? (origins[n] ?? origin) : origin));
      return heardFrom([...up, ...(await stand(settings))], 'anilist:1');
    }

    it('says so, and goes on with the others', async () => {
      const franchise = await without('mal', async () => []);
      expect(franchise.unheard).toEqual(['mal']);
      expect(wordsOf(franchise).filter((one) => one.includes('mal'))).toEqual([]);
      expect(franchise.failed).toEqual([]);
    });

    it('takes what it said before, and of nobody else', async () => {
      const franchise = await without('mal', async ({ cache }) =>
        names.map((name) =>
          staleOrigin(
            memoryProvider(titlesAt(name, { lacks: [], ties: [] }), { name, numberings: numberings[name] }),
            cache!,
          ),
        ),
      );
      expect(wordsOf(franchise)).toEqual(sameWords);
    });

    it('takes what is stored of its word', async () => {
      const store = await openSqlite(':memory:');
      await franchiseOf(
        persist(crawlOf(['anilist:1'], createLookup(originsOf(same), noCounts(), 'all'), unlimited), store),
      );
      const franchise = await without('mal', async () => [
        storeOrigin(async () => store, { about: 'anime', isOutdated: () => false }),
      ]);
      expect(wordsOf(franchise)).toEqual(sameWords);
      expect(franchise.unheard).toEqual(['mal']);
      await store.close();
    });
  });
});
