import { describe, expect, it } from 'vitest';
import { openMemoryCache } from '../../src/cache/open.ts';
import { nothingStated } from '../../src/lookup/emptied.ts';
import { receive } from '../../src/lookup/receive.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { LogRecord } from '../../src/model/log.ts';
import type { Answer } from '../../src/model/lookup.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Relation } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';
import { instantClock } from '../helpers/clock.ts';
import { titleOf } from '../helpers/franchise.ts';
import { bothWays, ref, refs, titlesOf } from '../helpers/graph.ts';
import { crawlOf, eventsOf, franchiseOf, lookupOf, membersOf, type NetworkSettings } from '../helpers/lookup.ts';
import { memoryProvider } from '../helpers/memory-provider.ts';

const whole = titlesOf(bothWays('1 SEQUEL 2', '2 SEQUEL 3'));
/** The same titles after a redesign: nobody is related to anybody. */
const bare: readonly Title[] = whole.map((title) => ({ ...title, relations: [] }));
const call = { lookAhead: false };

function setUp(settings: NetworkSettings = {}) {
  const clock = instantClock();
  const log: LogRecord[] = [];
  const cache = openMemoryCache({ clock });
  const all = {
    clock,
    cache,
    log: (record: LogRecord) => void log.push(record),
    ...settings,
  };
  const found = (titles: readonly Title[], refresh = false) =>
    franchiseOf(crawlOf(refs(1), lookupOf(memoryProvider(titles), { ...all, refresh })));
  return { clock, log, found, cache };
}

describe('relations that a provider suddenly does not state any more', () => {
  it('stand as they were known, and the log says so', async () => {
    const { clock, log, found } = setUp();
    await found(whole);
    await clock.sleep(2 * 3_600_000);
    expect(membersOf(await found(bare))).toEqual(refs(1, 2, 3));
    expect(log.map(({ what, result, key, relations }) => [what, result, key, relations])).toEqual([
      ['cache', 'KEPT', 'anilist:1', 1],
      ['cache', 'KEPT', 'anilist:2', 2],
      ['cache', 'KEPT', 'anilist:3', 1],
    ]);
    // Nor do they replace them where they are kept.
    expect(membersOf(await found(bare, true))).toEqual(refs(1, 2, 3));
  });

  it('stand as they are stored, where the cache does not know them', async () => {
    const stored = new Map<string, readonly Relation[]>(whole.map((title) => [title.ref, title.relations ?? []]));
    const known = async (asked: readonly string[]) =>
      new Map(
        whole
          .filter((title) => asked.includes(title.ref))
          .map((title) => [title.ref, { relations: stored.get(title.ref) ?? [] }]),
      );
    const { found } = setUp({ known });
    expect(membersOf(await found(bare))).toEqual(refs(1, 2, 3));
  });

  it('are neither believed nor kept where what is stored cannot be read', async () => {
    const { found, cache, clock } = setUp({ known: async () => undefined });
    expect(membersOf(await found(bare))).toEqual(refs(1));
    expect((await cache.peek('basic', refs(1))).size).toBe(0);
    const lookup = lookupOf(memoryProvider(bare), { cache, clock, known: async () => undefined });
    expect(await eventsOf(lookup.titles(refs(1), call))).toMatchObject([{ type: 'title', emptied: 'doubted' }]);
  });

  describe('of which the other end says the same', () => {
    const gone = [titleOf(1, { relations: [] }), titleOf(2, { relations: [] }), ...titlesOf(bothWays('5 SEQUEL 6'))];
    const known = async (asked: readonly Ref[]) =>
      new Map(
        asked.flatMap((one) => {
          const title = whole.find((own) => own.ref === one);
          return title ? [[one, { relations: title.relations ?? [], title }] as const] : [];
        }),
      );
    const told = async (answers: AsyncIterable<Answer>) =>
      (await eventsOf(answers)).flatMap((one) =>
        one.type === 'title' ? [[one.title.ref, one.emptied, one.ahead ?? false]] : [],
      );

    it('are believed at once, and each title is told once', async () => {
      const lookup = lookupOf(memoryProvider(gone), { known });
      expect(await told(lookup.titles(refs(1, 2, 5), call))).toEqual([
        [ref(1), 'believed', false],
        [ref(2), 'doubted', false],
        [ref(5), undefined, false],
      ]);
    });

    it('are believed of a title that came before, which is told again and kept so', async () => {
      const clock = instantClock();
      const settings = { clock, cache: openMemoryCache({ clock }), known };
      const lookup = lookupOf(memoryProvider(gone), settings);
      expect(await told(lookup.titles(refs(1, 5), call))).toEqual([
        [ref(1), 'doubted', false],
        [ref(5), undefined, false],
      ]);
      expect(await told(lookup.titles(refs(2), call))).toContainEqual([ref(1), 'believed', true]);
      const again = lookupOf(memoryProvider(gone), settings);
      expect(await eventsOf(again.titles(refs(1), call))).toMatchObject([
        { type: 'title', from: 'cache', title: { ref: ref(1), relations: [] } },
      ]);
    });
  });

  it('are of anime alone: a manga that is not there was never asked for as one', async () => {
    const sequel: Relation = { type: 'SEQUEL', to: ref(9) };
    const known = async (asked: readonly Ref[]) =>
      new Map(asked.map((one) => [one, { relations: [sequel], title: titleOf(1, { ref: one }) }] as const));
    const lookup = lookupOf(memoryProvider(whole), { known });
    const answers = await eventsOf(lookup.titles(['anilist:1', 'anilist:8', 'anilist:manga/8'], call));
    expect(answers.flatMap((one) => (one.type === 'gone' ? one.title.ref : []))).toEqual([ref(8)]);
    expect(answers.flatMap((one) => (one.type === 'missing' ? one.ref : []))).toEqual([ref(8), 'anilist:manga/8']);
  });

  it('are believed of a title that never had any', async () => {
    const { log, found } = setUp({ known: async () => new Map([[ref(1), { relations: [] }]]) });
    expect(membersOf(await found(bare))).toEqual(refs(1));
    expect(log).toEqual([]);
  });
});

