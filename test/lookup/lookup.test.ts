import { describe, expect, it } from 'vitest';
import { openMemoryCache } from '../../src/cache/open.ts';
import { bundledOrigin } from '../../src/lookup/bundled.ts';
import { staleOrigin } from '../../src/lookup/cached.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import type { Origin } from '../../src/lookup/origin.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { Answer } from '../../src/model/lookup.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { bundled } from '../../src/providers/registry.ts';
import { instantClock } from '../helpers/clock.ts';
import { titleOf } from '../helpers/franchise.ts';
import { bothWays, chain, ref, refs, titlesOf } from '../helpers/graph.ts';
import { eventsOf, lookupOf, networkOf, noBreaker, noCounts } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';
import { told } from '../helpers/outcomes.ts';

const call = { lookAhead: false };
const ahead = { lookAhead: true };

const outage = new ProviderError('anilist', 'outage', 'AniList: closed for now', { status: 403 });
const broken = new ProviderError('anilist', 'server', 'AniList: answered 500', { status: 500 });

const titles = (...ids: readonly number[]): readonly Title[] => ids.map((id) => titleOf(id, { relations: [] }));

/** A place without a network. */
function localOrigin(label: string, known: readonly Title[], error?: Error): Origin {
  return {
    label,
    local: true,
    async *titles(asked) {
      if (error) throw error;
      for (const title of known.filter(({ ref: own }) => asked.includes(own)))
        yield { type: 'title', title, from: 'store', provider: label, fetchedAt: 7 };
    },
    async *search(words) {
      for (const query of words)
        yield {
          type: 'candidates',
          query,
          from: 'store',
          found: known.map((title) => ({ type: 'title', title, from: 'store', provider: label, fetchedAt: 7 })),
        };
    },
  };
}

const said = (answer: Answer): string => {
  if (answer.type === 'title') return `${answer.title.ref} from ${answer.provider}${answer.ahead ? ' ahead' : ''}`;
  if (answer.type === 'gone') return `gone ${answer.title.ref}`;
  if (answer.type === 'fallback') return `fallback to ${answer.next}`;
  return answer.type === 'waiting' ? 'waiting' : `${answer.type} ${answer.ref}`;
};
const allSaid = async (answers: AsyncIterable<Answer>) => (await eventsOf(answers)).map(said);

