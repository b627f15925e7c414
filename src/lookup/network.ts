import type { Http } from '../http/http.ts';
import { ProviderError } from '../model/errors.ts';
import type { Arrived, Call } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import type { Watched } from '../model/watched.ts';
import type { Provider } from '../providers/provider.ts';
import { cachedTitles } from './cached.ts';
import { nothingStated } from './emptied.ts';
import { expectedIn } from './expected.ts';
import { askInHalves, faultOf } from './halving.ts';
import { withFewerLevels } from './levels.ts';
import { foundAgain } from './merged.ts';
import type { Origin, OriginAnswer } from './origin.ts';
import { searchProvider } from './provider-search.ts';
import { counted, flightsOf, type Network, type NetworkOptions, received } from './received.ts';
import { answersFrom, type Send } from './requests.ts';
import { fetchedOnce } from './single-flight.ts';

/** A provider as an origin: from its cache where an answer is fresh, else over the network. */
export function networkOrigin(provider: Provider, options: NetworkOptions): Origin {
  const network: Network = { ...options, provider, streak: { failures: 0 }, run: nothingStated() };
  return {
    label: provider.label,
    local: false,
    numberings: provider.numberings,
    singly: provider.batchSize === 1,
    titles: (refs, call) => titles(network, refs, call),
    search: (queries, call) => searchProvider(network, queries, call),
    ...(provider.popular && { popular: (count: number, call: Call) => popular(network, count, call) }),
    ...(provider.list && { list: (user: string, call: Call) => list(network, user, call) }),
  };
}

async function* titles(network: Network, refs: readonly Ref[], call: Call): AsyncGenerator<OriginAnswer, void> {
  const { provider, cache, clock, refresh, counts } = network;
  const since = clock.now();
  const read = async (some: readonly Ref[]): Promise<ReadonlyMap<Ref, OriginAnswer>> =>
    counted(counts, await cachedTitles(provider, cache, some, call));
  const known = refresh ? new Map<Ref, OriginAnswer>() : await read(refs);
  yield* known.values();
  const rest = refs.filter((ref) => !known.has(ref));
  const nameOf = (ref: Ref) => `${provider.name} ${ref}`;
  yield* fetchedOnce<Ref, OriginAnswer>(rest, {
    ...flightsOf(network),
    nameOf,
    since,
    signal: call.signal,
    read,
    fetch: (some, hold) => fetchTitles(network, some, call, hold),
  });
}

async function* fetchTitles(
  network: Network,
  refs: readonly Ref[],
  call: Call,
  hold: (ms: number) => void,
): AsyncGenerator<OriginAnswer, void> {
  const { batchSize, plainBatchSize = batchSize } = network.provider;
  const expected = new Set(await expectedIn(network, refs, call));
  const size = call.lookAhead && expected.size === 0 ? batchSize : plainBatchSize;
  const questions = {
    items: [...refs, ...expected],
    batchSize: size,
    call,
    hold,
    ask: (batch: readonly Ref[], http: Http, send: Send<OriginAnswer>, once: Http) =>
      askTitles(network, { asked: batch.filter((ref) => !expected.has(ref)), all: batch }, call, { http, once }, send),
  };
  yield* answersFrom<Ref, OriginAnswer>(network.provider, questions, network);
}

/** Titles of one request: those asked for, and with them those that are merely expected. */
interface Batch {
  readonly asked: readonly Ref[];
  readonly all: readonly Ref[];
}

/** Two ways out for one batch: `once` sends nothing a second time where it may have been too much. */
interface Ways {
  readonly http: Http;
  readonly once: Http;
}

async function askTitles(
  network: Network,
  { asked, all }: Batch,
  call: Call,
  { http, once }: Ways,
  send: Send<OriginAnswer>,
): Promise<void> {
  const wanted = new Set(asked);
  const askBy = async (way: Http, refs: readonly Ref[], lookAhead: boolean, levels: number) => {
    const raws = await network.provider.download(refs, way, { ...call, lookAhead, levels });
    const { answers, absent } = await received(network, raws, new Set(refs.filter((ref) => wanted.has(ref))));
    answers.forEach(send);
    const again = await foundAgain(network, absent, way, call);
    for (const ref of absent) send(again.get(ref) ?? { type: 'missing', ref });
  };
  const ask = (refs: readonly Ref[], lookAhead: boolean) => askBy(http, refs, lookAhead, 1);
  const { levels = 1 } = call;
  const most = all.length > asked.length || !call.lookAhead ? 1 : Math.min(levels, network.provider.levels ?? 1);
  if (most > 1 && (await withFewerLevels(most, network, once, (way, fewer) => askBy(way, asked, true, fewer)))) return;
  // What was merely expected is not worth finding out whose fault it is.
  if (all.length > asked.length && !(await faultOf(all, call.lookAhead, ask, network.streak))) return;
  if (asked.length === 0) return;
  const lost = await askInHalves(asked, call.lookAhead, ask, network.streak);
  if (lost) send({ type: 'failed', ref: lost.item, error: lost.error });
}

function popular(network: Network, count: number, call: Call) {
  const { provider } = network;
  const pages = Array.from({ length: Math.ceil(count / provider.batchSize) }, (_, n) => n + 1);
  const ask = async ([page = 1]: readonly number[], http: Http, send: Send<OriginAnswer>) => {
    const { candidates = [], raws } = (await provider.popular?.(page, http)) ?? { raws: new Map() };
    const asked = new Set(candidates.flat());
    const popularOnes = new Map([...asked].map((ref) => [ref, raws.get(ref)]));
    (await received(network, popularOnes, asked)).answers.forEach(send);
  };
  return answersFrom<number, OriginAnswer>(provider, { items: pages, batchSize: 1, call, ask }, network);
}

/** Pages of a list at the most: far more than the longest list known, and an end for one that has none. */
const mostPages = 2_000;

function list(network: Network, user: string, call: Call) {
  const { provider } = network;
  const ask = async (_: readonly string[], http: Http, send: Send<OriginAnswer>) => {
    for (let page = 1, more = true; more; page++) {
      if (page > mostPages)
        throw new ProviderError(provider.name, 'body', `${provider.label}: the list of "${user}" has no end`);
      const answer = await provider.list?.(user, page, http);
      if (answer) {
        const { answers } = await received(network, answer.raws, new Set(answer.candidates.flat()));
        for (const one of answers) send(one.type === 'title' ? withWatched(one, answer.watched) : one);
      }
      more = answer?.more === true && answer.raws.size > 0;
    }
  };
  return answersFrom<string, OriginAnswer>(provider, { items: [user], batchSize: 1, call, ask }, network);
}

function withWatched(answer: Arrived, said: ReadonlyMap<Ref, Watched>): Arrived {
  const watched = said.get(answer.title.ref);
  return watched ? { ...answer, watched } : answer;
}
