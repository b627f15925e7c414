import { user } from '../model/decision.ts';
import type { RunEvent } from '../model/events.ts';
import { filled } from '../model/filled.ts';
import type { Edge, Franchise, Listed, Member, Truncation } from '../model/franchise.ts';
import type { Ref } from '../model/ref.ts';
import { inverseOf } from '../model/relation.ts';
import type { Title } from '../model/title.ts';
import { withoutCollections } from './collections.ts';
import type { Decisions, Graph } from './graph.ts';
import type { Walk } from './walk.ts';

type Arrived = Extract<RunEvent, { type: 'title' }>;

/** What came of the titles asked for. */
export interface Findings {
  /** By the refs that they came under. */
  readonly arrived: Map<Ref, Arrived>;
  /** All that came of them, where all providers are asked. */
  readonly others: Map<Ref, Arrived[]>;
  /** Providers in order of precedence, where all are asked about every title. Empty: who answers first stands. */
  readonly providers: readonly string[];
  readonly missing: Ref[];
  readonly failed: { ref: Ref; error: string }[];
}

interface Conclusion extends Pick<Decisions, 'joins' | 'shipped'> {
  readonly query: string;
  readonly graph: Graph;
  readonly findings: Findings;
  /** Why no more was asked. */
  readonly cut: Truncation['by'] | undefined;
  readonly unheard: readonly string[];
}

/** The answer that a walk comes to. Every title goes by its best ref, which is the same from every start. */
export function conclude(
  walk: Walk,
  { query, graph, findings, cut, unheard, joins = [], shipped = [] }: Conclusion,
): Franchise {
  const { name } = graph;
  const arrived = arrivedIn(findings, graph);
  const others = othersIn(findings, graph);
  const members = [...walk.members].flatMap(([ref, { depth, via }]): readonly Member[] => {
    const one = arrived.get(ref);
    if (!one) return [];
    const { from, provider, fetchedAt } = one;
    const way = via && { via: { ref: name(via.ref), type: via.type } };
    const title = others.get(ref)?.reduce(filled, titleOf(ref, one, graph)) ?? titleOf(ref, one, graph);
    return [{ title, depth, ...way, from, provider, fetchedAt }];
  });
  const tied = withoutCollections({
    members,
    edges: edgesAmong(
      [...walk.members.keys()].filter((ref) => arrived.has(ref)),
      graph,
      joins,
    ),
  });
  const truncated: Truncation | undefined = cut ? { by: cut, frontier: walk.needed } : walk.truncated;
  return {
    query,
    root: tied.members[0]?.title.ref ?? ([...walk.members.keys()][0] as Ref),
    ...tied,
    listed: walk.listed.map((one) => listedOf(one, graph)),
    ...(truncated && { truncated: { by: truncated.by, frontier: truncated.frontier.map(name) } }),
    ...(unheard.length > 0 && { unheard }),
    ...withFalseJoins(walk, graph, shipped),
    missing: findings.missing,
    // A neighbour that failed and is no member could still have been one: its own word is not known.
    failed: findings.failed,
  };
}

/** Counts the cuts of the program that kept a title out: pairs of a member and a neighbour that is none. */
function withFalseJoins(
  { members }: Walk,
  graph: Graph,
  shipped: NonNullable<Decisions['shipped']>,
): Pick<Franchise, 'falseJoins'> {
  const kept = new Set<string>();
  for (const [a, b] of shipped) {
    const [one, other] = [graph.canonical(a), graph.canonical(b)];
    const [member, stranger] = members.has(one) ? [one, other] : [other, one];
    if (!members.has(member) || members.has(stranger)) continue;
    if (graph.relation(member, stranger) ?? graph.relation(stranger, member)) kept.add(`${member} ${stranger}`);
  }
  return kept.size > 0 ? { falseJoins: kept.size } : {};
}

/** Whether an answer stands in place of the one that is known of the same title. */
export function isBetter(answer: Arrived, known: Arrived, providers: readonly string[]): boolean {
  if (!known.title.relations) return true;
  const rank = ({ provider }: Arrived) => providers.indexOf(provider);
  return answer.title.relations !== undefined && rank(answer) >= 0 && rank(answer) < rank(known);
}

