import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Franchise } from '../../src/model/franchise.ts';
import type { Known, Lookup } from '../../src/model/lookup.ts';
import { refOf } from '../../src/model/ref.ts';
import type { Relation, RelationType } from '../../src/model/relation.ts';
import { type Policy, presetNames, presets } from '../../src/model/relation-policy.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';
import { bothWays, chain, ref, refs, titlesOf } from '../helpers/graph.ts';
import { crawlOf, eventsOf, franchiseOf, lookupOf, membersOf } from '../helpers/lookup.ts';
import { type MemoryOptions, memoryProvider } from '../helpers/memory-provider.ts';
import { runs } from '../helpers/suite.ts';

// What is known beforehand decides what is asked for first, and never what belongs.

const known = (ids: readonly number[]) => async (): Promise<readonly Known[]> => ids.map((id) => titleOf(id));

async function crawled(titles: readonly Title[], expected: readonly number[] | undefined, options: MemoryOptions = {}) {
  const provider = memoryProvider(titles, options);
  const knowing = expected && { expect: known(expected) };
  const franchise = await franchiseOf(crawlOf(refs(1), lookupOf(provider), { ...knowing }));
  return { members: membersOf(franchise), asked: provider.asked, missing: franchise.missing };
}

const ten = titlesOf(bothWays(...chain('SEQUEL', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)));

