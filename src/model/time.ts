/** The time that stands for one that is not known: everything is newer. */
export const unknownTime = 0;

/**
 * Which of two dates comes first, written as precisely as they are known: 2013, 2013-04, 2013-04-07. By their characters: what
 * compares words of a language takes 4 ms to load.
 */
export function compareDates(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A time as documents have it: ISO 8601, or null for one that is not known. `at`: Unix time in ms. */
export function isoTime(at: number): string | null {
  return at === unknownTime ? null : new Date(at).toISOString();
}
