/** How many requests may be in flight at once, found out while they run. */
export interface AdaptiveWidth {
  now(): number;
  /** `ms`: how long the answer took. `throttled`: it was a 429. */
  observe(request: { readonly ms: number; readonly throttled: boolean }): void;
}

export interface WidthLimits {
  readonly start: number;
  readonly least: number;
  readonly most: number;
}

/** After so many answers it is asked whether another width would do better. */
const trial = 8;
/** What was measured so many answers ago is measured anew. */
const stale = 300;
/** A request more in flight must bring at least so much more, or it only makes the others wait. */
const worthwhile = 1.1;

/** A width that never changes. */
export function fixedWidth(width: number): AdaptiveWidth {
  return { now: () => width, observe: () => {} };
}

/**
 * Looks for the width with the most answers a second, a step at a time: one more where it pays, one less where answers get
 * as much slower. Down by a third at once on a 429.
 */
export function adaptiveWidth({ start, least, most }: WidthLimits): AdaptiveWidth {
  const measured = new Map<number, { readonly ms: number; readonly at: number }>();
  let width = start;
  let answers = 0;
  let since = 0;

  const known = (one: number) => {
    const found = measured.get(one);
    return found && answers - found.at < stale ? found : undefined;
  };
  const rate = (one: number) => one / (known(one)?.ms ?? Number.POSITIVE_INFINITY);

  function next(): number {
    const [more, less] = [Math.min(most, width + 1), Math.max(least, width - 1)];
    if (!known(more)) return more;
    if (!known(less)) return less;
    if (rate(more) > rate(width) * worthwhile) return more;
    return rate(width) > rate(less) * worthwhile ? width : less;
  }

  function move(to: number): void {
    width = to;
    since = 0;
  }

  return {
    now: () => width,
    observe({ ms, throttled }) {
      if (throttled) return move(Math.max(least, Math.floor((width * 2) / 3)));
      answers++;
      since++;
      const before = since > 1 ? known(width)?.ms : undefined;
      measured.set(width, { ms: before === undefined ? ms : before * 0.7 + ms * 0.3, at: answers });
      if (since >= trial) move(next());
    },
  };
}
