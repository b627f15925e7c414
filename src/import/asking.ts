import type { Clock } from '../model/clock.ts';
import type { ProviderError } from '../model/errors.ts';
import type { Lookup } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import type { JobRow, Jobs, Settled } from '../store/jobs.ts';
import type { Arrival, Store, Stored } from '../store/store.ts';
import { isDoubtful, outcomeOf } from './outcome.ts';

/** What a run of an import needs. */
export interface Asking {
  readonly job: number;
  readonly lookup: Lookup;
  readonly store: Store;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  /** What is stored and younger than this is not asked for again, ms. */
  readonly maxAgeMs: number;
  /** Take the likeliest title where several fit. */
  readonly best: boolean;
  /** Requests at the most. */
  readonly maxRequests: number | undefined;
  /** Unix time in ms after which nothing more is asked. */
  readonly until: number | undefined;
  readonly memory: Memory;
}

/** What a run has learnt so far. */
export interface Memory {
  /** What a provider that is of no more use in this run said last. */
  refusal?: ProviderError;
  /** Titles that a row has been settled by. */
  readonly counted: Set<Ref>;
}

export const emptyMemory = (): Memory => ({ counted: new Set() });

/** Why nothing more may be asked. */
export function spent({ lookup, clock, maxRequests, until }: Asking): 'time' | 'budget' | undefined {
  if (until !== undefined && clock.now() >= until) return 'time';
  return maxRequests !== undefined && lookup.counts().requests >= maxRequests ? 'budget' : undefined;
}

/** A row and the title that it was found to mean. */
export interface Found {
  readonly row: JobRow;
  readonly title: Title;
}

/** A row whose id stands for a title that its words do not name: to be settled so, unless they name another one. */
export interface Doubt extends Found {
  readonly settled: Settled;
}

/** What is known of rows before anybody is asked. */
export interface Before {
  readonly settled: readonly Settled[];
  readonly doubts: readonly Doubt[];
}

/** Rows of which the title is stored already, all that is known of it, and lately. Two statements at the most. */
export async function settledBefore(
  rows: readonly JobRow[],
  { store, jobs, clock, maxAgeMs }: Pick<Asking, 'store' | 'jobs' | 'clock' | 'maxAgeMs'>,
): Promise<Before> {
  if (maxAgeMs <= 0) return { settled: [], doubts: [] };
  const keys = rows.flatMap(({ key }) => key ?? []);
  const answers = keys.length > 0 ? await jobs.answers(keys) : new Map<string, Ref>();
  const refOf = ({ asked, key }: JobRow): Ref | undefined => asked?.refs[0] ?? answers.get(key ?? '');
  const stored = await store.load(unique(rows.flatMap((row) => refOf(row) ?? [])));
  const known = rows.flatMap((row): readonly Doubt[] => {
    const { title, fetchedAt } = stored.get(refOf(row) ?? ('' as Ref)) ?? {};
    const isFresh = title?.relations !== undefined && (fetchedAt ?? 0) > clock.now() - maxAgeMs;
    return isFresh ? [{ row, title, settled: { position: row.position, outcome: 'unchanged', ref: title.ref } }] : [];
  });
  // Words alone have been understood before; an id beside them may be another provider's, stored or not.
  const isInDoubt = ({ row: { asked }, title }: Doubt) =>
    asked !== undefined && asked.refs.length > 0 && isDoubtful(asked, title);
  return {
    settled: known.filter((one) => !isInDoubt(one)).map(({ settled }) => settled),
    doubts: known.filter(isInDoubt),
  };
}

/**
 * Saves what arrived, all of it, and says what that made of the rows. Of several rows that mean one title the first counts;
 * the others find it there already.
 */
export async function saved(
  found: readonly Found[],
  arrivals: readonly Arrival[],
  { store, memory }: Pick<Asking, 'store' | 'memory'>,
): Promise<readonly Settled[]> {
  const refs = unique(found.map(({ title }) => title.ref));
  const before = await store.load(refs);
  if (arrivals.length > 0) await store.save(arrivals);
  const after: ReadonlyMap<Ref, Stored> = arrivals.length > 0 ? await store.load(refs) : before;
  return found.map(({ row, title }) => {
    const ref = after.get(title.ref)?.title.ref ?? title.ref;
    const outcome = memory.counted.has(ref) ? 'unchanged' : outcomeOf(before.get(title.ref), after.get(title.ref));
    memory.counted.add(ref);
    return { position: row.position, outcome, ref };
  });
}

export function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
