import type { Release } from '../model/release.ts';

/** What a listing says of a release beside its name. Figures that it does not give are left out. */
export interface Listing {
  /** What the source files it under: `TV`. Groups are compared within a category only. */
  readonly category: string;
  /** When it was published, in ms since 1970. */
  readonly publishedAt?: number;
  readonly seeders?: number;
  readonly completions?: number;
  /** Made for this source by a member of it. */
  readonly isInternal?: boolean;
  /** Downloads cost nothing, so that the number of completions says little. */
  readonly isFreeleech?: boolean;
  /** Withdrawn as faulty by those who watch over releases. */
  readonly isNuked?: boolean;
}

/** What is kept of one release: few distinct values, so that a great number of releases are counts of the same ones. */
export interface Sighting {
  /** The group in lower case, and as it was spelt. */
  readonly group: string;
  readonly spelling: string;
  readonly category: string;
  /** Months since January 1970, -1 if unknown. */
  readonly month: number;
  /** Powers of two: 0 for none, 1 for one, 2 for two and three, 3 for four to seven; -1 if unknown. */
  readonly seeders: number;
  readonly completions: number;
  readonly isInternal: boolean;
  readonly isFreeleech: boolean;
  readonly isNuked: boolean;
  /** A corrected version: `PROPER`, `REPACK`, `v2`. */
  readonly isRevised: boolean;
  /** Posted again by somebody else. */
  readonly isRepost: boolean;
}

/** Takes from a release what its group is judged by. Undefined: no group is named. */
export function sightingOf(release: Release, listing: Listing): Sighting | undefined {
  if (release.group === undefined) return undefined;
  return {
    group: release.group.toLowerCase(),
    spelling: release.group,
    category: listing.category,
    month: monthOf(listing.publishedAt),
    seeders: levelOf(listing.seeders),
    completions: levelOf(listing.completions),
    isInternal: listing.isInternal ?? false,
    isFreeleech: listing.isFreeleech ?? false,
    isNuked: listing.isNuked ?? false,
    isRevised: (release.version ?? 1) > 1,
    isRepost: release.reposts.length > 0,
  };
}

/**
 * Puts two sightings of one release together: the greater figures, whatever either of them says is so, and of names and
 * dates that differ the smaller. The result is the same in any order, and however often either one comes.
 */
export function joined(one: Sighting, other: Sighting): Sighting {
  return {
    group: smaller(one.group, other.group),
    spelling: smaller(one.spelling, other.spelling),
    category: smaller(one.category, other.category),
    month: one.month < 0 || other.month < 0 ? Math.max(one.month, other.month) : Math.min(one.month, other.month),
    seeders: Math.max(one.seeders, other.seeders),
    completions: Math.max(one.completions, other.completions),
    isInternal: one.isInternal || other.isInternal,
    isFreeleech: one.isFreeleech || other.isFreeleech,
    isNuked: one.isNuked || other.isNuked,
    isRevised: one.isRevised || other.isRevised,
    isRepost: one.isRepost || other.isRepost,
  };
}

const smaller = (one: string, other: string) => (one < other ? one : other);

function monthOf(publishedAt: number | undefined): number {
  const date = new Date(publishedAt ?? Number.NaN);
  const month = (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
  return month >= 0 ? month : -1;
}

/** Bits of a whole number, at most 30. */
function levelOf(count: number | undefined): number {
  if (count === undefined || !(count >= 0)) return -1;
  return Math.min(Math.ceil(Math.log2(Math.floor(count) + 1)), 30);
}
