import { isObject, type JsonObject } from '../../model/json.ts';
import { type Ref, refOf } from '../../model/ref.ts';
import type { Raws } from '../provider.ts';
import { idFrom, objectsOf } from '../rest.ts';
import { type Fields, outlineFields, recordFields } from './fields.ts';

/** A title of an answer with several levels. */
interface Found {
  readonly record: JsonObject;
  /** Undefined: it says nothing of them. */
  readonly edges: readonly Edge[] | undefined;
  readonly isAsked: boolean;
}

interface Edge {
  readonly relationType: unknown;
  /** Under short names; undefined where there is none. */
  readonly node: JsonObject | undefined;
}

/**
 * The titles of an answer with several levels of neighbours, each once, by its own ref. The answer repeats a title wherever
 * another one names it, and says least of it in the outermost place: what comes nearest to the titles that were asked for counts.
 * A title of which it does not say whom it is related to is left out, unless it was asked for.
 */
export function nestedRaws(all: readonly JsonObject[]): Raws {
  const found = new Map<Ref, Found>();
  let level: JsonObject[] = [];
  for (const media of all) {
    const { relations, ...record } = media;
    const edges = edgesIn(relations, 'edges', 'relationType', 'node');
    const ref = refIn(media.id, media.type);
    if (ref) found.set(ref, { record, edges, isAsked: true });
    level.push(...nodesOf(edges));
  }
  while (level.length > 0) {
    const next: JsonObject[] = [];
    for (const node of level) {
      const ref = refIn(node.i, node.k);
      if (!ref || found.has(ref) || !('x' in node)) continue;
      const edges = edgesIn(node.x, 'e', 'w', 'n');
      found.set(ref, { record: lengthened(node, recordFields), edges, isAsked: false });
      next.push(...nodesOf(edges));
    }
    level = next;
  }
  return rawsOf(found);
}

const nodesOf = (edges: readonly Edge[] | undefined): readonly JsonObject[] =>
  (edges ?? []).flatMap(({ node }) => (node ? [node] : []));

/** Those that came along first: one that was asked for takes the place of what came along. */
function rawsOf(found: ReadonlyMap<Ref, Found>): Raws {
  const raws = new Map<Ref, unknown>();
  const asked = new Map<Ref, unknown>();
  for (const [ref, { record, edges, isAsked }] of found) {
    const outlines = edges?.map((edge) => withOutline(edge, found));
    if (isAsked)
      asked.set(ref, outlines ? { ...record, relations: { edges: outlines } } : { ...record, relations: null });
    else if (record.type !== 'MANGA' && outlines?.every(({ node }) => node !== undefined))
      raws.set(ref, { ...record, relations: { edges: outlines } });
  }
  return new Map([...raws, ...asked]);
}

/** A relation with who its title is: as the answer says it there, else as it says it elsewhere; undefined: nowhere. */
function withOutline({ relationType, node }: Edge, found: ReadonlyMap<Ref, Found>) {
  if (!node) return { relationType, node: null };
  if ('t' in node) return { relationType, node: lengthened(node, outlineFields) };
  const [anime, manga] = [refIn(node.i, 'ANIME'), refIn(node.i, 'MANGA')];
  // An id alone: AniList numbers both kinds in one row.
  const known = (anime && found.get(anime)) ?? (manga && found.get(manga));
  return { relationType, node: known && outlineOf(known.record) };
}

function outlineOf({ id, idMal, type, format, title }: JsonObject): JsonObject {
  return { id, idMal, type, format, title: { romaji: isObject(title) ? title.romaji : null } };
}

function lengthened(raw: JsonObject, fields: Fields): JsonObject {
  return Object.fromEntries(
    fields.map(([short, field, inner]) => {
      const value = raw[short];
      return [field, inner && isObject(value) ? lengthened(value, inner) : value];
    }),
  );
}

function edgesIn(relations: unknown, edges: string, type: string, node: string): readonly Edge[] | undefined {
  const list = isObject(relations) ? relations[edges] : undefined;
  if (!Array.isArray(list)) return undefined;
  return objectsOf(list).map((edge) => {
    const one = edge[node];
    return { relationType: edge[type], node: isObject(one) ? one : undefined };
  });
}

function refIn(value: unknown, type: unknown): Ref | undefined {
  const id = idFrom(value);
  return id === undefined ? undefined : refOf('anilist', id, type === 'MANGA' ? 'manga' : 'anime');
}
