import type { Depth } from '../model/depth.ts';
import type { Truncation } from '../model/franchise.ts';
import { kindOf, type Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import { type Pair, type Policy, type Rule, treatmentOf } from '../model/relation-policy.ts';
import type { Neighbourhood } from './graph.ts';
import { type Ruling, rulingOf } from './name-rules.ts';

/** How a walk has reached a title. */
export interface Reached {
  /** Steps from the roots that count. */
  readonly depth: number;
  readonly via?: { readonly ref: Ref; readonly type: RelationType };
}

export interface WalkOptions {
  readonly policy: Policy;
  readonly depth: Depth;
  readonly maxTitles: number;
  /**
   * Each title that is asked for is a request: a neighbour that a member calls CHARACTER, and nothing else, is not asked what it
   * says itself. It is hardly ever more.
   */
  readonly sparing?: boolean;
  /** Only what providers state decides, without the rules about names. */
  readonly asStated?: boolean;
  /** It begins with films: collections are what ties them together, and nothing else is. Absent: collections do not count. */
  readonly ofFilms?: boolean;
}

/** A neighbour of a member that is named and not followed. `rule`: the rule that keeps it out although it is stated. */
export interface Neighbour {
  readonly ref: Ref;
  readonly of: Ref;
  readonly type: RelationType;
  readonly rule?: Rule;
}

/** What is known of a franchise at one moment. */
export interface Walk {
  readonly members: ReadonlyMap<Ref, Reached>;
  /** What has to be read before more can be said: members first, then neighbours whose own word could let them in. */
  readonly needed: readonly Ref[];
  /** How many of them are members. */
  readonly unread: number;
  readonly listed: readonly Neighbour[];
  readonly truncated?: Truncation;
}

/**
 * Breadth first from the roots over all that is known. Pure: the same knowledge gives the same walk, and more knowledge
 * takes no member away but where a provider takes something back, so it is simply walked anew each round.
 */
export function walk(roots: readonly Ref[], graph: Neighbourhood, options: WalkOptions): Walk {
  const { policy, depth, maxTitles, ofFilms = false } = options;
  const members = new Map<Ref, Reached>(roots.map((ref) => [ref, { depth: 0 }]));
  const unread = new Set<Ref>();
  const undecided = new Set<Ref>();
  const listed = new Map<Ref, Neighbour>();
  const beyond = { depth: new Set<Ref>(), titles: new Set<Ref>() };
  // Two lists in place of a double-ended queue: steps that cost nothing stay on this level, the others make the next.
  let level: Ref[] = [...members.keys()];
  for (let reached = 0; level.length > 0; reached++) {
    const next: Ref[] = [];
    for (let n = 0; n < level.length; n++) {
      const ref = level[n] as Ref;
      if (members.get(ref)?.depth !== reached) continue; // came nearer in the meantime
      if (!graph.isRead(ref)) unread.add(ref);
      for (const neighbour of graph.neighbours(ref)) step(ref, neighbour, reached, next);
    }
    level = next;
  }

  function step(ref: Ref, neighbour: Ref, reached: number, next: Ref[]): void {
    // Who is a member already, and no further away, needs no decision: half of all pairs are met from their other end first.
    if ((members.get(neighbour)?.depth ?? Number.POSITIVE_INFINITY) <= reached) return;
    if (kindOf(neighbour) === 'manga' || graph.isCut(ref, neighbour)) return;
    const pair = graph.pair(ref, neighbour);
    if ((isCollection(ref) || isCollection(neighbour)) !== ofFilms && !pair.joined) return;
    const { treatment, needs = [neighbour], rule } = rulingIn(graph, options, ref, neighbour);
    // From film to film through their collection is one step.
    const cost = isCollection(ref) || (depth.auto && isStoryLine(pair, policy)) ? 0 : 1;
    const at = reached + cost;
    if (treatment === 'undecided') {
      if (at <= depth.steps) for (const one of needs) undecided.add(one);
    } else if (treatment === 'list') {
      const type = graph.relation(ref, neighbour)?.type ?? 'OTHER';
      if (!listed.has(neighbour)) listed.set(neighbour, { ref: neighbour, of: ref, type, ...(rule && { rule }) });
    } else if (treatment === 'follow') enter(ref, neighbour, at, cost === 0 ? level : next);
  }

  function enter(from: Ref, ref: Ref, at: number, queue: Ref[]): void {
    const place = members.get(ref);
    if (place && place.depth <= at) return;
    if (at > depth.steps) return void beyond.depth.add(ref);
    if (!place && !isCollection(ref) && titlesAmong(members, ofFilms) >= maxTitles) return void beyond.titles.add(ref);
    members.set(ref, { depth: at, via: { ref: from, type: graph.relation(from, ref)?.type ?? 'OTHER' } });
    queue.push(ref);
  }

  const left = (all: Set<Ref>) => [...all].filter((ref) => !members.has(ref));
  const frontier = left(new Set([...beyond.titles, ...beyond.depth]));
  return {
    members,
    unread: unread.size,
    needed: [...unread, ...[...undecided].filter((ref) => !members.has(ref) && !graph.isRead(ref))],
    listed: [...listed.values()].filter(({ ref }) => !members.has(ref)),
    ...(frontier.length > 0 && { truncated: { by: left(beyond.titles).length > 0 ? 'titles' : 'depth', frontier } }),
  };
}

function rulingIn(graph: Neighbourhood, options: WalkOptions, ref: Ref, neighbour: Ref): Ruling {
  const { policy, asStated, sparing } = options;
  const pair = graph.pair(ref, neighbour);
  if (sparing && pair.far === undefined && isOnlyCharacter(pair)) return { treatment: policy.CHARACTER };
  return asStated ? { treatment: treatmentOf(policy, pair) } : rulingOf(policy, graph, ref, neighbour);
}

function isOnlyCharacter({ near = [], joined = [] }: Pair): boolean {
  return near.length > 0 && joined.length === 0 && near.every((type) => type === 'CHARACTER');
}

/** Collections are no titles. */
function titlesAmong(members: ReadonlyMap<Ref, Reached>, ofFilms: boolean): number {
  return ofFilms ? [...members.keys()].filter((ref) => !isCollection(ref)).length : members.size;
}

const isCollection = (ref: Ref): boolean => kindOf(ref) === 'collection';

function isStoryLine({ near, far, joined }: Pair, policy: Policy): boolean {
  const isLine = (type: RelationType) => (type === 'SEQUEL' || type === 'PREQUEL') && policy[type] === 'follow';
  return near?.some(isLine) || far?.some(isLine) || joined?.some(isLine) || false;
}