describe('a title that its provider has no more', () => {
  const sequel: Relation = { type: 'SEQUEL', to: ref(2) };
  const goneOf = async (relations: readonly Relation[]) => {
    const { cache, log, clock } = setUp();
    const known = async (asked: readonly Ref[]) =>
      new Map(asked.map((one) => [one, { relations, title: titleOf(9, { episodes: 7 }) }] as const));
    const settings = { cache, clock, known, log: (record: LogRecord) => void log.push(record) };
    const lookup = lookupOf(memoryProvider(bare.slice(0, 1)), settings);
    const answers = await eventsOf(lookup.titles(refs(9), call));
    return { answers, log, kept: (await cache.peek('basic', refs(9))).get(ref(9))?.value };
  };

  it('is told as it is stored, with what it stated, and is kept as absent', async () => {
    const { answers, log, kept } = await goneOf([{ ...sequel, by: ['anilist', 'mal'] }]);
    const gone = { type: 'gone', emptied: 'doubted', provider: 'anilist', title: { episodes: 7 } };
    expect(answers).toMatchObject([gone, { type: 'missing', ref: ref(9) }]);
    expect(log).toMatchObject([{ what: 'cache', result: 'KEPT', key: ref(9), provider: 'anilist', relations: 1 }]);
    expect(kept).toEqual({ absent: true });
  });

  it('is told again once what it is related to does not name it, and stays absent in the cache', async () => {
    const { cache, clock } = setUp();
    const known = async (asked: readonly Ref[]) =>
      new Map(asked.map((one) => [one, { relations: [sequel], title: titleOf(9) }] as const));
    const others = titlesOf(bothWays('2 SEQUEL 3'));
    const lookup = lookupOf(memoryProvider(others), { cache, clock, known });
    const said = async (...asked: readonly Ref[]) =>
      (await eventsOf(lookup.titles(asked, call))).map((one) =>
        one.type === 'gone' ? [one.title.ref, one.emptied] : one.type === 'title' ? one.title.ref : one.type,
      );
    expect(await said(ref(9))).toEqual([[ref(9), 'doubted'], 'missing']);
    expect(await said(ref(2))).toEqual([ref(2), [ref(9), 'believed']]);
    expect((await cache.peek('basic', refs(9))).get(ref(9))?.value).toEqual({ absent: true });
  });

  it('is not told where only others have stated what it is related to, nor where nothing is', async () => {
    for (const relations of [[{ ...sequel, by: ['mal'] }], []]) {
      const { answers, log } = await goneOf(relations);
      expect(answers).toEqual([{ type: 'missing', ref: ref(9) }]);
      expect(log).toEqual([]);
    }
  });
});

