import { describe, expect, it } from 'vitest';
import { createLevelLimit } from '../../src/http/level-limit.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { Call } from '../../src/model/lookup.ts';
import { createMemoryState } from '../../src/state/memory/state.ts';
import { instantClock } from '../helpers/clock.ts';
import { titleOf } from '../helpers/franchise.ts';
import { bothWays, chain, ref, refs, titlesOf } from '../helpers/graph.ts';
import { crawlOf, eventsOf, franchiseOf, lookupOf, membersOf, networkOf, noCounts } from '../helpers/lookup.ts';
import { type MemoryOptions, memoryProvider } from '../helpers/memory-provider.ts';

const seven = titlesOf(bothWays(...chain('SEQUEL', 1, 2, 3, 4, 5, 6, 7)));

interface Failure {
  readonly over: number;
  readonly error: ProviderError;
}

/** A provider that brings three levels at the most, and fails on more than it is able to. `bytes`: of each answer. */
function reach(failure?: Failure, bytes?: number) {
  const clock = instantClock();
  const levelLimit = createLevelLimit({ clock, outages: createMemoryState({ clock }).outages });
  const tried: number[] = [];
  const provider = memoryProvider(seven, {
    levels: 3,
    failing: (_, lookAhead, levels) => {
      tried.push(lookAhead ? levels : 0);
      return failure && levels > failure.over ? failure.error : undefined;
    },
  });
  const crawled = async () => {
    const counts = noCounts();
    const headers = { 'content-length': String(bytes) };
    const http = { url: 'https://memory.invalid', fetch: async () => new Response(null, bytes ? { headers } : {}) };
    const lookup = createLookup([networkOf(provider, { clock, counts, levelLimit, http })], counts);
    const franchise = await franchiseOf(crawlOf(refs(1), lookup, { clock }));
    return { members: membersOf(franchise), requests: counts.requests };
  };
  return { clock, crawled, tried, levelLimit, provider };
}

const broken = new ProviderError('anilist', 'server', 'AniList: answered 500', { status: 500 });

describe('several levels of neighbours in one request', () => {
  it('save a request for every two levels', async () => {
    const { crawled, tried } = reach();
    expect(await crawled()).toEqual({ members: refs(1, 2, 3, 4, 5, 6, 7), requests: 2 });
    expect(tried).toEqual([3, 3]);
  });

  it.each([
    ['a 500', broken, []],
    // One title alone tells whether it answers at all.
    ['no whole answer in time', new ProviderError('anilist', 'timeout', 'AniList: gave no whole answer in 20 s'), [0]],
    ['an answer that is too large', new ProviderError('anilist', 'body', 'AniList: answered too much'), []],
    [
      'a question that is refused',
      new ProviderError('anilist', 'request', 'AniList: answered 400', { status: 400 }),
      [],
    ],
  ])('are one less after %s, for an hour', async (_, error, first) => {
    const { clock, crawled, tried } = reach({ over: 2, error });
    expect((await crawled()).members).toHaveLength(7);
    expect(tried).toEqual([3, ...first, 2, 2, 2]);
    tried.length = 0;
    await crawled();
    expect(tried).not.toContain(3);
    await clock.sleep(3_600_000);
    tried.length = 0;
    await crawled();
    expect(tried[0]).toBe(3);
  });

  it('are one less after an answer of more than a mebibyte, which is taken all the same', async () => {
    const most = reach(undefined, 1_048_576);
    expect([(await most.crawled()).members.length, most.tried]).toEqual([7, [3, 3]]);
    const more = reach(undefined, 1_048_577);
    expect([(await more.crawled()).members.length, more.tried]).toEqual([7, [3, 2]]);
    more.tried.length = 0;
    expect([(await more.crawled()).members.length, Math.max(...more.tried)]).toEqual([7, 1]);
  });

  it('are as many as the provider says where nobody remembers how many it brought', async () => {
    const headers = { 'content-length': '9000000' };
    const http = { url: 'https://memory.invalid', fetch: async () => new Response(null, { headers }) };
    const lookup = lookupOf(memoryProvider(seven, { levels: 3 }), { http });
    expect(membersOf(await franchiseOf(crawlOf(refs(1), lookup)))).toHaveLength(7);
    expect(lookup.counts().requests).toBe(2);
  });

  it('are those that always were where the provider takes no more than one', async () => {
    const { crawled, tried } = reach({ over: 1, error: broken });
    expect((await crawled()).members).toHaveLength(7);
    expect(tried).toEqual([3, 2, 1, 1, 1, 1]);
  });

  it('are asked for down to two, and what nothing comes of no oftener than if there were one', async () => {
    const { crawled, tried, levelLimit } = reach({ over: -1, error: broken });
    await crawled();
    expect(tried).toEqual([3, 2, 1, 0]);
    expect(await levelLimit.most('anilist')).toBe(1);
  });

  it.each([
    ['who turns us away', new ProviderError('anilist', 'refused', 'AniList: turns us away', { status: 403 })],
    ['what could not be asked', new ProviderError('anilist', 'request', 'AniList: cannot be asked')],
  ])('are not tried less for a failure that is no fault of theirs: %s', async (_, error) => {
    const { crawled, tried } = reach({ over: 0, error });
    await crawled();
    expect(tried).toEqual([3]);
  });

  it('tell of what nobody has come to only when it is asked for', async () => {
    const apart = titlesOf([...bothWays('1 SEQUEL 2', '2 CHARACTER 3', '3 SEQUEL 4', '4 SEQUEL 5')]);
    const counts = noCounts();
    const lookup = createLookup([networkOf(memoryProvider(apart, { levels: 3 }), { counts })], counts);
    const events = await eventsOf(crawlOf(refs(1), lookup));
    expect(events.flatMap((event) => (event.type === 'title' ? event.title.ref : []))).toEqual([
      ref(2),
      ref(1),
      ref(3),
    ]);
    expect(counts.requests).toBe(1);
  });
});