describe('several places to ask', () => {
  it('are asked in their order, each for what is still open', async () => {
    const lookup = createLookup(
      [localOrigin('a', titles(1, 2)), localOrigin('b', titles(2, 3)), localOrigin('c', titles(3, 4))],
      noCounts(),
    );
    expect(await allSaid(lookup.titles(refs(1, 2, 3, 4, 5), call))).toEqual([
      'anilist:1 from a',
      'anilist:2 from a',
      'anilist:3 from b',
      'anilist:4 from c',
      'missing anilist:5',
    ]);
  });

  it('are left out for the rest of the run when they fail, and that is said once', async () => {
    const provider = memoryProvider(titles(1, 2), { failing: () => outage });
    const lookup = createLookup([networkOf(provider), localOrigin('b', titles(1, 2, 3))], noCounts());
    expect(await allSaid(lookup.titles(refs(1), call))).toEqual([
      'fallback to what is stored or bundled',
      'anilist:1 from b',
    ]);
    expect(await allSaid(lookup.titles(refs(2, 3), call))).toEqual(['anilist:2 from b', 'anilist:3 from b']);
    expect(provider.asked).toHaveLength(1);
  });

  it('make a title failed, not missing, when one of them could not be asked', async () => {
    const lookup = createLookup([networkOf(memoryProvider([], { failing: () => outage }))], noCounts());
    const answers = await eventsOf(lookup.titles(refs(1), call));
    expect(answers).toEqual([
      { type: 'fallback', error: outage, next: undefined },
      { type: 'failed', ref: 'anilist:1', error: outage },
    ]);
  });

  it('are passed over for numberings that they do not know', async () => {
    const provider = memoryProvider(titles(1));
    const lookup = createLookup([networkOf(provider)], noCounts());
    expect(await allSaid(lookup.titles(['kitsu:1'], call))).toEqual(['missing kitsu:1']);
    expect(provider.asked).toEqual([]);
  });

  it('are asked under ids that are stored, where one was named', async () => {
    const stored = [titleOf(1, { ids: { anilist: 1, mal: 71 } }), titleOf(2)];
    const provider = memoryProvider([titleOf(71, { ref: 'mal:71', ids: { mal: 71 }, relations: [] })], {
      name: 'mal',
      numberings: ['mal'],
    });
    const lookup = createLookup([networkOf(provider), localOrigin('store', stored)], noCounts(), 'named');
    expect(await allSaid(lookup.titles(refs(1), call))).toEqual(['anilist:1 from mal']);
    expect(provider.asked).toEqual([['mal:71']]);
    const answers = await eventsOf(lookup.titles(refs(2), call));
    expect(answers.map(said)).toEqual(['fallback to what is stored or bundled', 'anilist:2 from store']);
    expect(answers[0]).toMatchObject({
      error: {
        ...{ provider: 'mal', reason: 'request' },
        message: 'mal: cannot be asked for anilist:2: no id of its own is known of it',
      },
    });
    // That is said once.
    expect(await allSaid(lookup.titles(refs(2, 3), call))).toEqual(['anilist:2 from store', 'missing anilist:3']);
    told({
      kind: 'a provider that is named',
      tried: 'for a title of which its id is stored, and for one of which it is not',
      came: `${provider.asked.length} request under that id; of the other, why it cannot be asked`,
    });
  });

  it('say of the one that was named that it failed, not that it cannot be asked', async () => {
    const stored = [titleOf(1, { ids: { anilist: 1, mal: 71 } }), titleOf(2)];
    const mal = memoryProvider([], { name: 'mal', numberings: ['mal'], failing: () => outage });
    const lookup = createLookup([networkOf(mal), localOrigin('store', stored)], noCounts(), 'named');
    const answers = await eventsOf(lookup.titles(refs(1), call));
    expect(answers[0]).toMatchObject({ type: 'fallback', error: outage });
    expect(await allSaid(lookup.titles(refs(2), call))).toEqual(['anilist:2 from store']);
  });

  it('that all are asked have a title of which no relations are stored only where nobody knows more', async () => {
    const [store, none] = [localOrigin('store', [titleOf(1)]), networkOf(memoryProvider([]))];
    const all = (...origins: readonly Origin[]) => createLookup(origins, noCounts(), 'all');
    expect(await allSaid(all(none, store).titles(refs(1), call))).toEqual(['anilist:1 from store']);
    expect(await allSaid(all(none, store, localOrigin('catalog', titles(1))).titles(refs(1), call))).toEqual([
      'anilist:1 from catalog',
    ]);
    expect(await allSaid(all(networkOf(memoryProvider(titles(1))), store).titles(refs(1), call))).toEqual([
      'anilist:1 from anilist',
    ]);
  });

  it('are not asked twice for one title, whichever of its ids is used', async () => {
    const both = titleOf(1, { ids: { anilist: 1, mal: 71 }, relations: [] });
    const provider = memoryProvider([both]);
    const lookup = lookupOf(provider);
    expect(await allSaid(lookup.titles(['mal:71'], call))).toEqual(['anilist:1 from anilist']);
    expect(await allSaid(lookup.titles(['anilist:1', 'mal:71'], call))).toEqual(['anilist:1 from anilist']);
    expect(provider.asked).toHaveLength(1);
  });

  it('raise a bug instead of going on', async () => {
    const bug = new TypeError('bug');
    const lookup = createLookup(
      [networkOf(memoryProvider([], { failing: () => bug })), localOrigin('b', titles(1))],
      noCounts(),
    );
    await expect(eventsOf(lookup.titles(refs(1), call))).rejects.toBe(bug);
  });

  it('answer a search together when they are local, and alone when they are not', async () => {
    const found = async (...origins: readonly Origin[]) => {
      const answers = await eventsOf(createLookup(origins, noCounts()).search(['Title'], call));
      return answers.flatMap((one) => (one.type === 'candidates' ? one.found.map(({ title }) => title.ref) : []));
    };
    const [a, b] = [localOrigin('a', titles(1)), localOrigin('b', titles(2))];
    expect(await found(a, b)).toEqual(refs(1, 2));
    expect(await found(networkOf(memoryProvider(titles(3))), a, b)).toEqual(refs(3));
    expect(await found(networkOf(memoryProvider([], { failing: () => outage })), a, b)).toEqual(refs(1, 2));
  });
});

