import { describe, expect, it } from 'vitest';
import { createLookup } from '../../src/lookup/lookup.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { RunEvent } from '../../src/model/events.ts';
import type { Lookup } from '../../src/model/lookup.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Relation } from '../../src/model/relation.ts';
import { presets } from '../../src/model/relation-policy.ts';
import { titleOf } from '../helpers/franchise.ts';
import { bothWays, chain, ref, refs, titlesOf } from '../helpers/graph.ts';
import { crawlOf, eventsOf, franchiseOf, lookupOf, membersOf, networkOf, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

const said = (event: RunEvent): string => {
  if (event.type === 'round') return `round ${event.round}: ${event.asking} asked, ${event.known} known`;
  if (event.type === 'title') return `${event.title.ref}${event.ahead ? ' ahead' : ''}`;
  return 'ref' in event ? `${event.type} ${event.ref}` : event.type;
};

describe('a crawl', () => {
  it('goes in rounds, two levels each, and ends with the whole answer', async () => {
    const provider = memoryProvider(titlesOf(bothWays(...chain('SEQUEL', 1, 2, 3, 4, 5))));
    const events = await eventsOf(crawlOf(refs(1), lookupOf(provider)));
    expect(events.map(said)).toEqual([
      'round 1: 1 asked, 1 known',
      'anilist:2 ahead',
      'anilist:1',
      'round 2: 1 asked, 3 known',
      'anilist:2 ahead',
      'anilist:4 ahead',
      'anilist:3',
      'round 3: 1 asked, 5 known',
      'anilist:4 ahead',
      'anilist:5',
      'franchise',
    ]);
    expect(provider.asked).toEqual([refs(1), refs(3), refs(5)]);
    expect(events.at(-1)).toMatchObject({
      franchise: { query: 'words', root: 'anilist:1', missing: [], failed: [], listed: [] },
      stats: { requests: 3, rowsWritten: 0, dbQueries: 0 },
    });
  });

  it('says which ids are dead and which titles failed, and finds the rest', async () => {
    const titles = titlesOf(bothWays('1 SEQUEL 2', '1 SEQUEL 3', '1 SEQUEL 4')).filter(
      ({ ref: own }) => own !== ref(2),
    );
    const broken = new ProviderError('anilist', 'server', 'AniList: answered 500', { status: 500 });
    const provider = memoryProvider(titles, {
      failing: (asked, lookAhead) =>
        lookAhead && asked.includes(ref(1)) ? broken : asked.includes(ref(3)) ? broken : undefined,
    });
    const franchise = await franchiseOf(crawlOf(refs(1), lookupOf(provider)));
    expect(membersOf(franchise)).toEqual(refs(1, 4));
    expect(franchise.missing).toEqual(refs(2));
    expect(franchise.failed).toEqual([{ ref: ref(3), error: 'AniList: answered 500' }]);
  });

  it('goes no further by what a provider that has lost a title stated of it', async () => {
    const inner = lookupOf(memoryProvider(titlesOf(['1 SEQUEL 2', '2 PREQUEL 1', '2 SEQUEL 3'])));
    const lost = titleOf(2, { relations: [{ type: 'PREQUEL', to: ref(1) }] });
    const gone = { type: 'gone', title: lost, provider: 'anilist', fetchedAt: 0, emptied: 'believed' } as const;
    const lookup: Lookup = {
      ...inner,
      async *titles(asked, call) {
        if (asked.includes(ref(3))) yield gone;
        yield* inner.titles(asked, call);
      },
    };
    expect(membersOf(await franchiseOf(crawlOf(refs(1), inner)))).toEqual(refs(1, 2, 3));
    expect(membersOf(await franchiseOf(crawlOf(refs(1), lookup)))).toEqual(refs(1, 2));
  });

  it('asks for what came along by its name alone', async () => {
    const inner = lookupOf(memoryProvider(titlesOf(bothWays('1 SEQUEL 2', '2 SEQUEL 3'))));
    const lookup: Lookup = {
      ...inner,
      async *titles(asked, call) {
        for await (const answer of inner.titles(asked, call)) {
          if (answer.type !== 'title' || !answer.ahead) yield answer;
          else yield { ...answer, title: titleOf(2) };
        }
      },
    };
    expect(membersOf(await franchiseOf(crawlOf(refs(1), lookup)))).toEqual(refs(1, 2, 3));
  });

  it('asks for one member beside a crowd of neighbours, each in its own way', async () => {
    // 60 that are named only, and the one sequel: with so many the neighbours are asked for their own word alone.
    const crowd = Array.from({ length: 60 }, (_, n) => n + 10);
    const titles = titlesOf([...bothWays('1 SEQUEL 2', '2 SEQUEL 3'), ...crowd.map((id) => `1 OTHER ${id}` as const)]);
    const provider = memoryProvider(titles, { looksAhead: false, batchSize: 100 });
    const franchise = await franchiseOf(crawlOf(refs(1), lookupOf(provider)));
    expect(membersOf(franchise)).toEqual(refs(1, 2, 3));
    expect(provider.asked.map((one) => one.length)).toEqual([1, 1, 60, 1]);
  });

  it('asks for members and a few neighbours at once, and looks ahead from members alone where neighbours are many', async () => {
    const asked = async (members: number, neighbours: number) => {
      const ids = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n);
      const titles = titlesOf([
        ...ids(10, members).map((id) => `1 SEQUEL ${id}` as const),
        ...ids(500, neighbours).map((id) => `1 OTHER ${id}` as const),
      ]);
      const said: string[] = [];
      const failing = (some: readonly string[], lookAhead: boolean) =>
        void said.push(`${some.length}${lookAhead ? ' ahead' : ''}`);
      const provider = memoryProvider(titles, { looksAhead: false, batchSize: 100, failing });
      await franchiseOf(crawlOf(refs(1), lookupOf(provider)));
      return said.slice(1);
    };
    expect(await asked(2, 3)).toEqual(['5 ahead']);
    expect(await asked(30, 30)).toEqual(['60 ahead']);
    expect(await asked(2, 60)).toEqual(['2 ahead', '60']);
    expect(await asked(0, 60)).toEqual(['60']);
  });

  it('of a dead id has no members', async () => {
    const franchise = await franchiseOf(crawlOf(refs(404), lookupOf(memoryProvider([]))));
    expect(franchise).toMatchObject({ root: 'anilist:404', members: [], missing: ['anilist:404'] });
  });

  it('knows a title by any of its ids, and names it by one', async () => {
    const titles = [
      titleOf(1, { ids: { anilist: 1, mal: 71 }, relations: [{ type: 'SEQUEL', to: 'mal:72' }] }),
      titleOf(2, { ids: { anilist: 2, mal: 72 }, relations: [{ type: 'PREQUEL', to: 'mal:71' }] }),
    ];
    const franchise = await franchiseOf(crawlOf(['mal:71'], lookupOf(memoryProvider(titles))));
    expect(franchise.root).toBe('anilist:1');
    expect(membersOf(franchise)).toEqual(refs(1, 2));
    expect(franchise.edges.map(({ from, to, type }) => `${from} ${type} ${to}`).sort()).toEqual([
      'anilist:1 SEQUEL anilist:2',
      'anilist:2 PREQUEL anilist:1',
    ]);
  });

  it('adds the other direction of what one end states, and says that nobody stated it', async () => {
    const franchise = await franchiseOf(crawlOf(refs(1), lookupOf(memoryProvider(titlesOf(['1 SPIN_OFF 2'])))));
    expect(franchise.edges).toEqual([
      { from: ref(1), to: ref(2), type: 'SPIN_OFF', stated: true, by: ['anilist'] },
      { from: ref(2), to: ref(1), type: 'PARENT', stated: false, by: ['anilist'] },
    ]);
  });

  it('leaves both words where the ends do not agree', async () => {
    const statements = ['1 OTHER 2', '2 PARENT 1'] as const;
    const { edges } = await franchiseOf(crawlOf(refs(1), lookupOf(memoryProvider(titlesOf(statements)))));
    expect(edges.map(({ type, stated }) => [type, stated])).toEqual([
      ['OTHER', true],
      ['PARENT', true],
    ]);
  });

  it('names neighbours that are only listed, by the title that they came with', async () => {
    const titles = titlesOf(bothWays('1 CHARACTER 2', '2 SEQUEL 3'), { 2: { title: 'The Other Show' } });
    const { listed } = await franchiseOf(crawlOf(refs(1), lookupOf(memoryProvider(titles))));
    expect(listed).toEqual([{ ref: ref(2), of: ref(1), type: 'CHARACTER', title: 'The Other Show' }]);
  });

  it('starts from several titles', async () => {
    const titles = titlesOf(bothWays('1 SEQUEL 2', '3 SEQUEL 4'));
    expect(membersOf(await franchiseOf(crawlOf(refs(1, 4), lookupOf(memoryProvider(titles)))))).toEqual(
      refs(1, 2, 3, 4),
    );
  });

  it('does not ask for ever where nobody answers', async () => {
    const silent: Lookup = { ...lookupOf(memoryProvider([])), async *titles() {} };
    expect(await franchiseOf(crawlOf(refs(1), silent))).toMatchObject({ members: [] });
  });

  it('raises a bug', async () => {
    const bug = new TypeError('bug');
    const provider = memoryProvider([], { failing: () => bug });
    await expect(eventsOf(crawlOf(refs(1), lookupOf(provider)))).rejects.toBe(bug);
  });

  it('goes on with the next place when a provider fails in the middle', async () => {
    const titles = titlesOf(bothWays(...chain('SEQUEL', 1, 2, 3, 4, 5)));
    const outage = new ProviderError('anilist', 'outage', 'AniList: closed');
    const first = memoryProvider(titles, { failing: (asked) => (asked.includes(ref(1)) ? undefined : outage) });
    const origins = [networkOf(first), networkOf(memoryProvider(titles, { name: 'second' }))];
    const franchise = await franchiseOf(crawlOf(refs(1), createLookup(origins, noCounts())));
    expect(membersOf(franchise)).toEqual(refs(1, 2, 3, 4, 5));
    expect(new Set(franchise.members.map(({ provider }) => provider))).toEqual(new Set(['anilist', 'second']));
  });
});

