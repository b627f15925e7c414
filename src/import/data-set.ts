import type { Ref } from '../model/ref.ts';
import { type Counts, type JobRow, type Jobs, type Outcome, outcomes } from '../store/jobs.ts';
import type { Arrival, Pair, Store } from '../store/store.ts';
import { unique } from './asking.ts';
import { outcomeOf } from './outcome.ts';
import type { BrokenRow, IdsRow, KnownRow, Row } from './row.ts';

export interface DataSetOptions {
  readonly job: number;
  readonly store: Store;
  readonly jobs: Jobs;
  /** Unix time in ms. */
  readonly now: () => number;
  readonly signal: AbortSignal | undefined;
  /** When the data set was made, Unix time in ms. */
  readonly editionMs: number;
  /** For people: where a row is. */
  readonly placeOf: (line: number) => string;
  /** Rows that an earlier run has settled, and what came of them. */
  readonly skip: number;
  readonly counts: Partial<Counts>;
}

/** How far a data set has been taken in. */
export interface DataSetProgress {
  readonly rows: number;
  readonly saved: number;
}

const batchSize = 500;
/** Relations to titles that come later are remembered, so many at the most. */
const mostPairs = 1_000_000;

/**
 * Saves what a data set says, in batches; nobody is asked. Rows that cannot be read are kept with the job. Returns whether
 * it came to its end.
 */
export async function* saveDataSet(
  rows: AsyncIterable<Row>,
  options: DataSetOptions,
): AsyncGenerator<DataSetProgress, boolean> {
  const { job, jobs, signal, skip } = options;
  const related = relatedPairs(options.store);
  const take = taker(options, related);
  let [read, total] = [0, 0];
  let batch: Placed[] = [];
  let skipped: Row[] = [];

  async function flush(): Promise<DataSetProgress> {
    const [full, counts] = [batch, take.counts()];
    batch = [];
    // Rows and the count of rows agree, whatever happens to the program.
    await jobs.together(async () => {
      total += await take.rows(full);
      await jobs.tell(job, { at: options.now(), read, counts });
    });
    return { rows: read, saved: total };
  }

  for await (const row of rows) {
    if (signal?.aborted) break;
    read++;
    if (read > skip) batch.push({ row, position: read });
    else skipped.push(row);
    if (skipped.length >= batchSize || read === skip) {
      await related.add(skipped.filter((one) => one.type === 'known'));
      skipped = [];
    }
    if (batch.length >= batchSize) yield await flush();
  }
  yield await flush();
  await related.finish();
  return !signal?.aborted;
}

interface Placed {
  readonly row: Row;
  readonly position: number;
}

/** Saves rows, and counts what came of them. */
function taker(options: DataSetOptions, related: Related) {
  const { job, jobs } = options;
  const counts = Object.fromEntries(outcomes.map((one) => [one, options.counts[one] ?? 0])) as Record<Outcome, number>;
  const add = (outcome: Outcome, n = 1) => {
    counts[outcome] += n;
  };
  return {
    /** Goes on counting. */
    counts: (): Counts => counts,
    /** Resolves to how many titles they name. */
    async rows(placed: readonly Placed[]): Promise<number> {
      const all = placed.map(({ row }) => row);
      const faults = placed.flatMap(({ row, position }) =>
        row.type === 'broken' && !row.foreign ? faultOf(row, position, options) : [],
      );
      add('notFound', all.filter((row) => row.type === 'broken' && row.foreign).length);
      const known = all.filter((row) => row.type === 'known');
      const ids = all.filter((row) => row.type === 'ids');
      for (const outcome of [...(await saveKnown(known, options)), ...(await joinIds(ids, options))]) add(outcome);
      if (faults.length > 0) await jobs.add(job, faults);
      await related.add(known);
      return known.length;
    },
  };
}

type Related = ReturnType<typeof relatedPairs>;

/** Titles that rows name as related. Some come later than the rows that name them; an earlier run may have taken those. */
function relatedPairs(store: Store) {
  let later: readonly Pair[] = [];
  return {
    async add(rows: readonly KnownRow[]): Promise<void> {
      later = [...later, ...(await store.relate(pairsOf(rows), 'offline-database'))].slice(0, mostPairs);
    },
    async finish(): Promise<void> {
      for (; later.length > 0; later = later.slice(batchSize * 20))
        await store.relate(later.slice(0, batchSize * 20), 'offline-database');
    },
  };
}

function faultOf({ line, raw, reason }: BrokenRow, position: number, { placeOf }: DataSetOptions): JobRow {
  return { position, place: placeOf(line), raw, outcome: 'failed', reason };
}

function pairsOf(rows: readonly KnownRow[]): readonly Pair[] {
  return rows.flatMap(({ title, related }) => related.map((ref): Pair => [title.ref, ref]));
}

async function saveKnown(rows: readonly KnownRow[], { store, editionMs }: DataSetOptions): Promise<readonly Outcome[]> {
  if (rows.length === 0) return [];
  const refs = unique(rows.map(({ title }) => title.ref));
  const before = await store.load(refs);
  await store.save(rows.map(({ title }) => ({ title, provider: 'offline-database', fetchedAt: editionMs })));
  const after = await store.load(refs);
  const counted = new Set<Ref>();
  return rows.map(({ title: { ref } }) => {
    const outcome = counted.has(ref) ? 'unchanged' : outcomeOf(before.get(ref), after.get(ref));
    counted.add(ref);
    return outcome;
  });
}

/** Gives titles that are stored the ids that they lack; two rows that turn out to be one title become one. */
async function joinIds(rows: readonly IdsRow[], { store, editionMs }: DataSetOptions): Promise<readonly Outcome[]> {
  if (rows.length === 0) return [];
  const stored = await store.load(unique(rows.flatMap(({ refs }) => refs)));
  const joined = rows.map(({ refs }) => {
    const known = refs.flatMap((ref) => stored.get(ref) ?? []);
    const [first] = known;
    if (!first) return undefined;
    const own = new Set(known.map(({ title }) => title.ref));
    const isNews = own.size > 1 || refs.some((ref) => !stored.has(ref));
    return { isNews, arrival: arrivalOf(refs, first.title, editionMs) };
  });
  const news = joined.flatMap((one) => (one?.isNews ? one.arrival : []));
  if (news.length > 0) await store.save(news);
  return joined.map((one) => (one === undefined ? 'notFound' : one.isNews ? 'updated' : 'unchanged'));
}

function arrivalOf(refs: readonly Ref[], { title, kind }: Arrival['title'], editionMs: number): Arrival {
  const [own = refs[0] as Ref] = refs;
  const ids = Object.fromEntries(
    refs.map((ref) => [ref.slice(0, ref.indexOf(':')), Number(ref.slice(ref.indexOf(':') + 1))]),
  );
  return { title: { ref: own, ids, kind, title }, provider: 'id-lists', fetchedAt: editionMs };
}