describe('a provider', () => {
  it('is asked in batches, so many at once', async () => {
    let inFlight = 0;
    let most = 0;
    const provider = memoryProvider(titles(...Array(100).keys()), { batchSize: 10 });
    const origin = networkOf({
      ...provider,
      download: async (...args) => {
        most = Math.max(most, ++inFlight);
        return provider.download(...args).finally(() => inFlight--);
      },
    });
    const counts = noCounts();
    const asked = refs(...Array.from({ length: 95 }, (_, n) => n + 1));
    expect(await eventsOf(createLookup([origin], counts).titles(asked, call))).toHaveLength(95);
    expect(provider.asked.map((batch) => batch.length)).toEqual([10, 10, 10, 10, 10, 10, 10, 10, 10, 5]);
    expect(most).toBe(3);
  });

  it('brings neighbours along, and they are not asked for again', async () => {
    const provider = memoryProvider(titlesOf(bothWays(...chain('SEQUEL', 1, 2, 3))));
    const counts = noCounts();
    const lookup = lookupOf(provider, { counts });
    expect(await allSaid(lookup.titles(refs(1), ahead))).toEqual([
      'anilist:2 from anilist ahead',
      'anilist:1 from anilist',
    ]);
    expect(await allSaid(lookup.titles(refs(1, 2), ahead))).toEqual([
      'anilist:1 from anilist',
      'anilist:2 from anilist',
    ]);
    expect(counts).toMatchObject({ requests: 1, cacheMisses: 1 });
  });

  it('that fails on a batch is asked without look-ahead', async () => {
    const provider = memoryProvider(titlesOf(bothWays('1 SEQUEL 2')), {
      failing: (_, lookAhead) => (lookAhead ? broken : undefined),
    });
    expect(await allSaid(lookupOf(provider).titles(refs(1), ahead))).toEqual(['anilist:1 from anilist']);
    expect(provider.asked).toEqual([refs(1), refs(1)]);
  });

  it('that fails on one title loses that title only', async () => {
    const poisoned = ref(7);
    const provider = memoryProvider(titles(...Array(17).keys()), {
      failing: (asked) => (asked.includes(poisoned) ? broken : undefined),
    });
    const asked = refs(...Array.from({ length: 16 }, (_, n) => n + 1));
    const answers = await allSaid(lookupOf(provider).titles(asked, ahead));
    expect(answers.filter((one) => one.startsWith('anilist'))).toHaveLength(15);
    expect(answers.filter((one) => !one.startsWith('anilist'))).toEqual([`failed ${poisoned}`]);
    // The batch, the same without look-ahead, then two halves of 16, of 8, of 4 and of 2.
    expect(provider.asked).toHaveLength(2 + 2 * 4);
  });

  it('that fails on one searched title loses that title only, and who comes next is asked for it', async () => {
    const words = Array.from({ length: 13 }, (_, n) => `Title ${n + 1}.`);
    const named = words.map((title, n) => ({ ...titleOf(n + 1), title }));
    const provider = memoryProvider(named, {
      searchBatchSize: 13,
      failing: (asked) => (asked.includes('Title 7.') ? broken : undefined),
    });
    const lookup = createLookup([networkOf(provider), localOrigin('b', [titleOf(7)])], noCounts());
    const answers = await eventsOf(lookup.search(words, { lookAhead: false }));
    const heard = answers.flatMap((one) => (one.type === 'candidates' && one.from === 'network' ? one : []));
    expect(heard.filter(({ error }) => error).map(({ query }) => query)).toEqual(['Title 7.']);
    expect(heard.filter(({ found }) => found.length === 1)).toHaveLength(12);
    expect(answers.filter(({ type }) => type === 'fallback')).toEqual([]);
    expect(answers.filter((one) => one.type === 'candidates' && one.from !== 'network')).toMatchObject([
      { query: 'Title 7.' },
    ]);
  });

  it('that fails on a search with look-ahead is asked for it without', async () => {
    const provider = memoryProvider([titleOf(7)], { failing: (_, lookAhead) => (lookAhead ? broken : undefined) });
    const answers = await eventsOf(lookupOf(provider).search(['Title 7'], { lookAhead: true }));
    expect(answers.map(({ type }) => type)).toEqual(['title', 'candidates']);
    expect(provider.asked).toHaveLength(2);
  });

  it('that fails on the only searched title is given up', async () => {
    const provider = memoryProvider([titleOf(7)], { failing: () => broken });
    const answers = await eventsOf(lookupOf(provider).search(['Title 7'], { lookAhead: true }));
    expect(answers.map(({ type }) => type)).toEqual(['fallback']);
  });

  it('that fails on everything is given up soon', async () => {
    const provider = memoryProvider(titles(...Array(17).keys()), { failing: () => broken });
    const lookup = createLookup([networkOf(provider), localOrigin('b', titles(1))], noCounts());
    const answers = await allSaid(lookup.titles(refs(...Array.from({ length: 16 }, (_, n) => n + 1)), ahead));
    expect(answers[0]).toBe('fallback to what is stored or bundled');
    expect(provider.asked.length).toBeLessThanOrEqual(4);
  });

  it.each(['outage', 'throttled', 'credentials', 'network'] as const)(
    'that says "%s" is not asked for less instead',
    async (reason) => {
      const error = new ProviderError('anilist', reason, 'no');
      const provider = memoryProvider(titles(1, 2), { failing: () => error });
      expect(await allSaid(lookupOf(provider).titles(refs(1, 2), ahead))).toEqual([
        'fallback to undefined',
        'failed anilist:1',
        'failed anilist:2',
      ]);
      expect(provider.asked).toHaveLength(1);
    },
  );

  it('is stopped when the reader stops early', async () => {
    const provider = memoryProvider(titles(...Array(500).keys()), { batchSize: 10 });
    const asked = refs(...Array.from({ length: 400 }, (_, n) => n + 1));
    const counts = noCounts();
    for await (const _ of lookupOf(provider, { counts }).titles(asked, call)) break;
    const soFar = counts.requests;
    for (let n = 0; n < 20; n++) await new Promise((done) => setImmediate(done));
    expect(counts.requests).toBe(soFar);
    expect(counts.requests).toBeLessThan(40);
  });

  it('is stopped by the signal', async () => {
    const stop = new AbortController();
    const provider = memoryProvider(titles(...Array(500).keys()), { batchSize: 10 });
    const asked = refs(...Array.from({ length: 400 }, (_, n) => n + 1));
    const counts = noCounts();
    const read = async () => {
      const answers = lookupOf(provider, { counts }).titles(asked, { ...call, signal: stop.signal });
      for await (const _ of answers) stop.abort();
    };
    await expect(read()).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(counts.requests).toBeLessThan(40);
  });
});

