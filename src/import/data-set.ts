import type { DataSet } from '../model/data-sets.ts';
import { identifying, idOf, type Ref, sourceOf } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import type { Arrival, Database, RefPair } from '../store/database.ts';
import type { JobRow, JobWork, OutcomeCounts, Remark } from '../store/jobs.ts';
import { unique } from './import-run.ts';
import type { BrokenRow, IdsRow, KnownRow, Row, RowPlace } from './row.ts';

export interface DataSetOptions {
  readonly job: number;
  readonly database: Database;
  /** Unix time in ms. */
  readonly now: () => number;
  readonly signal: AbortSignal | undefined;
  /** When the data set was made, Unix time in ms. */
  readonly editionMs: number;
  /** For people: where a row is. */
  readonly placeOf: (place: RowPlace) => string;
  /** How many rows an earlier run has settled. */
  readonly skip: number;
}

/** How far a data set has been taken in. */
export interface DataSetProgress {
  readonly rows: number;
  readonly saved: number;
}

const batchSize = 500;
/** How many relations to titles that come later are remembered at the most. */
const mostPairs = 1_000_000;
const pairsAtOnce = 10_000;
const provider: DataSet = 'offline-database';

/**
 * Saves what a data set says, in batches; nobody is asked. Rows that cannot be read are kept with the job. Returns whether
 * it came to its end. A batch and the count of its rows are one commit, so they agree whatever happens to the program.
 */
export async function* saveDataSet(
  rows: AsyncIterable<Row>,
  options: DataSetOptions,
): AsyncGenerator<DataSetProgress, boolean> {
  const { signal, skip, database } = options;
  let later: RefPair[] = [];
  let read = 0;
  let saved = 0;
  let batch: Placed[] = [];
  let skipped: Row[] = [];
  const keep = (pairs: readonly RefPair[]) => {
    for (const pair of pairs) if (later.length < mostPairs) later.push(pair);
  };

  async function flush(): Promise<DataSetProgress> {
    const done = await saveRows(batch, read, options);
    batch = [];
    keep(done.unrelated);
    saved += done.titles;
    return { rows: read, saved };
  }

  for await (const row of rows) {
    if (signal?.aborted) break;
    read++;
    if (read > skip) batch.push({ row, position: read });
    else skipped.push(row);
    if (skipped.length >= batchSize || read === skip) {
      // An earlier run may have been cut short before their partners came.
      keep(await relate(pairsOf(skipped), database));
      skipped = [];
    }
    if (batch.length >= batchSize) yield await flush();
  }
  yield await flush();
  for (; later.length > 0; later = later.slice(pairsAtOnce)) await relate(later.slice(0, pairsAtOnce), database);
  return !signal?.aborted;
}

interface Placed {
  readonly row: Row;
  readonly position: number;
}

interface SavedRows {
  /** How many titles the rows name. */
  readonly titles: number;
  /** Pairs of which one title has not come yet. */
  readonly unrelated: readonly RefPair[];
}

/** Commits a batch of rows and what came of them. `read`: rows so far. */
async function saveRows(placed: readonly Placed[], read: number, options: DataSetOptions): Promise<SavedRows> {
  const { job, database, now, editionMs } = options;
  const all = placed.map(({ row }) => row);
  const known = all.filter((row) => row.type === 'known');
  const ids = all.filter((row) => row.type === 'ids');
  const joined = await joinedIds(ids, options);
  const remarks = remarksOn(placed, joined.reasons, options);
  const work: JobWork = {
    job,
    at: now(),
    add: placed.flatMap(({ row, position }) =>
      row.type === 'broken' && !row.foreign ? faultOf(row, position, options) : [],
    ),
    count: known.map(({ title }) => title.ref),
    progress: { remarks, read, counts: { ...joined.counts, notFound: joined.counts.notFound + foreignIn(all) } },
  };
  const arrivals = known.map(({ title }): Arrival => ({ title, provider, fetchedAt: editionMs }));
  const { unrelated } = await database.commit({
    arrivals: [...arrivals, ...joined.arrivals],
    pairs: { provider, list: pairsOf(known) },
    job: work,
  });
  return { titles: known.length, unrelated };
}

