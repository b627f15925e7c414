import { setMaxListeners } from 'node:events';
import PQueue from 'p-queue';
import type { Breaker } from '../http/breaker.ts';
import type { AdaptiveWidth } from '../http/concurrency.ts';
import type { Http, Retriable } from '../http/http.ts';
import { ProviderError, SpentError } from '../model/errors.ts';
import type { Answer, Call, Counts } from '../model/lookup.ts';
import type { Provider } from '../providers/provider.ts';
import { isTooMuch } from './levels.ts';

/** Told of each request and each wait of one way out. */
export interface Watch {
  /** Called before each request, retries included. What it throws is thrown in place of the request. */
  onRequest(): void;
  /** `advertised`: requests a minute, as the provider's header has it; `date`: what time it is there, Unix time in ms. */
  onAnswer?(answer: {
    readonly ms: number;
    readonly advertised: number | undefined;
    readonly date: number | undefined;
  }): void;
  /** Called when an answer takes long: so many ms up to now, of those that it may take. */
  onSlow?(waited: { readonly ms: number; readonly of: number }): void;
  /** Called as a wait begins. What it throws ends the wait. */
  onWait(wait: { readonly ms: number; readonly why: 'limit' | 'told' | 'retry' }): void;
}

/** How a provider is reached, and what one run may ask of it. */
export interface Way {
  /** Opens a way out for one call. All that are opened share the provider's limiter. */
  readonly open: (signal: AbortSignal, watch: Watch, bounds?: { readonly retriable: Retriable }) => Http;
  /** Knows whether the provider is of no use now; is told how each call ended. */
  readonly breaker: Pick<Breaker, 'check' | 'trip' | 'clear' | 'passed'>;
  /** What the breaker calls the provider. Another address has outages of its own. */
  readonly account: string;
  /** How many requests are in flight at once. */
  readonly width: Pick<AdaptiveWidth, 'now'>;
  /** Whether it is asked although the answer is still fresh, and although it was of no use lately. */
  readonly refresh: boolean;
  /** Nobody is waiting for it, or there is much to ask: it is waited for although others could answer. */
  readonly isPatient?: boolean;
  /** Added to as requests are made. */
  readonly counts: Counts;
}

/** How long one that has had enough requests is waited for where another provider can answer, ms. */
const mostToldMs = 30_000;

/** Hands on what has come, to be read at the reader's pace. */
export type Send<T> = (item: T) => void;

type Waiting = Extract<Answer, { type: 'waiting' }>;

/** Items to ask a provider for, so many in one request. */
export interface Questions<Item, T> {
  readonly items: readonly Item[];
  readonly batchSize: number;
  readonly call: Call;
  /** Others wait for the answers: told how much longer they take, in ms. */
  readonly hold?: (ms: number) => void;
  /** Asks for one batch and sends what came. */
  ask(batch: readonly Item[], ways: Ways, send: Send<T>): Promise<void>;
}

/** Ways out for one batch. */
export interface Ways {
  readonly http: Http;
  /** Sends nothing a second time of which no whole answer came in time: who has a lighter question asks that. */
  readonly hasty: Http;
  /** Nor what failed in any other way because it may have been too much. */
  readonly once: Http;
  /** Sends a second time only that of which nothing came in time, where nobody can stand in. */
  readonly firm: Http;
}

/**
 * Asks a provider for items that are not cached, some batches at once, and yields what comes as it comes. What came before a
 * failure is read before the failure is thrown. A reader that leaves early stops what is on its way.
 */
