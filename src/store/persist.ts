import { StoreError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import { type CrawlStats, type Franchise, type From, isComplete } from '../model/franchise.ts';
import { basisOf, type CrawlMaking } from './basis.ts';
import type { Arrival, CommitOptions, CrawlRecord, Database } from './database.ts';
import type { FranchiseRecord } from './franchises.ts';
import { isStoredAs } from './stored-as.ts';

export interface PersistOptions {
  /** Save when so many titles have come; also at every round, and at the end. */
  readonly batchSize?: number;
  /** What to record of the crawl beside its answer. Absent: it is not recorded. */
  readonly crawl?: CrawlMaking & Pick<CrawlRecord, 'startedAt'> & { readonly describe?: Describe };
  /** Saving is what the run is for: it ends where that fails, with `StoreError`. */
  readonly strict?: boolean;
  /** The answer is there only after the last event: saving does not keep it back while another program writes to the database. */
  readonly brief?: boolean;
}

/** How long to wait for another program that writes while there is an answer to give, in ms: at first, and when that was in vain. */
const [firstMs, againMs] = [500, 0];
/** How long at the end of a run that is to be brief, in ms: others that save are done by then, unless there is something wrong. */
const briefMs = 2_000;

/** Where titles come from that are in the program itself, or in the database already. */
const copied: readonly From[] = ['catalog', 'store'];

/** What is to be kept of a franchise as a whole. */
export type Describe = (franchise: Franchise, stats: CrawlStats) => FranchiseRecord | undefined;

type FranchiseEvent = Extract<RunEvent, { readonly type: 'franchise' }>;

/**
 * Passes every event through and saves titles on the way. Whatever came is saved, also when the reader stops early or the
 * crawl fails. The `franchise` event comes out with the rows written and the statements that writing took so far. Where saving
 * fails, or another program keeps writing, the events come all the same; at the end it is tried once more, for as long as the
 * database waits, and `unsaved` says what is lost, or `uncopied` where nothing is: all of it is bundled or stored. Rejects with `StoreError` only where the reader stopped early.
 */
export async function* persist(
  events: AsyncIterable<RunEvent>,
  database: Database,
  options: PersistOptions = {},
): AsyncGenerator<RunEvent, void> {
  const { batchSize = 200, crawl } = options;
  const keep = keeper(database, options);
  let [fellBack, areCopies] = [false, true];
  try {
    for await (const event of events) {
      fellBack ||= event.type === 'fallback';
      // Kept before it is passed on: the reader may stop there.
      if (event.type === 'title' && event.from !== 'store') keep.batch.push(arrivalOf(event));
      if (event.type === 'gone') keep.batch.push(arrivalOf(event));
      areCopies &&= event.type !== 'gone' && (event.type !== 'title' || copied.includes(event.from));
      if (event.type === 'franchise' && crawl) keep.crawls.push(recordOf(event, crawl, fellBack));
      if (event.type === 'round' || event.type === 'franchise') yield* await keep.try();
      if (event.type !== 'franchise') yield event;
      else yield { ...event, stats: { ...event.stats, ...keep.cost() } };
      if (keep.batch.length >= batchSize) yield* await keep.try();
    }
    for (const event of await keep.end())
      yield event.type === 'unsaved' && areCopies ? { ...event, type: 'uncopied' } : event;
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
  /** Saves, but leaves a failure to the end, and a long wait for another program, too. */
  try(): Promise<readonly RunEvent[]>;
  /** Saves for the last time; what it cannot save is given up. Reports success only after an earlier failure. */
  end(): Promise<readonly RunEvent[]>;
}

function keeper(database: Database, { strict = false, brief = false }: PersistOptions): Keeper {
  const batch: Arrival[] = [];
  const crawls: CrawlRecord[] = [];
  let [rowsWritten, dbQueries] = [0, 0];
  let [hasFailed, isBusy] = [false, false];

  async function save(wait: CommitOptions = {}): Promise<readonly RunEvent[]> {
    if (brief && batch.length > 0) batch.splice(0, batch.length, ...(await unstoredOf(batch, database)));
    if (batch.length + crawls.length === 0) return [];
    const { titles, rows, statements } = await database.commit({ arrivals: batch, crawls }, wait);
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

  async function unless(
    failed: (error: StoreError) => readonly RunEvent[],
    wait?: CommitOptions,
  ): Promise<readonly RunEvent[]> {
    try {
      return await save(wait);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      if (error.code === 'busy') isBusy = true;
      else hasFailed = true;
      return failed(error);
    }
  }

  async function tryNow(): Promise<readonly RunEvent[]> {
    if (hasFailed) return [];
    if (strict) return unless(giveUp);
    return unless(() => [], { waitMs: isBusy ? againMs : firstMs });
  }

  return {
    batch,
    crawls,
    cost: () => ({ rowsWritten, dbQueries }),
    save: () => save(),
    try: tryNow,
    end: async () => {
      const isLate = hasFailed || isBusy;
      const events = await unless(giveUp, brief ? { waitMs: briefMs } : undefined);
      return isLate || hasFailed || isBusy ? events : [];
    },
  };
}

/** Those that are not stored as they came: nearly all that the cache has are, and to see that takes a fifth of saving them. */
async function unstoredOf(batch: readonly Arrival[], { titles }: Database): Promise<readonly Arrival[]> {
  const known = await titles.load(batch.map(({ title }) => title.ref));
  return batch.filter((one) => !isStoredAs(one, known.get(one.title.ref)));
}

function arrivalOf({ title, provider, fetchedAt, emptied }: Arrival): Arrival {
  return { title, provider, fetchedAt, ...(emptied && { emptied }) };
}

function recordOf(
  { franchise, stats }: FranchiseEvent,
  crawl: NonNullable<PersistOptions['crawl']>,
  fellBack: boolean,
): CrawlRecord {
  const { policy, depth, startedAt, describe } = crawl;
  const described = describe?.(franchise, stats);
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
    ...(described && { franchise: described }),
  };
}
