import { isObject, type JsonObject } from '../../model/json.ts';
import { relationTypeOf } from '../../model/relation.ts';
import { idFrom, objectsOf } from '../rest.ts';

/** What one title states of another, in Shikimori's words. */
export interface StatedByTitle {
  /** What the other one is to it: `sequel`, `parent_story`, ... */
  readonly relation: string;
  readonly id: number;
  readonly manga?: true;
  readonly name?: string;
  readonly kind?: string;
}

/** Whole franchises: every title of theirs, and what each states of the others. */
export interface FranchiseGraph {
  readonly nodes: ReadonlyMap<number, JsonObject>;
  /** Every node has a list, if only an empty one. */
  readonly stated: ReadonlyMap<number, readonly StatedByTitle[]>;
}

export const emptyGraph: FranchiseGraph = { nodes: new Map(), stated: new Map() };

/** The most titles whose details are worth asking for at once: four requests. The largest real franchise has 133. */
const mostNear = 200;

/** Reads `/franchise`. A link names its ends by id, older answers only by their place among the nodes. */
export function graphOf(answer: JsonObject): FranchiseGraph {
  const list = Array.isArray(answer.nodes) ? answer.nodes : [];
  const nodes = new Map<number, JsonObject>();
  for (const node of objectsOf(list)) {
    const id = idFrom(node.id);
    if (id) nodes.set(id, node);
  }
  const placed = (place: unknown) => {
    const node: unknown = typeof place === 'number' ? list[place] : undefined;
    return isObject(node) ? idFrom(node.id) : undefined;
  };
  const stated = new Map<number, StatedByTitle[]>([...nodes.keys()].map((id) => [id, []]));
  for (const link of objectsOf(answer.links)) {
    const from = idFrom(link.source_id) ?? placed(link.source);
    const to = idFrom(link.target_id) ?? placed(link.target);
    if (!from || !to || from === to) continue;
    stated.get(from)?.push({ relation: textOf(link.relation) ?? '', id: to, ...outlineOf(nodes.get(to)) });
  }
  return { nodes, stated };
}

/** What a title's `related` says, of anime and manga. Undefined if it is no list: then nobody has said it. */
export function relatedOf(details: JsonObject | undefined): readonly StatedByTitle[] | undefined {
  if (!Array.isArray(details?.related)) return undefined;
  return objectsOf(details.related).flatMap(({ relation, anime, manga }): readonly StatedByTitle[] => {
    const other = isObject(anime) ? anime : isObject(manga) ? manga : undefined;
    const id = idFrom(other?.id);
    if (!other || !id) return [];
    return [{ relation: textOf(relation) ?? '', id, ...(other === manga && { manga: true }), ...outlineOf(other) }];
  });
}

export function merged(a: FranchiseGraph, b: FranchiseGraph): FranchiseGraph {
  return { nodes: new Map([...a.nodes, ...b.nodes]), stated: new Map([...a.stated, ...b.stated]) };
}

/**
 * The titles of `asked`'s own franchise, nearest first. The graph follows crossovers, too: Attack on Titan's goes on to
 * Gintama. Those are beyond, and only the nearest of them are of use: what they state decides whether they are listed.
 */
export function around(
  asked: readonly number[],
  graph: FranchiseGraph,
): { readonly near: number[]; readonly beyond: number[] } {
  const neighbours = neighboursIn(graph);
  const near = new Set(asked);
  const beyond = new Set<number>();
  for (const id of near) {
    for (const { id: other, isCrossover } of neighbours.get(id) ?? []) {
      if (isCrossover || near.size >= mostNear) beyond.add(other);
      else near.add(other);
    }
  }
  return { near: [...near], beyond: [...beyond].filter((id) => !near.has(id)) };
}

function neighboursIn({ stated }: FranchiseGraph): Map<number, { id: number; isCrossover: boolean }[]> {
  const all = new Map<number, { id: number; isCrossover: boolean }[]>();
  const add = (from: number, id: number, isCrossover: boolean) => {
    const list = all.get(from) ?? [];
    if (list.length === 0) all.set(from, list);
    list.push({ id, isCrossover });
  };
  for (const [from, links] of stated) {
    for (const { id: to, relation } of links) {
      const type = relationTypeOf(relation);
      const isCrossover = type === 'CHARACTER' || type === 'OTHER';
      add(from, to, isCrossover);
      add(to, from, isCrossover);
    }
  }
  return all;
}

function outlineOf(node: JsonObject | undefined): Pick<StatedByTitle, 'name' | 'kind'> {
  const name = textOf(node?.name);
  const kind = textOf(node?.kind);
  return { ...(name && { name }), ...(kind && { kind }) };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
