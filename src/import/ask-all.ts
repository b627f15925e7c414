import { SpentError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import { isOfFilms, type Ref } from '../model/ref.ts';
import type { Arrival, Committed } from '../store/database.ts';
import { type Asked, type JobRow, settledBy } from '../store/jobs.ts';
import { askRefs } from './ask-by-ref.ts';
import { askWords } from './ask-by-words.ts';
import {
  type Concluded,
  type Doubt,
  type ImportRun,
  type OpenRow,
  settledBefore,
  spent,
  unique,
} from './import-run.ts';
import { namedHere, settledHere } from './stored-rows.ts';

/** How many rows are read from the job at once. */
const pageSize = 1000;
/** How many refs, and how many queries, AniList answers in one request; other providers are asked as often as it takes. */
export const refsInRequest = 200;
export const wordsInRequest = 13;
/** Requests in flight at once. With a budget it is one, so that none is made in vain. */
const width = 3;

interface Queue {
  readonly refs: OpenRow[];
  readonly words: OpenRow[];
  readonly doubts: Doubt[];
}

/** Why a run ended before all was fetched. `outage`: nobody answered any more. */
export type ImportCut = 'time' | 'budget' | 'interrupt' | 'outage';

/**
 * Settles the open rows of a job: those that are stored, lately, at once, the others in batches. What a batch brought is
 * saved before the next one is asked for. Returns why it ended early, if it did.
 */
export async function* askAll(asking: ImportRun): AsyncGenerator<RunEvent, ImportCut | undefined> {
  const { job, database } = asking;
  const queue: Queue = { refs: [], words: [], doubts: [] };
  const size = asking.maxRequests === undefined && asking.until === undefined ? width : 1;
  const { after: start, through } = asking.rows ?? { after: 0, through: Number.POSITIVE_INFINITY };
  let after = start;
  try {
    for (let more = true; more || queue.refs.length + queue.words.length + queue.doubts.length > 0; ) {
      if (asking.signal?.aborted) return 'interrupt';
      if (more && !isFull(queue, size)) {
        const rows = await database.jobs.open(job, after, Math.min(pageSize, through - after));
        const page = rows.filter(({ position }) => position <= through);
        after = page.at(-1)?.position ?? after;
        more = page.length === pageSize && after < through;
        await sort(page, queue, asking);
        continue;
      }
      const cut = spent(asking);
      if (cut) return cut;
      yield { type: 'round', round: 0, asking: waiting(queue), known: 0 };
      yield* askNext(queue, size, asking);
    }
    return undefined;
  } catch (error) {
    if (asking.signal?.aborted) return 'interrupt';
    if (error instanceof SpentError) return 'budget';
    throw error;
  }
}

const isFull = ({ refs, words }: Queue, size: number): boolean =>
  refs.length >= size * refsInRequest || words.length >= size * wordsInRequest;

const waiting = ({ refs, words, doubts }: Queue): number => refs.length + words.length + doubts.length;

async function sort(page: readonly JobRow[], queue: Queue, asking: ImportRun): Promise<void> {
  const { settled, doubts } = await settledBefore(page, asking);
  queue.doubts.push(...doubts);
  const { job, database, clock } = asking;
  if (settled.length > 0) await database.commit({ job: { job, at: clock.now(), settle: settled } });
  const done = new Set([...settled, ...doubts.map(({ row }) => row)].map(({ position }) => position));
  for (const row of page) {
    if (done.has(row.position) || !row.asked) continue;
    (isAskedByRef(row.asked, asking) ? queue.refs : queue.words).push(row);
  }
}

/** A number at TMDB beside a title may be a film's. Where films cannot be asked for, the title alone is. */
function isAskedByRef({ refs, title, isFilm }: Asked, { lookup: { about = [] } }: ImportRun): boolean {
  const mayBeFilm = title !== undefined && !isFilm && !about.includes('films') && refs.every(isOfFilms);
  return refs.length > 0 && !mayBeFilm;
}

/** Asks for what is in one queue: refs, unless there are queries enough to fill their requests. */
async function* askNext(queue: Queue, size: number, asking: ImportRun): AsyncGenerator<RunEvent, void> {
  const before = asking.lookup.counts().requests;
  const commit = async (rows: readonly OpenRow[], { arrivals, settle }: Concluded) => {
    const { job, database, clock, lookup } = asking;
    const progress = { requests: lookup.counts().requests - before };
    const ended = await settledHere(settle, rows, asking);
    return database.commit({ arrivals, job: { job, at: clock.now(), settle: ended, progress } });
  };
  if (queue.refs.length > 0 && queue.words.length < size * wordsInRequest) {
    const rows = takeUnique(queue.refs, size * refsInRequest, (row) => row.asked?.refs[0]);
    yield* askRefs(rows, asking, async (result) => {
      const named = await namedHere(result.doubtful, asking);
      const settle = [...result.settle, ...named.values()];
      const keptOf = keptIn(result.arrivals, await commit(rows, { ...result, settle }));
      for (const row of result.again) (row.asked?.refs.length ? queue.refs : queue.words).push(row);
      for (const { row, title, settle } of result.doubtful.filter(({ row }) => !named.has(row.position)))
        queue.doubts.push({ row, title, settled: settledBy(settle, keptOf(title.ref)) });
    });
    return;
  }
  const rows = takeUnique(queue.words, size * wordsInRequest, (row) => row.asked?.title);
  const left = size * wordsInRequest - unique(rows.map((row) => row.asked?.title)).length;
  const doubts = takeUnique(queue.doubts, left, ({ row }) => row.asked?.title);
  yield* askWords(rows, doubts, asking, async (result) => void (await commit(rows, result)));
}

/** What a commit made of a title, by the ref that it arrived with. */
function keptIn(arrivals: readonly Arrival[], { arrivals: kept }: Committed) {
  const all = new Map(arrivals.map(({ title }, n) => [title.ref, kept[n]]));
  return (ref: Ref) => all.get(ref);
}

/** Takes items off the front until they ask `most` different questions. */
function takeUnique<T>(items: T[], most: number, questionOf: (item: T) => string | undefined): readonly T[] {
  const questions = new Set<string | undefined>();
  const end = items.findIndex((item) => questions.add(questionOf(item)).size > most);
  return items.splice(0, end < 0 ? items.length : end);
}
