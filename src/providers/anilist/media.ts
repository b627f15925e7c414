import { isObject, type JsonObject } from '../../model/json.ts';
import { largestId } from '../../model/ref.ts';
import { unreadableTitle } from '../read.ts';

/** Who a media is, as AniList sends it. Of a wrong type, and so not known, is undefined; null is what AniList does not know. */
export interface RawOutline {
  readonly id: number;
  readonly idMal: number | undefined;
  readonly type: string | undefined;
  readonly format: string | undefined;
  readonly title: RawNames;
}

interface RawNames {
  readonly romaji: string | undefined;
  readonly english: string | undefined;
  readonly native: string | undefined;
}

export interface RawDate {
  readonly year: number | undefined;
  readonly month: number | undefined;
  readonly day: number | undefined;
}

export interface RawEdge {
  readonly relationType: string | undefined;
  readonly node: RawOutline;
}

/** A media as AniList sends it. */
export interface RawMedia extends RawOutline {
  readonly status: string | undefined;
  readonly synonyms: readonly string[] | undefined;
  readonly episodes: number | undefined;
  readonly duration: number | undefined;
  readonly startDate: RawDate | undefined;
  readonly endDate: RawDate | undefined;
  readonly season: string | undefined;
  readonly seasonYear: number | undefined;
  readonly isAdult: boolean | undefined;
  readonly popularity: number | undefined;
  /** Those whose other end can be read. Undefined: it says nothing of any. */
  readonly edges: readonly RawEdge[] | undefined;
}

const who = { name: 'anilist', label: 'AniList' } as const;

/**
 * Reads a media without a library: the titles that are kept are read at every start, and a schema takes longer to be made than they
 * do to be read. Only the id must be there, and names and relations must be no other thing; all else of a wrong type counts as not
 * known. Throws `ProviderError` that names the title and the place that is of another form.
 */
export function readMedia(raw: unknown): RawMedia {
  const media = objectAt(raw, '', raw);
  const outline = outlineIn(media);
  if (!outline) throw unreadableTitle(raw, 'id', 'number', media.id, who);
  if (!isObjectOrNothing(media.title)) throw unreadableTitle(raw, 'title', 'object', media.title, who);
  return {
    ...outline,
    status: textIn(media.status),
    synonyms: textsIn(media.synonyms),
    episodes: countIn(media.episodes),
    duration: countIn(media.duration),
    startDate: dateIn(media.startDate),
    endDate: dateIn(media.endDate),
    season: textIn(media.season),
    seasonYear: countIn(media.seasonYear),
    isAdult: typeof media.isAdult === 'boolean' ? media.isAdult : undefined,
    popularity: countIn(media.popularity),
    edges: edgesIn(media.relations, raw),
  };
}

const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined;
const isObjectOrNothing = (value: unknown): value is JsonObject | null | undefined =>
  isNothing(value) || isObject(value);

function objectAt(value: unknown, place: string, raw: unknown): JsonObject {
  if (isObject(value)) return value;
  throw unreadableTitle(raw, place, 'object', value, who);
}

/** Undefined without an id, which nobody can be asked by. */
function outlineIn({ id, idMal, type, format, title }: JsonObject): RawOutline | undefined {
  if (!isId(id)) return undefined;
  const names = isObject(title) ? title : {};
  return {
    id,
    idMal: isId(idMal) ? idMal : undefined,
    type: textIn(type),
    format: textIn(format),
    title: { romaji: textIn(names.romaji), english: textIn(names.english), native: textIn(names.native) },
  };
}

function edgesIn(relations: unknown, raw: unknown): readonly RawEdge[] | undefined {
  if (isNothing(relations)) return undefined;
  const { edges } = objectAt(relations, 'relations', raw);
  if (isNothing(edges)) return undefined;
  if (!Array.isArray(edges)) throw unreadableTitle(raw, 'relations.edges', 'array', edges, who);
  return edges.flatMap((edge: unknown) => {
    if (!isObject(edge) || !isObject(edge.node) || !isObjectOrNothing(edge.node.title)) return [];
    const node = outlineIn(edge.node);
    return node ? [{ relationType: textIn(edge.relationType), node }] : [];
  });
}

const isId = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= largestId;

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Those that are there, of a list of nothing else than texts. */
function textsIn(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || !value.every((one) => one === null || typeof one === 'string')) return undefined;
  return value.filter((one): one is string => one !== null);
}

const countIn = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

const dateIn = (value: unknown): RawDate | undefined =>
  isObject(value) ? { year: countIn(value.year), month: countIn(value.month), day: countIn(value.day) } : undefined;
