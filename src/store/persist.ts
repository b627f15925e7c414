import { StoreError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import { type CrawlStats, isComplete } from '../model/franchise.ts';
import { basisOf, type CrawlMaking } from './basis.ts';
import type { Arrival, CrawlRecord, Database } from './database.ts';

export interface PersistOptions {
  /** Save when so many titles have come; also at every round, and at the end. */
  readonly batchSize?: number;
  /** What to record of the crawl beside its answer. Absent: it is not recorded. */
  readonly crawl?: CrawlMaking & Pick<CrawlRecord, 'startedAt'>;
  /** Saving is what the run is for: it ends where that fails, with `StoreError`. */
  readonly strict?: boolean;
}

type FranchiseEvent = Extract<RunEvent, { readonly type: 'franchise' }>;

/**
 * Passes every event through and saves titles on the way. Whatever came is saved, also when the reader stops early or the
 * crawl fails. The `franchise` event comes out with the rows written and the statements that writing took so far. Where saving
 * fails, the events come all the same; at the end it is tried once more, and `unsaved` says what is lost. Rejects with
 * `StoreError` only where the reader stopped early.
 */
export async function* persist(
  events: AsyncIterable<RunEvent>,
  database: Database,
  options: PersistOptions = {},
): AsyncGenerator<RunEvent, void> {
  const { batchSize = 200, crawl, strict = false } = options;
  const keep = keeper(database, strict);
  let fellBack = false;
  try {
    for await (const event of events) {
      fellBack ||= event.type === 'fallback';
      // Kept before it is passed on: the reader may stop there.
      if (event.type === 'title' && event.from !== 'store') keep.batch.push(arrivalOf(event));
      if (event.type === 'franchise' && crawl) keep.crawls.push(recordOf(event, crawl, fellBack));
      if (event.type === 'round' || event.type === 'franchise') yield* await keep.try();
      if (event.type !== 'franchise') yield event;
      else yield { ...event, stats: { ...event.stats, ...keep.cost() } };
      if (keep.batch.length >= batchSize) yield* await keep.try();
    }
    yield* await keep.end();
  } catch (error) {
    // The crawl's failure is what to tell, whether or not saving works.
    await keep.end().catch(() => {});
    throw error;
  } finally {
    await keep.save();
  }
}

/** What has come and is not saved yet. */
interface Keeper {
  readonly batch: Arrival[];
  readonly crawls: CrawlRecord[];
  /** What saving has taken so far. */
  cost(): Pick<CrawlStats, 'rowsWritten' | 'dbQueries'>;
  /** Throws `StoreError`; then nothing is lost. */
  save(): Promise<readonly RunEvent[]>;
  /** Saves, but leaves a failure to the end. */
  try(): Promise<readonly RunEvent[]>;
  /** Saves for the last time; what it cannot save is given up. Reports success only after an earlier failure. */
  end(): Promise<readonly RunEvent[]>;
}

function keeper(database: Database, strict: boolean): Keeper {
  const batch: Arrival[] = [];
  const crawls: CrawlRecord[] = [];
  let [rowsWritten, dbQueries] = [0, 0];
  let hasFailed = false;

  async function save(): Promise<readonly RunEvent[]> {
    if (batch.length + crawls.length === 0) return [];
    const { titles, rows, statements } = await database.commit({ arrivals: batch, crawls });
    batch.length = 0;
    crawls.length = 0;
    rowsWritten += rows;
    dbQueries += statements;
    return titles > 0 ? [{ type: 'saved', titles, rows }] : [];
  }

  function giveUp(error: StoreError): readonly RunEvent[] {
    const titles = new Set(batch.map(({ title }) => title.ref)).size;
    batch.length = 0;
    crawls.length = 0;
    if (strict) throw error;
    return [{ type: 'unsaved', titles, error }];
  }

  async function unless(failed: (error: StoreError) => readonly RunEvent[]): Promise<readonly RunEvent[]> {
    try {
      return await save();
    } catch (error) {
      hasFailed = true;
      if (error instanceof StoreError) return failed(error);
      throw error;
    }
  }

  return {
    batch,
    crawls,
    cost: () => ({ rowsWritten, dbQueries }),
    save,
    try: async () => (hasFailed ? [] : unless(strict ? giveUp : () => [])),
    end: async () => {
      const events = await unless(giveUp);
      return hasFailed ? events : [];
    },
  };
}

function arrivalOf({ title, provider, fetchedAt, emptied }: Arrival): Arrival {
  return { title, provider, fetchedAt, ...(emptied && { emptied }) };
}

function recordOf(
  { franchise, stats }: FranchiseEvent,
  crawl: NonNullable<PersistOptions['crawl']>,
  fellBack: boolean,
): CrawlRecord {
  const { policy, depth, startedAt } = crawl;
  return {
    query: franchise.query,
    ...{ policy, depth, startedAt },
    root: franchise.root,
    members: franchise.members.map(({ title }) => title.ref),
    complete: isComplete(franchise),
    ...(franchise.truncated && { truncatedBy: franchise.truncated.by }),
    requests: stats.requests,
    elapsedMs: stats.elapsedMs,
    waitedMs: stats.waitedMs,
    ...basisOf(franchise, crawl, fellBack),
  };
}
