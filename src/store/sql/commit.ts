import { inOrderOfText } from '../../model/decision.ts';
import type { Batch, Committed, CrawlRecord, Decision, RefPair, SavedTitle, WatchWork } from '../database.ts';
import type { Dialect } from './dialect.ts';
import { recordFranchise } from './franchises.ts';
import { workOn } from './job-work.ts';
import { workOnLibrary } from './library.ts';
import { workOnList } from './lists.ts';
import { workOnReleases } from './release-work.ts';
import { nothingSaved, saveArrivals } from './save.ts';
import { all, listGiven, rowsGiven, run, type Steps } from './statement.ts';

/** Whether a commit of a batch has anything to do. */
export function hasWork({
  arrivals,
  pairs,
  crawls,
  decisions,
  marks,
  watches,
  job,
  releases,
  lists,
  library,
}: Batch): boolean {
  const works = [
    arrivals,
    pairs?.list,
    crawls,
    decisions,
    marks,
    watches,
    releases?.seen,
    releases?.judge,
    lists,
    library,
  ];
  return [job, releases?.listing].some(Boolean) || works.some((list) => Boolean(list?.length));
}

/** What comes of a commit that has nothing to do. */
export const nothingCommitted: Committed = {
  arrivals: [],
  titles: 0,
  rows: 0,
  statements: 0,
  unrelated: [],
  removed: 0,
};

/** Writes a batch at `now` (Unix time in ms), inside a transaction. Times that lie ahead of now are written as now. */
export function* writeBatch(sql: Dialect, batch: Batch, now: number): Steps<Omit<Committed, 'statements'>> {
  const { arrivals = [], pairs, crawls = [], decisions = [], marks = [], watches = [] } = batch;
  const { job, releases, lists = [], library = [] } = batch;
  const { kept, titles, rows } = arrivals.length > 0 ? yield* saveArrivals(sql, arrivals, now) : nothingSaved;
  const unrelated = pairs && pairs.list.length > 0 ? yield* relate(sql, pairs.list, pairs.provider) : [];
  for (const crawl of crawls) yield* recordCrawl(sql, { ...crawl, startedAt: Math.min(crawl.startedAt, now) });
  let removed = 0;
  for (const decision of decisions) removed += yield* decide(sql.decision, decision, now);
  for (const work of watches) removed += yield* follow(sql.watch, work, now);
  for (const { name, id, at } of marks) yield* run(sql.change.writeMark, name, id, Math.min(at, now));
  const keptBy = new Map<string, SavedTitle>(
    arrivals.flatMap(({ title }, n) => (kept[n] ? [[title.ref, kept[n]]] : [])),
  );
  const number = job && (yield* workOn(sql.job, { ...job, at: Math.min(job.at, now) }, keptBy));
  const counts = releases && (yield* workOnReleases(sql.release, releases, now));
  for (const work of lists) removed += yield* workOnList(sql.list, work, now);
  for (const work of library) removed += yield* workOnLibrary(sql.library, work, now);
  const rest = { ...(number !== undefined && { job: number }), ...(counts && { releases: counts }) };
  return { arrivals: kept, titles, rows, unrelated, removed, ...rest };
}

/** Returns the pairs of which a title is not stored. */
function* relate(sql: Dialect, pairs: readonly RefPair[], provider: string): Steps<readonly RefPair[]> {
  const ids = yield* all<{ a: number | null; b: number | null }>(sql.crawl.pairIds, rowsGiven(pairs));
  const known = ids.flatMap(({ a, b }) => (a && b && a !== b ? [[Math.min(a, b), Math.max(a, b), provider]] : []));
  yield* run(sql.save.writeRelated, rowsGiven(known));
  return pairs.filter((_, n) => !ids[n]?.a || !ids[n]?.b);
}

/** Writes a crawl, decides which of the titles that it found are news, and forgets what is no longer needed for that. */
function* recordCrawl(sql: Dialect, crawl: CrawlRecord): Steps<void> {
  const [row] = yield* all<{ id: number }>(
    sql.crawl.writeCrawl,
    crawl.query,
    crawl.root,
    crawl.policy,
    crawl.depth,
    crawl.startedAt,
    Math.round(crawl.elapsedMs),
    Number(crawl.complete),
    crawl.truncatedBy ?? null,
    crawl.requests,
    Math.round(crawl.waitedMs),
    crawl.basis ?? null,
  );
  const id = row?.id ?? 0;
  yield* run(sql.crawl.writeMembers, id, listGiven(crawl.members));
  if ((yield* all(sql.change.hasOpen, id)).length > 0) {
    yield* run(sql.change.writeNews, id, id);
    yield* run(sql.change.removeOpen, id, id);
  }
  yield* recordFranchise(sql.franchise, crawl, id);
  yield* run(sql.crawl.removeCrawls, crawl.root);
  yield* run(sql.change.removeOld);
}

/** Returns how many decisions it took back. */
function* decide(sql: Dialect['decision'], decision: Decision, now: number): Steps<number> {
  if (decision.type === 'cut') {
    const { a, b, reason, at } = decision.cut;
    yield* run(sql.writeCut, ...inOrderOfText(a, b), reason ?? null, Math.min(at, now));
    return 0;
  }
  if (decision.type === 'join') {
    const { from, to, type, at } = decision.join;
    yield* run(sql.writeJoin, from, to, type, Math.min(at, now));
    return 0;
  }
  const [a, b] = decision.pair;
  if (decision.type === 'uncut') return yield* run(sql.removeCut, ...inOrderOfText(a, b));
  return yield* run(sql.removeJoin, a, b, b, a);
}

/** Returns how many titles are no longer followed. */
function* follow(sql: Dialect['watch'], work: WatchWork, now: number): Steps<number> {
  if (work.type === 'remove') return yield* run(sql.removeWatch, work.ref);
  if (work.type === 'add') yield* run(sql.addWatch, work.watch.ref, work.watch.title, Math.min(work.watch.at, now));
  else yield* run(sql.tellWatch, work.id, Math.min(work.at, now), work.ref);
  return 0;
}
