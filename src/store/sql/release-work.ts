import type { Reputation } from '../../model/reputation.ts';
import { type FoldCounts, flagsIn, flagsOf, foldReleases, type SeenRelease, tallyKey } from '../../releases/fold.ts';
import { rankedGroups } from '../../releases/reputation.ts';
import type { Sighting } from '../../releases/sighting.ts';
import type { ReleaseWork } from '../releases.ts';
import type { Dialect } from './dialect.ts';
import { all, type List, listGiven, rowsGiven, run, type Steps } from './statement.ts';

type Sql = Dialect['release'];

/** Does what a batch does to release groups, inside a transaction at `now`, Unix time in ms. */
export function* workOnReleases(
  sql: Sql,
  { seen = [], judge = [], listing }: ReleaseWork,
  now: number,
): Steps<FoldCounts> {
  const counts = seen.length > 0 ? yield* foldIn(sql, seen) : { added: 0, updated: 0, unchanged: 0 };
  if (judge.length > 0) yield* judgeGroups(sql, listGiven(judge));
  if (listing) {
    const { name, pages, perPage, wanted, isDone, at } = listing;
    yield* run(sql.writeListing, name, pages, perPage, wanted, Number(isDone), Math.min(at, now));
  }
  return counts;
}

function* foldIn(sql: Sql, seen: readonly SeenRelease[]): Steps<FoldCounts> {
  const fingerprints = listGiven(seen.map(({ fingerprint }) => fingerprint));
  const rows = yield* all<KindColumns & { readonly fingerprint: number }>(sql.kindsOfReleases, fingerprints);
  const before = new Map(rows.map((row) => [row.fingerprint, sightingIn(row)]));
  const { changed, tallies, counts } = foldReleases(seen, before);
  if (changed.length === 0) return counts;
  yield* run(sql.countKinds, rowsGiven(tallies.map(({ sighting, count }) => [...cellsOf(sighting), count])));
  const kinds = [...new Map(changed.map(({ sighting }) => [tallyKey(sighting), sighting]))];
  const cells = rowsGiven(kinds.map(([, sighting]) => cellsOf(sighting)));
  const ids = yield* all<{ readonly place: number; readonly id: number }>(sql.kindIds, cells);
  const byKey = new Map(ids.map(({ place, id }) => [kinds[place]?.[0], id]));
  const releases = changed.map(({ fingerprint, sighting }) => [fingerprint, byKey.get(tallyKey(sighting))]);
  yield* run(sql.writeReleases, rowsGiven(releases));
  if (tallies.some(({ count }) => count < 0)) yield* run(sql.removeEmptyKinds);
  return counts;
}

function* judgeGroups(sql: Sql, categories: List): Steps<void> {
  const kinds = yield* all<KindColumns>(sql.kindsOfCategories, categories);
  const groups = rankedGroups(kinds.map((row) => ({ sighting: sightingIn(row), count: row.count })));
  const places = new Map<string, number>();
  const rows = groups.map((group) => {
    const place = (places.get(group.category) ?? 0) + 1;
    places.set(group.category, place);
    return groupCells(group, place);
  });
  yield* run(sql.writeGroups, rowsGiven(rows));
  yield* run(sql.removeGroups, categories);
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
  const { first, last, judged, score, low, high } = group;
  const numbers = [releases, internal, revised, reposted, nuked];
  return [category, name.toLowerCase(), place, name, ...numbers, first, last, judged, score, low, high];
}