describe('a breaker', () => {
  it('that is closed spares the request', async () => {
    const provider = memoryProvider(titles(1));
    const breaker = { ...noBreaker, check: async () => outage };
    expect(await allSaid(lookupOf(provider, { breaker }).titles(refs(1), call))).toEqual([
      'fallback to undefined',
      'failed anilist:1',
    ]);
    expect(provider.asked).toEqual([]);
    expect(await allSaid(lookupOf(provider, { breaker, refresh: true }).titles(refs(1), call))).toEqual([
      'anilist:1 from anilist',
    ]);
  });

  it('that is closed keeps nothing back that is cached', async () => {
    const settings = { clock: instantClock(), cache: openMemoryCache({ clock: instantClock() }) };
    const provider = memoryProvider(titles(1));
    await eventsOf(lookupOf(provider, settings).titles(refs(1), call));
    const breaker = { ...noBreaker, check: async () => outage };
    expect(await allSaid(lookupOf(provider, { ...settings, breaker }).titles(refs(1), call))).toEqual([
      'anilist:1 from anilist',
    ]);
  });

  it('learns how it went', async () => {
    const told: string[] = [];
    const breaker = {
      ...noBreaker,
      trip: async ({ reason }: ProviderError) => void told.push(reason),
      clear: async () => void told.push('well'),
    };
    await eventsOf(lookupOf(memoryProvider(titles(1), { failing: () => outage }), { breaker }).titles(refs(1), call));
    await eventsOf(lookupOf(memoryProvider(titles(1)), { breaker }).titles(refs(1), call));
    expect(told).toEqual(['outage', 'well']);
  });
});

