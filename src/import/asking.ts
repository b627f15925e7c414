import type { Clock } from '../model/clock.ts';
import type { ProviderError } from '../model/errors.ts';
import { refsOf } from '../model/identity.ts';
import type { Lookup } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import type { Arrival, Database } from '../store/database.ts';
import type { JobRow, RowRange, Settled, SettledByTitle } from '../store/jobs.ts';
import { isDoubtful } from './row-verdict.ts';

/** What a run of an import needs. */
export interface ImportRun {
  readonly job: number;
  readonly lookup: Lookup;
  readonly database: Database;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  /** What is stored and younger than this is not asked for again, ms. */
  readonly maxAgeMs: number;
  /** Whether the likeliest title is taken where several fit. */
  readonly best: boolean;
  /** Requests at the most. */
  readonly maxRequests: number | undefined;
  /** Unix time in ms after which nothing more is asked. */
  readonly until: number | undefined;
  readonly memory: Memory;
  /** The rows that are asked for; absent: all of the job. */
  readonly rows?: RowRange | undefined;
}

/** What a run has learnt so far. */
export interface Memory {
  /** What a provider that is of no more use in this run said last. */
  refusal?: ProviderError;
  /** All refs of titles that a row has been settled by. */
  readonly counted: Set<Ref>;
}

export const emptyMemory = (): Memory => ({ counted: new Set() });

/** Why nothing more may be asked; undefined while it may. */
export function spent({ lookup, clock, maxRequests, until }: ImportRun): 'time' | 'budget' | undefined {
  if (until !== undefined && clock.now() >= until) return 'time';
  return maxRequests !== undefined && lookup.counts().requests >= maxRequests ? 'budget' : undefined;
}

/** A row that is to be asked for. */
export interface OpenRow extends JobRow {
  /** Refs of it that came to nothing. */
  readonly tried?: readonly Ref[];
}

/** A row and the title that it was found to mean. */
export interface Found {
  readonly row: JobRow;
  readonly title: Title;
  /** What is to be said of the row besides, a sentence. */
  readonly reason?: string;
}

/** A row whose id and words disagree: it ends as `settled` unless its words name another title. */
export interface Doubt extends Found {
  readonly settled: Settled;
}

/** What is known of rows before anybody is asked. */
export interface Before {
  readonly settled: readonly Settled[];
  readonly doubts: readonly Doubt[];
}

/** Settles rows whose title was stored lately with its relations. Takes two statements at the most. */
export async function settledBefore(
  rows: readonly JobRow[],
  { database: { titles, jobs }, clock, maxAgeMs }: Pick<ImportRun, 'database' | 'clock' | 'maxAgeMs'>,
): Promise<Before> {
  if (maxAgeMs <= 0) return { settled: [], doubts: [] };
  const keys = rows.flatMap(({ key }) => key ?? []);
  const answers = keys.length > 0 ? await jobs.answers(keys) : new Map<string, Ref>();
  const refOf = ({ asked, key }: JobRow): Ref | undefined => asked?.refs[0] ?? answers.get(key ?? '');
  const stored = await titles.load(unique(rows.flatMap((row) => refOf(row) ?? [])));
  const known = rows.flatMap((row): readonly Doubt[] => {
    const ref = refOf(row);
    const known = ref && stored.get(ref);
    if (!known?.title.relations || known.fetchedAt <= clock.now() - maxAgeMs) return [];
    const { title } = known;
    return [{ row, title, settled: { position: row.position, outcome: 'unchanged', ref: title.ref } }];
  });
  // Words alone have been understood before; an id beside them may be another provider's, stored or not.
  const isInDoubt = ({ row: { asked }, title }: Doubt) =>
    asked !== undefined && asked.refs.length > 0 && isDoubtful(asked, title);
  return {
    settled: known.filter((one) => !isInDoubt(one)).map(({ settled }) => settled),
    doubts: known.filter(isInDoubt),
  };
}

/** What a batch of rows came to, to be committed. */
export interface Concluded {
  readonly arrivals: readonly Arrival[];
  readonly settle: readonly (Settled | SettledByTitle)[];
}

/** Settles rows by their titles. Of several rows of a run that mean one title the first counts. */
export function settling(found: readonly Found[], { counted }: Memory): readonly SettledByTitle[] {
  return found.map(({ row: { position }, title, reason }) => {
    const isCounted = counted.has(title.ref);
    for (const ref of refsOf(title)) counted.add(ref);
    return { position, title: title.ref, ...(isCounted && { isCounted }), ...(reason && { reason }) };
  });
}

export function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
