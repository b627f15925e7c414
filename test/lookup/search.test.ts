import { describe, expect, it } from 'vitest';
import { openMemoryCache } from '../../src/cache/open.ts';
import { createLookup, type ProvidersAsked } from '../../src/lookup/lookup.ts';
import type { Origin, OriginAnswer } from '../../src/lookup/origin.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { Answer, Arrived, Candidates } from '../../src/model/lookup.ts';
import type { Title } from '../../src/model/title.ts';
import { to } from '../helpers/arrivals.ts';
import { instantClock } from '../helpers/clock.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref, refs } from '../helpers/graph.ts';
import { eventsOf, networkOf, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';
import { has, here, type Place, place, said } from '../helpers/places.ts';

const call = { lookAhead: true };
const away = new ProviderError('mal', 'network', 'mal is away');
const lookupOf = (origins: readonly Origin[], whose: ProvidersAsked = 'first') =>
  createLookup(origins, noCounts(), whose);

/** What is found for each query, and what is said besides; nothing for any other. */
type Finds = Readonly<Record<string, readonly (OriginAnswer | readonly Arrived[] | ProviderError)[]>>;

/** A place that can be searched, what it was searched for, and whether it was told that others could be. */
function seeking(one: Place, finds: Finds = {}) {
  const sought: (readonly [string, boolean | undefined])[] = [];
  const origin: Place = {
    ...one,
    async *search(queries, { othersCan }) {
      sought.push([queries.join(), othersCan]);
      for (const query of queries)
        for (const answer of finds[query] ?? [[]])
          if (answer instanceof Error) yield { type: 'candidates', query, found: [], from: 'network', error: answer };
          else if ('type' in answer) yield answer;
          else yield { type: 'candidates', query, found: answer, from: 'network' };
    },
  };
  return { origin, sought };
}

const told = (answers: readonly (Answer | Candidates)[]) =>
  answers.map((one) =>
    one.type === 'candidates' ? `${one.query}: ${one.error ? 'failed' : said(one.found).join(' | ')}` : said([one])[0],
  );
const one = has(ref(1), { anilist: 1 });

describe('a search', () => {
  it('asks one provider after the other for what none has looked for, and everybody here for what is not found', async () => {
    const anilist = seeking(place('anilist', {}), { a: [[one]], c: [new ProviderError('anilist', 'body', 'c')] });
    const mal = seeking(place('mal', {}));
    const [store, bundle] = [seeking(here({}), { b: [[one]] }), seeking(here({}, 'bundled'))];
    const lookup = lookupOf([anilist.origin, mal.origin, store.origin, bundle.origin]);
    expect(told(await eventsOf(lookup.search(['a', 'b', 'c'], call)))).toEqual([
      'a: anilist:1 of anilist',
      ...['b: ', 'c: failed', 'c: '],
      ...['b: anilist:1 of anilist', 'c: ', 'b: ', 'c: '],
    ]);
    expect(anilist.sought).toEqual([['a,b,c', true]]);
    expect(mal.sought).toEqual([['c', false]]);
    expect([store.sought, bundle.sought]).toEqual([[['b,c', false]], [['b,c', false]]]);
  });

  it('asks nobody who has nothing left to look for, nor who has failed in this run', async () => {
    const failing = place('mal', away, { numberings: ['mal', 'anilist'] });
    const [anilist, store] = [seeking(place('anilist', {}), { a: [[one]] }), seeking(here({}))];
    const lookup = lookupOf([failing, anilist.origin, store.origin]);
    await eventsOf(lookup.titles(refs(7), call));
    expect(told(await eventsOf(lookup.search(['a'], call)))).toEqual(['a: anilist:1 of anilist']);
    expect([anilist.sought, store.sought]).toEqual([[['a', false]], []]);
  });

  it('asks a provider though what is here has found nothing', async () => {
    const anilist = seeking(place('anilist', {}), { a: [[one]] });
    await eventsOf(lookupOf([seeking(here({})).origin, anilist.origin]).search(['a'], call));
    expect(anilist.sought).toHaveLength(1);
  });

  it('tells nobody that others can be asked where all are', async () => {
    const anilist = seeking(place('anilist', {}), { a: [[one]] });
    await eventsOf(lookupOf([anilist.origin, place('mal', {})], 'all').search(['a'], call));
    expect(anilist.sought).toEqual([['a', false]]);
  });

  it('passes on what is waited for, and what comes along', async () => {
    const waiting = { type: 'waiting', provider: 'anilist', ms: 7, why: 'limit' } as const;
    const two = has(ref(2), { anilist: 2 }, [], { ahead: true });
    const anilist = seeking(place('anilist', {}), { a: [waiting, two, [one]] });
    const lookup = lookupOf([anilist.origin]);
    const answers = await eventsOf(lookup.search(['a'], call));
    expect(told(answers)).toEqual(['waiting', 'anilist:2 of anilist', 'a: anilist:1 of anilist']);
    // Both are known from then on.
    expect(said(await eventsOf(lookup.titles(refs(1, 2), call)))).toEqual([
      'anilist:1 of anilist',
      'anilist:2 of anilist',
    ]);
    expect(anilist.origin.asked).toEqual([]);
  });

  it.each(['first', 'all'] as const)('answers later questions about what was found: %s', async (whose) => {
    const anilist = seeking(place('anilist', {}), { a: [[has(ref(1), { anilist: 1 }, [to('SEQUEL', ref(2))])]] });
    const lookup = lookupOf([anilist.origin], whose);
    await eventsOf(lookup.search(['a'], call));
    expect(said(await eventsOf(lookup.titles(refs(1), call)))).toEqual(['anilist:1 of anilist; anilist:2']);
    expect(anilist.origin.asked).toEqual([]);
  });

  it('of what is here alone answers no later question for a provider that could be asked', async () => {
    for (const [failing, asked] of [
      [false, [refs(1)]],
      [true, []],
    ] as const) {
      const answers = { [ref(1)]: [has(ref(1), { anilist: 1 }, [to('SEQUEL', ref(3))])] };
      const anilist = place('anilist', answers);
      const broken = place('anilist', away);
      const stored = has(ref(1), { anilist: 1 }, [to('SEQUEL', ref(2))], { from: 'store' });
      const store = seeking(here({}), { a: [[stored]] });
      const provider = failing ? broken : anilist;
      const lookup = lookupOf([provider, store.origin]);
      if (failing) await eventsOf(lookup.titles(refs(7), call));
      await eventsOf(lookup.search(['a'], { ...call, scope: 'local' }));
      expect(said(await eventsOf(lookup.titles(refs(1), call)))).toEqual([
        `anilist:1 of anilist; anilist:${failing ? 2 : 3}`,
      ]);
      expect(anilist.asked).toEqual(asked);
    }
  });
});

describe('what a search finds and nobody can read', () => {
  const unreadable = new ProviderError('anilist', 'body', 'AniList: it is no title', { status: 200 });
  const titles = [
    titleOf(1, { title: 'Good', relations: [] }),
    titleOf(2, { title: 'Good and Bad', relations: [] }),
    titleOf(3, { title: 'Worse', relations: [] }),
  ];
  const cache = () => openMemoryCache({ clock: instantClock() });
  const provider = () => ({
    ...memoryProvider(titles),
    decode: (raw: unknown) => {
      if (raw !== titles[0]) throw unreadable;
      return titles[0] as Title;
    },
  });

  it('is left out beside what can be read, and kept as such', async () => {
    const settings = { cache: cache() };
    const network = provider();
    const ask = async () => told(await eventsOf(lookupOf([networkOf(network, settings)]).search(['Good'], call)));
    expect((await ask()).at(-1)).toBe('Good: anilist:1 of anilist');
    await ask();
  });

  it('is a failure where it is all that was found, and not that there is nothing', async () => {
    const settings = { cache: cache() };
    for (let n = 0; n < 2; n++) {
      const answers = await eventsOf(lookupOf([networkOf(provider(), settings)]).search(['Worse'], call));
      expect(answers).toEqual([{ type: 'fallback', error: unreadable, next: undefined }]);
    }
    const nothing = await eventsOf(lookupOf([networkOf(provider(), settings)]).search(['Unheard of'], call));
    expect(told(nothing)).toEqual(['Unheard of: ']);
  });
});

describe('the list of a user', () => {
  it('is that of the provider whose numbering it is, and its titles answer later questions', async () => {
    const waiting = { type: 'waiting', provider: 'mal', ms: 7, why: 'limit' } as const;
    const listing = (label: string, ...answers: readonly OriginAnswer[]): Place => ({
      ...place(label, {}),
      async *list() {
        yield* answers;
      },
    });
    const mal = listing('mal', waiting, has('mal:71', { anilist: 1, mal: 71 }, [], { provider: 'mal' }));
    const stale = { ...listing('mal'), local: true };
    const lookup = lookupOf([here({}), place('mal', {}), stale, listing('anilist'), mal]);
    const answers = lookup.list ? await eventsOf(lookup.list('mal', 'somebody', call)) : [];
    expect(told(answers)).toEqual(['waiting', 'anilist:1 of mal']);
    expect(said(await eventsOf(lookup.titles(refs(1), call)))).toEqual(['anilist:1 of mal']);
  });
});

describe('ids', () => {
  const store = () =>
    here({
      [ref(1)]: [
        has(ref(1), { anilist: 1, mal: 71 }, [], { from: 'store' }),
        { type: 'missing', ref: ref(8) } as const,
      ],
    });

  it('are learnt from what is here for a provider that was named, and for no other', async () => {
    for (const [whose, asked] of [
      ['named', [['mal:71']]],
      ['first', []],
    ] as const) {
      const mal = { ...place('mal', { 'mal:71': [has('mal:71', { mal: 71 }, [], { provider: 'mal' })] }) };
      const answers = await eventsOf(lookupOf([mal, store()], whose).titles(refs(1), call));
      expect(mal.asked).toEqual(asked);
      expect(said(answers)).toEqual([`anilist:1 of ${whose === 'named' ? 'mal' : 'anilist'}`]);
    }
  });

  it('are learnt of who a title is alone', async () => {
    const heard: (boolean | undefined)[] = [];
    const origin: Origin = {
      ...store(),
      async *titles(asked, { outline }) {
        heard.push(outline);
        if (outline) yield* store().titles(asked, call);
      },
    };
    const mal = place('mal', { 'mal:71': [has('mal:71', { mal: 71 }, [], { provider: 'mal' })] });
    await eventsOf(lookupOf([mal, origin], 'named').titles(refs(1), call));
    expect([heard, mal.asked]).toEqual([[true], [['mal:71']]]);
  });

  it('that are not known make a provider fall back, by its name', async () => {
    const mal = place('mal', {}, { label: 'MyAnimeList' });
    const [answer] = await eventsOf(lookupOf([mal, here({})], 'named').titles(refs(1), call));
    expect(answer).toMatchObject({
      type: 'fallback',
      error: {
        provider: 'mal',
        message: 'MyAnimeList: cannot be asked for anilist:1: no id of its own is known of it',
      },
    });
  });

  it.each([
    ['missing', { type: 'missing', ref: 'mal:71' } as const, ['anilist:1 of anilist']],
    ['failed', { type: 'failed', ref: 'mal:71', error: away } as const, ['anilist:1 of anilist', 'failed anilist:1']],
  ])('of one title are answered by the one that was asked for: %s', async (_, answer, expected) => {
    const mal = place('mal', { 'mal:71': [answer] });
    const bare = here({ [ref(1)]: [has(ref(1), { anilist: 1, mal: 71 }, null, { from: 'store' })] });
    const answers = await eventsOf(lookupOf([mal, bare], 'named').titles(refs(1), call));
    expect(said(answers)).toEqual(expected);
    const [first] = answers;
    if (answer.type === 'missing') expect(first).toMatchObject({ unknownTo: 'mal' });
    else expect(first).not.toHaveProperty('unknownTo');
  });
});
