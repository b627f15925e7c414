import { type Edge, type From, type Listed, type Member, origins } from '../model/franchise.ts';
import { isoTime } from '../model/time.ts';

/** The least fresh that any of it is. */
export function leastFresh(members: readonly Member[]): From {
  return origins.findLast((origin) => members.some(({ from }) => from === origin)) ?? 'network';
}

/** The alphabet decides between equals, so that the answer is the same from every start. */
export function mostCommon(all: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}

/** ISO, in whole seconds. `time`: Unix time in ms. */
export function isoSeconds(time: number): string | null {
  return isoTime(time)?.replace(/\.\d+Z$/, 'Z') ?? null;
}

/** By place of the titles it speaks of; where that is the same, by its own text. */
export function sorted<T extends Edge | Listed>(all: readonly T[], place: (one: T) => number): readonly T[] {
  return all
    .map((one) => ({ one, at: place(one) }))
    .sort((a, b) => a.at - b.at || compare(textKey(a.one), textKey(b.one)))
    .map(({ one }) => one);
}

function textKey(one: Edge | Listed): string {
  return 'ref' in one ? `${one.ref} ${one.type}` : `${one.from} ${one.to} ${one.type}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
