import { crawl } from '../crawl/crawl.ts';
import type { Decided } from '../crawl/decisions.ts';
import type { WalkOptions } from '../crawl/walk.ts';
import type { Clock } from '../model/clock.ts';
import type { AnimectlError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import type { Franchise } from '../model/franchise.ts';
import type { Known, Lookup } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import { absent } from './absent.ts';
import type { Root } from './roots.ts';

/** How far a crawl goes, whom it asks and what ends it early. */
export interface Crawling extends WalkOptions {
  readonly lookup: Lookup;
  readonly decisions: Decided;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Asked before each round: why it is the last. */
  readonly spent?: (() => 'time' | 'budget' | undefined) | undefined;
  /** Relations that are stored and lead to a title although it does not state them itself. */
  readonly inferred?: ((refs: readonly Ref[]) => Promise<ReadonlyMap<Ref, readonly Relation[]>>) | undefined;
  readonly expect?: ExpectFor | undefined;
}

/**
 * Says which titles probably belong to the franchises of these roots, as far as that is known beforehand. `titleOf`: what has been
 * heard of a root. Without roots: what is meant is nothing that is known here, which holds for what it turns out to be. Undefined: it may be
 * known once more has been heard.
 */
export type ExpectFor = (
  roots: readonly Ref[],
  titleOf?: (ref: Ref) => Known | undefined,
) => Promise<readonly Known[] | undefined>;

/** Crawls from several titles at once; `query` is what the answer is called after. */
export function crawlFrom(roots: readonly Ref[], query: string, crawling: Crawling): AsyncGenerator<RunEvent, void> {
  const { lookup, decisions, policy, depth, maxTitles, asStated, clock, signal, spent, inferred, expect } = crawling;
  return crawl(roots, lookup, {
    ...decisions,
    ...{ policy, depth, maxTitles, query, clock, ...(asStated && { asStated }) },
    ...(signal && { signal }),
    ...(spent && { spent }),
    ...(inferred && { inferred }),
    ...(expect && { expect: (titleOf) => expect(roots, titleOf) }),
  });
}

/**
 * What a query stands for, and the franchise of that title. A root that is not there is one `unanswered` event in place of
 * a `franchise` event. Returns the franchise.
 */
export async function* franchiseFrom(
  { ref, query, resolved }: Root,
  crawling: Crawling,
): AsyncGenerator<RunEvent, Franchise | undefined> {
  let failed: AnimectlError | undefined;
  let franchise: Franchise | undefined;
  if (resolved) yield resolved;
  for await (const event of crawlFrom([ref], query.text, crawling)) {
    if (event.type === 'failed' && event.ref === ref) failed = event.error;
    else if (event.type === 'franchise' && isAbsent(event.franchise, crawling.signal))
      yield { type: 'unanswered', query: query.text, error: failed ?? absent(ref, crawling.lookup) };
    else {
      if (event.type === 'franchise') franchise = event.franchise;
      yield event;
    }
  }
  return franchise;
}

/** An answer that is empty because time, a budget or an interrupt cut it short says nothing of its root. */
function isAbsent({ members, truncated }: Franchise, signal: AbortSignal | undefined): boolean {
  return members.length === 0 && !truncated && !signal?.aborted;
}
