import { describe, expect, it } from 'vitest';
import { createLookup } from '../../src/lookup/lookup.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { Ref } from '../../src/model/ref.ts';
import { titleOf } from '../helpers/franchise.ts';
import { bothWays, ref, refs, titlesOf } from '../helpers/graph.ts';
import { crawlOf, eventsOf, franchiseOf, membersOf, networkOf, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

const late = new ProviderError('anilist', 'timeout', 'AniList: gave no whole answer within 20 s');
const large = new ProviderError('anilist', 'body', 'AniList: answered with more than 16384 KiB');
const brokenOff = new ProviderError('anilist', 'body', 'AniList: its answer broke off');

const numbers = Array.from({ length: 16 }, (_, n) => n + 1);
const titles = numbers.map((n) => titleOf(n, { relations: [] }));

/** Asks for titles of a provider that can bring so much of each: `weigh` says what a question for it weighs, 10 is too much. */
function asking(
  weigh: (one: string, lookAhead: boolean, levels: number) => number,
  { error = late, terse }: { readonly error?: ProviderError; readonly terse?: true } = {},
) {
  const tried: string[] = [];
  const provider = memoryProvider(titles, {
    ...(terse && { terse }),
    failing: (asked, lookAhead, levels) => {
      tried.push(`${asked.length} ${lookAhead ? 'ahead' : levels < 0 ? 'terse' : 'plain'}`);
      return asked.reduce((sum, one) => sum + weigh(one, lookAhead, levels), 0) > 10 ? error : undefined;
    },
  });
  const counts = noCounts();
  const lookup = createLookup([networkOf(provider, { counts, concurrency: 1 })], counts);
  const answers = async (some: readonly Ref[], lookAhead = true) => {
    const events = await eventsOf(lookup.titles(some, { lookAhead }));
    const came = events.flatMap((event) => (event.type === 'title' ? event.title.ref : []));
    const failed = events.flatMap((event) => (event.type === 'failed' ? event.ref : []));
    return { came: new Set(came), failed };
  };
  return { answers, tried, counts, lookup };
}

const all = numbers.map(ref);

describe('a page that is too heavy', () => {
  it.each([
    ['comes too late', late],
    ['is larger than any that is read', large],
    ['breaks off', brokenOff],
  ])('because its answer %s is asked for with less, and no title is lost', async (_, error) => {
    const { answers, tried } = asking((_one, lookAhead) => (lookAhead ? 100 : 1), { error });
    expect(await answers(refs(1))).toEqual({ came: new Set(refs(1)), failed: [] });
    expect(tried).toEqual(['1 ahead', '1 plain']);
  });

  it('is asked for in halves down to what can be brought, once one title has shown that the provider answers', async () => {
    const { answers, tried } = asking(() => 3);
    expect(await answers(all)).toEqual({ came: new Set(all), failed: [] });
    expect(tried.slice(0, 3)).toEqual(['16 ahead', '1 plain', '16 plain']);
  });

  it('may be that of one title with very many relations: its neighbours are then named by their ids alone', async () => {
    const { answers, tried } = asking((one, _ahead, levels) => (one === ref(5) && levels >= 0 ? 20 : 0), {
      terse: true,
    });
    expect(await answers(refs(5))).toEqual({ came: new Set(refs(5)), failed: [] });
    expect(tried).toEqual(['1 ahead', '1 terse', '1 plain', '1 terse']);
    tried.length = 0;
    expect(await answers(all.slice(5))).toEqual({ came: new Set(all.slice(5)), failed: [] });
  });

  it('costs that title alone where not even that can be brought', async () => {
    const { answers } = asking((one) => (one === ref(5) || one === ref(12) ? 20 : 0), { terse: true });
    const without = all.filter((one) => one !== ref(5) && one !== ref(12));
    expect(await answers(all)).toEqual({ came: new Set(without), failed: refs(5, 12) });
  });
});

describe('a provider that does not answer', () => {
  it.each([
    ['one title', refs(1), ['1 ahead', '1 terse']],
    ['many', all, ['16 ahead', '1 terse']],
  ] as const)('is asked for %s, then for the least that there is, and given up', async (_, some, expected) => {
    const { answers, tried } = asking(() => 20, { terse: true });
    const { came, failed } = await answers(some);
    expect([came.size, failed.length]).toEqual([0, some.length]);
    expect(tried).toEqual(expected);
  });
});

it('asks for no look-ahead any more in a run in which that was too heavy', async () => {
  const { answers, tried } = asking((_one, lookAhead) => (lookAhead ? 100 : 0));
  await answers(refs(1));
  await answers(all.slice(5));
  expect(tried).toEqual(['1 ahead', '1 plain', '11 plain']);
});

it('finds a franchise around a title whose neighbours are too many to be brought along', async () => {
  const star = titlesOf(numbers.slice(1).flatMap((n) => bothWays(`1 SIDE_STORY ${n}`)));
  const provider = memoryProvider(star, {
    levels: 3,
    terse: true,
    failing: (asked, lookAhead, levels) => (asked.includes(ref(1)) && (lookAhead || levels >= 0) ? late : undefined),
  });
  const counts = noCounts();
  const crawl = crawlOf(refs(1), createLookup([networkOf(provider, { counts })], counts));
  expect(membersOf(await franchiseOf(crawl))).toHaveLength(numbers.length);
});
