import type { Edge, Member } from '../model/franchise.ts';
import { numberOf } from '../model/ref.ts';
import type { Title } from '../model/title.ts';

/** In which order a franchise is listed: as it came out, or as its story runs. */
export const orders = ['release', 'story'] as const;
export type Order = (typeof orders)[number];

type Dated = Pick<Title, 'ref' | 'status' | 'startDate' | 'year'>;

/**
 * By start date. `2013-04` comes after the full dates of its month, `2013` after those of its year. What is known to have
 * aired comes before what has not, and in both what has no date comes last. The same from every start of a crawl.
 */
export function releaseOrder(members: readonly Member[]): readonly Member[] {
  return sortBy(members, ({ title }) => releaseKey(title));
}

/**
 * What happens first comes first, as far as SEQUEL and PREQUEL tell; a circle of sequels counts as one title and is listed
 * by release. A parent comes before its side stories where it came out before them. All else is in release order.
 */
export function storyOrder(members: readonly Member[], edges: readonly Edge[]): readonly Member[] {
  const released = releaseOrder(members);
  const { hard, soft } = predecessors(released, edges);
  const knot = components(hard);
  const knots = grouped(released, knot);
  const before = lift(hard, knot, knots.length);
  const wished = lift(soft, knot, knots.length);
  // A wish that contradicts the sequels, or other wishes, would close a circle: it is dropped.
  const circle = components(before.map((all, n) => [...all, ...(wished[n] ?? [])]));
  const possible = wished.map((all, n) => all.filter((one) => circle[one] !== circle[n]));
  return settle(before.map((all, n) => [...all, ...(possible[n] ?? [])])).flatMap((n) => knots[n] ?? []);
}

export function inOrder(members: readonly Member[], edges: readonly Edge[], order: Order): readonly Member[] {
  return order === 'story' ? storyOrder(members, edges) : releaseOrder(members);
}

/** Compares as text: whether it has aired, when, then the number and the ref so that no two titles are equal. */
function releaseKey(title: Dated): string {
  const before = keys.get(title);
  if (before !== undefined) return before;
  const date = dateKey(title) ?? '9999-99-99';
  const key = [isOut(title) ? 0 : 2, date, String(numberOf(title.ref)).padStart(10, '0'), title.ref].join(' ');
  keys.set(title, key);
  return key;
}

const keys = new WeakMap<Dated, string>();

/** In release order. */
export function byRelease<T extends Dated>(titles: readonly T[]): readonly T[] {
  return sortBy(titles, releaseKey);
}

/** Whether it has begun to air, as far as is known: where nothing is said, a date will do. */
export function isOut(title: Omit<Dated, 'ref'>): boolean {
  if (title.status && aired.has(title.status)) return true;
  return title.status !== 'NOT_YET_RELEASED' && dateKey(title) !== undefined;
}

const aired: ReadonlySet<string> = new Set(['FINISHED', 'RELEASING', 'HIATUS']);

function dateKey({ startDate, year }: Pick<Title, 'startDate' | 'year'>): string | undefined {
  if (startDate && /^\d{4}(-\d\d){0,2}$/.test(startDate)) return startDate + '9999-99-99'.slice(startDate.length);
  return year ? `${String(year).padStart(4, '0')}-99-99` : undefined;
}

function sortBy<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  return all
    .map((one) => ({ one, key: key(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ one }) => one);
}

/** For each node, the nodes that come before it. */
type Before = readonly (readonly number[])[];

/** `hard`: sequels. `soft`: a parent and its side stories, where the parent is the older. */
function predecessors(
  released: readonly Member[],
  edges: readonly Edge[],
): { readonly hard: Before; readonly soft: Before } {
  const rank = new Map(released.map(({ title }, n) => [title.ref, n]));
  const hard: Set<number>[] = released.map(() => new Set());
  const soft: Set<number>[] = released.map(() => new Set());
  for (const edge of edges) {
    const from = rank.get(edge.from);
    const to = rank.get(edge.to);
    if (from === undefined || to === undefined || from === to) continue;
    if (edge.type === 'SEQUEL') hard[to]?.add(from);
    else if (edge.type === 'PREQUEL') hard[from]?.add(to);
    else if (belowFrom.has(edge.type) && from < to) soft[to]?.add(from);
    else if (aboveFrom.has(edge.type) && to < from) soft[from]?.add(to);
  }
  return { hard: hard.map(ascending), soft: soft.map(ascending) };
}

const belowFrom: ReadonlySet<string> = new Set(['SIDE_STORY', 'SPIN_OFF', 'SUMMARY', 'COMPILATION']);
const aboveFrom: ReadonlySet<string> = new Set(['PARENT', 'CONTAINS']);

function ascending(all: Iterable<number>): readonly number[] {
  return [...all].sort((a, b) => a - b);
}

/** The same constraints between groups of nodes. */
function lift(before: Before, group: readonly number[], groups: number): Before {
  const lifted: Set<number>[] = Array.from({ length: groups }, () => new Set());
  for (const [n, all] of before.entries()) {
    const own = group[n] ?? 0;
    for (const one of all) if (group[one] !== own) lifted[own]?.add(group[one] ?? 0);
  }
  return lifted.map(ascending);
}

function grouped<T>(all: readonly T[], group: readonly number[]): readonly (readonly T[])[] {
  const groups: T[][] = [];
  for (const [n, one] of all.entries()) {
    const own = group[n] ?? 0;
    groups[own] ??= [];
    groups[own].push(one);
  }
  return groups;
}

/** Strongly connected components (Tarjan, without recursion), numbered by their first node. */
function components(before: Before): readonly number[] {
  const low = new Map<number, number>();
  const open: number[] = [];
  const found = new Map<number, number>();
  let count = 0;
  for (const start of before.keys()) {
    const path = low.has(start) ? [] : [enter(start)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const next = before[step.node]?.[step.next++];
      if (next === undefined) {
        path.pop();
        leave(step, path.at(-1)?.node);
      } else if (!low.has(next)) path.push(enter(next));
      else if (!found.has(next)) reach(step.node, low.get(next));
    }
  }
  return renumbered([...before.keys()].map((node) => found.get(node) ?? 0));

  function enter(node: number): { readonly node: number; readonly index: number; next: number } {
    low.set(node, low.size);
    open.push(node);
    return { node, index: low.size - 1, next: 0 };
  }
  function reach(node: number, index = Number.POSITIVE_INFINITY): void {
    low.set(node, Math.min(low.get(node) ?? index, index));
  }
  function leave({ node, index }: { readonly node: number; readonly index: number }, parent: number | undefined): void {
    if (low.get(node) === index) {
      for (const one of open.splice(open.lastIndexOf(node))) found.set(one, count);
      count++;
    } else if (parent !== undefined) reach(parent, low.get(node));
  }
}

function renumbered(labels: readonly number[]): readonly number[] {
  const numbers = new Map<number, number>();
  return labels.map((label) => {
    const number = numbers.get(label) ?? numbers.size;
    numbers.set(label, number);
    return number;
  });
}

/** Lowest number first, each after all that come before it. `before` has no circles. */
function settle(before: Before): readonly number[] {
  const seen = new Set<number>();
  const done = new Set<number>();
  for (const start of before.keys()) {
    const stack = [start];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      if (seen.has(top)) {
        stack.pop();
        done.add(top);
      } else {
        seen.add(top);
        stack.push(...(before[top]?.filter((one) => !done.has(one)).reverse() ?? []));
      }
    }
  }
  return [...done];
}
