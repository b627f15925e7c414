import { refsOf } from '../model/identity.ts';
import type { Arrived, Call, Known, Lookup } from '../model/lookup.ts';
import { idOf, kindOf, type Ref, sourceOf } from '../model/ref.ts';
import type { Graph } from './graph.ts';

/**
 * Who probably belongs, as far as anything is known of it before anybody is asked. `titleOf`: what has been heard of a title. Asked
 * once, and once more at the next request where it does not know yet, which is undefined.
 */
export type Expect = (titleOf: (ref: Ref) => Known | undefined) => Promise<readonly Known[] | undefined>;

/** What came because it was expected, or by several levels of look-ahead, kept back until the walk asks for it. */
export interface Expected {
  /**
   * What is handed to the next call of the lookup, which asks for these titles. Once what is known has been asked for, it is what
   * a walk without that knowledge would hear of by now, without their neighbours; nothing where there are none.
   */
  readonly next: (needed: readonly Ref[]) => Pick<Call, 'expected' | 'expectedAlone'>;
  /** Keeps back what nobody has come to yet; with `asked`, all that was not asked for. Returns whether it did. */
  hold(answer: Arrived, asked: boolean): boolean;
  /** Takes out what has come of these titles. */
  take(refs: readonly Ref[]): readonly Arrived[];
}

/** About as many titles as one request asks for. */
const oneRequest = 50;

/**
 * What is known beforehand decides what is asked for first, and nothing else: all that comes for that reason, and what
 * look-ahead brings along with it, counts only when a walk without that knowledge would have asked for it.
 */
export function expectedBy(expect: Expect | undefined, lookup: Lookup, graph: Graph): Expected {
  const held = new Map<Ref, Arrived>();
  let isAsked = false;
  /** What a walk without that knowledge would have asked for by name, and had the neighbours of. */
  const named = new Set<Ref>();
  /** Those of them that were not asked for, as they had come: what they would have brought has not. */
  const came = new Set<Ref>();
  const isNamedBy = (ref: Ref, of: Ref) => named.has(of) && graph.stated(of, ref).length > 0;
  const isAhead = (ref: Ref) => graph.neighbours(ref).some((of) => isNamedBy(ref, of));
  /** It did not know when it was asked first, and is asked once more. */
  let isOpen = false;
  const ask = async () => {
    const all = await expect?.(graph.title);
    isOpen = !isAsked && all === undefined;
    isAsked = true;
    return (all ?? []).filter((one) => !refsOf(one).some((ref) => graph.isRead(graph.canonical(ref))));
  };
  // Where all providers are asked about every title, one that merely came along has not been asked about at all of them.
  const isUsed = expect !== undefined && !lookup.allProviders;
  const knownBy = (ref: Ref): Known =>
    graph.title(ref) ?? { ref, ids: { [sourceOf(ref)]: idOf(ref) }, kind: kindOf(ref) };
  const isNew = (ref: Ref) => !graph.isRead(ref) && !held.has(ref);
  return {
    next(needed) {
      for (const ref of needed) named.add(ref);
      if (isUsed && !isAsked) return { expected: ask };
      const unheard = new Set([...came].flatMap((ref) => graph.neighbours(ref)).filter(isNew));
      came.clear();
      for (const ref of needed) unheard.delete(ref);
      const asked = [...unheard].slice(0, Math.max(0, oneRequest - needed.length)).map(knownBy);
      if (isUsed && isOpen) return { expected: async () => [...asked, ...(await ask())] };
      return asked.length > 0 && !lookup.allProviders ? { expected: async () => asked, expectedAlone: true } : {};
    },
    hold(answer, asked) {
      if (!(answer.further || (asked && isAsked && answer.ahead)) || !answer.title.relations) return false;
      for (const ref of refsOf(answer.title)) held.set(ref, answer);
      return true;
    },
    take(refs) {
      const found = new Set(refs.flatMap((ref) => held.get(ref) ?? []));
      for (const { title } of found) for (const ref of refsOf(title)) held.delete(ref);
      for (const ref of refs.filter((one) => [...found].some(({ title }) => title.ref === one) && !isAhead(one))) {
        named.add(ref);
        came.add(ref);
      }
      return [...found].map(({ further: _, ahead: __, ...one }) => one);
    },
  };
}
