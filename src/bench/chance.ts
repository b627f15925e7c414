/** Numbers that look like chance and are the same every time. */
export interface Chance {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number, at least 0 and less than `end`. */
  below(end: number): number;
  /** One of them; there must be one. */
  oneOf<T>(items: readonly T[]): T;
  /** From a normal distribution around 0 with deviation 1. */
  normal(): number;
}

/** Mulberry32: small, fast, and good enough for made-up titles. */
export function chanceFrom(seed: number): Chance {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    next,
    below,
    oneOf: <T>(items: readonly T[]) => items[below(items.length)] as T,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}
