import type { AnalysisDocument } from '../../model/release-documents.ts';
import type { SeenRelease } from '../../releases/fold.ts';
import type { Database } from '../../store/database.ts';
import type { ListingProgress } from '../../store/releases.ts';

/** How many groups of each category a document names. */
const shownGroups = 10;

/** Saves what an analysis sees, and counts it. */
export interface Keeper {
  /** A release was read; undefined: a row that could not be. */
  count(release: { readonly isGrouped: boolean } | undefined): void;
  keep(seen: readonly SeenRelease[], listing?: ListingProgress): Promise<void>;
  /** Judges the groups of the categories that were seen since. */
  judge(): Promise<void>;
  /** Releases that were read until now. */
  releases(): number;
  document(): Promise<Omit<AnalysisDocument, 'source' | 'requests' | 'cut' | 'problems'>>;
}

export function createKeeper(database: Database): Keeper {
  const counts = { releases: 0, grouped: 0, unreadable: 0, added: 0, updated: 0, unchanged: 0 };
  const seenOf = new Set<string>();
  const toJudge = new Set<string>();
  return {
    count(release) {
      if (!release) counts.unreadable += 1;
      else counts.releases += 1;
      if (release?.isGrouped) counts.grouped += 1;
    },
    async keep(seen, listing) {
      if (seen.length === 0 && !listing) return;
      const { releases } = await database.commit({ releases: { seen, ...(listing && { listing }) } });
      for (const { sighting } of seen) {
        seenOf.add(sighting.category);
        toJudge.add(sighting.category);
      }
      counts.added += releases?.added ?? 0;
      counts.updated += releases?.updated ?? 0;
      counts.unchanged += releases?.unchanged ?? 0;
    },
    async judge() {
      if (toJudge.size === 0) return;
      await database.commit({ releases: { judge: [...toJudge] } });
      toJudge.clear();
    },
    releases: () => counts.releases,
    async document() {
      const best = await database.releases.best(shownGroups);
      return { schema: 1, ...counts, best: best.filter(({ category }) => seenOf.has(category)) };
    },
  };
}