/** By the refs that stand for the titles now: they may have come under others. */
function arrivedIn({ arrived, providers }: Findings, graph: Graph): ReadonlyMap<Ref, Arrived> {
  const all = new Map<Ref, Arrived>();
  for (const [ref, one] of arrived) {
    const now = graph.canonical(ref);
    const known = all.get(now);
    if (!known || isBetter(one, known, providers)) all.set(now, one);
  }
  return all;
}

/** What each provider says of a title itself, in order of precedence. */
function othersIn({ others, providers }: Findings, graph: Graph): ReadonlyMap<Ref, readonly Arrived[]> {
  const all = new Map<Ref, Arrived[]>();
  for (const [ref, answers] of others) {
    const now = graph.canonical(ref);
    all.set(now, [...(all.get(now) ?? []), ...answers]);
  }
  const rank = ({ provider }: Arrived) => providers.indexOf(provider);
  for (const answers of all.values()) answers.sort((a, b) => rank(a) - rank(b));
  return all;
}

/** A title as the first provider has it, with what all providers state of others by it. */
function titleOf(ref: Ref, { title, provider }: Arrived, graph: Graph): Title {
  const name = graph.name(ref);
  if (graph.statedBy(ref).size < 2) return name === title.ref ? title : { ...title, ref: name };
  const relations = graph.neighbours(ref).flatMap((to) =>
    graph.stated(ref, to).map(({ by, ...relation }) => ({
      ...relation,
      to: graph.name(to),
      ...((by.length > 1 || by[0] !== provider) && { by }),
    })),
  );
  return { ...title, ref: name, relations };
}

/** All that is stated between two members, and the other direction where nothing is stated of that. */
function edgesAmong(members: readonly Ref[], graph: Graph, joins: NonNullable<Decisions['joins']>): readonly Edge[] {
  const among = new Set(members);
  const isLinked = (from: Ref, to: Ref) => among.has(from) && among.has(to) && from !== to && !graph.isCut(from, to);
  const edgeOf = (from: Ref, to: Ref) => ({ from: graph.name(from), to: graph.name(to), stated: true });
  const stated = members.flatMap((from) =>
    graph
      .neighbours(from)
      .filter((to) => isLinked(from, to))
      .flatMap((to) => graph.stated(from, to).map(({ type, by }): Edge => ({ ...edgeOf(from, to), type, by }))),
  );
  const joined = joins.flatMap((join): readonly Edge[] => {
    const from = graph.canonical(join.from);
    const to = graph.canonical(join.to);
    return isLinked(from, to) ? [{ ...edgeOf(from, to), type: join.type, by: [join.by ?? user] }] : [];
  });
  const all = joined.length > 0 ? merged([...stated, ...joined]) : stated;
  const directions = new Set(all.map(({ from, to }) => `${from} ${to}`));
  return merged(
    all.flatMap((edge) => (directions.has(`${edge.to} ${edge.from}`) ? [edge] : [edge, inferredFrom(edge)])),
  );
}

const inferredFrom = ({ from, to, type, by }: Edge): Edge => ({
  from: to,
  to: from,
  type: inverseOf[type],
  stated: false,
  by,
});

/** One of each pair, direction and type, with all who say so. */
function merged(edges: readonly Edge[]): readonly Edge[] {
  const all = new Map<string, Edge>();
  for (const edge of edges) {
    const key = `${edge.from} ${edge.type} ${edge.to}`;
    const known = all.get(key);
    all.set(key, known ? { ...known, by: [...new Set([...known.by, ...edge.by])].sort() } : edge);
  }
  return [...all.values()];
}

function listedOf({ ref, of, type, rule }: Walk['listed'][number], graph: Graph): Listed {
  const title = graph.title(ref)?.title ?? graph.relation(of, ref)?.title ?? ref;
  return { ref: graph.name(ref), of: graph.name(of), type, title, ...(rule && { rule }) };
}