describe('the cache', () => {
  const clock = instantClock();
  const settingsOf = () => ({ clock, cache: openMemoryCache({ clock }), counts: noCounts() });

  it('answers in the provider’s place while an answer is fresh', async () => {
    const provider = memoryProvider(titlesOf(bothWays('1 SEQUEL 2')));
    const settings = settingsOf();
    await eventsOf(lookupOf(provider, settings).titles(refs(1), ahead));
    const again = await eventsOf(lookupOf(provider, settings).titles(refs(1, 2), ahead));
    expect(again.map((one) => one.type === 'title' && one.from)).toEqual(['cache', 'cache']);
    expect(settings.counts).toEqual({ requests: 1, cacheHits: 2, cacheMisses: 1, waitedMs: 0 });
  });

  it('is passed over by --refresh', async () => {
    const provider = memoryProvider(titles(1));
    const settings = settingsOf();
    for (const refresh of [false, true])
      await eventsOf(lookupOf(provider, { ...settings, refresh }).titles(refs(1), call));
    expect(provider.asked).toHaveLength(2);
  });

  it('remembers a dead id for ten minutes', async () => {
    const provider = memoryProvider(titles(1));
    const settings = settingsOf();
    const ask = () => allSaid(lookupOf(provider, settings).titles(refs(404), call));
    expect([await ask(), await ask()]).toEqual([['missing anilist:404'], ['missing anilist:404']]);
    expect(provider.asked).toHaveLength(1);
    await clock.sleep(11 * 60_000);
    await ask();
    expect(provider.asked).toHaveLength(2);
  });

  it('remembers a search, whatever the case', async () => {
    const provider = memoryProvider(titles(1));
    const settings = settingsOf();
    await eventsOf(lookupOf(provider, settings).search(['Title'], call));
    const again = await eventsOf(lookupOf(provider, settings).search(['TITLE'], call));
    expect(again).toMatchObject([{ type: 'candidates', query: 'TITLE', from: 'cache', found: [{ from: 'cache' }] }]);
    expect(provider.asked).toHaveLength(1);
  });

  it('answers no more once an answer is old: of titles and of searches', async () => {
    const provider = memoryProvider(titles(1));
    const settings = settingsOf();
    const ask = async () => [
      ...(await allSaid(lookupOf(provider, settings).titles(refs(1), call))),
      ...(await eventsOf(lookupOf(provider, settings).search(['Title'], call))).map((one) => one.type),
    ];
    for (let n = 0; n < 2; n++) expect(await ask()).toContain('anilist:1 from anilist');
    expect(provider.asked).toEqual([refs(1), ['Title']]);
    await clock.sleep(30 * 24 * 3_600_000);
    await ask();
    expect(provider.asked).toEqual([refs(1), ['Title'], refs(1), ['Title']]);
  });

  it('has of what a search found what it states of others, too, and when it came', async () => {
    const provider = memoryProvider(titlesOf(bothWays('1 SEQUEL 2')));
    const settings = settingsOf();
    await eventsOf(lookupOf(provider, settings).search(['Title 1'], ahead));
    const at = clock.now();
    await clock.sleep(60_000);
    const [again] = await eventsOf(lookupOf(provider, settings).search(['Title 1'], ahead));
    expect(again).toMatchObject({
      found: [{ title: { ref: ref(1), relations: [{ type: 'SEQUEL', to: ref(2) }] }, fetchedAt: at }],
    });
    const [title] = await eventsOf(lookupOf(provider, settings).titles(refs(1), call));
    expect(title).toMatchObject({ type: 'title', from: 'cache', title: { ref: ref(1) } });
    expect(title).not.toHaveProperty('title.merged');
  });

  it('finds again, however old, when the provider does not answer a search', async () => {
    const settings = settingsOf();
    let open = true;
    const provider = memoryProvider(titles(1), { failing: () => (open ? undefined : outage) });
    await eventsOf(lookupOf(provider, settings).search(['Title'], call));
    await clock.sleep(48 * 3_600_000);
    open = false;
    const lookup = createLookup([networkOf(provider, settings), staleOrigin(provider, settings.cache)], noCounts());
    expect(await eventsOf(lookup.search(['Title'], call))).toMatchObject([
      { type: 'fallback', error: outage },
      { type: 'candidates', query: 'Title', found: [{ title: { ref: ref(1) } }], from: 'cache' },
    ]);
  });

  it('does not hide a bug of who reads it', async () => {
    const settings = settingsOf();
    const provider = memoryProvider(titles(1));
    await eventsOf(lookupOf(provider, settings).titles(refs(1), call));
    const bug = new TypeError('bug');
    let failures = 0;
    const decode = (raw: unknown): Title => {
      if (failures++ === 0) throw bug;
      return provider.decode(raw);
    };
    await expect(eventsOf(lookupOf({ ...provider, decode }, settings).titles(refs(1), call))).rejects.toBe(bug);
    expect(provider.asked).toHaveLength(1);
  });

  it('stands in, however old, when the provider does not answer', async () => {
    const settings = settingsOf();
    let open = true;
    const provider = memoryProvider(titles(1), { failing: () => (open ? undefined : outage) });
    await eventsOf(lookupOf(provider, settings).titles(refs(1), call));
    await clock.sleep(30 * 3_600_000);
    open = false;
    const lookup = createLookup([networkOf(provider, settings), staleOrigin(provider, settings.cache)], noCounts());
    expect(await eventsOf(lookup.titles(refs(1), call))).toMatchObject([
      { type: 'fallback', error: outage, next: 'what is stored or bundled' },
      { type: 'title', from: 'cache', provider: 'anilist' },
    ]);
  });

  it('does not answer with what its decoder can no longer read', async () => {
    const settings = settingsOf();
    const provider = memoryProvider(titles(1));
    await eventsOf(lookupOf(provider, settings).titles(refs(1), call));
    const decode = (): Title => {
      throw new ProviderError('anilist', 'body', 'stricter');
    };
    await eventsOf(lookupOf({ ...provider, decode }, settings).titles(refs(1), call));
    expect(provider.asked).toHaveLength(2);
  });
});

