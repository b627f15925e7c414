import type { App } from '../app/app.ts';
import type { Tier } from '../cache/cache.ts';
import { areSame, newReads, type Reads } from '../cache/reads.ts';
import type { RunEvent } from '../model/events.ts';
import { isObject } from '../model/json.ts';
import { apart } from './task.ts';

/** Which program this is: a digest of its source, which the build puts here. Undefined where the source itself runs. */
declare const PROGRAM_DIGEST: string | undefined;

/** Raise the number when what is kept changes its form. */
const form = `1 ${typeof PROGRAM_DIGEST === 'string' ? PROGRAM_DIGEST : 'source'}`;

/** A kept answer, with all that it was made of: where any of that is another one now, it is made anew. */
interface Kept {
  /** The program, its settings, and the database file as it was. */
  readonly by: string;
  readonly reads: readonly (readonly [tier: Tier, seen: readonly (readonly [key: string, entry: string])[]])[];
  readonly events: readonly RunEvent[];
  readonly document: unknown;
}

/** Makes an answer; notes in `reads` what it reads of the cache. */
type Make<Document> = (reads?: Reads) => AsyncGenerator<RunEvent, Document>;

export interface UnchangedOptions {
  /** Whether the database is read. */
  readonly store?: boolean | undefined;
  /** What is read of the cache is not counted as a use of it. */
  readonly quietly?: boolean;
}

/**
 * An answer that is made of what is here alone is given again, without opening the database, as long as the program, its settings, the
 * database file and what was read of the cache are what they were. `question`: what makes another answer, JSON and the signal of who
 * asks. Where a provider may be asked, and where the database or the cache is on a server, it is made every time. `Document` is JSON.
 */
export async function* unlessChanged<Document>(
  question: object,
  app: App,
  make: Make<Document>,
  { store = true, quietly = false }: UnchangedOptions = {},
): AsyncGenerator<RunEvent, Document> {
  const by = store ? madeBy(app) : undefined;
  if (by === undefined) return yield* make();
  const cache = await app.cache();
  const key = `here ${JSON.stringify({ ...question, signal: undefined })}`;
  const kept = (await cache.peek('franchise', [key])).get(key);
  const value = kept && !kept.stale ? kept.value : undefined;
  if (isKept(value) && value.by === by && (await areSame(readsOf(value), quietly ? cache.peek : cache.get))) {
    yield* value.events;
    return value.document as Document;
  }
  const started = app.clock.now();
  const reads = newReads();
  const { events: passed, result } = apart(make(reads));
  const events: RunEvent[] = [];
  for await (const event of passed) {
    events.push(event);
    yield event;
  }
  const document = result();
  const isSettled = events.every(isOfWhatIsHere) && !reads.isPassing && madeBy(app) === by;
  if (!isSettled || (await app.database('forAnswer')).unreadSince?.(started) === true) return document;
  const entries = [...reads.entries].map(([tier, seen]) => [tier, [...seen]] as const);
  await cache.set('franchise', new Map([[key, { by, reads: entries, events, document } satisfies Kept]]));
  return document;
}

/** All that an answer depends on beside the question and the cache. Undefined: it is not to be kept, or nobody can know. */
function madeBy({ config, databaseFile }: App): string | undefined {
  const { offline, redis, cachePostgres, db, order, providers } = config;
  const mark = databaseFile.mark();
  if (!offline || redis !== undefined || cachePostgres !== undefined || mark === undefined) return undefined;
  const known = Object.entries(providers).flatMap(([name, { token }]) => (token === undefined ? [] : name));
  return JSON.stringify([form, db, mark, order, known]);
}

/** Whether an event would be the same again: nothing was saved or failed, and nothing is said of this very moment. */
function isOfWhatIsHere(event: RunEvent): boolean {
  if (event.type === 'resolved') return event.mismatch === undefined;
  return event.type === 'title' && event.from !== 'network';
}

const readsOf = ({ reads }: Kept): Pick<Reads, 'entries'> => ({
  entries: new Map(reads.map(([tier, seen]) => [tier, new Map(seen)])),
});

/** A file can be damaged. */
function isKept(value: unknown): value is Kept {
  return isObject(value) && typeof value.by === 'string' && Array.isArray(value.reads) && Array.isArray(value.events);
}
