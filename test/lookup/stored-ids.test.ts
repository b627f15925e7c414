import { describe, expect, it } from 'vitest';
import { createLookup } from '../../src/lookup/lookup.ts';
import type { Origin } from '../../src/lookup/origin.ts';
import { storeOrigin } from '../../src/lookup/stored.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref, refs } from '../helpers/graph.ts';
import { eventsOf, networkOf, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

const call = { lookAhead: false };
const twoIds = titleOf(1, { ids: { anilist: 1, mal: 71 }, relations: [] });
const atMal = titleOf(71, { ref: 'mal:71', ids: { mal: 71 }, relations: [] });

/** Who was asked for what, in turn. */
type Asked = (readonly [label: string, refs: readonly Ref[]])[];

const watched = (origin: Origin, asked: Asked, facts: Partial<Origin> = {}): Origin => ({
  ...origin,
  titles: (some, one) => {
    asked.push([facts.label ?? origin.label, some]);
    return origin.titles(some, one);
  },
  ...facts,
});

async function storeOf(titles: readonly Title[]): Promise<Origin> {
  const database = await openSqlite(':memory:');
  await database.commit({ arrivals: titles.map((title) => ({ title, provider: 'anilist', fetchedAt: 0 })) });
  return storeOrigin(async () => database, { about: 'anime', isOutdated: () => false });
}

/** Two providers, what is cached of the first, a collection of its numbers alone, and what is stored; all are asked. */
async function askedOf(anilist: readonly Title[], stored: readonly Title[] = [twoIds]) {
  const asked: Asked = [];
  const network = (titles: readonly Title[], name: 'anilist' | 'mal') =>
    networkOf(memoryProvider(titles, { name, numberings: [name] }));
  const store = await storeOf(stored);
  const numberings = ['anilist'] as const;
  const origins = [
    watched(network(anilist, 'anilist'), asked),
    watched(network([atMal], 'mal'), asked),
    watched(store, asked, { label: 'cached', provider: 'anilist', numberings }),
    watched(store, asked, { label: 'numbered', numberings }),
    watched(store, asked, { label: 'stored' }),
  ];
  const answers = await eventsOf(createLookup(origins, noCounts(), 'all').titles(refs(1), call));
  return { asked, said: answers.map((one) => (one.type === 'title' ? `title by ${one.provider}` : one.type)) };
}

describe('ids that are stored of a title that one of all providers does not have', () => {
  it('are asked of what is stored alone, once, and let the next provider be asked', async () => {
    const { asked, said } = await askedOf([]);
    expect(asked).toEqual([
      ['anilist', [ref(1)]],
      ['stored', [ref(1)]],
      ['mal', ['mal:71']],
    ]);
    expect(said).toEqual(['title by mal']);
  });

  it('are not asked for where it is there, nor where another provider has answered', async () => {
    const { ids: _, ...facts } = twoIds;
    const own = await askedOf([{ ...facts, ids: { anilist: 1 } }]);
    expect(own.asked).toEqual([['anilist', [ref(1)]]]);
    const asked: Asked = [];
    const first = networkOf(memoryProvider([], { name: 'anilist', numberings: ['anilist'] }));
    const second = networkOf(memoryProvider([twoIds], { name: 'mal', numberings: ['mal', 'anilist'] }));
    const lookup = createLookup([first, second, watched(await storeOf([twoIds]), asked)], noCounts(), 'all');
    expect((await eventsOf(lookup.titles(refs(1), call))).map(({ type }) => type)).toEqual(['title']);
    expect(asked).toEqual([]);
  });

  it('are asked neither of what a provider said before, nor of who is away, whatever ids those take', async () => {
    const asked: Asked = [];
    const empty = await storeOf([]);
    const none = (name: 'anilist' | 'mal') => networkOf(memoryProvider([], { name, numberings: [name] }));
    const origins = [
      ...[none('anilist'), none('mal')],
      watched(empty, asked, { label: 'away', local: false }),
      watched(empty, asked, { label: 'said before', provider: 'anilist' }),
      watched(empty, asked, { label: 'stored' }),
    ];
    const answers = await eventsOf(createLookup(origins, noCounts(), 'all').titles(refs(1), call));
    expect(answers).toEqual([{ type: 'missing', ref: ref(1) }]);
    // To learn of it, then as the last of all.
    expect(asked.map(([label]) => label)).toEqual(['stored', 'away', 'stored']);
  });

  it('are none where nothing is stored: then nobody is asked under another id, and it is missing', async () => {
    const { asked, said } = await askedOf([], []);
    expect(asked.filter(([label]) => label === 'mal')).toEqual([]);
    expect(said).toEqual(['missing']);
  });
});

describe('ids that are stored of a title that the provider which was named is asked for', () => {
  const named = (asked: Asked, ...locals: readonly Origin[]) => {
    const mal = networkOf(memoryProvider([atMal], { name: 'mal', numberings: ['mal'] }));
    return createLookup([watched(mal, asked), ...locals], noCounts(), 'named');
  };

  it('are looked for here only while they are not known, and of whoever comes next only where one has none', async () => {
    const asked: Asked = [];
    const [none, store, more] = [await storeOf([]), await storeOf([twoIds]), await storeOf([twoIds])];
    const local = (origin: Origin, label: string) => watched(origin, asked, { label });
    const lookup = named(asked, local(none, 'first'), local(store, 'second'), local(more, 'third'));
    await eventsOf(lookup.titles(refs(1), call));
    expect(asked).toEqual([
      ['first', [ref(1)]],
      ['second', [ref(1)]],
      ['mal', ['mal:71']],
    ]);
    await eventsOf(lookup.titles(refs(1), call));
    expect(asked).toHaveLength(3);
  });

  it('are not looked for where it can be asked as it is', async () => {
    const asked: Asked = [];
    const lookup = named(asked, watched(await storeOf([twoIds]), asked, { label: 'stored' }));
    await eventsOf(lookup.titles(['mal:71'], call));
    expect(asked).toEqual([['mal', ['mal:71']]]);
  });

  it('are nothing that can be said where no provider is asked at all', async () => {
    const lookup = createLookup([await storeOf([twoIds])], noCounts(), 'named');
    const answers = await eventsOf(lookup.titles(refs(1, 2), call));
    expect(answers.map(({ type }) => type)).toEqual(['title', 'missing']);
  });
});

it('what has failed, and cannot be had from here either, is said without a word of strange ids where nothing is kept here', async () => {
  const mal = networkOf(memoryProvider([], { name: 'mal', numberings: ['mal'] }));
  const answers = await eventsOf(createLookup([mal], noCounts(), 'named').titles(refs(1), call));
  expect(answers).toEqual([{ type: 'missing', ref: ref(1) }]);
});
