import type { CrawlStats, Edge, Franchise, From, Listed, Member, Truncation } from '../model/franchise.ts';
import { isComplete } from '../model/franchise.ts';
import type { SeenMark } from '../model/list-documents.ts';
import type { Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import type { Title } from '../model/title.ts';
import { isoSeconds, leastFresh, mostCommon, sorted } from './arranged.ts';
import { type Filter, isNarrowing, isWanted, type Skippable, skippableOf, type Totals, totalsOf } from './filter.ts';
import { inOrder } from './order.ts';
import type { Order } from './orders.ts';
import { type Outline, outlined, outlineOf } from './outline.ts';
import type { Place } from './shape.ts';
import { isAdult } from './titled.ts';

/** A title in the document. What is not known is absent. */
export interface DocumentTitle
  extends Pick<
    Title,
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
    | 'statedBy'
    | 'related'
  > {
  readonly depth: number;
  /** The member it was reached from, and what it is to that one; null for a root. */
  readonly via: { readonly ref: Ref; readonly type: RelationType } | null;
  /** Its place in the watch order, from 1. */
  readonly order: number;
  /** The name of the continuity that it belongs to. */
  readonly continuity: string;
  /** Nothing of the story is missed without it. */
  readonly skippable?: Skippable;
  /** What the user's own list says of it. Absent: it is not on it. */
  readonly mine?: SeenMark;
  readonly from: From;
  /** Who states it. */
  readonly provider: string;
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
  /** When its oldest part was fetched, ISO, in whole seconds; null when there is none, or that is not known. */
  readonly fetchedAt: string | null;
  readonly complete: boolean;
  readonly truncated: Truncation | null;
  /** How much there is to watch of what has aired. */
  readonly totals: Totals;
  /** The best known first: one where all titles tell one story, more where there are remakes and spin-offs. */
  readonly continuities: readonly DocumentContinuity[];
  /** In watch order. */
  readonly titles: readonly DocumentTitle[];
  /** Between the titles above, both directions. */
  readonly relations: readonly Edge[];
  /** Named and not followed. */
  readonly alsoRelated: readonly Listed[];
  readonly failed: Franchise['failed'];
  /** Asked for, and nobody has them. Absent when there are none. */
  readonly missing?: readonly Ref[];
  /** Providers of which all was to be heard and some is missing. Absent when there are none. */
  readonly unheard?: readonly string[];
  /** How many well-known false joins kept a title out. Absent when there are none. */
  readonly falseJoins?: number;
  /** The number of the title that comes next for the user. Absent: none of it is seen, or nothing is left. */
  readonly next?: number;
  /** How many titles a filter kept out. Absent without a filter. */
  readonly leftOut?: number;
  /** How many titles for adults only are not shown. Absent: none. */
  readonly adultLeftOut?: number;
  readonly stats: CrawlStats;
}

export interface DocumentContinuity {
  readonly name: string;
  /** Its main title. */
  readonly lead: Ref;
  /** How many of its titles are shown. */
  readonly titles: number;
}

const outlines = new WeakMap<FranchiseDocument, Outline>();

/** A document with some of its members replaced; what was read from its relations stands. */
export function derivedFrom(document: FranchiseDocument, changes: Partial<FranchiseDocument>): FranchiseDocument {
  const derived = { ...document, ...changes };
  outlines.set(derived, outlineIn(document));
  return derived;
}

/** What was read from the relations for a document: of the whole franchise, also where a filter shows a part. */
export function outlineIn(document: FranchiseDocument): Outline {
  return outlines.get(document) ?? outlined(document.titles, document.relations);
}

interface Made {
  readonly stats: CrawlStats;
  readonly order: Order;
  readonly filter: Filter | undefined;
  readonly document: FranchiseDocument;
}

const made = new WeakMap<Franchise, readonly Made[]>();

/**
 * What a crawl found, in watch order and ready to print; all of it, or what `filter` lets through. What is for adults only is
 * left out, unless the filter wants it or such a title was asked for. Made once, however many ask for it.
 */
export function documentOf(franchise: Franchise, stats: CrawlStats, order: Order, filter?: Filter): FranchiseDocument {
  const before = made.get(franchise) ?? [];
  const same = before.find((one) => one.stats === stats && one.order === order && one.filter === filter);
  if (same) return same.document;
  const document = newDocument(franchise, stats, order, filter);
  made.set(franchise, [...before, { stats, order, filter, document }]);
  return document;
}

function newDocument(franchise: Franchise, stats: CrawlStats, order: Order, filter?: Filter): FranchiseDocument {
  const outline = outlineOf(franchise);
  const all = inOrder(franchise.members, franchise.edges, order, outline);
  const suitable = hasAdults(franchise, filter) ? all : all.filter(({ title }) => !isAdult(title));
  const members = filter
    ? suitable.filter(({ title }) => isWanted(title, placeOf(title.ref, outline), filter))
    : suitable;
  const place = new Map(members.map(({ title }, n) => [title.ref, n]));
  const at = (ref: Ref) => place.get(ref) ?? members.length;
  const { query, root, truncated, failed, missing, unheard, edges, listed, falseJoins } = franchise;
  const titles = members.map((member, n) => titleOf(member, n, outline));
  const shown = members.length < all.length ? edges.filter(({ from, to }) => place.has(from) && place.has(to)) : edges;
  const document: FranchiseDocument = {
    schema: 1,
    query,
    root,
    title: outline.name ?? query,
    provider: mostCommon(all.map((member) => member.provider)) ?? null,
    from: leastFresh(all),
    fetchedAt: all.length ? isoSeconds(Math.min(...all.map((member) => member.fetchedAt))) : null,
    complete: isComplete(franchise),
    truncated: truncated ?? null,
    totals: totalsOf(titles),
    continuities: continuitiesIn(titles, outline),
    titles,
    relations: sorted(shown, ({ from, to }) => at(from) * members.length + at(to)),
    alsoRelated: sorted(listed, ({ of }) => at(of)),
    failed,
    ...(missing.length > 0 && { missing }),
    ...(unheard && { unheard }),
    ...(falseJoins && { falseJoins }),
    ...(filter && isNarrowing(filter) && { leftOut: suitable.length - members.length }),
    ...(suitable.length < all.length && { adultLeftOut: all.length - suitable.length }),
    stats,
  };
  outlines.set(document, outline);
  return document;
}

const unknownPlace: Place = { kind: 'branch', recap: false };

function placeOf(ref: Ref, { places }: Outline): Place {
  return places.get(ref) ?? unknownPlace;
}

/** Whether what is for adults only is shown: as wanted, where it was asked for, and where there is nothing else. */
function hasAdults({ members, root }: Franchise, filter: Filter | undefined): boolean {
  if (filter?.adult) return true;
  const asked = members.find(({ title }) => title.ref === root);
  return (asked !== undefined && isAdult(asked.title)) || members.every(({ title }) => isAdult(title));
}

function continuitiesIn(titles: readonly DocumentTitle[], { continuities }: Outline): readonly DocumentContinuity[] {
  return continuities
    .map(({ name, lead }) => ({ name, lead, titles: titles.filter(({ continuity }) => continuity === name).length }))
    .filter((one) => one.titles > 0);
}

function titleOf({ title, depth, via, from, provider }: Member, index: number, outline: Outline): DocumentTitle {
  const skippable = skippableOf(title, placeOf(title.ref, outline).recap);
  return {
    ref: title.ref,
    ids: title.ids,
    title: title.title,
    ...present(title),
    ...(title.related && { related: title.related }),
    depth,
    via: via ?? null,
    order: index + 1,
    continuity: outline.continuityOf.get(title.ref)?.name ?? '',
    ...(skippable && { skippable }),
    from,
    provider,
  };
}

const facts = [
  'english',
  'native',
  'format',
  'status',
  'episodes',
  'durationMinutes',
  'year',
  'startDate',
  'rating',
  'adult',
  'statedBy',
] as const satisfies readonly (keyof Title)[];

/** The facts that are known. */
function present(title: Title): Pick<Title, (typeof facts)[number]> {
  const known: Record<string, unknown> = {};
  for (const fact of facts) if (title[fact] !== undefined) known[fact] = title[fact];
  return known;
}
