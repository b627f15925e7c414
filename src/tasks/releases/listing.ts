import type { App } from '../../app/app.ts';
import type { TrackerReach, TrackerWatch } from '../../app/tracker.ts';
import { tidied } from '../../import/release-names.ts';
import { ProviderError, UsageError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import type { AnalysisDocument } from '../../model/release-documents.ts';
import { fingerprintOf } from '../../releases/fingerprint.ts';
import type { SeenRelease } from '../../releases/fold.ts';
import { parse, parseLikely } from '../../releases/parse.ts';
import { sightingOf } from '../../releases/sighting.ts';
import type { ListingProgress } from '../../store/releases.ts';
import { createNews, type News, type NumberedPage, pagesOf } from '../../trackers/pages.ts';
import type { ListedRelease, Tracker } from '../../trackers/tracker.ts';
import type { Posed, Task } from '../task.ts';
import { createKeeper, type Keeper } from './keeper.ts';

/** What is to be read of a tracker's listing. */
export interface ListingQuestion {
  /** By the tracker's names; all of the first three where none is named. */
  readonly categories?: readonly string[];
  /** How many releases, the latest first; 2,000. */
  readonly releases?: number | undefined;
  /** Releases of one request; 50. */
  readonly perRequest?: number | undefined;
  /** Go on where the same listing was cut short. */
  readonly resume?: boolean;
}

const usualReleases = 2_000;

/** A listing that is being read. */
interface Listing {
  readonly reach: TrackerReach;
  readonly categories: readonly string[];
  /** How it is called in the database. */
  readonly name: string;
  readonly perPage: number;
  readonly wanted: number;
  /** The first page to ask for, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/**
 * Reads the latest releases that a tracker lists, page by page, and keeps what each says of its group. What it costs is an
 * `estimate` event before it begins. Every page is saved as it comes; where the listing is cut short the document says so, and
 * another run can go on. Returns undefined where one was to go on, and none was cut short. Rejects with `ProviderError` where not one
 * page came.
 */
export const analyzeListing: Task<ListingQuestion, AnalysisDocument | undefined> = async function* (question, app) {
  const listing = await listingFor(question, app);
  if (!listing) return undefined;
  const { name, from, to, reach } = listing;
  yield { type: 'estimate', source: reach.tracker.label, requests: to - from, ms: (to - from) * reach.everyMs };
  const keeper = createKeeper(await app.database());
  const run: ListingRun = { requests: 0, pages: { read: from, of: to }, problems: [], cut: null };
  const count = () => {
    run.requests += 1;
  };
  try {
    for await (const event of pagesKept(listing, keeper, count, question.signal, app)) {
      if (event.type === 'listed') run.pages = { read: event.pages, of: event.of };
      if (event.type === 'repeated') run.problems.push(event.problem);
      else yield event;
    }
  } catch (error) {
    if (question.signal?.aborted) run.cut = 'interrupt';
    else if (!(error instanceof ProviderError) || keeper.releases() === 0) throw error;
    else {
      run.cut = 'failure';
      run.problems.push(error.message);
    }
  }
  return { ...(await keeper.document()), source: name, ...run };
};

/** How a listing came out. */
type ListingRun = { -readonly [Key in 'requests' | 'pages' | 'cut']: AnalysisDocument[Key] } & {
  readonly problems: string[];
};

async function listingFor(question: Posed<ListingQuestion>, app: App): Promise<Listing | undefined> {
  if (app.config.offline) throw new UsageError('nobody may be asked, and so no tracker');
  const reach = await app.elsewhere.tracker();
  const { tracker, host } = reach;
  const categories = categoriesOf(question.categories ?? tracker.categories.slice(0, 3), tracker);
  const name = `${host} ${categories.join(',')}`;
  const database = await app.database();
  const before = question.resume ? await database.releases.listing(name) : undefined;
  if (question.resume && (!before || before.isDone)) return undefined;
  const perPage = Math.min(question.perRequest ?? before?.perPage ?? tracker.perPage, tracker.mostPerPage);
  const wanted = question.releases ?? before?.wanted ?? usualReleases;
  const to = Math.ceil(wanted / perPage);
  // What has come since has moved releases on to later pages, and what was removed back by as many.
  const read = before ? Math.floor((before.pages * before.perPage) / perPage) : 0;
  return { reach, categories, name, perPage, wanted, from: Math.min(Math.max(read - 1, 0), to - 1), to };
}

/** Throws `UsageError` for one that there is not. */
function categoriesOf(names: readonly string[], { categories, label }: Tracker): readonly string[] {
  const found = names.map((name) => {
    const known = categories.find((one) => one.toLowerCase() === name.trim().toLowerCase());
    if (!known) throw new UsageError(`${label} has no category ${name.trim()}; there are ${categories.join(', ')}`);
    return known;
  });
  return categories.filter((one) => found.includes(one));
}

/** A page whose releases all came before. */
interface Repeated {
  readonly type: 'repeated';
  readonly problem: string;
}

async function* pagesKept(
  listing: Listing,
  keeper: Keeper,
  count: () => void,
  signal: AbortSignal | undefined,
  app: App,
): AsyncGenerator<RunEvent | Repeated, void> {
  const { reach, from, to, name, perPage, wanted } = listing;
  const news = createNews<RunEvent>();
  const download = (page: number, stop: AbortSignal) =>
    reach.page({ ...listing, page }, watchOf(reach.tracker, count, news), stop);
  const came = new Set<number>();
  const ids = new Set<string>();
  let of = to;
  for await (const one of pagesOf({ from, to, width: reach.tracker.pace.width, signal, download, news })) {
    if (!('page' in one)) {
      yield* one;
      continue;
    }
    const { releases, isLast } = one.page;
    const isRepeated = releases.length > 0 && releases.every(({ id }) => ids.has(id));
    for (const { id } of releases) ids.add(id);
    came.add(one.number);
    if (isLast || isRepeated) of = Math.min(of, one.number + 1);
    const pages = unbroken(from, came);
    const progress = { name, perPage, wanted, pages, isDone: pages >= of, at: app.clock.now() };
    await keep(one, listing, keeper, progress);
    yield {
      type: 'listed',
      source: name,
      pages,
      of,
      releases: keeper.releases(),
      leftMs: (of - pages) * reach.everyMs,
    };
    if (!isRepeated) continue;
    const problem = `page ${one.number + 1} of ${name} holds nothing but releases that came before, and was taken for the last`;
    return void (yield { type: 'repeated', problem });
  }
}

/** Our own pace is what the estimate says; other waits are news. */
function watchOf({ label }: Tracker, onRequest: () => void, news: News<RunEvent>): TrackerWatch {
  return {
    onRequest,
    onWait({ ms, why }) {
      if (why !== 'limit') news.add({ type: 'waiting', provider: label, ms, why });
    },
  };
}

/** How many pages have come without a gap. */
function unbroken(from: number, came: ReadonlySet<number>): number {
  let next = from;
  while (came.has(next)) next += 1;
  return next;
}

/** Saves a page and how far the listing is read, in one commit. */
async function keep(
  { page }: NumberedPage,
  { reach }: Listing,
  keeper: Keeper,
  progress: ListingProgress,
): Promise<void> {
  const seen = page.releases.map((release) => seenOf(release, reach));
  for (const one of seen) keeper.count({ isGrouped: one !== undefined });
  for (let row = 0; row < page.unreadable; row += 1) keeper.count(undefined);
  await keeper.keep(
    seen.filter((one) => one !== undefined),
    { listing: progress, isJudged: true },
  );
}

/** Takes the first of its names that names a group. */
function seenOf({ id, names, listing }: ListedRelease, { host }: TrackerReach): SeenRelease | undefined {
  for (const name of names.map(tidied)) {
    const release = listing.category === 'Movies' ? parse(name, 'film') : parseLikely(name).release;
    const sighting = sightingOf(release, listing);
    if (sighting) return { fingerprint: fingerprintOf(host, id), sighting };
  }
  return undefined;
}
