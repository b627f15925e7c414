import type { Http } from '../../http/http.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import { kindOf, numberOf, type Ref, refOf, sourceOf } from '../../model/ref.ts';
import type { Provider } from '../provider.ts';
import { idFrom, objectsOf } from '../rest.ts';
import { type JsonApiAnswer, listAt, resourceKey } from './answer.ts';
import { decode, unknownWords } from './decode.ts';
import { siteOf } from './words.ts';

/** The most that a page holds; without a word it is 10. */
const perPage = 20;
const include = 'mediaRelationships.destination,mappings';

type Type = 'anime' | 'manga';

/** Kitsu, https://kitsu.app: JSON:API, no key needed. Knows which titles of MyAnimeList and AniList its own are. */
export const kitsu: Provider = {
  name: 'kitsu',
  label: 'Kitsu',
  url: 'https://kitsu.app/api/edge',
  numberings: ['kitsu', 'anilist', 'mal'],
  // It names no limit. These are what its neighbours can bear.
  limits: [
    { requests: 3, perMs: 1000 },
    { requests: 60, perMs: 60_000 },
  ],
  batchSize: perPage,
  searchBatchSize: 1,
  async download(refs, http) {
    const raws = new Map<Ref, unknown>();
    for (const type of ['anime', 'manga'] as const) {
      const asked = refs.filter((ref) => kindOf(ref) === kindOfType(type));
      const ids = await idsOf(asked, type, http);
      for (let start = 0; start < ids.length; start += perPage) {
        const some = ids.slice(start, start + perPage).join(',');
        const answer = await listAt(type, { 'filter[id]': some, include, 'page[limit]': perPage }, http);
        for (const [ref, raw] of rawsOf(answer)) raws.set(ref, raw);
      }
    }
    return raws;
  },
  decode,
  unknownWords,
  outline: (raw) => {
    const { id, type, attributes, mappings, relations } = raw as JsonObject;
    const { canonicalTitle, titles } = isObject(attributes) ? attributes : {};
    return {
      id,
      type,
      attributes: { canonicalTitle, titles },
      mappings,
      ...(relations !== undefined && { relations }),
    };
  },
  async search(titles, http) {
    const candidates: Ref[][] = [];
    const raws = new Map<Ref, unknown>();
    for (const title of titles) {
      const query = { 'filter[text]': title, include, 'page[limit]': perPage };
      const found = rawsOf(await listAt('anime', query, http));
      candidates.push([...found.keys()]);
      for (const [ref, raw] of found) raws.set(ref, raw);
    }
    return { candidates, raws };
  },
};

const kindOfType = (type: Type) => (type === 'manga' ? 'manga' : 'anime');

/** Kitsu's own numbers of titles: those that are asked for by another's, one request a numbering. */
async function idsOf(refs: readonly Ref[], type: Type, http: Http): Promise<readonly number[]> {
  const ids = new Set(refs.filter((ref) => sourceOf(ref) === 'kitsu').map(numberOf));
  for (const source of ['mal', 'anilist'] as const) {
    const others = refs.filter((ref) => sourceOf(ref) === source).map(numberOf);
    for (const id of await mappedFrom(`${siteOf[source]}/${type}`, others, type, http)) ids.add(id);
  }
  return [...ids];
}

/** A full page may have left some out, where several titles are mapped to one: those are asked for again. */
async function mappedFrom(site: string, others: readonly number[], type: Type, http: Http): Promise<readonly number[]> {
  const open = new Set(others);
  const ids: number[] = [];
  for (let isFull = open.size > 0; isFull && open.size > 0; ) {
    const filter = { 'filter[externalSite]': site, 'filter[externalId]': [...open].join(',') };
    const { data } = await listAt('mappings', { ...filter, include: 'item', 'page[limit]': perPage }, http);
    const before = open.size;
    for (const mapping of data) {
      open.delete(idFrom(attributesOf(mapping).externalId) ?? 0);
      const item = relatedTo(mapping, 'item');
      const id = isObject(item) && item.type === type ? idFrom(item.id) : undefined;
      if (id) ids.push(id);
    }
    isFull = data.length >= perPage && open.size < before;
  }
  return ids;
}

/** Each title with what came with it: whose ids it has, and what it states. */
function rawsOf({ data, included }: JsonApiAnswer): Map<Ref, unknown> {
  const raws = new Map<Ref, unknown>();
  for (const media of data) {
    const id = idFrom(media.id);
    const type = media.type === 'manga' ? 'manga' : 'anime';
    if (!id) continue;
    const relations = relationsOf(media, included);
    raws.set(refOf('kitsu', id, kindOfType(type)), {
      id,
      type,
      attributes: media.attributes,
      mappings: resourcesOf(media, 'mappings', included).map((one) => one.attributes),
      ...(relations && { relations }),
    });
  }
  return raws;
}

/** Undefined where Kitsu gives only a link to them, or none of those that it names: then they are not known. */
function relationsOf(media: JsonObject, included: JsonApiAnswer['included']): readonly JsonObject[] | undefined {
  const named = relatedTo(media, 'mediaRelationships');
  const resources = resourcesOf(media, 'mediaRelationships', included);
  if (!Array.isArray(named) || (named.length > 0 && resources.length === 0)) return undefined;
  return resources.flatMap((one): readonly JsonObject[] => {
    const other = relatedTo(one, 'destination');
    const id = isObject(other) && (other.type === 'anime' || other.type === 'manga') ? idFrom(other.id) : undefined;
    if (!isObject(other) || !id) return [];
    const own = attributesOf(one);
    const far = attributesOf(included.get(resourceKey(other)));
    const { canonicalTitle: title, subtype } = far;
    return [{ role: own.role, type: other.type, id, title, subtype }];
  });
}

function resourcesOf(media: JsonObject, name: string, included: JsonApiAnswer['included']): readonly JsonObject[] {
  return objectsOf(relatedTo(media, name)).flatMap((one): readonly JsonObject[] => {
    const resource = included.get(resourceKey(one));
    return resource ? [resource] : [];
  });
}

function relatedTo({ relationships }: JsonObject, name: string): unknown {
  const relationship = isObject(relationships) ? relationships[name] : undefined;
  return isObject(relationship) ? relationship.data : undefined;
}

function attributesOf(resource: JsonObject | undefined): JsonObject {
  return isObject(resource?.attributes) ? resource.attributes : {};
}