/** What is to be said of rows that are not kept, once a reason. `reasons`: why rows of ids came to nothing. */
function remarksOn(
  placed: readonly Placed[],
  reasons: ReadonlyMap<IdsRow, string>,
  { placeOf }: DataSetOptions,
): readonly Remark[] {
  const remarks = new Map<string, Remark>();
  const add = (reason: string, row: Row, isLeftOut: boolean) => {
    const key = `${isLeftOut} ${reason}`;
    const before = remarks.get(key);
    remarks.set(
      key,
      before ? { ...before, rows: before.rows + 1 } : { reason, rows: 1, place: placeOf(row), isLeftOut },
    );
  };
  for (const { row } of placed) {
    if (row.type === 'skipped' || (row.type === 'broken' && row.foreign)) add(row.reason, row, true);
    if (row.type !== 'ids') continue;
    const reason = reasons.get(row);
    if (reason !== undefined) add(reason, row, true);
    for (const note of row.notes ?? []) add(note, row, false);
  }
  return [...remarks.values()];
}

const foreignIn = (rows: readonly Row[]): number => rows.filter((row) => row.type === 'broken' && row.foreign).length;

/** Returns the pairs of which one title is not stored. */
async function relate(list: readonly RefPair[], { commit }: Database): Promise<readonly RefPair[]> {
  return list.length === 0 ? [] : (await commit({ pairs: { provider, list } })).unrelated;
}

function faultOf(row: BrokenRow, position: number, { placeOf }: DataSetOptions): JobRow {
  return { position, place: placeOf(row), raw: row.raw, outcome: 'failed', reason: row.reason };
}

/** Titles that rows name as related. */
function pairsOf(rows: readonly Row[]): readonly RefPair[] {
  const known = rows.filter((row): row is KnownRow => row.type === 'known');
  return known.flatMap(({ title, related }) => related.map((ref): RefPair => [title.ref, ref]));
}

interface JoinedIds {
  readonly arrivals: readonly Arrival[];
  readonly counts: Pick<OutcomeCounts, 'notFound' | 'updated' | 'unchanged'>;
  /** Why rows came to nothing. */
  readonly reasons: ReadonlyMap<IdsRow, string>;
}

/** Gives titles that are stored the ids that they lack; two rows that turn out to be one title become one. */
async function joinedIds(rows: readonly IdsRow[], { database, editionMs }: DataSetOptions): Promise<JoinedIds> {
  const counts = { notFound: 0, updated: 0, unchanged: 0 };
  const arrivals: Arrival[] = [];
  const reasons = new Map<IdsRow, string>();
  if (rows.length === 0) return { arrivals, counts, reasons };
  const known = await knownTitles(rows, database);
  for (const row of rows) {
    const titles = known(row);
    const [first] = titles;
    const isNews = new Set(titles.map(({ ref }) => ref)).size > 1 || row.refs.some((ref) => first && lacks(first, ref));
    counts[!first ? 'notFound' : isNews ? 'updated' : 'unchanged']++;
    if (!first) reasons.set(row, 'none of its ids is one of a stored title, or it is several titles here');
    else if (isNews) arrivals.push(arrivalOf(row.refs, first, editionMs));
  }
  return { arrivals, counts, reasons };
}

/** The stored titles that a row is of: by ids of titles, else by one that titles may share where only one has it. */
async function knownTitles(rows: readonly IdsRow[], { titles }: Database) {
  const refs = unique(rows.flatMap((row) => row.refs));
  const own = refs.filter(isIdentifying);
  const stored = await titles.load(own);
  const open = rows.filter((row) => !row.refs.some((ref) => stored.has(ref)));
  const keys = unique(open.flatMap((row) => row.refs.filter((ref) => sourceOf(ref) === 'anidb')));
  const carriers = keys.length > 0 ? await titles.carriers(keys) : new Map<Ref, number>();
  const single = keys.filter((ref) => carriers.get(ref) === 1);
  const byKey = single.length > 0 ? await titles.load(single) : new Map<Ref, Arrival>();
  return (row: IdsRow): readonly Title[] => {
    const found = row.refs.filter(isIdentifying).flatMap((ref) => stored.get(ref)?.title ?? []);
    return found.length > 0 ? found : row.refs.flatMap((ref) => byKey.get(ref)?.title ?? []);
  };
}

const isIdentifying = (ref: Ref): boolean => identifying.includes(sourceOf(ref));

/** Whether a title is not known by a ref. An id that titles may share is not told anew where it has another one. */
function lacks({ ids }: Title, ref: Ref): boolean {
  const id = ids[sourceOf(ref)];
  return isIdentifying(ref) ? id !== idOf(ref) : id === undefined;
}

function arrivalOf(refs: readonly Ref[], { ref, ids, title, kind }: Title, editionMs: number): Arrival {
  const own = refs.find((one) => isIdentifying(one) && ids[sourceOf(one)] === idOf(one)) ?? ref;
  const stated = Object.fromEntries(refs.map((one) => [sourceOf(one), idOf(one)]));
  const provider: DataSet = 'id-lists';
  return { title: { ref: own, ids: stated, kind, title }, provider, fetchedAt: editionMs };
}
