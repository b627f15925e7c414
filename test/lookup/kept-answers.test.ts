import { describe, expect, it } from 'vitest';
import { openMemoryCache } from '../../src/cache/open.ts';
import { staleOrigin } from '../../src/lookup/cached.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { Title } from '../../src/model/title.ts';
import { fakeClock } from '../helpers/clock.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref, refs } from '../helpers/graph.ts';
import { eventsOf, lookupOf, networkOf, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

const call = { lookAhead: false };
const sky = titleOf(1, { title: 'Sky', ids: { anilist: 1, mal: 71 }, episodes: 12, relations: [] });
const sea = titleOf(2, { title: 'Sky and Sea', relations: [] });

function keeping() {
  const clock = fakeClock(Date.UTC(2026, 10, 21));
  return { clock, cache: openMemoryCache({ clock }) };
}

describe('what is kept of a provider', () => {
  it('answers by whichever id the title was asked for, and by its own', async () => {
    const settings = keeping();
    const provider = memoryProvider([sky]);
    const ask = (one: 'mal:71' | 'anilist:1') => eventsOf(lookupOf(provider, settings).titles([one], call));
    expect(await ask('mal:71')).toMatchObject([{ from: 'network' }]);
    expect(await ask('mal:71')).toMatchObject([{ from: 'cache', title: { ref: ref(1) } }]);
    const [own] = await ask('anilist:1');
    expect(own).toMatchObject({ from: 'cache', title: { episodes: 12 } });
    // Under a foreign id it was merged into nothing.
    expect((await ask('mal:71'))[0]).not.toHaveProperty('title.merged');
    expect(provider.asked).toHaveLength(1);
  });

  it('is no word of another one on an id that is neither’s own, nor on words', async () => {
    const settings = keeping();
    const numberings = ['kitsu', 'mal'] as const;
    const none = memoryProvider([], { name: 'kitsu', numberings });
    const other = memoryProvider([sky, sea]);
    const ask = (provider: typeof none) => eventsOf(lookupOf(provider, settings).titles(['mal:71'], call));
    const search = (provider: typeof none) => eventsOf(lookupOf(provider, settings).search(['Sky'], call));
    for (const from of ['network', 'cache']) {
      expect(await ask(none)).toEqual([{ type: 'missing', ref: 'mal:71' }]);
      expect(await ask(other)).toMatchObject([{ type: 'title', from }]);
    }
    await search(none);
    expect((await search(other)).at(-1)).toMatchObject({ from: 'network', found: [{}, {}] });
    expect((await search(none)).at(-1)).toMatchObject({ from: 'cache', found: [] });
    expect((await search(other)).at(-1)).toMatchObject({ from: 'cache', found: [{}, {}] });
  });

  it('is no answer to a search where the record of one that was found is lost', async () => {
    const settings = keeping();
    const provider = memoryProvider([sky, sea]);
    const search = () => eventsOf(lookupOf(provider, settings).search(['Sky'], call));
    await search();
    await settings.cache.clear('detailed');
    await eventsOf(lookupOf(provider, settings).titles(refs(1), call));
    expect((await search()).at(-1)).toMatchObject({ from: 'network', found: [{}, {}] });
    expect(provider.asked).toEqual([['Sky'], refs(1), ['Sky']]);
  });

  it('is not replaced by what holds less, but by what holds more, or as little', async () => {
    const settings = keeping();
    const isPartial = (raw: unknown) => (raw as Title).episodes === undefined;
    const kept = async (facts: Partial<Title>) => {
      const { episodes: _, ...less } = sky;
      const provider = { ...memoryProvider([{ ...less, ...facts }]), isPartial };
      await eventsOf(lookupOf(provider, { ...settings, refresh: true }).titles(refs(1), call));
      const entry = (await settings.cache.peek('detailed', refs(1))).get(ref(1));
      const { title, episodes } = (entry?.value ?? {}) as Partial<Title>;
      return [title, episodes];
    };
    expect(await kept({ title: 'A' })).toEqual(['A', undefined]);
    expect(await kept({ title: 'B' })).toEqual(['B', undefined]);
    expect(await kept({ title: 'C', episodes: 12 })).toEqual(['C', 12]);
    expect(await kept({ title: 'D' })).toEqual(['C', 12]);
    expect(await kept({ title: 'E', episodes: 13 })).toEqual(['E', 13]);
  });
});

describe('what is cached, for when a provider does not answer', () => {
  it('is a place of its own beside that provider, which it stands for', async () => {
    const { cache } = keeping();
    expect(staleOrigin(memoryProvider([]), cache)).toMatchObject({
      ...{ label: 'what is cached', provider: 'anilist', local: true, numberings: ['anilist', 'mal'] },
    });
  });

  it('has titles however old, with or without their records, and says nothing of those that were not there', async () => {
    const settings = keeping();
    const provider = memoryProvider([sky]);
    await eventsOf(lookupOf(provider, settings).titles(refs(1, 9), call));
    settings.clock.set(settings.clock.now() + 2 * 86_400_000);
    const stale = staleOrigin(provider, settings.cache);
    const facts = { type: 'title', from: 'cache', provider: 'anilist', fetchedAt: Date.UTC(2026, 10, 21) };
    expect(await eventsOf(stale.titles(refs(1, 9), call))).toMatchObject([{ ...facts, title: { episodes: 12 } }]);
    await settings.cache.clear('detailed');
    expect(await eventsOf(stale.titles(refs(1), call))).toEqual([]);
    expect(await eventsOf(stale.titles(refs(1), { ...call, outline: true }))).toMatchObject([facts]);
  });

  it('is not loaded for a title of which nothing is kept', async () => {
    const { cache } = keeping();
    const load = () => Promise.reject(new Error('nothing is to be loaded'));
    const origin = staleOrigin({ name: 'anilist', numberings: ['anilist'], load }, cache);
    expect(await eventsOf(origin.titles(refs(1), call))).toEqual([]);
    expect(await eventsOf(origin.search(['Sky'], call))).toEqual([]);
  });
});

it('who has failed is not asked what is popular', async () => {
  const outage = new ProviderError('anilist', 'outage', 'AniList: closed for now');
  const asked: number[] = [];
  const popular = async (page: number) => {
    asked.push(page);
    return { raws: new Map([[sky.ref, sky]]), candidates: [[sky.ref]] };
  };
  const origin = networkOf({ ...memoryProvider([], { failing: () => outage }), popular });
  const lookup = createLookup([origin], noCounts());
  expect(await eventsOf(lookup.popular?.(1, call) ?? [])).toMatchObject([{ type: 'title', title: { ref: ref(1) } }]);
  await eventsOf(lookup.titles(refs(5), call));
  expect(await eventsOf(lookup.popular?.(1, call) ?? [])).toEqual([]);
  expect(asked).toEqual([1]);
});
