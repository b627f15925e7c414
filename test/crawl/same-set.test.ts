import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledOrigin } from '../../src/lookup/bundled.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import { storeOrigin } from '../../src/lookup/stored.ts';
import type { Franchise } from '../../src/model/franchise.ts';
import type { Lookup } from '../../src/model/lookup.ts';
import { type Ref, refOf } from '../../src/model/ref.ts';
import { inverseOf, type Relation, type RelationType } from '../../src/model/relation.ts';
import { type Policy, presetNames, presets, treatmentOf } from '../../src/model/relation-policy.ts';
import type { Title } from '../../src/model/title.ts';
import { anilist } from '../../src/providers/anilist/anilist.ts';
import { bundled as catalogue } from '../../src/providers/registry.ts';
import { persist } from '../../src/store/persist.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { catalogFranchises, catalogTitles } from '../helpers/catalog-titles.ts';
import { titleOf } from '../helpers/franchise.ts';
import { httpTo } from '../helpers/http.ts';
import { crawlOf, franchiseOf, lookupOf, membersOf, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';
import { runs } from '../helpers/suite.ts';

// The promise: a franchise is the same set, whichever of its members the crawl starts from.

/** What two titles state of each other; undefined: that end states nothing. */
interface Tie {
  readonly a: number;
  readonly b: number;
  readonly types: readonly [RelationType | undefined, RelationType | undefined];
}

/** How ends contradict each other on real graphs, and how they agree. */
const bothSay: readonly Tie['types'][] = [
  ['SEQUEL', 'PREQUEL'],
  ['SEQUEL', 'SEQUEL'],
  ['PARENT', 'SIDE_STORY'],
  ['PARENT', 'SPIN_OFF'],
  ['PARENT', 'SUMMARY'],
  ['PARENT', 'OTHER'],
  ['PARENT', 'CHARACTER'],
  ['SIDE_STORY', 'SIDE_STORY'],
  ['ALTERNATIVE', 'ALTERNATIVE'],
  ['COMPILATION', 'CONTAINS'],
  ['CHARACTER', 'CHARACTER'],
  ['CHARACTER', 'CHARACTER'],
  ['OTHER', 'OTHER'],
];
const oneSays: readonly Tie['types'][] = [
  ['PREQUEL', undefined],
  ['PARENT', undefined],
  ['SIDE_STORY', undefined],
  ['OTHER', undefined],
  ['CHARACTER', undefined],
];

function graphs(types: readonly Tie['types'][]): fc.Arbitrary<readonly Title[]> {
  const end = fc.integer({ min: 1, max: 12 });
  const tie = fc.record({ a: end, b: end, types: fc.constantFrom(...types) });
  return fc.array(tie, { minLength: 1, maxLength: 18 }).map(titlesOfTies);
}

function titlesOfTies(ties: readonly Tie[]): readonly Title[] {
  const relations = new Map<number, Relation[]>();
  const state = (from: number, type: RelationType | undefined, to: number) => {
    const own = relations.get(from) ?? [];
    relations.set(from, own);
    if (type && from !== to) own.push({ type, to: refOf('anilist', to) });
  };
  for (const { a, b, types } of ties) {
    state(a, types[0], b);
    state(b, types[1], a);
  }
  return [...relations].map(([id, own]) => titleOf(id, { relations: own }));
}

/** What the set must be, by the plainest means: everything that followed pairs connect. */
function connected(start: Ref, titles: readonly Title[], policy: Policy): readonly Ref[] {
  const types = (from: Title, to: Title) =>
    (from.relations ?? []).filter((one) => one.to === to.ref).map((one) => one.type);
  const found = new Set<Ref>([start]);
  for (const ref of found) {
    const title = titles.find((one) => one.ref === ref);
    for (const other of title ? titles : []) {
      const pair = { near: types(title as Title, other), far: types(other, title as Title) };
      if (treatmentOf(policy, pair) === 'follow') found.add(other.ref);
    }
  }
  return [...found].sort();
}

const unlimited = { auto: true, steps: 99 };
const anyPreset = fc.constantFrom(...presetNames).map((name) => presets[name]);

describe('on any graph', () => {
  it('every start gives all that is connected, where every pair is stated by both ends', async () => {
    const property = fc.asyncProperty(graphs(bothSay), anyPreset, fc.boolean(), async (titles, policy, bundled) => {
      for (const { ref } of titles) {
        const lookup = lookupOf(memoryProvider(titles, { batchSize: bundled ? 50 : 2 }));
        const franchise = await franchiseOf(crawlOf([ref], lookup, { policy, depth: unlimited }));
        expect(membersOf(franchise)).toEqual(connected(ref, titles, policy));
        expect(franchise.truncated).toBeUndefined();
      }
    });
    await fc.assert(property, { numRuns: runs(25, 200) });
  });

  it('every start gives the same, also where one end says nothing, once crawls have been kept', async () => {
    const property = fc.asyncProperty(graphs([...bothSay, ...oneSays]), anyPreset, async (titles, policy) => {
      const store = await openSqlite(':memory:');
      const inferred = (refs: readonly Ref[]) => store.titles.inferred(refs);
      const crawled = async (ref: Ref) => {
        const provider = memoryProvider(titles, { looksAhead: false });
        const events = crawlOf([ref], lookupOf(provider), { policy, depth: unlimited, inferred });
        return membersOf(await franchiseOf(persist(events, store)));
      };
      // A title that was read and left out may name a member that does not name it: the next crawl knows that, and takes
      // it in. A crawl that finds nothing more has settled it.
      const start = titles[0]?.ref ?? 'anilist:1';
      let settled = await crawled(start);
      for (let next = await crawled(start); next.length > settled.length; next = await crawled(start)) {
        expect(next).toEqual(expect.arrayContaining([...settled]));
        settled = next;
      }
      for (const ref of settled) expect(await crawled(ref)).toEqual(settled);
      await store.close();
    });
    // One that is read before it is a member, and that a member names which it does not name.
    const readEarly = titlesOfTies([
      { a: 1, b: 6, types: ['PREQUEL', undefined] },
      { a: 6, b: 2, types: ['CHARACTER', 'CHARACTER'] },
      { a: 6, b: 8, types: ['PARENT', undefined] },
      { a: 2, b: 8, types: ['PARENT', 'OTHER'] },
    ]);
    await fc.assert(property, { numRuns: runs(25, 200), examples: [[readEarly, presets.story]] });
  });

  // Titles that were read and left out may name members that do not name them: once stored, their word counts as well.
  it('what was kept gives one set from every member, with all that was asked for', async () => {
    const property = fc.asyncProperty(graphs([...bothSay, ...oneSays]), async (titles) => {
      const store = await openSqlite(':memory:');
      const inferred = (refs: readonly Ref[]) => store.titles.inferred(refs);
      const options = { depth: unlimited, inferred };
      const [{ ref } = titleOf(1)] = titles;
      const asked = membersOf(
        await franchiseOf(persist(crawlOf([ref], lookupOf(memoryProvider(titles)), options), store)),
      );
      const kept = createLookup(
        [storeOrigin(async () => store, { about: 'anime', isOutdated: () => false })],
        noCounts(),
      );
      const known = membersOf(await franchiseOf(crawlOf([ref], kept, options)));
      expect(known).toEqual(expect.arrayContaining([...asked]));
      for (const one of known) expect(membersOf(await franchiseOf(crawlOf([one], kept, options)))).toEqual(known);
      await store.close();
    });
    await fc.assert(property, { numRuns: runs(25, 200) });
  });
});

describe('with cuts and joins', () => {
  const anyPair = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }));
  const refsOf = ([a, b]: readonly [number, number]) => [refOf('anilist', a), refOf('anilist', b)] as const;

  const joinable = ['SEQUEL', 'SIDE_STORY', 'ALTERNATIVE', 'CHARACTER', 'OTHER'] as const;

  it('every start gives all that is connected by what is left and by what was added', async () => {
    const cutsAndJoins = fc.record({
      cuts: fc.array(anyPair, { maxLength: 5 }),
      joins: fc.array(fc.tuple(anyPair, fc.constantFrom(...joinable)), { maxLength: 2 }),
    });
    const property = fc.asyncProperty(graphs(bothSay), anyPreset, cutsAndJoins, async (titles, policy, decided) => {
      const known = new Set(titles.map(({ ref }) => ref));
      const cuts = decided.cuts.map(refsOf);
      const joins = decided.joins
        .map(([pair, type]) => ({ from: refsOf(pair)[0], to: refsOf(pair)[1], type }))
        .filter(({ from, to }) => known.has(from) && known.has(to));
      const wanted = titlesLeft(titles, cuts, joins);
      for (const { ref } of titles) {
        const lookup = lookupOf(memoryProvider(titles, { batchSize: 2 }));
        const franchise = await franchiseOf(crawlOf([ref], lookup, { policy, depth: unlimited, cuts, joins }));
        expect(membersOf(franchise)).toEqual(connected(ref, wanted, policy));
      }
    });
    await fc.assert(property, { numRuns: runs(30, 200) });
  });
});

