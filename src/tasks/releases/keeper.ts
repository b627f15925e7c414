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
  /** `isJudged`: the groups of their categories are judged with the same commit. */
  keep(
    seen: readonly SeenRelease[],
    how?: { readonly listing: ListingProgress; readonly isJudged: true },
  ): Promise<void>;
  /** Judges the groups of the categories that were seen and are not judged. */
  judge(): Promise<void>;
  /** Releases that were read until now. */
  releases(): number;
  document(): Promise<Omit<AnalysisDocument, 'source' | 'requests' | 'cut' | 'problems' | 'pages'>>;
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
    async keep(seen, how) {
      if (seen.length === 0 && !how) return;
      const categories = new Set(seen.map(({ sighting }) => sighting.category));
      const rest = how && { listing: how.listing, judge: [...categories] };
      const { releases } = await database.commit({ releases: { seen, ...rest } });
      for (const category of categories) {
        seenOf.add(category);
        if (!how) toJudge.add(category);
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
