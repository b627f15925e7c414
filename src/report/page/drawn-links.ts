import type { Link } from '../../franchise/links.ts';
import type { Ref } from '../../model/ref.ts';

/** How many lines a drawing has at the most: more cannot be told apart, and a page with them takes long to show. */
const mostLines = 2_000;

/** Lines that are drawn, and how many are not. */
export interface DrawnLinks {
  readonly links: readonly Link[];
  readonly leftOut: number;
}

/**
 * Chooses the lines that a drawing has: all of them where they are few. Of too many, first those that hold it together, so that
 * what is related stays so, then those that lead from one title to what comes of it, then the rest. Takes as long as there are
 * lines, whatever they connect.
 */
export function drawnLinks(links: readonly Link[], most = mostLines): DrawnLinks {
  if (links.length <= most) return { links, leftOut: 0 };
  const ordered = [...links.filter(({ directed }) => directed), ...links.filter(({ directed }) => !directed)];
  const groups = new Map<Ref, Ref>();
  const spanning = new Set(ordered.filter(({ from, to }) => join(groups, from, to)));
  const chosen = new Set([...spanning, ...ordered.filter((link) => !spanning.has(link))].slice(0, most));
  return { links: links.filter((link) => chosen.has(link)), leftOut: links.length - chosen.size };
}

/** Joins the groups of two titles. Returns whether they were two. */
function join(groups: Map<Ref, Ref>, a: Ref, b: Ref): boolean {
  const [one, other] = [groupOf(groups, a), groupOf(groups, b)];
  if (one === other) return false;
  groups.set(one, other);
  return true;
}

/** The title that stands for a group. The way to it is halved each time that it is walked. */
function groupOf(groups: Map<Ref, Ref>, ref: Ref): Ref {
  let at = ref;
  for (let next = groups.get(at); next !== undefined; next = groups.get(at)) {
    const beyond = groups.get(next);
    if (beyond !== undefined) groups.set(at, beyond);
    at = next;
  }
  return at;
}