describe('a crawl that is interrupted', () => {
  it('answers with what came, and with what would have come next', async () => {
    const stop = new AbortController();
    const lookup = lookupOf(memoryProvider(titlesOf(bothWays(...chain('SEQUEL', 1, 2, 3, 4, 5, 6, 7)))));
    const events: RunEvent[] = [];
    for await (const event of crawlOf(refs(1), lookup, { signal: stop.signal })) {
      events.push(event);
      if (event.type === 'round' && event.round === 2) stop.abort();
    }
    const last = events.at(-1);
    expect(last).toMatchObject({ type: 'franchise', franchise: { truncated: { by: 'interrupt', frontier: refs(3) } } });
    expect(last?.type === 'franchise' && membersOf(last.franchise)).toEqual(refs(1, 2));
  });

  it('before it began has nothing', async () => {
    const { members, truncated } = await franchiseOf(
      crawlOf(refs(1), lookupOf(memoryProvider(titlesOf(['1 SEQUEL 2']))), { signal: AbortSignal.abort() }),
    );
    expect([members, truncated]).toEqual([[], { by: 'interrupt', frontier: refs(1) }]);
  });

  it('by its reader leaves nothing behind', async () => {
    let closed = false;
    const inner = lookupOf(memoryProvider(titlesOf(['1 SEQUEL 2'])));
    const lookup: Lookup = {
      ...inner,
      async *titles(...args) {
        try {
          yield* inner.titles(...args);
        } finally {
          closed = true;
        }
      },
    };
    for await (const event of crawlOf(refs(1), lookup)) if (event.type === 'title') break;
    expect(closed).toBe(true);
  });
});

