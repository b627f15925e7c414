import PQueue from 'p-queue';
import type { Cache } from '../cache/cache.ts';
import type { Http } from '../http/http.ts';
import type { Clock } from '../model/clock.ts';
import { AnimectlError, ProviderError } from '../model/errors.ts';
import type { Media } from '../model/media.ts';
import type { Ref } from '../model/ref.ts';
import type { Provider, Raws } from '../providers/provider.ts';
import { cachedTitles } from './cached.ts';
import { channel } from './channel.ts';
import { type Answer, type Arrived, type Call, type Candidates, type Counts, type Origin, refsOf } from './lookup.ts';
import type { Gate, Watch, Width } from './way-out.ts';
import { searchKey } from './words.ts';

type Said = Exclude<Answer, { type: 'fallback' }>;

export interface NetworkOptions {
  /** A way out for one call; every one of a provider's shares its limiter. */
  readonly open: (signal: AbortSignal, watch: Watch) => Http;
  readonly gate: Gate;
  readonly cache: Cache;
  readonly clock: Clock;
  /** How many requests are in flight at once; told how each went. */
  readonly width: Width;
  /** Ask the provider although the answer is still fresh. */
  readonly refresh: boolean;
  /** Added to as requests are made. */
  readonly counts: Counts;
}

const absentForMs = 10 * 60_000;
/** One title that a provider fails on is that title's fault; so many one after the other are the provider's. */
const lastStraw = 3;

/** What of an answer is kept. */
interface Kept {
  readonly raws: Raws;
  /** Those whose relations it holds. */
  readonly stating: ReadonlySet<Ref>;
  /** Asked for, and not there. */
  readonly absent: readonly Ref[];
}

/** A provider with its cache and its way out folded in. */
export function networkOrigin(provider: Provider, options: NetworkOptions): Origin {
  const { cache, clock, counts, gate, width } = options;
  const cached = cachedTitles(provider, cache);
  let failuresInARow = 0;
  const arrived = (media: Media): Arrived => ({
    type: 'media',
    media,
    from: 'network',
    provider: provider.name,
    fetchedAt: clock.now(),
  });

  function watched(call: Call, stop: AbortSignal, send: (item: Said) => void): Http {
    const signal = call.signal ? AbortSignal.any([call.signal, stop]) : stop;
    return options.open(signal, {
      onRequest: () => {
        counts.requests++;
      },
      onWait: ({ ms, why }) => {
        counts.waitedMs += ms;
        send({ type: 'waiting', provider: provider.label, ms, why });
      },
    });
  }

  /** What is known of a title without what it states of others does not count as its relations. */
  async function keep({ raws, stating, absent }: Kept): Promise<void> {
    await cache.set('detailed', raws);
    const outlines = [...raws]
      .filter(([ref]) => stating.has(ref))
      .map(([ref, raw]) => [ref, provider.outline(raw)] as const);
    await cache.set('basic', new Map(outlines));
    if (absent.length > 0) await cache.set('basic', new Map(absent.map((ref) => [ref, { absent: true }])), absentForMs);
  }

  /** Every title of `raws`; of those that cannot be read, the ones that were asked for are said to have failed. */
  function read(raws: Raws, asked: ReadonlySet<Ref>, send: (item: Said) => void): Kept {
    const answered = new Set<Ref>();
    const stating = new Set<Ref>();
    for (const [ref, raw] of raws) {
      try {
        const media = provider.decode(raw);
        const wanted = refsOf(media).filter((one) => asked.has(one));
        for (const one of wanted) answered.add(one);
        if (media.relations) stating.add(ref);
        send({ ...arrived(media), ...(wanted.length === 0 && { ahead: true }) });
      } catch (error) {
        if (!(error instanceof AnimectlError)) throw error;
        if (asked.has(ref)) send({ type: 'failed', ref, error });
        answered.add(ref);
      }
    }
    return { raws, stating, absent: [...asked].filter((ref) => !answered.has(ref)) };
  }

  async function download(refs: readonly Ref[], http: Http, call: Call, send: (item: Said) => void): Promise<void> {
    const kept = read(await provider.download(refs, http, call), new Set(refs), send);
    await keep(kept);
    for (const ref of kept.absent) send({ type: 'missing', ref });
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
  ): AsyncIterable<T | Said> {
    const refused = options.refresh ? undefined : gate.check();
    if (refused) throw refused;
    counts.cacheMisses += items.length;
    return channel<T | Said>(async (send, stop) => {
      const http = watched(call, stop, send);
      const queue = new PQueue({ concurrency: width.now() });
      try {
        const asked = chunk(items, size).map((batch) =>
          queue.add(
            async () => {
              await ask(batch, http, send);
              queue.concurrency = width.now();
            },
            { signal: stop },
          ),
        );
        await Promise.all(asked);
        gate.clear();
      } catch (error) {
        if (error instanceof ProviderError) gate.trip(error);
        throw error;
      }
    });
  }

  return {
    label: provider.label,
    local: false,
    numberings: provider.numberings,
    async *titles(refs, call) {
      const known = options.refresh ? new Map<Ref, Said>() : await cached.fresh(refs);
      counts.cacheHits += known.size;
      yield* known.values();
      const rest = refs.filter((ref) => !known.has(ref));
      if (rest.length === 0) return;
      yield* fetched<Said, Ref>(rest, provider.batchSize, call, (batch, http, send) =>
        persevere(batch, http, call, send),
      );
    },
    ...(provider.popular && {
      popular: (count: number, call: Call) => {
        const pages = Array.from({ length: Math.ceil(count / provider.batchSize) }, (_, n) => n + 1);
        return fetched<Said, number>(pages, 1, call, async ([page = 1], http, send) => popularPage(page, http, send));
      },
    }),
    async *search(titles, call) {
      const known = options.refresh ? new Map<string, Candidates>() : await cached.searches(titles);
      counts.cacheHits += known.size;
      yield* known.values();
      const rest = titles.filter((title) => !known.has(title));
      if (rest.length === 0) return;
      // With look-ahead a search is as large as several without.
      const size = call.lookAhead ? Math.max(1, Math.floor(provider.searchBatchSize / 3)) : provider.searchBatchSize;
      yield* fetched<Candidates, string>(rest, size, call, (batch, http, send) => searchBatch(batch, http, call, send));
    },
  };

  async function popularPage(page: number, http: Http, send: (item: Said) => void): Promise<void> {
    const { candidates = [], raws } = (await provider.popular?.(page, http)) ?? { raws: new Map() };
    const asked = new Set(candidates.flat());
    await keep(read(new Map([...asked].map((ref) => [ref, raws.get(ref)])), asked, send));
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
      const kept = read(page.raws, new Set(), (said) => {
        if (said.type !== 'media') return;
        media.set(said.media.ref, said);
        send(said);
      });
      await keep(kept);
      await cache.set(
        'search',
        new Map(titles.map((title, n) => [searchKey(provider.name, title), page.candidates[n]])),
      );
      for (const [n, title] of titles.entries()) {
        const found = (page.candidates[n] ?? []).flatMap((ref) => media.get(ref) ?? []);
        send({ type: 'candidates', title, found, from: 'network' });
      }
    } catch (error) {
      if (!call.lookAhead || !isAboutTheBatch(error)) throw error;
      await searchBatch(titles, http, { ...call, lookAhead: false }, send);
    }
  }
}

/** The provider answered, and what it could not do was this batch: a lighter one may go well. */
function isAboutTheBatch(error: unknown): error is ProviderError {
  return error instanceof ProviderError && (error.status === 500 || error.reason === 'request');
}

function chunk<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
