/** How far to go from the roots. `auto`: SEQUEL and PREQUEL cost nothing, every other step one. */
export interface Depth {
  readonly auto: boolean;
  /** Steps at the most. */
  readonly steps: number;
}

/**
 * A plain limit of 3 loses 8.2 % of the titles of a real graph, half of Attack on Titan among them; 6 branches lose 0.1 %,
 * 10 none.
 */
export const autoDepth: Depth = { auto: true, steps: 10 };
