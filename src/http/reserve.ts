/** How many requests of each window of a provider's limits are left to people by runs that nobody waits for. */
const peopleShare = 8;

/** Who waits for an answer: a person, or nobody (a run in the background). */
export type Audience = 'person' | 'background';

/** How many requests of each window a run leaves to others; its budget leaves the last one to nobody. */
export function reserveOf(audience: Audience): number {
  return audience === 'background' ? peopleShare : 0;
}