describe('a search', () => {
  const searched = async (call: Partial<Call>, failing?: MemoryOptions['failing']) => {
    const counts = noCounts();
    const provider = memoryProvider(seven, { levels: 3, ...(failing && { failing }) });
    const lookup = createLookup([networkOf(provider, { counts })], counts);
    for await (const _ of lookup.search(['Title 1'], { lookAhead: true, ...call }));
    const afterSearch = counts.requests;
    expect(membersOf(await franchiseOf(crawlOf(refs(1), lookup)))).toHaveLength(7);
    return [afterSearch, counts.requests];
  };
  const expecting = (...ids: readonly number[]) => ({ expected: async () => ids.map((id) => titleOf(id)) });

  it('brings along several levels of neighbours of what it finds first', async () => {
    const [search = 0, all = 0] = await searched({});
    const [deep, fewer = 0] = await searched({ levels: 3 });
    expect([search, deep]).toEqual([1, 1]);
    expect(fewer).toBeLessThan(all);
  });

  it('brings along all that is known to belong to what it is for', async () => {
    expect(await searched({ levels: 3, ...expecting(1, 2, 3, 4, 5, 6, 7) })).toEqual([1, 1]);
    // What hangs on one of them came with it.
    expect(await searched({ levels: 3, ...expecting(1, 2, 3, 4, 5, 6) })).toEqual([1, 1]);
  });

  it('is as plain as it always was where the provider fails on more', async () => {
    const failing = (asked: readonly string[], _: boolean, levels: number) =>
      levels > 1 || (asked[0] === 'Title 1' && asked.length > 1) ? broken : undefined;
    expect((await searched(expecting(1, 2, 3, 4, 5, 6, 7), failing))[0]).toBe(2);
    expect((await searched({ levels: 3 }, failing))[0]).toBe(2);
  });

  it('brings more than its candidates only where it is for one query, with look-ahead, and as much as one request may ask for', async () => {
    const tried: (readonly [string, boolean, number])[] = [];
    const failing = (asked: readonly string[], lookAhead: boolean, levels: number) =>
      void tried.push([asked.join(), lookAhead, levels]);
    const ask = async (queries: readonly string[], more: Partial<Call>) => {
      tried.length = 0;
      const provider = memoryProvider(seven, { levels: 3, batchSize: 2, failing });
      await eventsOf(lookupOf(provider).search(queries, { lookAhead: true, ...more }));
      return tried.slice(0, 1);
    };
    expect(await ask(['Title 1'], { levels: 3 })).toEqual([['Title 1', true, 3]]);
    expect(await ask(['Title 1', 'Title 2'], { levels: 3 })).toEqual([['Title 1,Title 2', true, 1]]);
    expect(await ask(['Title 1'], { levels: 3, lookAhead: false })).toEqual([['Title 1', false, 1]]);
    expect(await ask(['Title 1'], expecting(1, 2, 3))).toEqual([['Title 1,anilist:1,anilist:2', true, 1]]);
  });

  it('brings as many levels the next time where they came', async () => {
    const clock = instantClock();
    const levelLimit = createLevelLimit({ clock, outages: createMemoryState({ clock }).outages });
    const lookup = lookupOf(memoryProvider(seven, { levels: 3 }), { clock, levelLimit });
    await eventsOf(lookup.search(['Title 1'], { lookAhead: true, levels: 3 }));
    expect(await levelLimit.most('anilist')).toBeUndefined();
  });

  it('that is not answered in time is not asked for less', async () => {
    const late = new ProviderError('anilist', 'timeout', 'AniList: gave no whole answer in 20 s');
    for (const queries of [['Title 1'], ['Title 1', 'Title 2']]) {
      const provider = memoryProvider(seven, { failing: () => late });
      const answers = await eventsOf(lookupOf(provider).search(queries, { lookAhead: true, levels: 3 }));
      expect([provider.asked, answers.map(({ type }) => type)]).toEqual([[queries], ['fallback']]);
    }
  });

  it('brings one level less for an hour after it was too much, and none where that would be no more than ever', async () => {
    const clock = instantClock();
    const levelLimit = createLevelLimit({ clock, outages: createMemoryState({ clock }).outages });
    const tried: number[] = [];
    const failing = (_: readonly string[], lookAhead: boolean, levels: number) => {
      tried.push(lookAhead ? levels : 0);
      return levels > 1 ? broken : undefined;
    };
    const words = async (most = 3) => {
      tried.length = 0;
      const counts = noCounts();
      const network = networkOf(memoryProvider(seven, { levels: 3, failing }), { clock, counts, levelLimit });
      for await (const _ of createLookup([network], counts).search(['Title 1'], { lookAhead: true, levels: most }));
      return [...tried];
    };
    expect(await words()).toEqual([3, 1]);
    expect(await words(1)).toEqual([1]);
    expect(await words()).toEqual([2, 1]);
    expect(await words()).toEqual([1]);
    await clock.sleep(3_600_000);
    expect(await words(2)).toEqual([2, 1]);
  });
});
