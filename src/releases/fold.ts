import { joined, type Sighting } from './sighting.ts';

/** A release that was seen in a listing. */
export interface SeenRelease {
  /** Of `fingerprintOf`: what it is known again by. */
  readonly fingerprint: number;
  readonly sighting: Sighting;
}

/** How many releases are alike in all that is kept of them. */
export interface Tally {
  readonly sighting: Sighting;
  readonly count: number;
}

/** What seen releases change in what is known. */
export interface Folded {
  /** Releases that are new or of which more is known now, each once, with all that is known. */
  readonly changed: readonly SeenRelease[];
  /** By how much tallies grow, or shrink: what a release was before is taken away. None is 0. */
  readonly tallies: readonly Tally[];
  readonly counts: FoldCounts;
}

/** How often a release was new, was known with less, or was known. */
export interface FoldCounts {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
}

/**
 * Puts seen releases together with what is known of them, `before`, by fingerprint. What results is the same in whatever
 * order releases are seen, and however often.
 */
export function foldReleases(seen: Iterable<SeenRelease>, before: ReadonlyMap<number, Sighting>): Folded {
  const counts = { added: 0, updated: 0, unchanged: 0 };
  const after = new Map<number, Sighting>();
  for (const { fingerprint, sighting } of seen) {
    const known = after.get(fingerprint) ?? before.get(fingerprint);
    const now = known ? joined(known, sighting) : sighting;
    if (known && tallyKey(known) === tallyKey(now)) {
      counts.unchanged += 1;
      continue;
    }
    counts[known ? 'updated' : 'added'] += 1;
    after.set(fingerprint, now);
  }
  const changed = [...after].map(([fingerprint, sighting]) => ({ fingerprint, sighting }));
  return { changed, tallies: talliesOf(changed, before), counts };
}

function talliesOf(changed: readonly SeenRelease[], before: ReadonlyMap<number, Sighting>): readonly Tally[] {
  const tallies = new Map<string, { readonly sighting: Sighting; count: number }>();
  const add = (sighting: Sighting, change: 1 | -1) => {
    const key = tallyKey(sighting);
    const tally = tallies.get(key);
    if (tally) tally.count += change;
    else tallies.set(key, { sighting, count: change });
  };
  for (const { fingerprint, sighting } of changed) {
    const old = before.get(fingerprint);
    if (old) add(old, -1);
    add(sighting, 1);
  }
  return [...tallies.values()].filter(({ count }) => count !== 0);
}

/** Sightings with the same key are counted together. */
export function tallyKey(sighting: Sighting): string {
  const { group, spelling, category, month, seeders, completions } = sighting;
  return `${category}\n${group}\n${spelling}\n${month} ${seeders} ${completions} ${flagsOf(sighting)}`;
}

const flagNames = ['isInternal', 'isFreeleech', 'isNuked', 'isRevised', 'isRepost'] as const;

/** What is so of a sighting, as one number: the first flag is 1, the second 2, the third 4. */
export function flagsOf(sighting: Sighting): number {
  return flagNames.reduce((sum, name, at) => sum + (sighting[name] ? 2 ** at : 0), 0);
}

/** The opposite of `flagsOf`. */
export function flagsIn(flags: number): Pick<Sighting, (typeof flagNames)[number]> {
  const [isInternal = false, isFreeleech = false, isNuked = false, isRevised = false, isRepost = false] = flagNames.map(
    (_, at) => Math.floor(flags / 2 ** at) % 2 === 1,
  );
  return { isInternal, isFreeleech, isNuked, isRevised, isRepost };
}

/** Distinct sightings that are held at the most: some MB. */
const mostHeld = 20_000;

/** Gives one object for all sightings that are alike, so that a great number of releases are references to few of them. */
export function createSightings(): (sighting: Sighting) => Sighting {
  const held = new Map<string, Sighting>();
  return (sighting) => {
    const key = tallyKey(sighting);
    const known = held.get(key);
    if (known) return known;
    if (held.size >= mostHeld) held.clear();
    held.set(key, sighting);
    return sighting;
  };
}
