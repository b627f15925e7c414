import type { Http } from '../http/http.ts';
import type { Clock } from '../model/clock.ts';
import { ProviderError } from '../model/errors.ts';
import type { Answer, Arrived, Call, Candidates, Counts } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import type { Provider, Raws } from '../providers/provider.ts';
import { batchSizeOf, chunk } from './batches.ts';
import { cachedTitles, searchKey } from './cached.ts';
import { channel } from './channel.ts';
import { type Batching, persevere, type Standing } from './halving.ts';
import type { Origin } from './lookup.ts';
import { atOnce } from './pool.ts';
import { createKeeper, type KeeperOptions } from './receive.ts';
import { fetchedOnce } from './single-flight.ts';
import { spend } from './spend.ts';
import type { Flights, Gate, Watch, Width } from './way-out.ts';

type Said = Exclude<Answer, { type: 'fallback' }>;

export interface NetworkOptions extends KeeperOptions {
  /** A way out for one call; every one of a provider's shares its limiter. */
  readonly open: (signal: AbortSignal, watch: Watch) => Http;
  readonly gate: Gate;
  /** Left out: nobody else asks. */
  readonly flights?: Flights;
  readonly clock: Clock;
  /** How many requests are in flight at once; told how each went. */
  readonly width: Width;
  /** Ask the provider although the answer is still fresh. */
  readonly refresh: boolean;
  /** Added to as requests are made. */
  readonly counts: Counts;
}

/** Requests of one call. */
interface Flying {
  readonly stop: AbortSignal;
  /** Others wait for them so much longer, ms. */
  readonly hold: (ms: number) => void;
  readonly over: () => ProviderError | undefined;
}

