import { describe, expect, it } from 'vitest';
import { createLookup } from '../../src/lookup/lookup.ts';
import type { Origin, OriginAnswer } from '../../src/lookup/origin.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { Arrived } from '../../src/model/lookup.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Relation } from '../../src/model/relation.ts';
import { to } from '../helpers/arrivals.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref, refs } from '../helpers/graph.ts';
import { eventsOf, noCounts } from '../helpers/lookup.ts';
import { cached, has, here, place, said } from '../helpers/places.ts';

const call = { lookAhead: true };
const away = (name: string) => new ProviderError(name, 'network', `${name} is away`);

const all = (...origins: readonly Origin[]) => createLookup(origins, noCounts(), 'all');
const ask = async (lookup: ReturnType<typeof all>, ...some: readonly Ref[]) =>
  said(await eventsOf(lookup.titles(some, call)));

const both = { anilist: 1, mal: 71 };

describe('what came along with another title, where all providers are asked', () => {
  const two = (relations: readonly Relation[] | null, more: Partial<Arrived> = {}) =>
    has(ref(2), { anilist: 2 }, relations, { ahead: true, ...more });

  it('is the answer of its provider, who is not asked again for it', async () => {
    const anilist = place('anilist', { [ref(1)]: [has(ref(1), both), two([to('SEQUEL', ref(3))])] });
    const mal = place('mal', {});
    const lookup = all(anilist, mal);
    await ask(lookup, ref(1));
    const answers = await eventsOf(lookup.titles(refs(2), call));
    expect(said(answers)).toEqual(['anilist:2 of anilist; anilist:3']);
    expect(answers[0]).not.toHaveProperty('ahead');
    expect(anilist.asked).toEqual([refs(1)]);
  });

  it.each<[string, OriginAnswer]>([
    ['that says nothing of its relations', two(null)],
    ['that is only stored', two([to('SEQUEL', ref(3))], { from: 'store' })],
  ])('is asked for where it is a title %s', async (_, answer) => {
    const anilist = place('anilist', { [ref(1)]: [has(ref(1), both), answer], [ref(2)]: [two([])] });
    const lookup = all(anilist);
    await ask(lookup, ref(1));
    expect(await ask(lookup, ref(2))).toEqual(['anilist:2 of anilist']);
    expect(anilist.asked).toEqual([refs(1), refs(2)]);
  });

  it.each<[string, Partial<Arrived>, string]>([
    ['stands, whatever comes of it later', {}, 'anilist:2 of anilist; anilist:3'],
    ['is taken back where its provider does so', { emptied: 'believed' }, 'anilist:2 of anilist'],
  ])('%s', async (_, more, expected) => {
    const anilist = place('anilist', {
      [ref(1)]: [has(ref(1), both), two([to('SEQUEL', ref(3))])],
      [ref(4)]: [has(ref(4), { anilist: 4 }), two([], more)],
    });
    const lookup = all(anilist);
    await ask(lookup, ref(1));
    await ask(lookup, ref(4));
    expect(await ask(lookup, ref(2))).toEqual([expected]);
  });

  it('is known by an id that another one has stated since', async () => {
    const anilist = place('anilist', {
      [ref(1)]: [has(ref(1), both), two([])],
      [ref(4)]: [has(ref(4), { anilist: 4 }, [{ ...to('OTHER', ref(2)), ids: { anilist: 2, mal: 72 } }])],
    });
    const lookup = all(anilist);
    await ask(lookup, ref(1), ref(4));
    expect(await ask(lookup, 'mal:72')).toEqual(['anilist:2 of anilist']);
    expect(anilist.asked).toEqual([refs(1, 4)]);
  });
});

