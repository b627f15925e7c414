import { ProviderError } from '../../model/errors.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import { type Kind, kindOf, numberOf, type Ref, refOf, type Source, sourceOf } from '../../model/ref.ts';
import type { Watched } from '../../model/watched.ts';
import type { Provider, Raws } from '../provider.ts';
import { idFrom } from '../rest.ts';
import { decode } from './decode.ts';
import { mostLevels } from './fields.ts';
import { entrySaid } from './list.ts';
import { nestedRaws } from './nested.ts';
import {
  type AskedIds,
  aloneGroup,
  coversRequest,
  listRequest,
  perPage,
  popularRequest,
  type Request,
  searchRequest,
  titlesRequest,
} from './query.ts';
import { send } from './transport.ts';
import { isWide } from './wide.ts';

/** AniList, https://anilist.co: GraphQL, no key needed. */
export const anilist: Provider = {
  name: 'anilist',
  label: 'AniList',
  url: 'https://graphql.anilist.co',
  numberings: ['anilist', 'mal'],
  // 30 a minute for long stretches, whatever the header says; the network moves requests closer together than they were
  // sent, so two are left. A burst limiter has no published number.
  limits: [
    { requests: 28, perMs: 60_000 },
    { requests: 5, perMs: 1000 },
  ],
  batchSize: perPage,
  // Several pages in one request: far below the cost that is allowed, and not more than is polite.
  plainBatchSize: 4 * perPage,
  searchBatchSize: 13,
  levels: mostLevels,
  terse: true,
  async download(refs, http, { lookAhead, levels = 1, alone = [], terse = false }) {
    const least = terse ? -1 : 0;
    const most = refs.some(isWide) ? 1 : mostLevels;
    const deep = lookAhead ? Math.min(levels, most) : least;
    const apart = new Set(deep > 0 ? alone : []);
    const near = refs.filter((ref) => !apart.has(ref));
    const pages = Object.entries(await pagesOf(titlesRequest(asked(near), deep, asked([...apart])), http));
    const ofGroup = (isAlone: boolean) =>
      pages.flatMap(([alias, all]) => (alias.startsWith(aloneGroup) === isAlone ? all : []));
    const raws = new Map([...rawsOf(ofGroup(true)), ...(deep > 0 ? nestedRaws : rawsOf)(ofGroup(false))]);
    return pages.every(([, media]) => media.every(ownRef)) ? raws : withUnknown(raws, refs);
  },
  decode,
  outline: (raw) => {
    const { id, idMal, type, title, relations } = raw as JsonObject;
    return { id, idMal, type, title, relations };
  },
  async search(titles, http, { lookAhead, levels = 1, besides = [] }) {
    const deep = lookAhead ? Math.min(levels, mostLevels) : 0;
    const pages = await pagesOf(searchRequest(titles, deep, asked(besides)), http);
    return {
      candidates: titles.map((_, n) => (pages[`s${n}`] ?? []).flatMap((media) => ownRef(media) ?? [])),
      raws: deep > 0 ? nearestLast(pages) : rawsOf(Object.values(pages).flat()),
    };
  },
  async popular(page, http) {
    const { popular = [] } = await pagesOf(popularRequest(page), http);
    return { candidates: [popular.flatMap((media) => ownRef(media) ?? [])], raws: rawsOf(popular) };
  },
  async covers(refs, http) {
    const all = Object.values(await pagesOf(coversRequest(asked(refs)), http)).flat();
    return new Map(all.flatMap(coversIn));
  },
  async list(user, page, http) {
    const { lists, hasNextChunk } = collectionOf(await send(listRequest(user, page), http));
    // A title may be in several of a user's lists.
    const entries = lists.flatMap((list) => (Array.isArray(list.entries) ? list.entries : [])).filter(isObject);
    const media = entries.map(mediaIn).filter(isObject);
    return {
      candidates: [media.flatMap((one) => ownRef(one) ?? [])],
      raws: rawsOf(media),
      watched: new Map(entries.flatMap(saidOf)),
      more: hasNextChunk === true,
    };
  },
};

const asked = (refs: readonly Ref[]): AskedIds => ({
  anilist: idsOf(refs, 'anilist', 'anime'),
  manga: idsOf(refs, 'anilist', 'manga'),
  mal: idsOf(refs, 'mal', 'anime'),
});

const idsOf = (refs: readonly Ref[], source: Source, kind: Kind) =>
  refs.filter((ref) => sourceOf(ref) === source && kindOf(ref) === kind).map(numberOf);

async function pagesOf(
  request: Request,
  http: Parameters<Provider['download']>[1],
): Promise<Record<string, readonly JsonObject[]>> {
  if (Object.keys(request.variables).length === 0) return {};
  const data = await send(request, http);
  return Object.fromEntries(request.aliases.map((alias) => [alias, mediaOf(isObject(data) ? data[alias] : undefined)]));
}

