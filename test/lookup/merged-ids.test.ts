import { describe, expect, it } from 'vitest';
import { openMemoryCache } from '../../src/cache/open.ts';
import { sideBySide } from '../../src/lookup/side-by-side.ts';
import type { Arrived } from '../../src/model/lookup.ts';
import type { Ids, Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { instantClock } from '../helpers/clock.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref, refs } from '../helpers/graph.ts';
import { eventsOf, lookupOf } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

const call = { lookAhead: false };

describe('a title that a provider has merged into another one', () => {
  const one = titleOf(1, { ids: { anilist: 1, mal: 71 }, relations: [] });
  const setUp = (known: Readonly<Record<Ref, Ids>>, mergesIds = true) => {
    const clock = instantClock();
    const provider = { ...memoryProvider([one]), ...(mergesIds && { mergesIds: true as const }) };
    const looked: (readonly Ref[])[] = [];
    const ids = async (asked: readonly Ref[]) => {
      looked.push(asked);
      return new Map(asked.flatMap((own) => (known[own] ? [[own, known[own]]] : [])));
    };
    const settings = { clock, cache: openMemoryCache({ clock }), ids };
    const ask = async (...asked: readonly Ref[]) =>
      (await eventsOf(lookupOf(provider, settings).titles(asked, call))).map((answer) =>
        answer.type === 'title'
          ? [answer.title.ref, answer.title.merged, ...(answer.ahead ? ['ahead'] : [])]
          : answer.type === 'missing'
            ? answer.ref
            : answer.type,
      );
    return { ask, provider, looked };
  };
  const day = 24 * 3_600_000;

  it('is looked for where one is lost alone', async () => {
    const { ask, looked } = setUp({});
    expect(await ask(ref(1))).toEqual([[ref(1), undefined]]);
    expect(looked).toEqual([]);
    expect(await ask(ref(2))).toEqual(refs(2));
    expect(looked).toEqual([refs(2)]);
  });

  it('is asked for alone, without what its neighbours state', async () => {
    const asked: (readonly [string, boolean])[] = [];
    const failing = (some: readonly string[], lookAhead: boolean) => void asked.push([some.join(), lookAhead]);
    const provider = { ...memoryProvider([one], { failing }), mergesIds: true as const };
    const ids = async () => new Map([[ref(2), { anilist: 2, mal: 71 }]]);
    await eventsOf(lookupOf(provider, { ids }).titles(refs(2), { lookAhead: true }));
    expect(asked).toEqual([
      [ref(2), true],
      ['mal:71', false],
    ]);
  });

  it('is found by what was ever cached of it, before what is stored', async () => {
    const clock = instantClock();
    const known = titleOf(2, { ids: { anilist: 2, mal: 71 }, relations: [] });
    for (const ids of [undefined, async () => new Map([[ref(2), { anilist: 2, mal: 99 }]])]) {
      const cache = openMemoryCache({ clock });
      await eventsOf(lookupOf(memoryProvider([known]), { clock, cache }).titles(refs(2), call));
      await clock.sleep(3 * day);
      const now = { ...memoryProvider([one]), mergesIds: true as const };
      const lookup = lookupOf(now, { clock, cache, refresh: true, ...(ids && { ids }) });
      const [answer] = await eventsOf(lookup.titles(refs(2), call));
      expect(answer).toMatchObject({ type: 'title', title: { ref: ref(1), merged: refs(2) } });
      expect(now.asked).toEqual([refs(2), ['mal:71']]);
    }
  });

  it('is missing where its provider brings it by another id and has nothing under its own', async () => {
    const odd = memoryProvider([titleOf(2, { ids: { anilist: 2, mal: 71 }, relations: [] })]);
    const provider: typeof odd & { readonly mergesIds: true } = {
      ...odd,
      mergesIds: true,
      download: async (asked, ...rest) => (asked.includes(ref(2)) ? new Map() : odd.download(asked, ...rest)),
    };
    const ids = async () => new Map([[ref(2), { anilist: 2, mal: 71 }]]);
    const answers = await eventsOf(lookupOf(provider, { ids }).titles(refs(2), call));
    expect(answers.map(({ type }) => type)).toEqual(['missing']);
  });

  it('is found by an id of another provider that was ever known of it, and that is kept', async () => {
    const { ask, provider } = setUp({ 'anilist:2': { anilist: 2, mal: 71 } });
    expect(await ask(ref(2))).toEqual([[ref(1), refs(2)]]);
    expect(provider.asked).toEqual([refs(2), ['mal:71']]);
    expect(await ask(ref(2))).toEqual([[ref(1), refs(2)]]);
    expect(provider.asked).toHaveLength(2);
  });

  it('is missing where no other id is known of it, or nothing is there under it', async () => {
    const { ask, provider } = setUp({ 'anilist:3': { anilist: 3 }, 'anilist:4': { anilist: 4, mal: 99 } });
    expect(await ask(ref(2), ref(3))).toEqual(refs(2, 3));
    expect(provider.asked).toEqual([refs(2, 3)]);
    expect(await ask(ref(4))).toEqual(refs(4));
    expect(provider.asked.slice(1)).toEqual([refs(4), ['mal:99']]);
  });

  it('is not looked for under the ids of others, nor where the provider merges none', async () => {
    const foreign = setUp({ 'mal:99': { anilist: 1, mal: 71 } });
    expect(await foreign.ask('mal:99')).toEqual(['mal:99']);
    expect(foreign.provider.asked).toEqual([['mal:99']]);
    const plain = setUp({ 'anilist:2': { anilist: 2, mal: 71 } }, false);
    expect(await plain.ask(ref(2))).toEqual(refs(2));
    expect(plain.provider.asked).toEqual([refs(2)]);
  });
});

describe('one title as several providers have it', () => {
  const arrived = (provider: string, title: Title): Arrived => ({
    type: 'title',
    title,
    from: 'network',
    provider,
    fetchedAt: 7,
  });
  const all = ['anilist', 'mal', 'kitsu'];
  const mals = (facts: Partial<Title>) => titleOf(71, { ref: 'mal:71', ids: { mal: 71 }, ...facts });

  it('is as the first of them says, with what only the others know', () => {
    const first = arrived('anilist', titleOf(1, { ids: { anilist: 1, mal: 71 }, episodes: 12 }));
    const second = arrived('mal', mals({ title: 'Other', episodes: 13, year: 2001 }));
    for (const answers of [
      [first, second],
      [second, first],
    ])
      expect(sideBySide(answers, [], all)).toMatchObject({
        provider: 'anilist',
        title: { ref: ref(1), title: 'Title 1', episodes: 12, year: 2001, ids: { anilist: 1, mal: 71 } },
      });
    expect(sideBySide([first, second], [], all)?.title).not.toHaveProperty('relations');
    expect(sideBySide([], [], all)).toBeUndefined();
  });

  it('has the relations of all, once each, with who states them by the alphabet', () => {
    const first = arrived(
      'mal',
      mals({ ids: { anilist: 1, mal: 71 }, relations: [{ type: 'SEQUEL', to: 'mal:72', title: 'Two' }] }),
    );
    const second = arrived(
      'anilist',
      titleOf(1, {
        relations: [
          { type: 'SEQUEL', to: ref(2) },
          { type: 'OTHER', to: ref(3) },
        ],
      }),
    );
    const third = arrived('kitsu', titleOf(5, { ref: 'kitsu:5', ids: { kitsu: 5, anilist: 1 } }));
    const others = [arrived('mal', titleOf(2, { ids: { anilist: 2, mal: 72 } }))];
    expect(sideBySide([first, second, third], others, all)?.title.relations).toEqual([
      { type: 'SEQUEL', to: ref(2), title: 'Two', by: ['anilist', 'mal'] },
      { type: 'OTHER', to: ref(3), by: ['anilist'] },
    ]);
    // Of whom nobody says that they are one, they are two.
    expect(sideBySide([first, second], [], all)?.title.relations?.map(({ to, by }) => [to, by])).toEqual([
      [ref(2), ['anilist']],
      [ref(3), ['anilist']],
      ['mal:72', ['mal']],
    ]);
  });
});
