import type { Http } from '../http/http.ts';
import type { Clock } from '../model/clock.ts';
import { ProviderError } from '../model/errors.ts';
import type { Media } from '../model/media.ts';
import type { Ref } from '../model/ref.ts';
import type { Provider, Raws } from '../providers/provider.ts';
import { atOnce } from './at-once.ts';
import { batchSizeOf, chunk, isAboutTheBatch } from './batches.ts';
import { cachedTitles } from './cached.ts';
import { channel } from './channel.ts';
import { createKeeper, type KeeperOptions } from './keep.ts';
import type { Answer, Arrived, Call, Candidates, Counts, Origin } from './lookup.ts';
import { fetchedOnce } from './shared.ts';
import { spend } from './spend.ts';
import type { Flights, Gate, Watch, Width } from './way-out.ts';
import { searchKey } from './words.ts';

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

/** One title that a provider fails on is that title's fault; so many one after the other are the provider's. */
const lastStraw = 3;

/** A provider with its cache and its way out folded in. */
export function networkOrigin(provider: Provider, options: NetworkOptions): Origin {
  const { cache, clock, counts, gate, width } = options;
  const cached = cachedTitles(provider, cache);
  const keeper = createKeeper(provider, options);
  // One who wants a new answer does not take one that was asked for before.
  const flights = options.refresh ? undefined : options.flights;
  let failuresInARow = 0;
  const arrived = (media: Media): Arrived => ({
    type: 'media',
    media,
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

  async function download(refs: readonly Ref[], http: Http, call: Call, send: (item: Said) => void): Promise<void> {
    const { absent } = await taken(await provider.download(refs, http, call), new Set(refs), send);
    for (const ref of absent) send({ type: 'missing', ref });
    failuresInARow = 0;
  }

  /** A batch that the provider fails on is asked for without look-ahead, then in halves, until the title at fault is alone. */
  async function persevere(refs: readonly Ref[], http: Http, call: Call, send: (item: Said) => void): Promise<void> {
    try {
      await download(refs, http, call, send);
    } catch (error) {
      if (!isAboutTheBatch(error)) throw error;
      if (call.lookAhead) await persevere(refs, http, { ...call, lookAhead: false }, send);
      else if (refs.length > 1) await halve(refs, http, call, send);
      else if (++failuresInARow < lastStraw) for (const ref of refs) send({ type: 'failed', ref, error });
      else throw error;
    }
  }

  async function halve(refs: readonly Ref[], http: Http, call: Call, send: (item: Said) => void): Promise<void> {
    const middle = Math.ceil(refs.length / 2);
    const failed: { half: readonly Ref[]; error: ProviderError }[] = [];
    for (const half of [refs.slice(0, middle), refs.slice(middle)]) {
      try {
        await download(half, http, call, send);
      } catch (error) {
        if (!isAboutTheBatch(error)) throw error;
        failed.push({ half, error });
      }
    }
    const [first] = failed;
    if (failed.length === 2) throw first?.error; // not one title's fault
    if (first && first.half.length > 1) await halve(first.half, http, call, send);
    else if (first) for (const ref of first.half) send({ type: 'failed', ref, error: first.error });
  }

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
        fetched<Said, Ref>(some, size, call, (batch, http, send) => persevere(batch, http, call, send), hold);
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
    async *search(titles, call) {
      const since = clock.now();
      const read = counted(cached.searches);
      const known: ReadonlyMap<string, Candidates> = options.refresh ? new Map() : await read(titles);
      yield* known.values();
      const rest = titles.filter((title) => !known.has(title));
      // With look-ahead a search is as large as several without.
      const size = call.lookAhead ? Math.max(1, Math.floor(provider.searchBatchSize / 3)) : provider.searchBatchSize;
      const fetch = (some: readonly string[], hold: (ms: number) => void) =>
        fetched<Candidates, string>(
          some,
          size,
          call,
          (batch, http, send) => searchBatch(batch, http, call, send),
          hold,
        );
      const searchName = (title: string) => searchKey(provider.name, title);
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

  async function searchBatch(
    titles: readonly string[],
    http: Http,
    call: Call,
    send: (item: Said | Candidates) => void,
  ): Promise<void> {
    try {
      const page = await provider.search(titles, http, call);
      const media = new Map<Ref, Arrived>();
      const { unreadable } = await taken(page.raws, new Set(), (said) => {
        if (said.type !== 'media') return;
        media.set(said.media.ref, said);
        send(said);
      });
      const answers = titles.map((title, n) => ({ title, refs: page.candidates[n] ?? [] }));
      // Something was found, and none of it can be read: that is not the same as nothing.
      const isRead = ({ refs }: (typeof answers)[number]) => refs.length === 0 || refs.some((ref) => media.has(ref));
      await keeper.takeSearches(answers.filter(isRead));
      for (const { title, refs } of answers.filter(isRead))
        send({ type: 'candidates', title, found: refs.flatMap((ref) => media.get(ref) ?? []), from: 'network' });
      const lost = answers.find((one) => !isRead(one));
      if (lost) throw unreadable.get(lost.refs[0] as Ref);
    } catch (error) {
      if (!call.lookAhead || !isAboutTheBatch(error)) throw error;
      await searchBatch(titles, http, { ...call, lookAhead: false }, send);
    }
  }
}