it('the bundled catalogue answers without a network, as of its edition', async () => {
  const edition = Date.UTC(2026, 6, 31);
  const lookup = createLookup([bundledOrigin({ ...bundled, editionMs: edition })], noCounts());
  const asked: readonly Ref[] = ['anilist:1535', 'mal:5114', 'anilist:999999999'];
  expect(await eventsOf(lookup.titles(asked, call))).toMatchObject([
    { title: { ref: 'anilist:1535' }, from: 'catalog', provider: 'catalog', fetchedAt: edition },
    { title: { ref: 'anilist:5114' } },
    { type: 'missing', ref: 'anilist:999999999' },
  ]);
});

it('the bundled catalogue is searched besides what is stored, and where a provider finds nothing', async () => {
  const catalog = bundledOrigin({ ...bundled, editionMs: 0 });
  const found = async (...origins: readonly Origin[]) => {
    const answers = await eventsOf(createLookup(origins, noCounts()).search(['Death Note'], call));
    return answers.flatMap((one) => (one.type === 'candidates' ? one.found.map(({ title }) => title.ref) : []));
  };
  expect(await found(networkOf(memoryProvider([])), localOrigin('b', titles(2)), catalog)).toEqual([
    ...['anilist:2', 'anilist:1535'],
    ...(await found(catalog)).slice(1),
  ]);
});