export async function* answersFrom<Item, T>(
  provider: Provider,
  questions: Questions<Item, T>,
  way: Way,
): AsyncGenerator<T | Waiting, void> {
  const refused = way.refresh ? undefined : await way.breaker.check(way.account);
  if (refused) throw refused;
  way.counts.cacheMisses += questions.items.length;
  const stop = new AbortController();
  // As many listeners as there is work: no leak that Node would have to warn of.
  setMaxListeners(0, stop.signal);
  const items = new ReadableStream<{ item: T | Waiting } | { error: unknown }>({
    start(controller) {
      askAll(provider, questions, way, (item) => controller.enqueue({ item }), stop.signal)
        .catch((error: unknown) => controller.enqueue({ error }))
        .then(() => controller.close())
        .catch(() => {}); // the reader has left: there is nobody to tell
    },
  });
  try {
    for await (const one of items) {
      if ('error' in one) throw one.error;
      yield one.item;
    }
  } finally {
    stop.abort();
  }
}

/**
 * Asks for all batches. After a failure nothing more is asked; what is on its way has been paid for, and is awaited before
 * the failure is thrown. The breaker learns how it ended.
 */
async function askAll<Item, T>(
  provider: Provider,
  { items, batchSize, call, hold, ask }: Questions<Item, T>,
  way: Way,
  send: Send<T | Waiting>,
  stop: AbortSignal,
): Promise<void> {
  const { breaker, account, width } = way;
  const end: End = { failure: undefined };
  const signal = call.signal ? AbortSignal.any([call.signal, stop]) : stop;
  const opening = { end, send, hold, signal, inHaste: call.othersCan === true && !way.isPatient };
  const opened = (bounds?: { readonly retriable: Retriable }) => openFor(provider, way, opening, bounds);
  const ways: Ways = {
    http: opened(),
    hasty: opened({ retriable: ({ reason }) => reason !== 'timeout' }),
    once: opened({ retriable: (failure) => !isTooMuch(failure) }),
    firm: opened({ retriable: (failure) => failure.reason === 'timeout' || !isTooMuch(failure) }),
  };
  const queue = new PQueue({ concurrency: width.now() });
  let first: { readonly error: unknown } | undefined;
  async function one(batch: readonly Item[]): Promise<void> {
    try {
      await ask(batch, ways, send);
      queue.concurrency = width.now();
    } catch (error) {
      first ??= { error };
      queue.clear();
      if (error instanceof ProviderError) {
        end.failure ??= error;
        await breaker.trip(error, account);
      }
      throw error;
    }
  }
  try {
    await Promise.all(chunk(items, batchSize).map((batch) => queue.add(() => one(batch), { signal: stop })));
  } catch (error) {
    // A queue may say of what it has let go of that it has, before it says why.
    throw first ? first.error : error;
  } finally {
    await queue.onIdle();
  }
  await breaker.clear(account);
}

/** Why nobody waits any more for the answers to one call; undefined while they do. */
interface End {
  failure: ProviderError | undefined;
}

interface Opening {
  readonly end: End;
  readonly send: Send<Waiting>;
  readonly hold: ((ms: number) => void) | undefined;
  readonly signal: AbortSignal;
  /** Another provider is asked rather than that this one is waited for long. */
  readonly inHaste: boolean;
}

/** A way out that counts requests and waits, and tells of waits. */
function openFor(
  { name, label }: Provider,
  { open, counts, breaker }: Way,
  { end, send, hold, signal, inHaste }: Opening,
  bounds?: { readonly retriable: Retriable },
): Http {
  const watch: Watch = {
    onRequest: () => {
      spend(counts);
      hold?.(0);
    },
    onSlow: ({ ms, of }) => send({ type: 'waiting', provider: label, ms: Math.max(0, of - ms), why: 'answer', of }),
    onWait: ({ ms, why }) => {
      if (end.failure) throw end.failure;
      if (inHaste && why === 'told' && ms > mostToldMs) throw breaker.passed(name, label, ms);
      counts.waitedMs += ms;
      hold?.(ms);
      send({ type: 'waiting', provider: label, ms, why });
    },
  };
  return open(signal, watch, bounds);
}

/** Counts a request that is about to be made. Throws `SpentError` when no more are allowed. */
function spend(counts: Counts): void {
  const { requests, most = Number.POSITIVE_INFINITY } = counts;
  if (requests >= most) throw new SpentError(most);
  counts.requests++;
}

function chunk<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