describe('one of all providers that is away', () => {
  it('is missing of every title once it failed at a search, what is cached of it is not, and it is asked no more', async () => {
    const anilist = place('anilist', { [ref(1)]: [has(ref(1), both)] });
    const mal = place('mal', away('mal'));
    const stale = place('anilist', away('anilist'), { local: true });
    const lookup = all(mal, anilist, stale);
    await eventsOf(lookup.search(['words'], call));
    expect(lookup.unheard?.()).toEqual(['mal']);
    await ask(lookup, ref(1));
    expect(mal.asked).toEqual([]);
  });

  it('is missing of every title once it failed at one, and is asked no more', async () => {
    const anilist = place('anilist', {
      [ref(1)]: [has(ref(1), both)],
      [ref(2)]: [has(ref(2), { anilist: 2, mal: 72 })],
    });
    const mal = place('mal', away('mal'));
    const lookup = all(anilist, mal);
    expect(lookup.unheard?.()).toEqual([]);
    expect(await ask(lookup, ref(1))).toEqual(['anilist:1 of anilist', 'fallback']);
    await ask(lookup, ref(2));
    expect([mal.asked, lookup.unheard?.()]).toEqual([[['mal:71']], ['mal']]);
  });

  const one = has(ref(1), both, [to('SEQUEL', ref(2))]);
  const words: readonly Relation[] = [
    { ...to('SEQUEL', ref(2)), by: ['anilist', 'mal'] },
    { ...to('OTHER', ref(3)), by: ['mal'] },
    { ...to('PARENT', ref(4)), by: ['kitsu'] },
    { ...to('SPIN_OFF', ref(5)), by: ['anilist'] },
  ];
  const stored = (relations: readonly Relation[], provider = 'anilist') =>
    has(ref(1), both, relations, { from: 'store', provider });

  it('is heard from what is stored of its word, and of nobody else who has answered', async () => {
    const store = here({ [ref(1)]: [stored(words)] });
    const kept = cached('kitsu', { 'kitsu:5': [has('kitsu:5', { kitsu: 5, anilist: 1 }, [], { provider: 'kitsu' })] });
    const anilist = place('anilist', { [ref(1)]: [{ ...one, title: { ...one.title, ids: { ...both, kitsu: 5 } } }] });
    const lookup = all(store, kept, anilist, place('mal', away('mal')), place('kitsu', away('kitsu')));
    expect(await ask(lookup, ref(1))).toEqual([
      'anilist:1 of anilist; anilist:2',
      'fallback',
      'fallback',
      'anilist:1 of kitsu',
      'anilist:1 of anilist; anilist:2 by mal; anilist:3 by mal',
    ]);
    // What is cached of a provider comes before what is stored of all of them.
    expect([kept.asked, store.asked]).toEqual([[['kitsu:5']], [refs(1)]]);
  });

  it('is not heard where nothing of its word is stored, which is no second answer', async () => {
    const store = here({ [ref(1)]: [stored([{ ...to('SEQUEL', ref(2)) }])] });
    const lookup = all(place('anilist', { [ref(1)]: [one] }), place('mal', away('mal')), store);
    expect(await ask(lookup, ref(1))).toEqual(['anilist:1 of anilist; anilist:2', 'fallback']);
  });

  it('is heard as the one who stated all of a stored title of which no more is said', async () => {
    const store = here({ [ref(1)]: [stored([to('SEQUEL', ref(6))], 'mal')] });
    const lookup = all(place('anilist', { [ref(1)]: [one] }), place('mal', away('mal')), store);
    expect((await ask(lookup, ref(1))).slice(2)).toEqual(['anilist:1 of mal; anilist:6 by mal']);
  });

  it('is not asked for of the next place once one here has said what it stated', async () => {
    const gone = () => place('mal', away('mal'), { numberings: ['mal', 'anilist'] });
    const [first, second] = [here({ [ref(1)]: [stored(words)] }), here({}, 'bundled')];
    await ask(all(gone(), first, second), 'anilist:1');
    expect([first.asked, second.asked]).toEqual([[refs(1)], []]);
    const [none, next] = [here({ [ref(1)]: [stored([to('SEQUEL', ref(2))])] }), here({}, 'bundled')];
    await ask(all(gone(), none, next), 'anilist:1');
    expect(next.asked).toEqual([refs(1)]);
  });
});

