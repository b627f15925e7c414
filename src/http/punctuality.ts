/** What is known of how long a provider takes to answer, from the moment that a start is asked for. */
export interface Punctuality {
  /**
   * An answer came after `tookMs`. Returns as how long ago its start is to count, in ms, where its request may have come later than
   * usual; else undefined.
   */
  heard(tookMs: number): number | undefined;
}

/** So many answers are heard before the fastest of them counts as what the provider itself needs: the first one makes a connection. */
const enough = 2;
/** A clock that jumps tells of no request that took so long, in ms. */
const longestMs = 120_000;

/**
 * A start is counted when it is taken, and the provider counts the request when it arrives: on a machine that is starved of its processor
 * that may be seconds later, and the requests of others, which were not late, come too soon after it. When it arrived nobody says, but
 * not later than its answer, less what the provider needs for an answer: the least that any took. As that one may have been late as well,
 * half of `spareMs`, by which a start counts longer than its window, is left for it.
 */
export function createPunctuality(spareMs: number): Punctuality {
  let answers = 0;
  let fastestMs = Number.POSITIVE_INFINITY;
  return {
    heard(tookMs) {
      // A clock that was set says nothing.
      if (tookMs < 0 || tookMs > longestMs) return undefined;
      answers++;
      fastestMs = Math.min(fastestMs, tookMs);
      const countsMs = answers >= enough ? fastestMs : 0;
      return tookMs > countsMs + spareMs / 2 ? countsMs : undefined;
    },
  };
}
