import { describe, expect, it } from 'vitest';
import { type Bundled, bundledOrigin, membersOnly } from '../../src/lookup/bundled.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import type { Origin } from '../../src/lookup/origin.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref, refs } from '../helpers/graph.ts';
import { eventsOf, networkOf, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

const call = { lookAhead: false };
const sky = titleOf(1, { title: 'Sky', relations: [] });
const outage = new ProviderError('anilist', 'outage', 'AniList: closed for now');

/** Titles that come with the program. The way out that they are given leads nowhere. */
function bundledOf(titles: readonly Title[], asksNetwork = false): Bundled {
  const provider = memoryProvider(titles, { name: 'catalog' });
  const http = { url: '', fetch: async () => new Response() };
  return {
    ...{ label: 'the catalogue', numberings: ['anilist'], editionMs: 77 },
    load: async () => ({
      ...provider,
      label: 'the catalogue',
      download: (some, way, one) => provider.download(some, asksNetwork ? way : http, one),
      search: (words, way, one) => provider.search(words, asksNetwork ? way : http, one),
    }),
    together: async (some) => some.map((one) => ({ ref: one, ids: {}, kind: 'anime' })),
  };
}

describe('what is bundled', () => {
  it('answers as of its edition, for titles and for words, of which some are not known', async () => {
    const origin = bundledOrigin(bundledOf([sky]));
    const facts = { type: 'title', from: 'catalog', provider: 'catalog', fetchedAt: 77 };
    expect(await eventsOf(origin.titles(refs(1, 2), call))).toMatchObject([{ ...facts, title: { ref: ref(1) } }]);
    expect(await eventsOf(origin.search(['Sky', 'Sea'], call))).toMatchObject([
      { type: 'candidates', query: 'Sky', from: 'catalog', found: [{ ...facts, title: { ref: ref(1) } }] },
      { type: 'candidates', query: 'Sea', from: 'catalog', found: [] },
    ]);
    expect(origin).toMatchObject({ label: 'the catalogue', local: true, numberings: ['anilist'] });
    expect(origin).not.toHaveProperty('provider');
  });

  it('brings along nothing that was not asked for', async () => {
    const first = { ...sky, relations: [{ type: 'SEQUEL', to: ref(2) }] } as const;
    const origin = bundledOrigin(bundledOf([first, titleOf(2, { title: 'Sea', relations: [] })]));
    const came = (await eventsOf(origin.titles(refs(1), { lookAhead: true }))).map(
      (one) => 'title' in one && one.title.ref,
    );
    expect(came).toEqual(refs(1));
    const asked: boolean[] = [];
    const { load } = bundledOf([first]);
    const watched = async () => {
      const provider = await load();
      const search: typeof provider.search = (words, way, more) => {
        asked.push(more.lookAhead);
        return provider.search(words, way, more);
      };
      return { ...provider, search };
    };
    await eventsOf(bundledOrigin({ ...bundledOf([first]), load: watched }).search(['Sky'], { lookAhead: true }));
    expect(asked).toEqual([false]);
  });

  it('has no network to ask', async () => {
    const origin = bundledOrigin(bundledOf([sky], true));
    const failure = { provider: 'catalog', reason: 'request', message: 'the catalogue has no network to ask' };
    await expect(eventsOf(origin.titles(refs(1), call))).rejects.toMatchObject(failure);
    await expect(eventsOf(origin.search(['Sky'], call))).rejects.toMatchObject(failure);
  });

  it('answers for no title where only what belongs together is wanted', async () => {
    const origin = membersOnly(bundledOrigin(bundledOf([sky])));
    expect(await eventsOf(origin.titles(refs(1), call))).toEqual([]);
    expect(await eventsOf(origin.search(['Sky'], call))).toEqual([]);
    expect(await origin.together?.(refs(1))).toMatchObject([{ ref: ref(1) }]);
  });
});

describe('what is known here to belong together', () => {
  it('is what each place knows, one after the other, and nothing of those that know titles one by one', async () => {
    const other: Origin = { ...bundledOrigin(bundledOf([])), together: async () => [titleOf(9)] };
    const lookup = createLookup([networkOf(memoryProvider([])), bundledOrigin(bundledOf([])), other], noCounts());
    expect((await lookup.together?.(refs(1)))?.map((one) => one.ref)).toEqual(refs(1, 9));
  });
});

describe('a search of what is here alone', () => {
  const here = { ...call, scope: 'local' } as const;
  const local = bundledOrigin(bundledOf([sky]));
  const foundIn = async (lookup: ReturnType<typeof createLookup>) =>
    (await eventsOf(lookup.search(['Sky'], here))).flatMap((one) => (one.type === 'candidates' ? one.found : []));

  it('asks no provider, and what it finds does not answer in the place of one', async () => {
    const provider = memoryProvider([titleOf(1, { title: 'Sky', episodes: 12, relations: [] })]);
    const lookup = createLookup([networkOf(provider), local], noCounts());
    expect(await foundIn(lookup)).toMatchObject([{ from: 'catalog', title: { ref: ref(1) } }]);
    expect(provider.asked).toEqual([]);
    expect(await eventsOf(lookup.titles(refs(1), call))).toMatchObject([{ from: 'network', title: { episodes: 12 } }]);
  });

  it('answers later questions where no provider is left to ask', async () => {
    const provider = memoryProvider([], { failing: () => outage });
    let loads = 0;
    const bundle = bundledOf([sky]);
    const counted = bundledOrigin({ ...bundle, load: () => bundle.load().finally(() => loads++) });
    const lookup = createLookup([networkOf(provider), counted], noCounts());
    await eventsOf(lookup.titles(refs(7), call));
    await foundIn(lookup);
    const before = loads;
    expect(await eventsOf(lookup.titles(refs(1), call))).toMatchObject([{ type: 'title', from: 'catalog' }]);
    expect(loads).toBe(before);
  });
});

describe('titles that are asked for one at a time', () => {
  it('are so where the first provider that has not failed takes one a request, unless all are asked', async () => {
    const [one, many] = [memoryProvider([], { batchSize: 1, failing: () => outage }), memoryProvider([sky])];
    const store = bundledOrigin(bundledOf([]));
    const singly = (providers: 'first' | 'all', ...origins: readonly Origin[]) =>
      createLookup(origins, noCounts(), providers).asksSingly?.();
    expect(singly('first', store, networkOf(one), networkOf(many))).toBe(true);
    expect(singly('first', networkOf(many), networkOf(one))).toBe(false);
    expect(singly('first', store)).toBe(false);
    expect(singly('all', networkOf(one))).toBe(false);
    const lookup = createLookup([networkOf(one), networkOf(many)], noCounts());
    await eventsOf(lookup.titles(refs(1), call));
    expect(lookup.asksSingly?.()).toBe(false);
  });

  it('are counted without how many may be made', () => {
    const lookup = createLookup([], { ...noCounts(), requests: 3, most: 9 });
    expect(lookup.counts()).toEqual({ requests: 3, cacheHits: 0, cacheMisses: 0, waitedMs: 0 });
  });
});
