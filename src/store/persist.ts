import type { CrawlEvent } from '../crawl/events.ts';
import type { Franchise } from '../model/franchise.ts';
import type { Arrival, CrawlRecord, Store } from './store.ts';

export interface PersistOptions {
  /** Save when so many titles have come; also at every round, and at the end. */
  readonly batchSize?: number;
  /** What to record of the crawl beside its answer. Absent: it is not recorded. */
  readonly crawl?: Pick<CrawlRecord, 'policy' | 'depth' | 'startedAt'> & { readonly query?: string };
}

type FranchiseEvent = Extract<CrawlEvent, { readonly type: 'franchise' }>;

/**
 * Passes every event through and saves titles on the way. Whatever came is saved, also when the reader stops early or the
 * crawl fails. The `franchise` event comes out with the rows written and the statements run so far.
 */
export async function* persist(
  events: AsyncIterable<CrawlEvent>,
  store: Store,
  options: PersistOptions = {},
): AsyncGenerator<CrawlEvent, void> {
  const { batchSize = 200, crawl } = options;
  const before = store.statements();
  let batch: Arrival[] = [];
  let rows = 0;
  const save = async (): Promise<readonly CrawlEvent[]> => {
    if (batch.length === 0) return [];
    const full = batch;
    batch = [];
    const saved = await store.save(full);
    rows += saved.rows;
    return [{ type: 'saved', ...saved }];
  };
  try {
    for await (const event of events) {
      // Kept before it is passed on: the reader may stop there.
      if (event.type === 'media' && event.from !== 'store') batch.push(arrivalOf(event));
      if (event.type === 'round' || event.type === 'franchise') yield* await save();
      if (event.type !== 'franchise') yield event;
      else {
        if (crawl) await store.recordCrawl({ query: event.franchise.query, ...crawl, ...recordOf(event) });
        yield { ...event, stats: { ...event.stats, rowsWritten: rows, dbQueries: store.statements() - before } };
      }
      if (batch.length >= batchSize) yield* await save();
    }
  } catch (error) {
    // The crawl's failure is what to tell, whether or not saving works.
    await save().catch(() => {});
    throw error;
  } finally {
    await save();
  }
}

function arrivalOf({ media, provider, fetchedAt }: Arrival): Arrival {
  return { media, provider, fetchedAt };
}

function recordOf({ franchise, stats }: FranchiseEvent): Omit<CrawlRecord, 'query' | 'policy' | 'depth' | 'startedAt'> {
  return {
    root: franchise.root,
    members: franchise.members.map(({ media }) => media.ref),
    complete: isComplete(franchise),
    ...(franchise.truncated && { truncatedBy: franchise.truncated.by }),
    requests: stats.requests,
    elapsedMs: stats.elapsedMs,
    waitedMs: stats.waitedMs,
  };
}

function isComplete({ truncated, failed }: Franchise): boolean {
  return truncated === undefined && failed.length === 0;
}
