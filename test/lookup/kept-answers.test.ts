import { describe, expect, it } from 'vitest';
import type { Cache } from '../../src/cache/cache.ts';
import { openMemoryCache } from '../../src/cache/open.ts';
import { absentValue, staleOrigin } from '../../src/lookup/cached.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { to } from '../helpers/arrivals.ts';
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

describe('what is kept of a title that was found', () => {
  const seen = memoryProvider([]);
  const searchedWith = async (
    change: (settings: ReturnType<typeof keeping>) => unknown,
    decode = seen.decode,
  ): Promise<readonly unknown[] | undefined> => {
    const settings = keeping();
    const provider = memoryProvider([{ ...sky, relations: [to('SEQUEL', ref(2))] }]);
    await eventsOf(lookupOf(provider, settings).search(['Sky'], call));
    await change(settings);
    const origin = staleOrigin({ ...provider, decode }, settings.cache);
    const [answer] = await eventsOf(origin.search(['Sky'], call));
    if (answer?.type !== 'candidates') return undefined;
    return answer.found.map(({ title }) => [title.episodes, title.relations]);
  };
  const whole = [[12, [to('SEQUEL', ref(2))]]];
  const unrelated = [[12, undefined]];

  it.each<[string, Parameters<typeof searchedWith>[0], unknown]>([
    ['comes with its relations while they are fresh', () => {}, whole],
    ['comes without them once they are old', ({ clock }) => clock.set(clock.now() + 2 * 3_600_000), unrelated],
    ['comes without them where they are lost', ({ cache }) => cache.clear('basic'), unrelated],
    [
      'comes without them where its provider has it no more',
      ({ cache }) => cache.set('basic', new Map([[ref(1), absentValue]])),
      unrelated,
    ],
  ])('%s', async (_, change, expected) => {
    expect(await searchedWith(change)).toEqual(expected);
  });

  it('is looked for again where one half of it can be read no more', async () => {
    const broken = (raw: unknown) => {
      if ('broken' in (raw as object)) throw new ProviderError('anilist', 'body', 'it is something else');
      return raw as Title;
    };
    for (const tier of ['basic', 'detailed'] as const)
      expect(
        await searchedWith(({ cache }) => cache.set(tier, new Map([[ref(1), { broken: true }]])), broken),
      ).toBeUndefined();
    expect(await searchedWith(() => {}, broken)).toEqual(whole);
  });
});

describe('what is kept', () => {
  it('is no answer where the record is older than what it states of others', async () => {
    const settings = keeping();
    const provider = memoryProvider([sky]);
    await eventsOf(lookupOf(provider, settings).titles(refs(1), call));
    await settings.cache.set('detailed', new Map([[ref(1), sky]]), 60_000);
    settings.clock.set(settings.clock.now() + 60_001);
    await eventsOf(lookupOf(provider, settings).titles(refs(1), call));
    expect(provider.asked).toHaveLength(2);
    // For who it is and what it states that is enough.
    await settings.cache.set('detailed', new Map([[ref(1), sky]]), 60_000);
    settings.clock.set(settings.clock.now() + 60_001);
    await eventsOf(lookupOf(provider, settings).titles(refs(1), { ...call, outline: true }));
    expect(provider.asked).toHaveLength(2);
  });

  it.each([null, 'text', 7])('is asked for anew where it is no title at all: %s', async (value) => {
    const settings = keeping();
    const decode = (raw: unknown) => {
      if (typeof raw !== 'object' || raw === null) throw new ProviderError('anilist', 'body', 'no title');
      return raw as Title;
    };
    const provider = { ...memoryProvider([sky]), decode };
    await settings.cache.set('basic', new Map([[ref(1), value]]));
    await settings.cache.set('detailed', new Map([[ref(1), value]]));
    expect(await eventsOf(lookupOf(provider, settings).titles(refs(1), call))).toMatchObject([{ from: 'network' }]);
  });

  it('is read with one look at each tier, and one more where another ref stands for the title', async () => {
    const { clock, cache } = keeping();
    const looks: string[] = [];
    const watched: Cache = {
      ...cache,
      get: (tier, keys) => {
        looks.push(`${tier} ${keys}`);
        return cache.get(tier, keys);
      },
    };
    const ask = async (one: Ref) => {
      looks.length = 0;
      await eventsOf(lookupOf(memoryProvider([sky]), { clock, cache: watched }).titles([one], call));
      return [...looks];
    };
    await ask('mal:71');
    expect(await ask('mal:71')).toEqual(['basic anilist mal:71', 'basic anilist:1', 'detailed anilist:1']);
    expect(await ask('anilist:1')).toEqual(['basic anilist:1', 'detailed anilist:1']);
    expect(await ask('anilist:9')).toEqual(['basic anilist:9']);
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
    // Neither now nor once that, too, is old.
    await settings.cache.set('basic', new Map([[ref(9), absentValue]]));
    for (let hours = 0; hours < 4; hours += 2) {
      settings.clock.set(settings.clock.now() + hours * 3_600_000);
      expect(await eventsOf(stale.titles(refs(9), call))).toEqual([]);
      expect(await eventsOf(stale.titles(refs(9), { ...call, outline: true }))).toEqual([]);
    }
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