describe('what is known from before', () => {
  // Only the sequel states how the two are related.
  const titles = titlesOf(['2 PREQUEL 1', '2 SIDE_STORY 3', '3 PARENT 2']);
  const known = new Map<Ref, readonly Relation[]>([[ref(1), [{ type: 'SEQUEL', to: ref(2), stated: false }]]]);

  it('leads to titles that the start does not name', async () => {
    const lookup = lookupOf(memoryProvider(titles));
    expect(membersOf(await franchiseOf(crawlOf(refs(1), lookup)))).toEqual(refs(1));
    const inferred = async () => known;
    expect(membersOf(await franchiseOf(crawlOf(refs(1), lookup, { inferred })))).toEqual(refs(1, 2, 3));
  });

  it('decides nothing: the titles themselves do', async () => {
    const lookup = lookupOf(memoryProvider([...titles, ...titlesOf(['9 CHARACTER 1'])]));
    const inferred = async () => new Map([[ref(1), [{ type: 'SEQUEL' as const, to: ref(9), stated: false }]]]);
    const franchise = await franchiseOf(crawlOf(refs(1), lookup, { inferred }));
    expect(membersOf(franchise)).toEqual(refs(1));
    expect(franchise.edges).toEqual([]);
  });

  it('is asked for once a title', async () => {
    const asked: string[] = [];
    const inferred = async (some: readonly string[]) => {
      asked.push(...some);
      return new Map();
    };
    const chained = titlesOf(bothWays(...chain('SEQUEL', 1, 2, 3, 4, 5, 6)));
    await franchiseOf(crawlOf(refs(1), lookupOf(memoryProvider(chained)), { inferred }));
    expect(asked.sort()).toEqual(refs(1, 2, 3, 4, 5, 6));
  });

  it('need not be of every title that is asked about', async () => {
    const provider = memoryProvider(
      titlesOf(['2 PREQUEL 1', '2 SIDE_STORY 3', '3 PARENT 2', ...bothWays('1 SEQUEL 5')]),
    );
    const inferred = async (some: readonly Ref[]) => new Map([...known].filter(([of]) => some.includes(of)));
    expect(membersOf(await franchiseOf(crawlOf(refs(1), lookupOf(provider), { inferred })))).toEqual(refs(1, 2, 3, 5));
    expect(provider.asked.flat().sort()).toEqual(refs(1, 2));
  });
});

it('a policy decides how far a crawl goes', async () => {
  const lookup = lookupOf(
    memoryProvider(titlesOf(bothWays('1 SEQUEL 2', '1 SPIN_OFF 3', '2 SIDE_STORY 4', '1 CHARACTER 5'))),
  );
  const membersWith = async (policy: keyof typeof presets) =>
    membersOf(await franchiseOf(crawlOf(refs(1), lookup, { policy: presets[policy] })));
  expect(await membersWith('strict')).toEqual(refs(1, 2));
  expect(await membersWith('story')).toEqual(refs(1, 2, 4));
  expect(await membersWith('franchise')).toEqual(refs(1, 2, 3, 4));
  expect(await membersWith('all')).toEqual(refs(1, 2, 3, 4, 5));
});