it.each([
  ['besides what is asked for', 50, [1, 2], [refs(1, 2, 3)]],
  ['each once, and nothing that is asked for anyway', 50, [1, 3, 3, 2], [refs(1, 2, 3)]],
  ['not of one that is asked for one title at a time', 1, [2, 3], [refs(1), refs(2)]],
])('what is expected is asked for %s', async (_, batchSize, expected, asked) => {
  const provider = memoryProvider(titles(1, 2, 3), { batchSize });
  const known = expected.map((id) => titleOf(id));
  await eventsOf(lookupOf(provider).titles(refs(1, 2), { ...call, expected: async () => [...known, titleOf(3)] }));
  expect(provider.asked).toEqual(asked);
});

it('what is expected and still fresh, or of a kind that is never sought, is not asked for', async () => {
  const provider = memoryProvider(titles(1, 2, 3));
  const settings = { clock: instantClock(), cache: openMemoryCache({ clock: instantClock() }) };
  await eventsOf(lookupOf(provider, settings).titles(refs(2), call));
  const manga = titleOf(9, { ref: 'anilist:manga/9', kind: 'manga' });
  const expected = async () => [titleOf(2), titleOf(3), manga, titleOf(7, { ref: 'kitsu:7', ids: { kitsu: 7 } })];
  await eventsOf(lookupOf(provider, settings).titles(refs(1), { ...call, expected }));
  expect(provider.asked).toEqual([refs(2), refs(1, 3)]);
  await eventsOf(lookupOf(provider, { ...settings, refresh: true }).titles(refs(1), { ...call, expected }));
  expect(provider.asked.at(-1)).toEqual(refs(1, 2, 3));
});

it('what is expected is not asked for where it is asked for by another id of it', async () => {
  const both = titleOf(1, { ids: { anilist: 1, mal: 71 }, relations: [] });
  for (const asked of [ref(1), 'mal:71'] as const) {
    const provider = memoryProvider([both]);
    await eventsOf(lookupOf(provider).titles([asked], { ...call, expected: async () => [both] }));
    expect(provider.asked).toEqual([[asked]]);
  }
});

