import type { Http } from '../../http/http.ts';
import { ProviderError } from '../../model/errors.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import { kindOf, numberOf, type Ref, refOf, sourceOf } from '../../model/ref.ts';
import type { Provider, Raws } from '../provider.ts';
import { idFrom } from '../rest.ts';
import { decode, unknownWords } from './decode.ts';
import { around, emptyGraph, type FranchiseGraph, graphOf, merged, relatedOf } from './graph.ts';
import { fetchList, found, perList } from './list.ts';

type Details = Map<number, JsonObject>;

/** Shikimori, https://shikimori.io: a whole franchise in one request, in another one up to 50 of its titles. No key needed. */
export const shikimori: Provider = {
  name: 'shikimori',
  label: 'Shikimori',
  url: 'https://shikimori.io',
  // Its numbers are mostly MyAnimeList's. A title asked for by that one's number counts only where Shikimori says that it is.
  numberings: ['shikimori', 'mal'],
  limits: [
    { requests: 5, perMs: 1000 },
    { requests: 90, perMs: 60_000 },
  ],
  batchSize: perList,
  searchBatchSize: 1,
  async download(refs, http, { lookAhead }) {
    const anime = refs.filter((ref) => kindOf(ref) === 'anime');
    const asked = [...new Set(anime.map(numberOf))];
    // One title is where a crawl begins, and its franchise is all that the crawl needs. Of several each says for itself.
    const franchise = lookAhead && asked.length === 1 ? await franchisesOf(asked, emptyGraph, http) : emptyGraph;
    const { near, beyond } = around(asked, franchise);
    const details = await detailsOf(near, http);
    await verify(anime, details, http);
    const silent = asked.filter((id) => details.has(id) && !relatedOf(details.get(id)));
    const graph = await franchisesOf(silent, franchise, http);
    return rawsOf([...near, ...beyond, ...around(silent, graph).near], details, graph);
  },
  decode,
  unknownWords,
  outline: (raw) => {
    const { id, node, details, relations } = raw as JsonObject;
    const { name, english, japanese, myanimelist_id } = isObject(details) ? details : {};
    // The other names are needed only where a title is called by one of them.
    const names = name ? { name } : { english, japanese };
    const outlined = details ? { details: { ...names, myanimelist_id } } : {};
    return { id, node, ...outlined, ...(relations !== undefined && { relations }) };
  },
  async search(titles, http) {
    const candidates: Ref[][] = [];
    const raws = new Map<Ref, unknown>();
    for (const title of titles) {
      const details = byId(await fetchList({ search: title }, http));
      candidates.push([...details.keys()].map((id) => refOf('shikimori', id)));
      for (const [ref, raw] of rawsOf([...details.keys()], details, emptyGraph)) raws.set(ref, raw);
    }
    return { candidates, raws };
  },
};

/** `known` and the franchises of `ids`: one request for all titles of the same one. A title without one is alone. */
async function franchisesOf(ids: readonly number[], known: FranchiseGraph, http: Http): Promise<FranchiseGraph> {
  let graph = known;
  for (const id of ids) {
    if (graph.stated.has(id)) continue;
    const answer = await found(`api/animes/${id}/franchise`, http);
    if (!answer) continue;
    if (!Array.isArray(answer.nodes) || !Array.isArray(answer.links))
      throw new ProviderError('shikimori', 'body', `Shikimori: answered without the franchise of title ${id}`);
    const alone: FranchiseGraph = { nodes: new Map(), stated: new Map([[id, []]]) };
    graph = merged(graph, merged(alone, graphOf(answer)));
  }
  return graph;
}

async function detailsOf(ids: readonly number[], http: Http): Promise<Details> {
  const details: Details = new Map();
  for (let start = 0; start < ids.length; start += perList) {
    const some = ids.slice(start, start + perList);
    for (const [id, one] of byId(await fetchList({ ids: some.join(',') }, http))) details.set(id, one);
  }
  return details;
}

/** Where the list did not say which title of MyAnimeList's it is and somebody asks for that one, the title's own page does. */
async function verify(refs: readonly Ref[], details: Details, http: Http): Promise<void> {
  const ids = refs.filter((ref) => sourceOf(ref) === 'mal').map(numberOf);
  for (const id of ids) {
    const one = details.get(id);
    if (!one || one.myanimelist_id !== undefined) continue;
    const page = await found(`api/animes/${id}`, http);
    if (page && idFrom(page.id) === id) details.set(id, page);
  }
}

function byId(list: readonly JsonObject[]): Details {
  return new Map(
    list.flatMap((one): readonly (readonly [number, JsonObject])[] => {
      const id = idFrom(one.id);
      return id ? [[id, one]] : [];
    }),
  );
}

/** A title is there if a franchise or a list has it. What it states is what its own entry says, else its franchise. */
function rawsOf(ids: readonly number[], details: Details, graph: FranchiseGraph): Raws {
  const raws = new Map<Ref, unknown>();
  for (const id of ids) {
    const node = graph.nodes.get(id);
    const own = details.get(id);
    if (!node && !own) continue;
    const related = relatedOf(own);
    const linked = graph.stated.get(id);
    const relations = related && related.length > 0 ? related : (linked ?? related);
    const { related: _, ...rest } = own ?? {};
    raws.set(refOf('shikimori', id), {
      id,
      ...(node && { node }),
      ...(own && { details: rest }),
      ...(relations && { relations }),
    });
  }
  return raws;
}
