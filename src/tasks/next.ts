import type { App } from '../app/app.ts';
import { type DocumentTitle, documentOf, type FranchiseDocument } from '../franchise/document.ts';
import { isOut } from '../franchise/release.ts';
import { isBegun, isGivenUp, nextFor, withMarks } from '../franchise/seen.ts';
import { franchisesIn } from '../import/split.ts';
import type { RunEvent } from '../model/events.ts';
import type { Franchise } from '../model/franchise.ts';
import type { NextDocument, NextTitle } from '../model/list-documents.ts';
import type { Ref } from '../model/ref.ts';
import { compareDates } from '../model/time.ts';
import { usual } from '../model/usual.ts';
import type { ListEntry } from '../model/watched.ts';
import type { Database } from '../store/database.ts';
import { type Crawling, crawlFrom } from './crawling.ts';
import { decisionsFor } from './decisions.ts';
import { type Posed, resultOf, type Task } from './task.ts';

/** Roots of one walk over what is stored. */
const together = 200;
const maxTitles = 100_000;

/**
 * What comes next, over all franchises of which the user's own list says that they were begun: of what is stored, nobody is asked.
 */
export const nextTitles: Task<object, NextDocument> = async function* ({ signal }, app) {
  const database = await app.database('orEmpty');
  const own = (await database.lists.all()).find(({ isMine }) => isMine);
  if (!own) return nothing(null);
  const entries = new Map((await database.lists.entries()).map((entry) => [entry.ref, entry]));
  const franchises = yield* begunFranchises(entries, { signal }, database, app);
  const begun = franchises.filter(({ document }) => nextFor(document) || document.titles.some(isTold));
  const of = (choose: (one: Begun) => readonly DocumentTitle[]) =>
    begun.flatMap((one) => choose(one).map((title) => nextTitle(title, one.document)));
  const ended = begun.filter(({ document }) => nextFor(document) === undefined);
  const done = ended.filter(({ document }) => !isGivenUp(document));
  return {
    ...{ schema: 1, list: own.name, begun: begun.length, done: done.length },
    next: of(({ document }) => [nextFor(document) ?? []].flat()),
    since: latestFirst(of(({ document, lastAt }) => document.titles.filter((title) => isNewSince(title, lastAt, app)))),
    airing: of(({ document }) => document.titles.filter((title) => title.status === 'RELEASING' && !isOver(title))),
  };
};

/** What comes next for the user in the franchises of titles, by the titles that were asked for; of stored ones that were begun. */
export async function nextByMember(refs: readonly Ref[], app: App): Promise<ReadonlyMap<Ref, NextTitle>> {
  if (refs.length === 0) return new Map();
  const database = await app.database('orEmpty');
  const entries = new Map((await database.lists.entries()).map((entry) => [entry.ref, entry]));
  const begun = await resultOf(begunFranchises(entries, {}, database, app));
  return new Map(
    begun.flatMap(({ document }) => {
      const next = nextFor(document);
      const members = new Set(document.titles.map(({ ref }) => ref));
      return next ? refs.filter((ref) => members.has(ref)).map((ref) => [ref, nextTitle(next, document)] as const) : [];
    }),
  );
}

const nothing = (list: string | null): NextDocument => ({
  ...{ schema: 1, list, begun: 0, done: 0, next: [], since: [], airing: [] },
});

const isTold = ({ mine }: DocumentTitle): boolean => mine?.seen === true || isBegun(mine);
const isOver = ({ mine }: DocumentTitle): boolean => mine?.seen === true || mine?.status === 'dropped';

/** A franchise that was begun, and the day on which something of it was seen last. */
interface Begun {
  readonly document: FranchiseDocument;
  readonly lastAt: string;
}

/** Franchises with a title that was seen or begun, that of which something was seen last first. */
async function* begunFranchises(
  entries: ReadonlyMap<Ref, ListEntry>,
  { signal }: Posed<object>,
  database: Database,
  app: App,
): AsyncGenerator<RunEvent, readonly Begun[]> {
  const roots = [...entries.values()].filter(({ status }) => status !== 'planned').map(({ ref }) => ref);
  const found: Begun[] = [];
  for await (const { franchise, stats } of walked(roots, signal, database, app)) {
    for (const members of franchisesIn(franchise, usual.policy)) {
      const part = partOf(franchise, members);
      const document = withMarks(documentOf(part, stats, usual.order), entries);
      const told = document.titles.filter(isTold);
      const lastAt = told
        .map(({ ref }) => dayOf(entries.get(ref)))
        .sort()
        .at(-1);
      if (lastAt !== undefined) found.push({ document, lastAt });
    }
  }
  yield* [];
  return found.sort((a, b) => compareDates(b.lastAt, a.lastAt));
}

/** Walks over what is stored, from many titles at once; a franchise that was reached is not walked again. */
async function* walked(
  roots: readonly Ref[],
  signal: AbortSignal | undefined,
  database: Database,
  app: App,
): AsyncGenerator<Extract<RunEvent, { readonly type: 'franchise' }>, void> {
  const lookup = await app.lookup({ provider: 'auto', refresh: false, concurrency: 1, offline: true });
  const crawling: Crawling = {
    ...{ policy: usual.policy, depth: usual.depth, maxTitles, lookup, signal, clock: app.clock },
    decisions: await decisionsFor(usual.cuts, true, app),
    inferred: (refs) => database.titles.inferred(refs),
  };
  const reached = new Set<Ref>();
  for (let rest = roots; rest.length > 0; rest = rest.slice(together).filter((ref) => !reached.has(ref))) {
    for await (const event of crawlFrom(rest.slice(0, together), '', crawling)) {
      if (event.type !== 'franchise') continue;
      for (const { title } of event.franchise.members) reached.add(title.ref);
      yield event;
    }
  }
}

function partOf(franchise: Franchise, members: readonly Ref[]): Franchise {
  const own = new Set(members);
  return {
    ...franchise,
    root: members[0] ?? franchise.root,
    members: franchise.members.filter(({ title }) => own.has(title.ref)),
    edges: franchise.edges.filter(({ from, to }) => own.has(from) && own.has(to)),
  };
}

/** The day on which something was seen, or else was said to be. */
const dayOf = (entry: ListEntry | undefined): string =>
  entry?.finishedOn ?? entry?.startedOn ?? new Date(entry?.at ?? 0).toISOString().slice(0, 10);

/** Whether a title has come out since a day, and is neither seen nor a mere extra. */
function isNewSince(title: DocumentTitle, lastAt: string, { clock }: App): boolean {
  const { startDate = '', skippable, mine } = title;
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  if (startDate.length < 10 || startDate > today || startDate <= lastAt || skippable || !isOut(title)) return false;
  return !isTold(title) && mine?.status !== 'dropped';
}

const latestFirst = (titles: readonly NextTitle[]): readonly NextTitle[] =>
  [...titles].sort((a, b) => compareDates(b.startDate ?? '', a.startDate ?? ''));

function nextTitle(title: DocumentTitle, document: FranchiseDocument): NextTitle {
  const { ref, format, status, startDate, year, mine } = title;
  return {
    ...{ franchise: document.title, ref, title: title.english ?? title.title },
    ...(format && { format }),
    ...(status && { status }),
    ...(startDate && { startDate }),
    ...(year && { year }),
    mine: mine ?? null,
  };
}
