import { refsOf } from '../model/identity.ts';
import type { Arrived, Call, Known, Lookup } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import type { Graph } from './graph.ts';

/** Who probably belongs, as far as anything is known of it before anybody is asked. Asked at most once. */
export type Expect = () => Promise<readonly Known[]>;

/** What came because it was expected, or by several levels of look-ahead, kept back until the walk asks for it. */
export interface Expected {
  /** What is handed to the next call of the lookup; undefined once it has been asked for. */
  readonly next: () => Call['expected'];
  /** Keeps back what nobody has come to yet; with `asked`, all that was not asked for. Returns whether it did. */
  hold(answer: Arrived, asked: boolean): boolean;
  /** Takes out what has come of these titles. */
  take(refs: readonly Ref[]): readonly Arrived[];
}

/**
 * What is known beforehand decides what is asked for first, and nothing else: all that comes for that reason, and what
 * look-ahead brings along with it, counts only when a walk without that knowledge would have asked for it.
 */
export function expectedBy(expect: Expect | undefined, lookup: Lookup, graph: Graph): Expected {
  const held = new Map<Ref, Arrived>();
  let isAsked = false;
  const ask = async () => {
    const all = (await expect?.()) ?? [];
    isAsked = true;
    return all.filter((one) => !refsOf(one).some((ref) => graph.isRead(graph.canonical(ref))));
  };
  // Where all providers are asked about every title, one that merely came along has not been asked about at all of them.
  const isUsed = expect !== undefined && !lookup.allProviders;
  return {
    next: () => (isUsed && !isAsked ? ask : undefined),
    hold(answer, asked) {
      if (!(answer.further || (asked && isAsked && answer.ahead)) || !answer.title.relations) return false;
      for (const ref of refsOf(answer.title)) held.set(ref, answer);
      return true;
    },
    take(refs) {
      const found = new Set(refs.flatMap((ref) => held.get(ref) ?? []));
      for (const { title } of found) for (const ref of refsOf(title)) held.delete(ref);
      return [...found].map(({ further: _, ahead: __, ...one }) => one);
    },
  };
}
