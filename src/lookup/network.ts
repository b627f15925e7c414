import type { Http } from '../http/http.ts';
import { ProviderError } from '../model/errors.ts';
import { refsOf } from '../model/identity.ts';
import type { Arrived, Call } from '../model/lookup.ts';
import { kindOf, type Ref, refOf, sourceOf } from '../model/ref.ts';
import type { Watched } from '../model/watched.ts';
import type { Provider } from '../providers/provider.ts';
import { cachedTitles } from './cached.ts';
import { nothingStated } from './emptied.ts';
import { expectedIn } from './expected.ts';
import { askInHalves, faultOf, type HalvingOptions, type Load, loadOf, type Streak } from './halving.ts';
import { withFewerLevels } from './levels.ts';
import { foundAgain } from './merged-ids.ts';
import type { Origin, OriginAnswer } from './origin.ts';
import { searchProvider } from './provider-search.ts';
import { counted, flightsOf, type Network, type NetworkOptions, received } from './received.ts';
import { answersFrom, type Send, type Ways } from './requests.ts';
import { fetchedOnce } from './single-flight.ts';

/** A provider as an origin: from its cache where an answer is fresh, else over the network. */
export function networkOrigin(provider: Provider, options: NetworkOptions): Origin {
  const network: Network = { ...options, provider, streak: { failures: 0 }, run: nothingStated() };
  const { popular: pageOf, list: listOf } = provider;
  return {
    label: provider.label,
    local: false,
    numberings: provider.numberings,
    singly: provider.batchSize === 1,
    titles: (refs, call) => titles(network, refs, call),
    search: (queries, call) => searchProvider(network, queries, call),
    ...(pageOf && { popular: (count: number, call: Call) => popular(network, pageOf, count, call) }),
    ...(listOf && { list: (user: string, call: Call) => list(network, listOf, user, call) }),
  };
}

/**
 * What is kept of titles, also under the provider's own id where that is stored of one that is asked for by another id: an answer
 * to one title of a franchise then serves who asks for another one of it by any of its ids.
 */
async function keptTitles(network: Network, refs: readonly Ref[], call: Call): Promise<ReadonlyMap<Ref, OriginAnswer>> {
  const { provider, cache, ids } = network;
  const [own] = provider.numberings;
  const kept = await cachedTitles(provider, cache, refs, call);
  const strange = refs.filter((ref) => !kept.has(ref) && sourceOf(ref) !== own);
  if (!ids || !own || strange.length === 0) return kept;
  const stored = await ids(strange);
  const meant = new Map<Ref, Ref>();
  for (const ref of strange) {
    const id = stored.get(ref)?.[own];
    if (id !== undefined) meant.set(ref, refOf(own, id, kindOf(ref)));
  }
  const found = await cachedTitles(provider, cache, [...new Set(meant.values())], call);
  const known = new Map<Ref, OriginAnswer>(kept);
  for (const [ref, one] of meant) {
    const answer = found.get(one);
    // As the provider itself says.
    if (answer?.type === 'title' && refsOf(answer.title).includes(ref)) known.set(ref, answer);
  }
  return known;
}

async function* titles(network: Network, refs: readonly Ref[], call: Call): AsyncGenerator<OriginAnswer, void> {
  const { provider, clock, refresh, counts } = network;
  const since = clock.now();
  const read = async (some: readonly Ref[]): Promise<ReadonlyMap<Ref, OriginAnswer>> =>
    counted(counts, await keptTitles(network, some, call));
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
  const isAhead = loadOf(call, network.streak) === 'ahead';
  const size = isAhead && expected.size === 0 ? batchSize : plainBatchSize;
  const questions = {
    items: [...refs, ...expected],
    batchSize: size,
    call,
    hold,
    ask: (batch: readonly Ref[], ways: Ways, send: Send<OriginAnswer>) =>
      askTitles(network, { asked: batch.filter((ref) => !expected.has(ref)), all: batch }, call, ways, send),
  };
  yield* answersFrom<Ref, OriginAnswer>(network.provider, questions, network);
}

/** Titles of one request: those asked for, and with them those that are merely expected. */
interface Batch {
  readonly asked: readonly Ref[];
  readonly all: readonly Ref[];
}