function collectionOf(data: unknown): JsonObject & { readonly lists: readonly JsonObject[] } {
  const list = isObject(data) ? data.list : undefined;
  if (!isObject(list) || !Array.isArray(list.lists))
    throw new ProviderError('anilist', 'body', 'AniList: answered without the list that was asked for');
  return { ...list, lists: list.lists.filter(isObject) };
}

function coversIn(media: JsonObject): readonly (readonly [Ref, string])[] {
  const address = isObject(media.coverImage) ? media.coverImage.medium : undefined;
  return typeof address === 'string' ? refsIn(media).map((ref) => [ref, address] as const) : [];
}

/** What a search brought, with neighbours: what was found counts before what several levels from the first of it brought. */
function nearestLast(pages: Readonly<Record<string, readonly JsonObject[]>>): Raws {
  const isFurther = ([alias]: readonly [string, unknown]) => /^d\d/.test(alias);
  const further = Object.entries(pages).filter(isFurther);
  const near = Object.entries(pages).filter((page) => !isFurther(page));
  return new Map([further, near].flatMap((some) => [...nestedRaws(some.flatMap(([, all]) => all))]));
}

const mediaIn = (entry: unknown): unknown => (isObject(entry) ? entry.media : undefined);

function saidOf(entry: JsonObject): readonly (readonly [Ref, Watched])[] {
  const ref = isObject(entry.media) ? ownRef(entry.media) : undefined;
  const watched = entrySaid(entry);
  return ref && watched ? [[ref, watched]] : [];
}

/** A page without a list is a failure, not an empty result; so is a list of nothing that has an id. */
function mediaOf(page: unknown): readonly JsonObject[] {
  const media: unknown = isObject(page) ? page.media : undefined;
  const titles = Array.isArray(media) ? media.map((one): JsonObject => (isObject(one) ? one : {})) : [];
  if (!Array.isArray(media) || (titles.length > 0 && !titles.some(ownRef)))
    throw new ProviderError('anilist', 'body', 'AniList: answered without the titles that were asked for');
  return titles;
}

/** Which title it is that came without its id nobody knows: none of those that did not come counts as absent. */
function withUnknown(raws: Raws, refs: readonly Ref[]): Raws {
  const known = new Set([...raws.values()].flatMap(refsIn));
  return new Map([...refs.filter((ref) => !known.has(ref)).map((ref) => [ref, {}] as const), ...raws]);
}

/** The title's own id, and MyAnimeList's. */
function refsIn(raw: unknown): readonly Ref[] {
  const mal = isObject(raw) ? idFrom(raw.idMal) : undefined;
  const own = isObject(raw) ? ownRef(raw) : undefined;
  return [...(own ? [own] : []), ...(mal ? [refOf('mal', mal)] : [])];
}

/** Each title by its own ref, and each neighbour that came whole (look-ahead) by its own. */
function rawsOf(all: readonly JsonObject[]): Raws {
  const raws = new Map<Ref, unknown>();
  for (const media of all) {
    for (const { node } of edgesOf(media)) {
      const ref = node && isObject(node.relations) && node.type !== 'MANGA' ? ownRef(node) : undefined;
      if (node && ref && !raws.has(ref)) raws.set(ref, withOutlines(node));
    }
  }
  for (const media of all) {
    const ref = ownRef(media);
    if (ref) raws.set(ref, withOutlines(media));
  }
  return raws;
}

/** The media with its neighbours cut down to who they are: what they state is kept once, under their own ref. */
function withOutlines(media: JsonObject): JsonObject {
  if (!isObject(media.relations)) return media;
  const edges = edgesOf(media).map(({ relationType, node }) => {
    if (!node) return { relationType, node: null };
    const { id, idMal, type, format, title } = node;
    return {
      relationType,
      node: { id, idMal, type, format, title: { romaji: isObject(title) ? title.romaji : null } },
    };
  });
  return { ...media, relations: { edges } };
}

function edgesOf(
  media: JsonObject,
): readonly { readonly relationType: unknown; readonly node: JsonObject | undefined }[] {
  const relations = media.relations;
  const edges = isObject(relations) ? relations.edges : undefined;
  if (!Array.isArray(edges)) return [];
  return edges.filter(isObject).map((edge) => ({
    relationType: edge.relationType,
    node: isObject(edge.node) ? edge.node : undefined,
  }));
}

function ownRef(media: JsonObject): Ref | undefined {
  const id = idFrom(media.id);
  return id === undefined ? undefined : refOf('anilist', id, media.type === 'MANGA' ? 'manga' : 'anime');
}
