import type { Http } from '../http/http.ts';
import type { Arrived, Call } from '../model/lookup.ts';
import { type Ids, kindOf, type Ref, refOf, sourceOf } from '../model/ref.ts';
import { aliasValue, cachedIds } from './cached.ts';
import { type Network, received } from './received.ts';

/**
 * Finds titles that a provider has under other ids of its own by now: one that was merged into another is gone without a word, and
 * an id of somebody else's, as far as one was ever known of it, tells where it went. By the ref that was asked for; a request or
 * two each.
 */
export async function foundAgain(
  network: Network,
  gone: readonly Ref[],
  http: Http,
  call: Call,
): Promise<ReadonlyMap<Ref, Arrived>> {
  const { provider, cache } = network;
  const [own, ...others] = provider.numberings;
  const found = new Map<Ref, Arrived>();
  if (!provider.mergesIds) return found;
  const lost = gone.filter((ref) => sourceOf(ref) === own);
  const ids = lost.length > 0 ? await knownIds(network, lost) : new Map<Ref, Ids>();
  for (const ref of lost) {
    const [other] = others.flatMap((source) => {
      const id = ids.get(ref)?.[source];
      return id === undefined ? [] : refOf(source, id, kindOf(ref));
    });
    if (!other) continue;
    const raws = await provider.download([other], http, { ...call, lookAhead: false });
    const { answers } = await received(network, raws, new Set([other]));
    const [one] = answers;
    if (one?.type !== 'title' || one.title.ref === ref) continue;
    found.set(ref, { ...one, title: { ...one.title, merged: [ref] } });
    await cache.set('basic', new Map([[ref, aliasValue(one.title.ref)]]));
  }
  return found;
}

/** What was ever cached of them counts, however old, and before what is stored. */
async function knownIds({ provider, cache, ids }: Network, refs: readonly Ref[]): Promise<ReadonlyMap<Ref, Ids>> {
  return new Map([...((await ids?.(refs)) ?? []), ...(await cachedIds(provider, cache, refs))]);
}
