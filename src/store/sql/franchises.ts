import type { Ref } from '../../model/ref.ts';
import type { CrawlRecord } from '../database.ts';
import type { FranchiseRecord } from '../franchises.ts';
import type { Dialect } from './dialect.ts';
import { all, listGiven, rowsGiven, run, type Steps } from './statement.ts';

type Sql = Dialect['franchise'];

/**
 * Writes the franchise that a crawl has found, in place of those that it is another answer for. One that is not what everybody
 * gets, or not whole, takes the place of none that has as many titles.
 */
export function* recordFranchise(sql: Sql, crawl: CrawlRecord, crawlId: number): Steps<void> {
  const record = crawl.franchise ?? (yield* plainRecord(sql, crawl, crawlId));
  if (!record) return;
  type Row = { readonly id: number; readonly titles: number };
  const before = yield* all<Row>(sql.replaced, crawlId, crawlId, record.root, record.root, record.root);
  if (!record.usual && before.some(({ titles }) => titles >= record.titles.length)) return;
  const [kept, ...others] = before;
  yield* run(sql.removeFranchises, listGiven(others.map(({ id }) => id)));
  const { name, root, continuities, fetchedAt } = record;
  const [row] = yield* all<{ id: number }>(
    sql.writeFranchise,
    kept?.id ?? null,
    ...[name, root, JSON.stringify(continuities), crawlId, crawl.startedAt, Math.min(fetchedAt, crawl.startedAt)],
  );
  const id = row?.id ?? 0;
  yield* run(sql.removeFranchiseTitles, id);
  yield* run(sql.writeFranchiseTitles, id, rowsGiven(record.titles.map(cellsOf)));
  yield* run(sql.removeEmptyFranchises);
  yield* run(sql.writeChangedAt, id, id);
}

function cellsOf({ ref, order, depth, via, from, continuity, skippable }: FranchiseRecord['titles'][number]) {
  return [ref, order, depth, via?.ref ?? null, via?.type ?? null, from, continuity, skippable ?? null];
}

/** Of a crawl of which nobody says what its franchise is called, and in which order it is watched. */
function* plainRecord(sql: Sql, crawl: CrawlRecord, crawlId: number): Steps<FranchiseRecord | undefined> {
  type Row = { readonly ref: Ref; readonly name: string | null; readonly root: Ref | null };
  const rows = yield* all<Row>(sql.plainFranchise, crawlId);
  const [first] = rows;
  if (!first) return undefined;
  const titles = rows.map(({ ref }, n) => ({
    ...{ ref, order: n + 1, depth: 0, via: null, from: 'store', continuity: '' },
  }));
  return {
    name: first.name ?? crawl.query,
    root: first.root ?? crawl.root,
    continuities: [],
    fetchedAt: crawl.startedAt,
    usual: crawl.complete,
    titles,
  };
}
