import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProviderError, StoreError } from '../../src/model/errors.ts';
import type { RunEvent } from '../../src/model/events.ts';
import type { From } from '../../src/model/franchise.ts';
import { type Ref, refOf } from '../../src/model/ref.ts';
import type { CrawlRecord, Database } from '../../src/store/database.ts';
import { persist } from '../../src/store/persist.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { titled } from '../helpers/arrivals.ts';
import { told } from '../helpers/outcomes.ts';

let store: Database;
beforeEach(async () => {
  store = await openSqlite(':memory:');
});
afterEach(() => store.close());

const came = (id: number, from: From = 'network'): RunEvent => ({
  type: 'title',
  title: titled(refOf('anilist', id)),
  from,
  provider: from === 'catalog' ? 'catalog' : 'anilist',
  fetchedAt: 1000,
});

const round = (number: number): RunEvent => ({ type: 'round', round: number, asking: 1, known: 0 });

const end: RunEvent = {
  type: 'franchise',
  franchise: {
    query: 'words',
    root: 'anilist:1',
    members: [{ title: titled('anilist:1'), depth: 0, from: 'network', provider: 'anilist', fetchedAt: 1000 }],
    edges: [],
    listed: [],
    missing: [],
    failed: [],
  },
  stats: { requests: 3, cacheHits: 0, cacheMisses: 1, waitedMs: 5, elapsedMs: 20, rowsWritten: 0, dbQueries: 0 },
};

async function* stream(...events: readonly (RunEvent | Error)[]): AsyncGenerator<RunEvent, void> {
  for (const event of events) {
    if (event instanceof Error) throw event;
    yield event;
  }
}

const drain = async (events: AsyncIterable<RunEvent>) => {
  const seen: RunEvent[] = [];
  for await (const event of events) seen.push(event);
  return seen;
};

const titlesOf = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === 'saved' ? [event.titles] : []));

const stored = async (...ids: readonly number[]): Promise<readonly Ref[]> => [
  ...(await store.titles.load(ids.map((id) => refOf('anilist', id)))).keys(),
];

/** The store, and what was asked of it; `fail`: why a commit of titles fails. */
const watched = (fail: () => Error | undefined = () => undefined) => {
  const batches: number[] = [];
  const crawls: CrawlRecord[] = [];
  const commit: Database['commit'] = async (batch) => {
    const error = fail();
    if (error) throw error;
    if (batch.arrivals?.length) batches.push(batch.arrivals.length);
    crawls.push(...(batch.crawls ?? []));
    return store.commit(batch);
  };
  return { spy: { ...store, commit }, batches, crawls };
};