describe('a title that nobody has under the ref that was asked for', () => {
  it('is asked for by other ids that are stored of it, and is told of by the ref that was asked for', async () => {
    const bare = has(ref(1), { ...both, kitsu: 5 }, null, { from: 'store' });
    const broken = away('mal');
    const mal = place('mal', { 'mal:71': [{ type: 'failed', ref: 'mal:71', error: broken }] });
    const kitsu = place('kitsu', {});
    const store = here({ [ref(1)]: [bare, { type: 'missing', ref: ref(9) } as const] });
    const lookup = all(place('anilist', {}), mal, kitsu, store);
    const answers = await eventsOf(lookup.titles(refs(1), call));
    expect(said(answers)).toEqual(['anilist:1 of anilist', 'failed anilist:1']);
    expect([mal.asked, kitsu.asked, lookup.unheard?.()]).toEqual([[['mal:71']], [['kitsu:5']], ['mal']]);
  });

  it('is looked for here under the ref that was asked for, by whatever id it was denied', async () => {
    const kitsu = place('kitsu', { 'kitsu:5': [has('kitsu:5', { kitsu: 5 }, [], { provider: 'kitsu' })] });
    const store = here({ [ref(1)]: [has(ref(1), { anilist: 1, kitsu: 5 }, null, { from: 'store' })] });
    const told = has('mal:9', { mal: 9 }, [{ ...to('OTHER', ref(1)), ids: both }], { provider: 'mal' });
    const lookup = all(place('mal', { 'mal:9': [told] }), kitsu, store);
    await ask(lookup, 'mal:9');
    expect(await ask(lookup, ref(1))).toEqual(['anilist:1 of kitsu']);
    expect(store.asked).toEqual([refs(1)]);
  });

  it('is not looked for here for its ids where somebody has it', async () => {
    const store = here({});
    await ask(all(place('anilist', { [ref(1)]: [has(ref(1), { anilist: 1 })] }), place('mal', {}), store), ref(1));
    expect(store.asked).toEqual([]);
  });

  it('is stored by its name alone, and the others are missing', async () => {
    const store = here({ [ref(1)]: [has(ref(1), { anilist: 1 }, null, { from: 'store' })] });
    expect(await ask(all(place('anilist', {}), store), ref(1), ref(2))).toEqual([
      'anilist:1 of anilist',
      'missing anilist:2',
    ]);
  });

  it('is asked for once by the id that is its own there, and by one after the other of those that are not', async () => {
    const numberings = ['kitsu', 'anilist', 'mal'] as const;
    const own = place('kitsu', {}, { numberings });
    const learnt = has(ref(9), { anilist: 9 }, [{ ...to('OTHER', ref(1)), ids: { ...both, kitsu: 5 } }]);
    const first = all(place('anilist', { [ref(9)]: [learnt] }), own);
    await ask(first, ref(9));
    await ask(first, ref(1));
    expect(own.asked).toEqual([[ref(9)], ['kitsu:5']]);
    const strange = place('kitsu', {}, { numberings });
    const other = has(ref(9), { anilist: 9 }, [{ ...to('OTHER', ref(1)), ids: both }]);
    const second = all(place('anilist', { [ref(9)]: [other] }), strange);
    await ask(second, ref(9));
    await ask(second, ref(1));
    expect(strange.asked).toEqual([[ref(9)], [ref(1)], ['mal:71']]);
  });
});

it('what one of all providers has no more is left out of what is stored, where it is believed', async () => {
  const relations: readonly Relation[] = [
    { ...to('SEQUEL', ref(2)), by: ['anilist'] },
    to('OTHER', ref(3)),
    { ...to('PARENT', ref(4)), by: ['anilist', 'kitsu'] },
  ];
  for (const [emptied, expected] of [
    ['believed', 'anilist:1 of kitsu; anilist:3; anilist:4 by anilist, kitsu'],
    ['doubted', 'anilist:1 of kitsu; anilist:2 by anilist; anilist:3; anilist:4 by anilist, kitsu'],
  ] as const) {
    const title = titleOf(1, { relations: [] });
    const anilist = place('anilist', {
      [ref(1)]: [
        { type: 'gone', title, provider: 'anilist', fetchedAt: 7, emptied } as const,
        { type: 'missing', ref: ref(1) } as const,
      ],
    });
    const store = here({ [ref(1)]: [has(ref(1), { anilist: 1 }, relations, { from: 'store', provider: 'kitsu' })] });
    expect(await ask(all(anilist, store), ref(1))).toEqual(['gone', expected]);
  }
});