async function askTitles(
  network: Network,
  { asked, all }: Batch,
  call: Call,
  ways: Ways,
  send: Send<OriginAnswer>,
): Promise<void> {
  const { provider, streak } = network;
  const wanted = new Set(asked);
  const askFor = async (way: Http, refs: readonly Ref[], load: Load, levels: number) => {
    const alone = call.expectedAlone ? refs.filter((ref) => !wanted.has(ref)) : [];
    const options = { ...call, lookAhead: load === 'ahead', levels, alone, ...(load === 'terse' && { terse: true }) };
    const raws = await provider.download(refs, way, options);
    const { answers, absent } = await received(network, raws, new Set(refs.filter((ref) => wanted.has(ref))));
    streak.answers = true;
    answers.forEach(send);
    const again = await foundAgain(network, absent, way, call);
    for (const ref of absent) send(again.get(ref) ?? { type: 'missing', ref });
  };
  const { terse = false } = provider;
  const load = loadOf(call, streak);
  const isLightest = load === 'plain' && all.length === 1 && !terse;
  const way = isLightest ? ways.http : ways.hasty;
  const askBy: typeof askFor = async (by, refs, how, levels) => {
    try {
      await askFor(by, refs, how, levels);
    } catch (error) {
      const least = (some: readonly Ref[]) => askFor(ways.hasty, some, terse ? 'terse' : 'plain', 1);
      const isLeast = levels === 1 && all.length === 1 && !terse;
      const says = !isLightest && (await answersLess(error, streak, () => least(all.slice(0, 1))));
      if (!says || !isLeast) throw error;
      // That was all there is to ask for.
      streak.heavy = true;
    }
  };
  const asking: HalvingOptions<Ref> = { streak, terse, ask: (refs, how) => askBy(way, refs, how, 1) };
  const { levels = 1 } = call;
  const most = all.length > asked.length || !call.lookAhead ? 1 : Math.min(levels, provider.levels ?? 1);
  if (most > 1 && (await withFewerLevels(most, network, ways.once, (by, fewer) => askBy(by, asked, 'ahead', fewer))))
    return;
  // What was merely expected is not worth finding out whose fault it is.
  if (all.length > asked.length && !(await faultOf(all, load, asking))) return;
  if (asked.length === 0) return;
  for (const { item, error } of await askInHalves(asked, load, asking)) send({ type: 'failed', ref: item, error });
}

/**
 * Whether one that has not said a word yet answers the least that it can be asked for: where it does not, it is silent, and was not
 * asked for too much.
 */
async function answersLess(error: unknown, streak: Streak, askLeast: () => Promise<void>): Promise<boolean> {
  const isLate = error instanceof ProviderError && error.reason === 'timeout';
  if (streak.answers || streak.silent || !isLate) return false;
  try {
    await askLeast();
    return true;
  } catch (second) {
    if (!(second instanceof ProviderError)) throw second;
    streak.silent = second.reason === 'timeout';
    return false;
  }
}

/** Several pages are asked for at once: one that comes early waits for those before it. */
function popular(network: Network, pageOf: NonNullable<Provider['popular']>, count: number, call: Call) {
  const { provider } = network;
  const pages = Array.from({ length: Math.ceil(count / provider.batchSize) }, (_, n) => n + 1);
  const come = new Map<number, readonly OriginAnswer[]>();
  let next = 1;
  const askFor = async (page: number, http: Http): Promise<readonly OriginAnswer[]> => {
    const { candidates, raws } = await pageOf(page, http);
    const asked = new Set(candidates.flat());
    const popularOnes = new Map([...asked].map((ref) => [ref, raws.get(ref)]));
    return (await received(network, popularOnes, asked)).answers;
  };
  const ask = async ([page = 1]: readonly number[], { http }: Ways, send: Send<OriginAnswer>) => {
    try {
      come.set(page, await askFor(page, http));
    } finally {
      if (!come.has(page)) come.set(page, []);
      for (let answers = come.get(next); answers; answers = come.get(++next)) answers.forEach(send);
    }
  };
  return answersFrom<number, OriginAnswer>(provider, { items: pages, batchSize: 1, call, ask }, network);
}

/** Pages of a list at the most: far more than the longest list known, and an end for one that has none. */
const mostPages = 2_000;

function list(network: Network, listOf: NonNullable<Provider['list']>, user: string, call: Call) {
  const { provider } = network;
  const ask = async (_: readonly string[], { http }: Ways, send: Send<OriginAnswer>) => {
    for (let page = 1, more = true; more; page++) {
      if (page > mostPages)
        throw new ProviderError(provider.name, 'body', `${provider.label}: the list of "${user}" has no end`);
      const answer = await listOf(user, page, http);
      const { answers } = await received(network, answer.raws, new Set(answer.candidates.flat()));
      for (const one of answers) send(one.type === 'title' ? withWatched(one, answer.watched) : one);
      more = answer.more && answer.raws.size > 0;
    }
  };
  return answersFrom<string, OriginAnswer>(provider, { items: [user], batchSize: 1, call, ask }, network);
}

function withWatched(answer: Arrived, said: ReadonlyMap<Ref, Watched>): Arrived {
  const watched = said.get(answer.title.ref);
  return watched ? { ...answer, watched } : answer;
}
