import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { FranchiseDocument } from '../../franchise/document.ts';
import { type Link, linksOf } from '../../franchise/links.ts';
import type { Ref } from '../../model/ref.ts';
import type { RelationType } from '../../model/relation.ts';
import { type Section, sectionsOf } from '../format/sections.ts';
import { type Point, pack } from './pack.ts';

/** Size of a title's box, in pixels at 100 %. */
export const box = { width: 204, height: 66 };
const padding = { top: 96, side: 28 };

/** Where everything of a drawing stands: titles by their centres, links by the points that they turn at. */
export interface Layout {
  readonly titles: ReadonlyMap<Ref, Point>;
  readonly links: readonly Route[];
}

export interface Route extends Link {
  /** Start, turns and end. Empty: straight from one to the other, as between continuities. */
  readonly points: readonly Point[];
}

/** What a layout engine is given: a graph a continuity. Pure and quick; the engine is neither. */
export interface Plan {
  readonly graphs: readonly ElkNode[];
  readonly links: readonly Link[];
}

export function planOf(document: FranchiseDocument): Plan {
  const sections = sectionsOf(document);
  const refs = document.titles.map(({ ref }) => ref);
  const links = linksOf(refs, document.relations);
  return { graphs: sections.map((section, n) => graphOf(section, n, links)), links };
}

/** Sequels run to the right and straight; what hangs on them stands beside. */
const layered = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.spacing.nodeNode': '18',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '8',
  'elk.spacing.componentComponent': '26',
  'elk.layered.spacing.nodeNodeBetweenLayers': '46',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '7',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.mergeEdges': 'true',
  'elk.aspectRatio': '2',
};

function graphOf({ titles }: Section, n: number, links: readonly Link[]): ElkNode {
  const own = new Set(titles.map(({ ref }) => ref));
  const extras = new Set<Ref>();
  const edges = links.flatMap((link, at): ElkExtendedEdge[] => {
    if (!own.has(link.from) || !own.has(link.to)) return [];
    // A special that is an extra of ten titles hangs on the first of them; ten lines would make a knot.
    if (vague.has(link.type) && extras.has(link.to)) return [];
    extras.add(link.to);
    return [{ id: String(at), sources: [link.from], targets: [link.to], layoutOptions: importance(link) }];
  });
  return { id: `c${n}`, layoutOptions: layered, children: titles.map(({ ref }) => ({ id: ref, ...box })), edges };
}

const vague: ReadonlySet<RelationType> = new Set(['OTHER', 'CHARACTER']);

function importance({ type }: Link): Record<string, string> {
  const rank = type === 'SEQUEL' ? '20' : type === 'SIDE_STORY' ? '2' : '1';
  return { 'elk.layered.priority.straightness': rank, 'elk.layered.priority.shortness': rank };
}

/** Loads the layout engine and runs it: about half a second for 131 titles. */
export async function layoutOf(document: FranchiseDocument): Promise<Layout> {
  const { graphs, links } = planOf(document);
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const elk = new Elk.default();
  const placed: readonly ElkNode[] = await Promise.all(graphs.map((graph) => elk.layout(graph)));
  const sizes = placed.map(({ width = 0, height = 0 }) => ({
    width: width + 2 * padding.side,
    height: height + padding.top + padding.side,
  }));
  const corners = pack(sizes, 40, 1.7).map(({ x, y }) => ({ x: x + padding.side, y: y + padding.top }));
  const turns = new Map<string, readonly Point[]>();
  const titles = new Map<Ref, Point>();
  for (const [n, graph] of placed.entries()) {
    const corner = corners[n] ?? { x: 0, y: 0 };
    for (const child of graph.children ?? []) titles.set(child.id as Ref, centre(child, corner));
    for (const { id, sections } of graph.edges ?? []) {
      const section = sections?.[0];
      if (!section) continue;
      const { startPoint, bendPoints = [], endPoint } = section;
      turns.set(
        id,
        [startPoint, ...bendPoints, endPoint].map((point) => moved(point, corner)),
      );
    }
  }
  return { titles, links: links.map((link, at) => ({ ...link, points: turns.get(String(at)) ?? [] })) };
}

function centre({ x = 0, y = 0 }: Pick<ElkNode, 'x' | 'y'>, corner: Point): Point {
  return moved({ x: x + box.width / 2, y: y + box.height / 2 }, corner);
}

function moved({ x, y }: Point, by: Point): Point {
  return { x: Math.round(x + by.x), y: Math.round(y + by.y) };
}
