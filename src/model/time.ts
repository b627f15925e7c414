/** The time that stands for one that is not known: everything is newer. */
export const unknownTime = 0;

/** A time as documents have it: ISO 8601, or null for one that is not known. `at`: Unix time in ms. */
export function isoTime(at: number): string | null {
  return at === unknownTime ? null : new Date(at).toISOString();
}