describe('persist', () => {
  it('passes everything through, in order', async () => {
    const events = [round(1), came(1), { type: 'missing', ref: 'anilist:9' } as const, came(2)];
    expect(await drain(persist(stream(...events), store))).toEqual(events);
    expect(await stored(1, 2)).toEqual(['anilist:1', 'anilist:2']);
  });

  it.each<[string, readonly From[], string]>([
    ['what is bundled or stored is copied nowhere', ['catalog', 'store'], 'uncopied'],
    ['what a provider said is lost', ['catalog', 'network'], 'unsaved'],
    ['what was cached is lost', ['cache'], 'unsaved'],
  ])('says at the end that %s, where nothing could be saved', async (_, sources, type) => {
    const { spy } = watched(() => new StoreError('full', 'the disk is full'));
    const events = await drain(persist(stream(...sources.map((from, n) => came(n + 1, from)), end), spy));
    expect(events.at(-1)).toMatchObject({ type, error: { code: 'full' } });
  });

  it('says how many titles are lost, each once, however often it came', async () => {
    const { spy } = watched(() => new StoreError('full', 'the disk is full'));
    const events = await drain(persist(stream(came(1), came(2), round(2), came(1), end), spy));
    expect(events.filter(({ type }) => type === 'unsaved')).toEqual([expect.objectContaining({ titles: 2 })]);
  });

  it('says that it was saved after all, where all of it is bundled', async () => {
    let fails = true;
    const { spy } = watched(() => (fails ? new StoreError('full', 'the disk is full') : undefined));
    async function* freed() {
      yield came(1, 'catalog');
      yield round(2);
      fails = false;
      yield end;
    }
    expect((await drain(persist(freed(), spy))).at(-1)).toMatchObject({ type: 'saved', titles: 1 });
  });

  it('keeps of each title what its provider has taken back, also of one that it has no more', async () => {
    const kept: unknown[] = [];
    const commit: Database['commit'] = async (batch) => {
      kept.push(...(batch.arrivals ?? []));
      return store.commit(batch);
    };
    const { title, provider, fetchedAt } = came(1) as Extract<RunEvent, { type: 'title' }>;
    const gone: RunEvent = { type: 'gone', title: titled('anilist:3'), emptied: 'believed', provider, fetchedAt };
    await drain(persist(stream({ ...came(1), emptied: 'doubted' } as RunEvent, came(2), gone), { ...store, commit }));
    expect(kept).toEqual([
      { title, provider, fetchedAt, emptied: 'doubted' },
      { title: titled('anilist:2'), provider, fetchedAt },
      { title: titled('anilist:3'), provider, fetchedAt, emptied: 'believed' },
    ]);
    expect(kept[1]).not.toHaveProperty('emptied');
  });

  it('saves in batches: when one is full, at a round and at the end', async () => {
    const { spy, batches } = watched();
    const events = stream(came(1), came(2), came(3), round(2), came(4), round(3), round(4), came(5), end);
    expect(titlesOf(await drain(persist(events, spy, { batchSize: 2 })))).toEqual([2, 1, 1, 1]);
    expect(batches).toEqual([2, 1, 1, 1]);
  });

  it('saves what the network, the cache and the catalogue gave, and not what was stored', async () => {
    await drain(persist(stream(came(1), came(2, 'cache'), came(3, 'catalog'), came(4, 'store')), store));
    expect(await stored(1, 2, 3, 4)).toEqual(['anilist:1', 'anilist:2', 'anilist:3']);
  });

  it('counts rows and statements of its own commits into the figures', async () => {
    let dbQueries = 0;
    const commit: Database['commit'] = async (batch) => {
      const done = await store.commit(batch);
      dbQueries += done.statements;
      // Another run that uses the same database at the same time.
      await store.commit({ arrivals: [{ title: titled('anilist:77'), provider: 'anilist', fetchedAt: 1 }] });
      return done;
    };
    const seen = await drain(persist(stream(came(1), came(2), end), { ...store, commit }));
    expect(dbQueries).toBeGreaterThan(0);
    expect(seen.at(-1)).toMatchObject({ stats: { requests: 3, rowsWritten: 6, dbQueries } });
  });

  it('records the crawl', async () => {
    const { spy, crawls } = watched();
    const crawl = { policy: 'franchise', depth: 'auto', startedAt: 7 };
    await drain(persist(stream(came(1), end), spy, { crawl }));
    const figures = { requests: 3, elapsedMs: 20, waitedMs: 5, complete: true, basis: 'anilist franchise auto' };
    expect(crawls).toEqual([{ query: 'words', root: 'anilist:1', members: ['anilist:1'], ...crawl, ...figures }]);
    await drain(persist(stream(end), spy));
    expect(crawls).toHaveLength(1);
  });

  it('says that a crawl was cut short', async () => {
    const { spy, crawls } = watched();
    const cut = { ...end, franchise: { ...end.franchise, truncated: { by: 'titles', frontier: [] } } } as RunEvent;
    await drain(persist(stream(cut), spy, { crawl: { policy: 'all', depth: '2', startedAt: 1 } }));
    expect(crawls).toMatchObject([{ complete: false, truncatedBy: 'titles' }]);
    expect(crawls[0]).not.toHaveProperty('basis');
  });

  it('saves what came when the reader stops early, and closes the crawl', async () => {
    let closed = false;
    const endless = async function* (): AsyncGenerator<RunEvent, void> {
      try {
        for (let id = 1; ; id++) yield came(id);
      } finally {
        closed = true;
      }
    };
    for await (const event of persist(endless(), store)) {
      if (event.type === 'title' && event.title.ref === 'anilist:3') break;
    }
    expect(closed).toBe(true);
    expect(await stored(1, 2, 3, 4)).toEqual(['anilist:1', 'anilist:2', 'anilist:3']);
  });

  it.each([
    ['fails', new ProviderError('anilist', 'outage', 'closed')],
    ['is aborted', new DOMException('stop', 'AbortError')],
  ])('saves what came when the crawl %s', async (_, error) => {
    await expect(drain(persist(stream(came(1), came(2), error as Error), store))).rejects.toBe(error);
    expect(await stored(1, 2)).toEqual(['anilist:1', 'anilist:2']);
  });

  it('tells the failure of the crawl rather than that of saving', async () => {
    const error = new ProviderError('anilist', 'outage', 'closed');
    const { spy } = watched(() => new StoreError('full', 'the disk is full'));
    await expect(drain(persist(stream(came(1), error), spy))).rejects.toBe(error);
  });

  it.each([[[came(1), round(2), came(2), end]], [[came(1), came(2)]]])(
    'lets everything pass when saving fails, and says so at the end',
    async (events) => {
      const error = new StoreError('full', 'the disk is full');
      const { spy, crawls } = watched(() => error);
      const crawl = { policy: 'franchise', depth: 'auto', startedAt: 7 };
      const seen = await drain(persist(stream(...events), spy, { crawl }));
      expect(seen.map(({ type }) => type)).toEqual([...events.map(({ type }) => type), 'unsaved']);
      expect(seen.at(-1)).toEqual({ type: 'unsaved', titles: 2, error });
      expect(crawls).toEqual([]);
    },
  );

  it('saves in the end what could not be saved on the way, the crawl too', async () => {
    let left = 1;
    const { spy, crawls } = watched(() =>
      left-- > 0 ? new StoreError('busy', 'another program is writing') : undefined,
    );
    const crawl = { policy: 'franchise', depth: 'auto', startedAt: 7 };
    const seen = await drain(persist(stream(came(1), round(2), came(2), end), spy, { crawl }));
    expect(seen.map(({ type }) => type)).toEqual(['title', 'round', 'title', 'saved', 'franchise']);
    expect(await stored(1, 2)).toEqual(['anilist:1', 'anilist:2']);
    expect(crawls).toHaveLength(1);
  });

  it('gives the answer first where another program keeps writing, and waits for it then', async () => {
    const waits: (number | undefined)[] = [];
    const busy = new StoreError('busy', 'another program is writing');
    const commit: Database['commit'] = async (batch, { waitMs } = {}) => {
      waits.push(waitMs);
      if (waitMs !== undefined) throw busy;
      return store.commit(batch);
    };
    const events = stream(came(1), round(2), came(2), round(3), end);
    const seen: string[] = [];
    for await (const { type } of persist(events, { ...store, commit })) seen.push(`${type} ${waits.length}`);
    expect(seen).toEqual(['title 0', 'round 1', 'title 1', 'round 2', 'franchise 3', 'saved 4']);
    expect(waits).toEqual([500, 0, 0, undefined]);
    expect(await stored(1, 2)).toEqual(['anilist:1', 'anilist:2']);
    told({
      kind: 'a locked database',
      tried: 'another program writes all the while that a crawl goes on',
      came: `${waits.filter((ms) => ms !== undefined).length} attempts, of which the first waits ${waits[0]} ms; then the answer; then up to 30 s for saving it`,
    });
  });

  it('waits at the end no longer than its answer may', async () => {
    const waits: (number | undefined)[] = [];
    const commit: Database['commit'] = async (_, { waitMs } = {}) => {
      waits.push(waitMs);
      throw new StoreError('busy', 'another program is writing');
    };
    const seen = await drain(persist(stream(came(1)), { ...store, commit }, { brief: true }));
    expect([seen.map(({ type }) => type), waits]).toEqual([['title', 'unsaved'], [2000]]);
  });

  it('ends where saving fails, if that is what it is for', async () => {
    const error = new StoreError('full', 'the disk is full');
    const { spy, batches } = watched(() => error);
    await expect(drain(persist(stream(came(1), round(2), came(2), end), spy, { strict: true }))).rejects.toBe(error);
    await expect(drain(persist(stream(came(1)), spy, { strict: true }))).rejects.toBe(error);
    expect(batches).toEqual([]);
  });

  it('hides no bug', async () => {
    const { spy } = watched(() => new TypeError('x is not a function'));
    await expect(drain(persist(stream(came(1), end), spy))).rejects.toThrow(TypeError);
  });

  it('tells a reader that stopped early when saving fails', async () => {
    const error = new StoreError('full', 'the disk is full');
    const { spy } = watched(() => error);
    const stopAtOnce = async () => {
      for await (const _ of persist(stream(came(1), came(2)), spy)) break;
    };
    await expect(stopAtOnce()).rejects.toBe(error);
  });
});
