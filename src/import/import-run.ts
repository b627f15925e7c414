import type { Clock } from '../model/clock.ts';
import type { ProviderError } from '../model/errors.ts';
import { refsOf } from '../model/identity.ts';
import type { Lookup } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import type { Arrival, Database, Stored, StoredOutline } from '../store/database.ts';
import type { Asked, JobRow, RowRange, Settled, SettledByTitle } from '../store/jobs.ts';
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

/** Settles rows whose title was stored lately with its relations. Takes three statements at the most. */
export async function settledBefore(
  rows: readonly JobRow[],
  { database: { titles, jobs }, clock, maxAgeMs }: Pick<ImportRun, 'database' | 'clock' | 'maxAgeMs'>,
): Promise<Before> {
  if (maxAgeMs <= 0) return { settled: [], doubts: [] };
  const keys = rows.flatMap(({ key }) => key ?? []);
  const answers = keys.length > 0 ? await jobs.answers(keys) : new Map<string, Ref>();
  const refOf = ({ asked, key }: JobRow): Ref | undefined => asked?.refs[0] ?? answers.get(key ?? '');
  const stored = await titles.outlines(unique(rows.flatMap((row) => refOf(row) ?? [])));
  const since = clock.now() - maxAgeMs;
  const settled: Settled[] = [];
  const suspects: JobRow[] = [];
  for (const row of rows) {
    const ref = refOf(row);
    const known = ref && stored.get(ref);
    if (!known?.hasRelations || known.fetchedAt <= since) continue;
    // Words alone have been understood before; an id beside them may be another provider's, stored or not.
    if (row.asked && row.asked.refs.length > 0 && !isNamedSo(row.asked, known)) suspects.push(row);
    else settled.push({ position: row.position, outcome: 'unchanged', ref: known.ref });
  }
  const doubts = await doubtsIn(suspects, titles);
  const doubted = new Set(doubts.map(({ row }) => row));
  const cleared = suspects.filter((row) => !doubted.has(row)).flatMap((row) => settledAs(row, stored));
  return { settled: [...settled, ...cleared], doubts };
}

/** Ends rows of titles that were stored lately as soon as they are read. */
export const endedIn =
  (asking: Pick<ImportRun, 'database' | 'clock' | 'maxAgeMs'>) =>
  async (rows: readonly JobRow[]): Promise<readonly Settled[]> =>
    (
      await settledBefore(
        rows.filter(({ asked }) => asked !== undefined),
        asking,
      )
    ).settled;

const isNamedSo = ({ title: words }: Asked, { title, english }: StoredOutline): boolean =>
  words === undefined || words === title || words === english;

function settledAs({ position, asked }: JobRow, stored: ReadonlyMap<Ref, StoredOutline>): readonly Settled[] {
  const known = stored.get(asked?.refs[0] ?? ('' as Ref));
  return known ? [{ position, outcome: 'unchanged', ref: known.ref }] : [];
}

/** Which of these rows name another title than the stored one that their id stands for. */
async function doubtsIn(rows: readonly JobRow[], titles: Database['titles']): Promise<readonly Doubt[]> {
  const refOf = ({ asked }: JobRow) => asked?.refs[0];
  const refs = unique(rows.flatMap((row) => refOf(row) ?? []));
  const stored = refs.length > 0 ? await titles.load(refs) : new Map<Ref, Stored>();
  return rows.flatMap((row): readonly Doubt[] => {
    const ref = refOf(row);
    const title = ref && stored.get(ref)?.title;
    if (!title || !row.asked || !isDoubtful(row.asked, title)) return [];
    return [{ row, title, settled: { position: row.position, outcome: 'unchanged', ref: title.ref } }];
  });
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