it('words that nobody knows of are told of what is read, each time that one is sent', async () => {
  const words: string[] = [];
  const provider = { ...memoryProvider(whole), unknownWords: (raw: unknown) => [`of ${(raw as Title).ref}`] };
  const onUnknownWord = (word: string) => void words.push(word);
  const read = await receive(provider, new Map([[ref(1), whole[0]]]), new Set(refs(1, 4)), 0, {
    ...{ cache: setUp().cache, run: nothingStated(), onUnknownWord },
  });
  expect(words).toEqual([`of ${ref(1)}`]);
  expect(read).toMatchObject({ titles: [{ wanted: true }], absent: refs(4), gone: [] });
  // Nobody need hear of them.
  const unheard = await receive(provider, new Map([[ref(1), whole[0]]]), new Set(refs(1)), 0, {
    ...{ cache: setUp().cache, run: nothingStated() },
  });
  expect(unheard.titles).toHaveLength(1);
});

describe('what a provider sends', () => {
  const unreadable = new ProviderError('anilist', 'body', 'AniList: it is no title', { status: 200 });
  const setting = () => {
    const { cache, clock } = setUp();
    return { cache, clock, receiving: { cache, run: nothingStated() } };
  };
  const failingOn = (id: number, error: Error) => ({
    ...memoryProvider(whole),
    decode: (raw: unknown) => {
      if ((raw as Title).ref === ref(id)) throw error;
      return raw as Title;
    },
  });
  const raws = new Map(whole.map((title) => [title.ref, title]));

  it('and cannot be read is not missing, and keeps nothing else from being read', async () => {
    const { receiving, cache } = setting();
    const read = await receive(failingOn(2, unreadable), raws, new Set(refs(1, 2, 4)), 0, receiving);
    expect(read.titles.map(({ title, wanted }) => [title.ref, wanted])).toEqual([
      [ref(1), true],
      [ref(3), false],
    ]);
    expect([[...read.unreadable], read.absent]).toEqual([[[ref(2), unreadable]], refs(4)]);
    const kept = await cache.peek('basic', refs(1, 2, 3, 4));
    expect([...kept].map(([one, { value }]) => [one, 'absent' in (value as object)])).toEqual([
      [ref(1), false],
      [ref(3), false],
      [ref(4), true],
    ]);
    const answers = await eventsOf(lookupOf(failingOn(2, unreadable)).titles(refs(1, 2), { lookAhead: true }));
    expect(answers.map((one) => (one.type === 'title' ? one.title.ref : one))).toEqual([
      ...[ref(1), ref(3), { type: 'failed', ref: ref(2), error: unreadable }],
    ]);
    // What nobody asked for is not told.
    const others = await eventsOf(lookupOf(failingOn(2, unreadable)).titles(refs(1), { lookAhead: true }));
    expect(others.map(({ type }) => type)).toEqual(['title']);
  });

  it('does not hide a bug of whoever reads it', async () => {
    const bug = new TypeError('bug');
    await expect(receive(failingOn(2, bug), raws, new Set(refs(1)), 0, setting().receiving)).rejects.toBe(bug);
  });

  it('is compared with what is stored only where it states no relations, or lacks a title', async () => {
    const asked: (readonly Ref[])[] = [];
    const known = async (some: readonly Ref[]) => {
      asked.push(some);
      return new Map();
    };
    const { receiving } = setting();
    await receive(memoryProvider(whole), raws, new Set(refs(1, 2)), 0, { ...receiving, known });
    expect(asked).toEqual([]);
    await receive(memoryProvider(whole), new Map([[ref(1), bare[0]]]), new Set(refs(1, 9)), 0, { ...receiving, known });
    expect(asked).toEqual([refs(1, 9)]);
  });

  it('is doubted where nothing can be read of what was known, but for what is cached', async () => {
    const { receiving, cache } = setting();
    await cache.set('basic', new Map([[ref(2), whole[1]]]));
    const sent = new Map(bare.map((title) => [title.ref, title]));
    const read = await receive(memoryProvider(bare), sent, new Set(refs(1, 2)), 0, {
      ...receiving,
      known: async () => undefined,
    });
    expect(read.titles.map(({ title, emptied }) => [title.ref, title.relations?.length, emptied])).toEqual([
      [ref(1), 0, 'doubted'],
      [ref(2), 2, 'doubted'],
      [ref(3), 0, 'doubted'],
    ]);
    expect(read.gone).toEqual([]);
  });

  it('and takes relations back is logged as such, and so is how long a provider has stated none', async () => {
    const { log, clock } = setUp();
    const at = clock.now();
    const known = async (asked: readonly Ref[]) =>
      new Map(
        asked.map((one) => [one, { relations: whole[0]?.relations ?? [], title: titleOf(1), emptiedAt: at }] as const),
      );
    const titles = [titleOf(1, { relations: [] }), ...titlesOf(bothWays('5 SEQUEL 6'))];
    const ask = async (...some: readonly Ref[]) => {
      log.length = 0;
      const lookup = lookupOf(memoryProvider(titles), { clock, known, log: (record) => void log.push(record) });
      const answers = await eventsOf(lookup.titles(some, call));
      const emptied = answers.flatMap((one) => ('emptied' in one ? one.emptied : []));
      return [emptied, log.map(({ result, key, relations }) => [result, key, relations])];
    };
    expect(await ask(ref(1), ref(5))).toEqual([['doubted'], [['KEPT', ref(1), 1]]]);
    await clock.sleep(3 * 3_600_000);
    expect(await ask(ref(1), ref(5))).toEqual([['believed'], [['GONE', ref(1), 0]]]);
    expect(await ask(ref(9), ref(5))).toEqual([['believed'], [['GONE', ref(9), 0]]]);
    // As long as it states nothing of anybody, that says nothing.
    expect(await ask(ref(1))).toEqual([['doubted'], [['KEPT', ref(1), 1]]]);
  });

  it('for a search is kept as long as anything, and that nothing was found for ten minutes', async () => {
    const { cache, clock } = setUp();
    const provider = memoryProvider([titleOf(1, { title: 'Sky', relations: [] })]);
    const from = async (query: string) => {
      const answers = await eventsOf(lookupOf(provider, { cache, clock }).search([query], call));
      return answers.flatMap((one) => (one.type === 'candidates' ? one.from : []));
    };
    for (const [query, later] of [
      ['Sky', 'cache'],
      ['Sea', 'network'],
    ] as const) {
      expect([await from(query), await from(query)]).toEqual([['network'], ['cache']]);
      await clock.sleep(11 * 60_000);
      expect(await from(query)).toEqual([later]);
    }
  });
});

describe('what is kept of a title', () => {
  const details = { episodes: 12 };
  const titles = [titleOf(1, { ...details, relations: [{ type: 'SEQUEL', to: ref(2), title: 'Two' }] })];

  it('is enough for its relations without its record', async () => {
    const { cache, clock } = setUp();
    const provider = memoryProvider(titles);
    const ask = (outline: boolean) =>
      eventsOf(lookupOf(provider, { cache, clock }).titles([ref(1)], { ...call, outline }));
    await ask(true);
    await cache.clear('detailed');
    const [kept] = await ask(true);
    expect(kept).toMatchObject({ type: 'title', from: 'cache', title: { relations: [{ to: 'anilist:2' }] } });
    expect(provider.asked).toHaveLength(1);
    expect((await ask(false))[0]).toMatchObject({ from: 'network', title: { episodes: 12 } });
  });
});