/** A provider with its cache and its way out folded in. */
export function networkOrigin(provider: Provider, options: NetworkOptions): Origin {
  const { cache, clock, counts, gate, width } = options;
  const cached = cachedTitles(provider, cache);
  const keeper = createKeeper(provider, options);
  // One who wants a new answer does not take one that was asked for before.
  const flights = options.refresh ? undefined : options.flights;
  const standing: Standing = { failuresInARow: 0 };
  const arrived = (title: Title): Arrived => ({
    type: 'title',
    title,
    from: 'network',
    provider: provider.name,
    fetchedAt: clock.now(),
  });

  /** `over`: why nobody waits any more; undefined: they do. */
  function watched(call: Call, { stop, hold, over }: Flying, send: (item: Said) => void): Http {
    const signal = call.signal ? AbortSignal.any([call.signal, stop]) : stop;
    return options.open(signal, {
      onRequest: () => {
        spend(counts);
        hold(0);
      },
      onWait: ({ ms, why }) => {
        const end = over();
        if (end) throw end;
        counts.waitedMs += ms;
        hold(ms);
        send({ type: 'waiting', provider: provider.label, ms, why });
      },
    });
  }

  /** Keeps an answer, and says of every title in it that it has come. */
  function taken(raws: Raws, asked: ReadonlySet<Ref>, send: (item: Said) => void) {
    return keeper.take(raws, asked, (said, wanted) =>
      send('type' in said ? said : { ...arrived(said), ...(!wanted && { ahead: true }) }),
    );
  }

  const downloading = (http: Http, call: Call, send: (item: Said) => void): Batching<Ref> => ({
    async ask(refs, lookAhead) {
      const { absent } = await taken(await provider.download(refs, http, { ...call, lookAhead }), new Set(refs), send);
      for (const ref of absent) send({ type: 'missing', ref });
    },
    lost: (ref, error) => send({ type: 'failed', ref, error }),
  });

  /** Batches of what is not cached, some at once; the gate learns how it ended. */
  function fetched<T extends Said | Candidates, Item>(
    items: readonly Item[],
    size: number,
    call: Call,
    ask: (batch: readonly Item[], http: Http, send: (item: T | Said) => void) => Promise<void>,
    hold: (ms: number) => void = () => {},
  ): AsyncIterable<T | Said> {
    const refused = options.refresh ? undefined : gate.check();
    if (refused) throw refused;
    counts.cacheMisses += items.length;
    return channel<T | Said>(async (send, stop) => {
      let failure: ProviderError | undefined;
      const http = watched(call, { stop, hold, over: () => failure }, send);
      const onFailure = (error: unknown) => {
        if (!(error instanceof ProviderError)) return;
        failure ??= error;
        gate.trip(error);
      };
      await atOnce(chunk(items, size), (batch) => ask(batch, http, send), { width, stop, onFailure });
      gate.clear();
    });
  }

  const nameOf = (ref: Ref) => `${provider.name} ${ref}`;

  /** The same reading of the cache, which counts what it finds. */
  function counted<Key, T>(read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, T>>): typeof read {
    return async (keys) => {
      const found = await read(keys);
      counts.cacheHits += found.size;
      return found;
    };
  }

  return {
    label: provider.label,
    local: false,
    numberings: provider.numberings,
    async *titles(refs, call) {
      const since = clock.now();
      const read = counted((some: readonly Ref[]) => cached.fresh(some, call));
      const known: ReadonlyMap<Ref, Said> = options.refresh ? new Map() : await read(refs);
      yield* known.values();
      const rest = refs.filter((ref) => !known.has(ref));
      const size = batchSizeOf(provider, call);
      const fetch = (some: readonly Ref[], hold: (ms: number) => void) =>
        fetched<Said, Ref>(
          some,
          size,
          call,
          (batch, http, send) => persevere(batch, call.lookAhead, downloading(http, call, send), standing),
          hold,
        );
      yield* fetchedOnce<Ref, Said>(rest, { flights, nameOf, since, signal: call.signal, fetch, read });
    },
    ...(provider.popular && {
      popular: (count: number, call: Call) => {
        const pages = Array.from({ length: Math.ceil(count / provider.batchSize) }, (_, n) => n + 1);
        return fetched<Said, number>(pages, 1, call, async ([page = 1], http, send) => popularPage(page, http, send));
      },
    }),
    ...(provider.list && {
      list: (user: string, call: Call) =>
        fetched<Said, string>([user], 1, call, async (_, http, send) => wholeList(user, http, send)),
    }),
    async *search(queries, call) {
      const since = clock.now();
      const read = counted(cached.searches);
      const known: ReadonlyMap<string, Candidates> = options.refresh ? new Map() : await read(queries);
      yield* known.values();
      const rest = queries.filter((query) => !known.has(query));
      // With look-ahead a search is as large as several without.
      const size = call.lookAhead ? Math.max(1, Math.floor(provider.searchBatchSize / 3)) : provider.searchBatchSize;
      const fetch = (some: readonly string[], hold: (ms: number) => void) =>
        fetched<Candidates, string>(
          some,
          size,
          call,
          (batch, http, send) => {
            const isAll = some.length === 1;
            return persevere(batch, call.lookAhead, searching(http, call, isAll, send), standing);
          },
          hold,
        );
      const searchName = (query: string) => searchKey(provider.name, query);
      const sharing = { flights, nameOf: searchName, since, signal: call.signal, fetch, read };
      yield* fetchedOnce<string, Candidates | Said>(rest, sharing);
    },
  };

  async function popularPage(page: number, http: Http, send: (item: Said) => void): Promise<void> {
    const { candidates = [], raws } = (await provider.popular?.(page, http)) ?? { raws: new Map() };
    const asked = new Set(candidates.flat());
    await taken(new Map([...asked].map((ref) => [ref, raws.get(ref)])), asked, send);
  }

  async function wholeList(user: string, http: Http, send: (item: Said) => void): Promise<void> {
    for (let page = 1, more = true; more; page++) {
      const answer = await provider.list?.(user, page, http);
      if (answer) await taken(answer.raws, new Set(answer.candidates.flat()), send);
      more = answer?.more === true && answer.raws.size > 0;
    }
  }

  /** `isAll`: nothing else is searched for, and whoever asked is told of it as of any failure. */
  function searching(
    http: Http,
    call: Call,
    isAll: boolean,
    send: (item: Said | Candidates) => void,
  ): Batching<string> {
    return {
      ask: (queries, lookAhead) => searchBatch(queries, http, { ...call, lookAhead }, send),
      lost(query, error) {
        if (isAll) throw error;
        send({ type: 'candidates', query, found: [], from: 'network', error });
      },
    };
  }

  async function searchBatch(
    queries: readonly string[],
    http: Http,
    call: Call,
    send: (item: Said | Candidates) => void,
  ): Promise<void> {
    const page = await provider.search(queries, http, call);
    const title = new Map<Ref, Arrived>();
    const { unreadable } = await taken(page.raws, new Set(), (said) => {
      if (said.type !== 'title') return;
      title.set(said.title.ref, said);
      send(said);
    });
    const answers = queries.map((query, n) => ({ query, refs: page.candidates[n] ?? [] }));
    // Something was found, and none of it can be read: that is not the same as nothing.
    const isRead = ({ refs }: (typeof answers)[number]) => refs.length === 0 || refs.some((ref) => title.has(ref));
    await keeper.takeSearches(answers.filter(isRead));
    for (const { query, refs } of answers.filter(isRead))
      send({ type: 'candidates', query, found: refs.flatMap((ref) => title.get(ref) ?? []), from: 'network' });
    const lost = answers.find((one) => !isRead(one));
    if (lost) throw unreadable.get(lost.refs[0] as Ref);
  }
}