/** The same graph as a provider would have it that had never stated what is cut, and had stated what is joined. */
function titlesLeft(
  titles: readonly Title[],
  cuts: readonly (readonly [Ref, Ref])[],
  joins: readonly { readonly from: Ref; readonly to: Ref; readonly type: RelationType }[],
): readonly Title[] {
  const isCut = (a: Ref, b: Ref) => cuts.some((pair) => pair.includes(a) && pair.includes(b));
  return titles.map((title) => {
    const own = (title.relations ?? []).filter(({ to }) => !isCut(title.ref, to));
    const added = joins.flatMap(({ from, to, type }): readonly Relation[] => {
      if (from === to || isCut(from, to)) return [];
      return from === title.ref ? [{ type, to }] : to === title.ref ? [{ type: inverseOf[type], to: from }] : [];
    });
    return { ...title, relations: [...own, ...added] };
  });
}

/** In the quick suite every third. */
const franchisesTried = () => catalogFranchises().filter((_, n) => n % 3 < runs(1, 3));

const bundled = () => createLookup([bundledOrigin(catalogue)], noCounts());

describe('in the catalogue', () => {
  it('every member of every franchise gives the franchise', async () => {
    const wrong: string[] = [];
    const lookup = bundled();
    for (const { name, bundled: members } of franchisesTried()) {
      const wanted = [...members].sort().join(' ');
      for (const ref of members) {
        const franchise = await franchiseOf(crawlOf([ref], lookup));
        if (membersOf(franchise).join(' ') !== wanted) wrong.push(`${name} from ${ref}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('a franchise that is saved and read again is the same one', async () => {
    const store = await openSqlite(':memory:');
    const asked = await franchiseOf(persist(crawlOf(['anilist:16498'], bundled()), store));
    const kept = createLookup(
      [storeOrigin(async () => store, { about: 'anime', isOutdated: () => false })],
      noCounts(),
    );
    const again = await franchiseOf(crawlOf(['mal:25777'], kept, { inferred: (refs) => store.titles.inferred(refs) }));
    expect(membersOf(again)).toEqual(membersOf(asked));
    expect(edgesOf(again)).toEqual(edgesOf(asked));
    const medias = ({ members }: Franchise) =>
      members.map(({ title: { relations: _, ...rest } }) => rest).sort((a, b) => (a.ref < b.ref ? -1 : 1));
    expect(medias(again)).toEqual(medias(asked));
    await store.close();
  });
});

const edgesOf = ({ edges }: Franchise) =>
  edges.map(({ from, to, type, stated }) => `${from} ${type} ${to}${stated ? '' : ' (inferred)'}`).sort();

describe('at AniList', () => {
  it('every franchise comes whole from its first and its last title, in as few requests as its levels need', async () => {
    const titles = await catalogTitles();
    const server = await anilistServer(titles);
    const wrong: string[] = [];
    for (const { name, members } of franchisesTried()) {
      const wanted = [...members].sort().join(' ');
      const starts = new Set([members[0], members.at(-1)]);
      for (const ref of starts) {
        if (!ref) continue;
        const before = server.asked.length;
        const lookup: Lookup = lookupOf(anilist, { http: httpTo(server.url, anilist) });
        const found = membersOf(await franchiseOf(crawlOf([ref], lookup)));
        const requests = server.asked.length - before;
        const allowed = allowedRequests(ref, titles);
        if (found.join(' ') !== wanted) wrong.push(`${name} from ${ref}: ${found.length} of ${members.length} titles`);
        if (requests > allowed) wrong.push(`${name} from ${ref}: ${requests} requests, not ${allowed}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(server.asked.filter(({ refusal }) => refusal !== undefined)).toEqual([]);
    expect(Math.max(...server.asked.map(({ ids }) => ids.length))).toBeLessThanOrEqual(50);
  }, 120_000);
});

/** Two levels a request and one for what remains to be known of neighbours; one more for each 50 titles of a level beyond the first. */
function allowedRequests(start: Ref, titles: readonly Title[]): number {
  const byRef = new Map(titles.map((title) => [title.ref, title]));
  const levels: Ref[][] = [[start]];
  const seen = new Set<Ref>([start]);
  for (const level of levels) {
    const next: Ref[] = [];
    for (const ref of level) {
      const title = byRef.get(ref);
      for (const { to } of title?.relations ?? []) {
        const other = byRef.get(to);
        if (seen.has(to) || !title || !other) continue;
        const types = (from: Title, of: Ref) =>
          (from.relations ?? []).filter((one) => one.to === of).map(({ type }) => type);
        if (treatmentOf(presets.franchise, { near: types(title, to), far: types(other, ref) }) !== 'follow') continue;
        seen.add(to);
        next.push(to);
      }
    }
    if (next.length > 0) levels.push(next);
  }
  const further = levels.reduce((sum, { length }) => sum + Math.ceil(length / 50) - 1, 0);
  return Math.ceil(levels.length / 2) + 1 + further;
}
