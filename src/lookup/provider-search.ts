import type { Http } from '../http/http.ts';
import type { ProviderError } from '../model/errors.ts';
import type { Call, Candidates } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import { cachedSearches, searchKey } from './cached.ts';
import { expectedIn } from './expected.ts';
import { askInHalves, faultOf, type Load, loadOf } from './halving.ts';
import type { OriginAnswer } from './origin.ts';
import { receiveSearches } from './receive.ts';
import { counted, flightsOf, type Network, received } from './received.ts';
import { answersFrom, type Send, type Ways } from './requests.ts';
import { fetchedOnce } from './single-flight.ts';

export type SearchAnswer = OriginAnswer | Candidates;

/** Candidates of one provider: from its cache where an answer is fresh, else over the network. */
export async function* searchProvider(
  network: Network,
  queries: readonly string[],
  call: Call,
): AsyncGenerator<SearchAnswer, void> {
  const { provider, cache, clock, refresh, counts } = network;
  const since = clock.now();
  const read = async (some: readonly string[]): Promise<ReadonlyMap<string, Candidates>> =>
    counted(counts, await cachedSearches(provider, cache, some));
  const known = refresh ? new Map<string, Candidates>() : await read(queries);
  yield* known.values();
  const rest = queries.filter((query) => !known.has(query));
  const nameOf = (query: string) => searchKey(provider.name, query);
  yield* fetchedOnce<string, SearchAnswer>(rest, {
    ...flightsOf(network),
    nameOf,
    since,
    signal: call.signal,
    read,
    fetch: (some, hold) => fetchSearches(network, some, call, hold),
  });
}

function fetchSearches(network: Network, queries: readonly string[], call: Call, hold: (ms: number) => void) {
  const { searchBatchSize } = network.provider;
  const questions = {
    items: queries,
    // With look-ahead a search is as large as several without.
    batchSize: call.lookAhead ? Math.max(1, Math.floor(searchBatchSize / 3)) : searchBatchSize,
    call,
    hold,
    async ask(batch: readonly string[], { http, firm }: Ways, send: Send<SearchAnswer>) {
      const { streak } = network;
      const load = loadOf(call, streak);
      const ask = (some: readonly string[], more: More, way: Http) => askSearches(network, some, more, way, send);
      if (batch.length === 1 && load === 'ahead' && (await askedForMore(network, batch, call, firm, ask))) return;
      const plainly = (some: readonly string[], how: Load) => ask(some, { lookAhead: how === 'ahead' }, http);
      const lost = await askInHalves(batch, load, { ...firmly(network), ask: plainly });
      // Where nothing else is searched for, whoever asks is told of the failure as of any other.
      if (lost[0] && queries.length === 1) throw lost[0].error;
      for (const { item, error } of lost) send({ type: 'candidates', query: item, found: [], from: 'network', error });
    },
  };
  return answersFrom<string, SearchAnswer>(network.provider, questions, network);
}

/** A search is light: who says nothing in time is silent, and not asked for less before the next one is asked. */
const firmly = ({ streak }: Network) => ({ streak, isFinal: ({ reason }: ProviderError) => reason === 'timeout' });

/** What a search brings along besides its candidates. */
interface More {
  readonly lookAhead: boolean;
  /** Levels of neighbours of the first candidate. */
  readonly levels?: number;
  /** Titles that are probably meant, or of the same franchise. */
  readonly besides?: readonly Ref[];
}

/**
 * Searches for one title, and brings along what will be asked for next: what is known to belong to what the words mean, else
 * several levels of neighbours of what is found first. Resolves to false where that was too much, and nothing has come.
 */
async function askedForMore(
  network: Network,
  batch: readonly string[],
  call: Call,
  firm: Http,
  ask: (batch: readonly string[], more: More, way: Http) => Promise<void>,
): Promise<boolean> {
  const { batchSize, plainBatchSize = batchSize, levels: most = 1 } = network.provider;
  const fault = (more: More) => faultOf(batch, 'ahead', { ...firmly(network), ask: () => ask(batch, more, firm) });
  const besides = await expectedIn(network, [], call);
  if (besides.length > 0) {
    const all = besides.slice(0, plainBatchSize);
    return !(await fault({ lookAhead: true, besides: all }));
  }
  const { levelLimit, account } = network;
  const levels = Math.min(call.levels ?? 1, most, (await levelLimit?.most(account)) ?? most);
  if (levels < 2) return false;
  const isTooMuch = await fault({ lookAhead: true, levels });
  if (isTooMuch) await levelLimit?.lower(account, levels - 1);
  return !isTooMuch;
}

async function askSearches(
  network: Network,
  queries: readonly string[],
  more: More,
  http: Http,
  send: Send<SearchAnswer>,
): Promise<void> {
  const { provider } = network;
  const page = await provider.search(queries, http, more);
  const { answers, unreadable } = await received(network, page.raws, new Set());
  const arrived = new Map(answers.flatMap((one) => (one.type === 'title' ? [[one.title.ref, one] as const] : [])));
  for (const one of arrived.values()) send(one);
  const found = queries.map((query, n) => ({ query, refs: page.candidates[n] ?? [] }));
  // Something was found, and none of it can be read: that is not the same as nothing.
  const isRead = ({ refs }: (typeof found)[number]) => refs.length === 0 || refs.some((ref) => arrived.has(ref));
  const read = found.filter(isRead);
  await receiveSearches(provider, network.cache, read);
  for (const { query, refs } of read)
    send({ type: 'candidates', query, found: refs.flatMap((ref) => arrived.get(ref) ?? []), from: 'network' });
  const lost = found.find((one) => !isRead(one));
  if (lost) throw unreadable.get(lost.refs[0] as Ref);
}