describe('what is known beforehand', () => {
  it('comes along with one crawl, and the next one of the same run begins with it', async () => {
    const provider = memoryProvider(ten);
    const lookup = lookupOf(provider);
    for (const root of [1, 7]) {
      const crawl = crawlOf(refs(root), lookup, { expect: known([2, 3, 4, 5, 6, 7, 8, 9, 10]) });
      expect(membersOf(await franchiseOf(crawl))).toHaveLength(10);
    }
    expect(provider.asked).toHaveLength(1);
  });

  it('is asked for with the first request', async () => {
    const { members, asked } = await crawled(ten, [2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(members).toHaveLength(10);
    expect(asked).toEqual([refs(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)]);
  });

  it('is told of as what was asked for, once the walk comes to it, and never ahead of it', async () => {
    const events = await eventsOf(crawlOf(refs(1), lookupOf(memoryProvider(ten)), { expect: known([3, 4, 5]) }));
    const told = events.flatMap((event) => (event.type === 'title' ? event : []));
    expect(new Set(told.filter(({ ahead }) => !ahead).map(({ title }) => title.ref))).toEqual(
      new Set(refs(1, 2, 3, 4, 5, 6, 7, 9)),
    );
    expect(told.some(({ further }) => further)).toBe(false);
  });

  it('takes one request more for what is new, and none for what look-ahead says of it', async () => {
    expect((await crawled(ten, [2, 3, 4, 5, 6, 7, 8, 9])).asked).toEqual([refs(1, 2, 3, 4, 5, 6, 7, 8, 9)]);
    expect((await crawled(ten, [2, 3, 4, 5, 6, 7])).asked).toEqual([refs(1, 2, 3, 4, 5, 6, 7), refs(9)]);
  });

  it('is given up where the provider fails on it: then the rounds are as ever', async () => {
    const { ProviderError } = await import('../../src/model/errors.ts');
    const broken = new ProviderError('anilist', 'server', 'AniList: answered 500', { status: 500 });
    const failing = (asked: readonly string[]) => (asked.includes(ref(7)) && asked.length > 1 ? broken : undefined);
    const few = ten.slice(0, 4).map((title) => ({
      ...title,
      relations: (title.relations ?? []).filter(({ to }) => to !== ref(5)),
    }));
    const { members, asked } = await crawled(few, [2, 7], { failing });
    expect(members).toEqual(refs(1, 2, 3, 4));
    expect(asked).toEqual([refs(1, 2, 7), refs(1), refs(3)]);
  });

  it('counts as far as it came where the crawl is cut short in the middle', async () => {
    const stop = new AbortController();
    const lookup = lookupOf(memoryProvider(ten, { batchSize: 4 }), { concurrency: 1 });
    async function* interrupted(...[asked, call]: Parameters<Lookup['titles']>) {
      for await (const answer of lookup.titles(asked, call)) {
        yield answer;
        if (answer.type === 'title' && answer.title.ref === ref(4)) stop.abort();
      }
    }
    const options = { expect: known([2, 3, 4, 5, 6, 7, 8, 9]), signal: stop.signal };
    const franchise = await franchiseOf(crawlOf(refs(1), { ...lookup, titles: interrupted }, options));
    expect(membersOf(franchise)).toEqual(expect.arrayContaining(refs(1, 2, 3, 4)));
    expect(franchise.truncated?.by).toBe('interrupt');
  });

  it('that does not hold says nothing, and is not missed', async () => {
    const titles = [...ten.slice(0, 1).map((title) => ({ ...title, relations: [] })), titleOf(20, { relations: [] })];
    expect(await crawled(titles, [20, 404])).toMatchObject({ members: refs(1), missing: [] });
  });

  it('is not handed on where a walk without it would not have come to it', async () => {
    const titles = titlesOf(['20 PARENT 1', ...bothWays('1 SEQUEL 2')]);
    const lookup = lookupOf(memoryProvider(titles));
    const events = await eventsOf(crawlOf(refs(1), lookup, { expect: known([20, 2]) }));
    expect(events.flatMap((event) => (event.type === 'title' ? event.title.ref : []))).toEqual(refs(1, 2));
  });

  it('that brings a title early asks for what it would have brought by itself', async () => {
    const titles = titlesOf([
      ...bothWays('1 SEQUEL 9', '9 SEQUEL 5', '5 SEQUEL 3', '3 SEQUEL 2', '3 SEQUEL 6'),
      '9 OTHER 3',
    ]);
    const [without, knowing] = [await crawled(titles, undefined), await crawled(titles, [2])];
    expect(without.asked).toEqual([refs(1), refs(5, 3)]);
    expect(knowing.asked).toEqual([refs(1, 2), refs(5, 6)]);
    expect(knowing.members).toEqual(without.members);
  });

  it('asks a provider that answers one title a request for the same as without', async () => {
    const one = { batchSize: 1, looksAhead: false };
    expect((await crawled(ten, [2, 3, 30, 31], one)).asked).toEqual((await crawled(ten, undefined, one)).asked);
  });
});

const types: readonly (RelationType | undefined)[] = [
  ...(['SEQUEL', 'PREQUEL', 'PARENT', 'SIDE_STORY', 'SPIN_OFF', 'ALTERNATIVE', 'CHARACTER', 'OTHER'] as const),
  undefined,
];
const names = ['Fate zero', 'Fate stay', 'Gundam', 'Gundam Wing', 'Isekai Quartet', 'Lupin'] as const;

/** Titles of any names, of which each end states of the other what it likes, or nothing. */
const anyTitles: fc.Arbitrary<readonly Title[]> = fc
  .record({
    named: fc.array(fc.constantFrom(...names), { minLength: 12, maxLength: 12 }),
    ties: fc.array(
      fc.record({
        a: fc.integer({ min: 1, max: 12 }),
        b: fc.integer({ min: 1, max: 12 }),
        says: fc.constantFrom(...types),
        back: fc.constantFrom(...types),
      }),
      { minLength: 1, maxLength: 20 },
    ),
  })
  .map(({ named, ties }) =>
    named.map((title, n) => {
      const id = n + 1;
      const relations = ties.flatMap(({ a, b, says, back }): readonly Relation[] => {
        if (a === b) return [];
        if (a === id && says) return [{ type: says, to: refOf('anilist', b) }];
        return b === id && back ? [{ type: back, to: refOf('anilist', a) }] : [];
      });
      return titleOf(id, { title, relations });
    }),
  );

/** All that an answer says of what belongs and what is near. */
const answerOf = (franchise: Franchise) => ({
  members: membersOf(franchise),
  listed: franchise.listed.map((one) => one.ref).sort(),
  edges: franchise.edges.map(({ from, to, type }) => `${from} ${type} ${to}`).sort(),
  truncated: franchise.truncated?.by,
});

describe('on any graph', () => {
  const anyPolicy: fc.Arbitrary<Policy> = fc.constantFrom(...presetNames).map((name) => presets[name]);
  const anyKnowledge = fc.uniqueArray(fc.integer({ min: 1, max: 16 }), { maxLength: 16 });

  it('any knowledge, however wrong, gives the same answer in no more requests', async () => {
    const property = fc.asyncProperty(
      ...([anyTitles, anyKnowledge, anyPolicy, fc.boolean(), fc.boolean()] as const),
      async (titles, ids, policy, asStated, looksAhead) => {
        const crawl = async (expected?: readonly number[]) => {
          const lookup = lookupOf(memoryProvider(titles, { looksAhead }));
          const options = { policy, asStated, ...(expected && { expect: known(expected) }) };
          const answer = answerOf(await franchiseOf(crawlOf(refs(1), lookup, options)));
          return { answer, requests: lookup.counts().requests };
        };
        const [without, knowing] = [await crawl(), await crawl(ids)];
        expect(knowing.answer).toEqual(without.answer);
        expect(knowing.requests).toBeLessThanOrEqual(without.requests);
      },
    );
    await fc.assert(property, { numRuns: runs(100, 1_000) });
  });

  it('however many levels come at once, the answer is the same, in no more requests', async () => {
    const property = fc.asyncProperty(
      ...([anyTitles, anyKnowledge, anyPolicy, fc.boolean(), fc.constantFrom(2, 3)] as const),
      async (titles, ids, policy, asStated, levels) => {
        const crawl = async (options: MemoryOptions, expected?: readonly number[]) => {
          const lookup = lookupOf(memoryProvider(titles, options));
          const how = { policy, asStated, ...(expected && { expect: known(expected) }) };
          const answer = answerOf(await franchiseOf(crawlOf(refs(1), lookup, how)));
          return { answer, requests: lookup.counts().requests };
        };
        const [one, several] = [await crawl({}), await crawl({ levels })];
        expect(several.answer).toEqual(one.answer);
        expect(several.requests).toBeLessThanOrEqual(one.requests);
        expect((await crawl({ levels }, ids)).answer).toEqual(one.answer);
      },
    );
    await fc.assert(property, { numRuns: runs(100, 1_000) });
  });

  it('what a walk does not ask for costs a provider of single titles nothing', async () => {
    const property = fc.asyncProperty(anyTitles, anyKnowledge, async (titles, ids) => {
      const asked = async (expected?: readonly number[]): Promise<readonly (readonly string[])[]> =>
        (await crawled(titles, expected, { batchSize: 1, looksAhead: false })).asked;
      expect(await asked(ids)).toEqual(await asked());
    });
    await fc.assert(property, { numRuns: runs(30, 300) });
  });
});
