import type { Http } from '../../http/http.ts';
import { isObject } from '../../model/json.ts';
import type { Known } from '../../model/lookup.ts';
import { numberOf, type Ref, refOf, sourceOf } from '../../model/ref.ts';
import { around, graphOf } from './graph.ts';
import { found } from './list.ts';

/**
 * One request: titles that probably belong with one of `refs`, by MyAnimeList's numbers, which Shikimori's mostly are. Where they are
 * not, a title is named in vain: this is for whoever asks somebody else about them. Empty where none of the refs is one that
 * Shikimori knows titles by. Throws `ProviderError`.
 */
export async function companionsOf(refs: readonly Ref[], http: Http): Promise<readonly Known[]> {
  const ref = refs.find((one) => sourceOf(one) === 'shikimori') ?? refs.find((one) => sourceOf(one) === 'mal');
  if (ref === undefined) return [];
  const id = numberOf(ref);
  const answer = await found(`api/animes/${id}/franchise`, http);
  if (!isObject(answer)) return [];
  const { near } = around([id], graphOf(answer));
  return near.map((mal) => ({ ref: refOf('mal', mal), ids: { mal }, kind: 'anime' }));
}