describe('what is popular', () => {
  const pages = (label: string, asked: number[], failing?: ProviderError) => ({
    ...memoryProvider([], { name: label, numberings: [label === 'mal' ? 'mal' : 'anilist'], batchSize: 2 }),
    popular: async (page: number) => {
      asked.push(page);
      if (failing) throw failing;
      const those = [2 * page - 1, 2 * page].map((id) => titleOf(id, { relations: [] }));
      return { raws: new Map(those.map((one) => [one.ref, one])), candidates: [those.map((one) => one.ref)] };
    },
  });
  const popular = async (count: number, ...origins: readonly Origin[]) => {
    const answers = createLookup(origins, noCounts()).popular?.(count, call);
    return answers && allSaid(answers);
  };

  it('is said by the first one that can say it, page by page, as many as are wanted', async () => {
    const [asked, others]: number[][] = [[], []];
    const origins = [
      localOrigin('a', titles(9)),
      networkOf(memoryProvider([])),
      networkOf(pages('anilist', asked as number[])),
      networkOf(pages('mal', others as number[])),
    ];
    expect(await popular(3, ...origins)).toEqual([1, 2, 3, 4].map((id) => `anilist:${id} from anilist`));
    expect([asked, others]).toEqual([[1, 2], []]);
  });

  it.each([
    ['comes in the order of its pages, whichever answers first', undefined, ['1', '2', '3', '4', '5', '6'], undefined],
    ['has what came of the pages behind one that failed', outage, ['3', '4', '5', '6'], outage],
  ])('%s', async (_, failing, told, thrown) => {
    let open = () => {};
    const others = new Promise<void>((resolve) => {
      open = resolve;
    });
    const source = pages('anilist', []);
    let left = 2;
    const slow = {
      ...source,
      popular: async (page: number) => {
        const answer = await source.popular(page);
        if (page > 1 && --left === 0) open();
        if (page === 1) await others;
        if (page === 1 && failing) throw failing;
        return answer;
      },
    };
    const { popular: asked } = networkOf(slow);
    const found: string[] = [];
    const read = async () => {
      for await (const one of asked?.(6, call) ?? []) if (one.type === 'title') found.push(one.title.ref.slice(8));
    };
    expect(await read().catch((error: unknown) => error)).toBe(thrown);
    expect(found).toEqual(told);
  });

  it('is asked of the next one where one fails, and is nothing where nobody can say', async () => {
    const [asked, others]: number[][] = [[], []];
    const down = networkOf(pages('mal', asked as number[], outage));
    expect(await popular(1, down, networkOf(pages('anilist', others as number[])))).toEqual([
      'fallback to anilist',
      'anilist:1 from anilist',
      'anilist:2 from anilist',
    ]);
    expect(await popular(1, networkOf(memoryProvider([])), localOrigin('a', titles(1)))).toEqual([]);
  });
});

it.each([
  [9, true, 3],
  [9, false, 9],
  [8, true, 2],
  [2, true, 1],
])(
  'of searches that are asked for %d in one request, with look-ahead %s, go in one %d',
  async (most, lookAhead, size) => {
    const provider = memoryProvider([], { searchBatchSize: most });
    const words = Array.from({ length: 9 }, (_, n) => `Word ${n}`);
    await eventsOf(lookupOf(provider).search(words, { lookAhead }));
    expect(provider.asked[0]).toHaveLength(size);
    expect(provider.asked).toHaveLength(Math.ceil(9 / size));
  },
);

it('a list is read only of who has lists and is asked', async () => {
  const list = async (...origins: readonly Origin[]) => {
    const answers = createLookup(origins, noCounts()).list?.('anilist', 'somebody', call);
    return answers && eventsOf(answers);
  };
  const refusal = { message: 'AniList has the list of "somebody", and is not asked here: its list cannot be had' };
  await expect(list()).rejects.toMatchObject(refusal);
  await expect(list(localOrigin('a', titles(1)))).rejects.toMatchObject(refusal);
  await expect(list(networkOf(memoryProvider([])))).rejects.toMatchObject(refusal);
  const lists = { list: async () => ({ raws: new Map(), candidates: [], watched: new Map(), more: false }) };
  const mal = networkOf({ ...memoryProvider([], { name: 'mal', numberings: ['mal', 'anilist'] }), ...lists });
  await expect(list(mal)).rejects.toMatchObject(refusal);
  expect(await list(networkOf({ ...memoryProvider([]), ...lists }))).toEqual([]);
});

it('a list that has no end is a failure, after what came of it', async () => {
  let pages = 0;
  const provider = {
    ...memoryProvider([]),
    list: async () => {
      pages += 1;
      const title = titleOf(pages, { relations: [] });
      return { raws: new Map([[title.ref, title]]), candidates: [[title.ref]], watched: new Map(), more: true };
    },
  };
  const lookup = createLookup([networkOf(provider)], noCounts());
  let came = 0;
  const reading = async () => {
    for await (const answer of lookup.list?.('anilist', 'somebody', call) ?? [])
      came += Number(answer.type === 'title');
  };
  await expect(reading()).rejects.toMatchObject({
    reason: 'body',
    message: 'anilist: the list of "somebody" has no end',
  });
  expect([pages, came]).toEqual([2_000, 2_000]);
});
