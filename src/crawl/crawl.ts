import type { Clock } from '../model/clock.ts';
import { SpentError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import type { CrawlStats, Truncation } from '../model/franchise.ts';
import type { Arrived, Lookup } from '../model/lookup.ts';
import { isOfFilms, type Ref } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import { conclude, type Findings, isBetter } from './conclude.ts';
import { type Expect, expectedBy } from './expected.ts';
import { createGraph, type Decisions, type Graph } from './graph.ts';
import { levelsFor } from './levels.ts';
import { type Walk, type WalkOptions, walk } from './walk.ts';

export interface CrawlOptions extends WalkOptions, Decisions {
  /** What was asked for, in the user's words. */
  readonly query: string;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** Asked before each round: why it is the last. */
  readonly spent?: () => 'time' | 'budget' | undefined;
  /** Titles that probably belong, known beforehand: asked for with the first request. It does not change what belongs. */
  readonly expect?: Expect;
  /** Relations that are known to lead to a title although it does not state them itself. */
  readonly inferred?: (refs: readonly Ref[]) => Promise<ReadonlyMap<Ref, readonly Relation[]>>;
}

/**
 * Finds a franchise in rounds: each asks at once for every title that has to be read before the set is certain. Knows no
 * store, no provider and no screen. Ends with a `franchise` event, also when interrupted: then with what is known.
 */
export async function* crawl(
  roots: readonly Ref[],
  lookup: Lookup,
  options: CrawlOptions,
): AsyncGenerator<RunEvent, void> {
  const { clock, signal } = options;
  const startedAt = clock.now();
  const graph = createGraph(options, lookup.allProviders !== undefined);
  const findings = noFindings(lookup);
  const hint = hinting(options, graph);
  const expected = expectedBy(options.expect, lookup, graph);
  const walking: WalkOptions = { ...options, ofFilms: roots.some(isOfFilms) };
  const walked = () => walk(roots.map(graph.canonical), graph, { ...walking, sparing: lookup.asksSingly?.() ?? false });
  let cut: Truncation['by'] | undefined;
  let now = walk(roots, graph, walking);
  try {
    for (let round = 1; now.needed.length > 0; round++) {
      cut = options.spent?.();
      if (cut) break;
      yield { type: 'round', round, asking: now.needed.length, known: now.members.size };
      for (const { refs, lookAhead } of questions(now)) {
        const ask = expected.next(refs);
        const levels = lookAhead && !lookup.allProviders ? levelsFor(refs, now, graph, options.depth) : 1;
        for await (const answer of lookup.titles(refs, { lookAhead, levels, signal, ...ask })) {
          if (answer.type === 'title' && expected.hold(answer, ask.expected !== undefined)) continue;
          absorb(answer, graph, findings);
          yield answer;
        }
      }
      // Asked once is enough: what is still not known would be asked for ever.
      for (const ref of now.needed) graph.close(ref);
      yield* settle();
    }
  } catch (error) {
    if (!signal?.aborted && !(error instanceof SpentError)) throw error;
    cut = signal?.aborted ? 'interrupt' : 'budget';
    // What came before the end counts, also what was kept back.
    yield* settle();
  }

  /** Walks on by all that has come, until something has to be asked for. */
  async function* settle(): AsyncGenerator<RunEvent, void> {
    for (let come: readonly Arrived[] | undefined; come?.length !== 0; ) {
      now = walked();
      // A member that was read before it was one may be named by others, too.
      while (await hint(now)) now = walked();
      come = expected.take(now.needed);
      for (const answer of come) absorb(answer, graph, findings);
      yield* come;
    }
  }

  yield {
    type: 'franchise',
    franchise: conclude(now, { ...options, graph, findings, cut, unheard: lookup.unheard?.() ?? [] }),
    stats: statsOf(lookup, clock.now() - startedAt),
  };
}

const noFindings = ({ allProviders = [] }: Lookup): Findings => ({
  arrived: new Map(),
  others: new Map(),
  providers: allProviders,
  missing: [],
  failed: [],
});

/** Tells the graph what is known to lead to members that it has not been told of. Resolves to whether there was anything. */
function hinting({ inferred }: CrawlOptions, graph: Graph): (now: Walk) => Promise<boolean> {
  const hinted = new Set<Ref>();
  return async ({ members }) => {
    const fresh = [...members.keys()].filter((ref) => !hinted.has(ref));
    if (!inferred || fresh.length === 0) return false;
    const known = await inferred(fresh);
    for (const ref of fresh) {
      hinted.add(ref);
      graph.hint(ref, known.get(ref) ?? []);
    }
    return known.size > 0;
  };
}

/** A crowd of neighbours that will mostly stay outside is only asked for its own word. */
function questions({
  needed,
  unread,
}: Walk): readonly { readonly refs: readonly Ref[]; readonly lookAhead: boolean }[] {
  if (needed.length - unread <= crowd) return [{ refs: needed, lookAhead: true }];
  return [
    { refs: needed.slice(0, unread), lookAhead: true },
    { refs: needed.slice(unread), lookAhead: false },
  ];
}

/** About as many as one request asks for with look-ahead. */
const crowd = 50;

function statsOf(lookup: Lookup, elapsedMs: number): CrawlStats {
  return { ...lookup.counts(), elapsedMs, rowsWritten: 0, dbQueries: 0 };
}

function absorb(answer: RunEvent, graph: Graph, findings: Findings): void {
  if (answer.type === 'title') {
    if (answer.emptied) graph.replace(answer.title, answer.provider);
    else graph.add(answer.title, answer.provider);
    note(answer, findings);
    if (!answer.title.relations && !answer.ahead) graph.close(answer.title.ref);
  } else if (answer.type === 'gone') graph.replace(answer.title, answer.provider);
  else if (answer.type === 'missing') {
    findings.missing.push(answer.ref);
    graph.close(answer.ref);
  } else if (answer.type === 'failed') {
    findings.failed.push({ ref: answer.ref, error: answer.error.message });
    graph.close(answer.ref);
  }
}

function note(answer: Arrived, { arrived, others, providers }: Findings): void {
  const { ref } = answer.title;
  const isTakenBack = (one: Arrived) => answer.emptied !== undefined && one.provider === answer.provider;
  const known = arrived.get(ref);
  if (providers.length > 0) others.set(ref, [...(others.get(ref) ?? []).filter((one) => !isTakenBack(one)), answer]);
  if (!known || isTakenBack(known) || isBetter(answer, known, providers)) arrived.set(ref, answer);
}
