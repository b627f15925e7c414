import { inOrderOfText } from '../../model/decision.ts';
import type { Connection } from '../../sqlite/connection.ts';
import type { Batch, Committed, CrawlRecord, Decision, RefPair, SavedTitle, WatchWork } from '../database.ts';
import * as changeSql from './change-sql.ts';
import * as crawlSql from './crawl-sql.ts';
import * as decisionSql from './decision-sql.ts';
import { workOn } from './job-work.ts';
import { workOnReleases } from './release-work.ts';
import { nothingSaved, saveArrivals } from './save.ts';
import { writeRelated } from './save-sql.ts';
import * as watchSql from './watch-sql.ts';

/**
 * Writes a batch at `now` (Unix time in ms) in one transaction, and in one go: nothing else of this process runs meanwhile.
 * Times that lie ahead of now are written as now.
 */
export function commitBatch(db: Connection, batch: Batch, now: number): Committed {
  if (isEmpty(batch)) return { arrivals: [], titles: 0, rows: 0, statements: 0, unrelated: [], removed: 0 };
  const before = db.statements();
  const done = db.transaction(() => write(db, batch, now));
  return { ...done, statements: db.statements() - before };
}

function isEmpty({ arrivals, pairs, crawls, decisions, marks, watches, job, releases }: Batch): boolean {
  const isIdle = !releases?.listing && !releases?.seen?.length && !releases?.judge?.length;
  return isIdle && !job && [arrivals, pairs?.list, crawls, decisions, marks, watches].every((list) => !list?.length);
}

function write(db: Connection, batch: Batch, now: number): Omit<Committed, 'statements'> {
  const { arrivals = [], pairs, crawls = [], decisions = [], marks = [], watches = [], job, releases } = batch;
  const { kept, titles, rows } = arrivals.length > 0 ? saveArrivals(db, arrivals, now) : nothingSaved;
  const unrelated = pairs && pairs.list.length > 0 ? relate(db, pairs.list, pairs.provider) : [];
  for (const crawl of crawls) recordCrawl(db, { ...crawl, startedAt: Math.min(crawl.startedAt, now) });
  let removed = 0;
  for (const decision of decisions) removed += decide(db, decision, now);
  for (const work of watches) removed += follow(db, work, now);
  for (const { name, id, at } of marks) db.run(changeSql.writeMark, name, id, Math.min(at, now));
  const keptBy = new Map<string, SavedTitle>(
    arrivals.flatMap(({ title }, n) => (kept[n] ? [[title.ref, kept[n]]] : [])),
  );
  const number = job && workOn(db, { ...job, at: Math.min(job.at, now) }, keptBy);
  const counts = releases && workOnReleases(db, releases, now);
  const rest = { ...(number !== undefined && { job: number }), ...(counts && { releases: counts }) };
  return { arrivals: kept, titles, rows, unrelated, removed, ...rest };
}

/** Returns the pairs of which a title is not stored. */
function relate(db: Connection, pairs: readonly RefPair[], provider: string): readonly RefPair[] {
  const ids = db.all<{ a: number | null; b: number | null }>(crawlSql.pairIds, JSON.stringify(pairs));
  const known = ids.flatMap(({ a, b }) => (a && b && a !== b ? [[Math.min(a, b), Math.max(a, b), provider]] : []));
  db.run(writeRelated, JSON.stringify(known));
  return pairs.filter((_, n) => !ids[n]?.a || !ids[n]?.b);
}

/** Writes a crawl, decides which of the titles that it found are news, and forgets what is no longer needed for that. */
function recordCrawl(db: Connection, crawl: CrawlRecord): void {
  const [row] = db.all<{ id: number }>(
    crawlSql.writeCrawl,
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
  db.run(crawlSql.writeMembers, id, JSON.stringify(crawl.members));
  if (db.all(changeSql.hasOpen, id).length > 0) {
    db.run(changeSql.writeNews, id, id);
    db.run(changeSql.removeOpen, id, id);
  }
  db.run(crawlSql.removeCrawls, crawl.root);
  db.run(changeSql.removeOld);
}

/** Returns how many decisions it took back. */
function decide(db: Connection, decision: Decision, now: number): number {
  if (decision.type === 'cut') {
    const { a, b, reason, at } = decision.cut;
    db.run(decisionSql.writeCut, ...inOrderOfText(a, b), reason ?? null, Math.min(at, now));
    return 0;
  }
  if (decision.type === 'join') {
    const { from, to, type, at } = decision.join;
    db.run(decisionSql.writeJoin, from, to, type, Math.min(at, now));
    return 0;
  }
  const [a, b] = decision.pair;
  if (decision.type === 'uncut') return db.run(decisionSql.removeCut, ...inOrderOfText(a, b));
  return db.run(decisionSql.removeJoin, a, b, b, a);
}

/** Returns how many titles are no longer followed. */
function follow(db: Connection, work: WatchWork, now: number): number {
  if (work.type === 'remove') return db.run(watchSql.removeWatch, work.ref);
  if (work.type === 'add') db.run(watchSql.addWatch, work.watch.ref, work.watch.title, Math.min(work.watch.at, now));
  else db.run(watchSql.tellWatch, work.id, Math.min(work.at, now), work.ref);
  return 0;
}
