import type { Link } from '../entry.ts';

/** Titles of different franchises that meet: named beside a franchise, and never followed. */
export const crossovers: readonly Link[] = [
  [1293, 'CHARACTER', 967],
  [249, 'CHARACTER', 6567],
  [1575, 'OTHER', 8888],
  [6567, 'CHARACTER', 210],
  [20832, 'CHARACTER', 104454], [20832, 'CHARACTER', 110178], [20832, 'CHARACTER', 117074], [20832, 'CHARACTER', 194447],
  [21202, 'CHARACTER', 104454], [21202, 'CHARACTER', 110178], [21202, 'CHARACTER', 117074], [21202, 'CHARACTER', 194447],
  [21355, 'CHARACTER', 104454], [21355, 'CHARACTER', 110178], [21355, 'CHARACTER', 117074], [21355, 'CHARACTER', 194447],
  [99263, 'CHARACTER', 110178], [99263, 'CHARACTER', 117074], [99263, 'CHARACTER', 194447],
];
