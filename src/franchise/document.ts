import type { CrawlStats, Edge, Franchise, From, Listed, Member, Truncation } from '../model/franchise.ts';
import { origins } from '../model/franchise.ts';
import type { Media } from '../model/media.ts';
import type { Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import { franchiseName } from './name.ts';
import { inOrder, type Order } from './order.ts';

/** A title in the document. What is not known is absent. */
export interface DocumentTitle
  extends Pick<
    Media,
    | 'ref'
    | 'ids'
    | 'title'
    | 'english'
    | 'native'
    | 'format'
    | 'status'
    | 'episodes'
    | 'durationMinutes'
    | 'year'
    | 'startDate'
    | 'rating'
    | 'adult'
  > {
  readonly depth: number;
  /** The member it was reached from, and what it is to that one; null for a root. */
  readonly via: { readonly ref: Ref; readonly type: RelationType } | null;
  /** Its place in the watch order, from 1. */
  readonly order: number;
  readonly from: From;
}

/** The answer to `franchise`, as `--json` prints it; every other format is made of it. */
export interface FranchiseDocument {
  readonly schema: 1;
  readonly query: string;
  readonly root: Ref;
  /** What the franchise is called. */
  readonly title: string;
  /** Who answered most of it; null when nobody answered. */
  readonly provider: string | null;
  /** The least fresh that any of it is. */
  readonly from: From;
  /** When its oldest part was fetched, ISO, in whole seconds; null when there is none. */
  readonly fetchedAt: string | null;
  readonly complete: boolean;
  readonly truncated: Truncation | null;
  /** In watch order. */
  readonly titles: readonly DocumentTitle[];
  /** Between the titles above, both directions. */
  readonly relations: readonly Edge[];
  /** Named and not followed. */
  readonly alsoRelated: readonly Listed[];
  readonly failed: Franchise['failed'];
  /** Asked for, and nobody has them. Absent when there are none. */
  readonly missing?: readonly Ref[];
  readonly stats: CrawlStats;
}

/** What a crawl found, in watch order and ready to print. */
export function documentOf(franchise: Franchise, stats: CrawlStats, order: Order): FranchiseDocument {
  const members = inOrder(franchise.members, franchise.edges, order);
  const place = new Map(members.map(({ media }, n) => [media.ref, n]));
  const { query, root, truncated, failed, missing } = franchise;
  return {
    schema: 1,
    query,
    root,
    title: franchiseName(members, franchise.edges) ?? query,
    provider: mostCommon(members.map((member) => member.provider)) ?? null,
    from: leastFresh(members),
    fetchedAt: members.length ? isoSeconds(Math.min(...members.map((member) => member.fetchedAt))) : null,
    complete: !truncated && failed.length === 0,
    truncated: truncated ?? null,
    titles: members.map(titleOf),
    relations: sorted(franchise.edges, ({ from, to }) => [place.get(from), place.get(to)]),
    alsoRelated: sorted(franchise.listed, ({ of }) => [place.get(of)]),
    failed,
    ...(missing.length > 0 && { missing }),
    stats,
  };
}

function titleOf({ media, depth, via, from }: Member, index: number): DocumentTitle {
  return {
    ref: media.ref,
    ids: media.ids,
    title: media.title,
    ...present(media, 'english', 'native', 'format', 'status', 'episodes', 'durationMinutes'),
    ...present(media, 'year', 'startDate', 'rating', 'adult'),
    depth,
    via: via ?? null,
    order: index + 1,
    from,
  };
}

/** The fields that are there. */
function present<Key extends keyof Media>(media: Media, ...keys: readonly Key[]): Pick<Media, Key> {
  return Object.fromEntries(keys.flatMap((key) => (media[key] === undefined ? [] : [[key, media[key]]]))) as Pick<
    Media,
    Key
  >;
}

function leastFresh(members: readonly Member[]): From {
  return origins.findLast((origin) => members.some(({ from }) => from === origin)) ?? 'network';
}

/** The alphabet decides between equals, so that the answer is the same from every start. */
function mostCommon(all: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}

function isoSeconds(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** By place of the titles it speaks of; where that is the same, by its own text. */
function sorted<T extends Edge | Listed>(
  all: readonly T[],
  places: (one: T) => readonly (number | undefined)[],
): readonly T[] {
  return all
    .map((one) => ({ one, key: [...places(one)].map(placeKey).join(' '), text: textKey(one) }))
    .sort((a, b) => compare(a.key, b.key) || compare(a.text, b.text))
    .map(({ one }) => one);
}

function placeKey(place = 999_999): string {
  return String(place).padStart(6, '0');
}

function textKey(one: Edge | Listed): string {
  return 'ref' in one ? `${one.ref} ${one.type}` : `${one.from} ${one.to} ${one.type}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
