import { type FoldCounts, flagsIn, flagsOf, foldReleases, type SeenRelease, tallyKey } from '../../releases/fold.ts';
import { type Reputation, rankedGroups } from '../../releases/reputation.ts';
import type { Sighting } from '../../releases/sighting.ts';
import type { Connection } from '../../sqlite/connection.ts';
import type { ReleaseWork } from '../releases.ts';
import * as sql from './release-sql.ts';

/** Does what a batch does to release groups, inside a transaction at `now`, Unix time in ms. */
export function workOnReleases(
  db: Connection,
  { seen = [], judge = [], listing }: ReleaseWork,
  now: number,
): FoldCounts {
  const counts = seen.length > 0 ? foldIn(db, seen) : { added: 0, updated: 0, unchanged: 0 };
  if (judge.length > 0) judgeGroups(db, JSON.stringify(judge));
  if (listing) {
    const { name, pages, perPage, wanted, isDone, at } = listing;
    db.run(sql.writeListing, name, pages, perPage, wanted, Number(isDone), Math.min(at, now));
  }
  return counts;
}

function foldIn(db: Connection, seen: readonly SeenRelease[]): FoldCounts {
  const fingerprints = JSON.stringify(seen.map(({ fingerprint }) => fingerprint));
  const rows = db.all<KindColumns & { readonly fingerprint: number }>(sql.kindsOfReleases, fingerprints);
  const before = new Map(rows.map((row) => [row.fingerprint, sightingIn(row)]));
  const { changed, tallies, counts } = foldReleases(seen, before);
  if (changed.length === 0) return counts;
  db.run(sql.countKinds, JSON.stringify(tallies.map(({ sighting, count }) => [...cellsOf(sighting), count])));
  const kinds = [...new Map(changed.map(({ sighting }) => [tallyKey(sighting), sighting]))];
  const cells = JSON.stringify(kinds.map(([, sighting]) => cellsOf(sighting)));
  const ids = db.all<{ readonly place: number; readonly id: number }>(sql.kindIds, cells);
  const byKey = new Map(ids.map(({ place, id }) => [kinds[place]?.[0], id]));
  const releases = changed.map(({ fingerprint, sighting }) => [fingerprint, byKey.get(tallyKey(sighting))]);
  db.run(sql.writeReleases, JSON.stringify(releases));
  if (tallies.some(({ count }) => count < 0)) db.run(sql.removeEmptyKinds);
  return counts;
}

/** `categories`: a JSON list. */
function judgeGroups(db: Connection, categories: string): void {
  const kinds = db.all<KindColumns>(sql.kindsOfCategories, categories);
  const groups = rankedGroups(kinds.map((row) => ({ sighting: sightingIn(row), count: row.count })));
  const places = new Map<string, number>();
  const rows = groups.map((group) => {
    const place = (places.get(group.category) ?? 0) + 1;
    places.set(group.category, place);
    return groupCells(group, place);
  });
  db.run(sql.writeGroups, JSON.stringify(rows));
  db.run(sql.removeGroups, categories);
}

interface KindColumns {
  readonly category: string;
  readonly group_key: string;
  readonly spelling: string;
  readonly month: number;
  readonly seeders: number;
  readonly completions: number;
  readonly flags: number;
  readonly count: number;
}

function sightingIn({ category, group_key, spelling, month, seeders, completions, flags }: KindColumns): Sighting {
  return { category, group: group_key, spelling, month, seeders, completions, ...flagsIn(flags) };
}

function cellsOf(sighting: Sighting): readonly (string | number)[] {
  const { category, group, spelling, month, seeders, completions } = sighting;
  return [category, group, spelling, month, seeders, completions, flagsOf(sighting)];
}

function groupCells(group: Reputation, place: number): readonly (string | number | null)[] {
  const { category, group: name, releases, internal, revised, reposted, nuked } = group;
  const { first = null, last = null, judged, score, low, high } = group;
  const numbers = [releases, internal, revised, reposted, nuked];
  return [category, name.toLowerCase(), place, name, ...numbers, first, last, judged, score, low, high];
}
