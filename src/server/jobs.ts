import { randomUUID } from 'node:crypto';
import type { Metrics } from '../metrics/metrics.ts';
import { turnsOf } from '../model/clock.ts';
import type { Ref } from '../model/ref.ts';
import { createEventLog, type EventLog } from './event-log.ts';
import { runFrame, type Told } from './frames.ts';
import { bounds, type Surroundings } from './options.ts';
import { type Problem, ProblemError, problemOf } from './problem.ts';
import { followed, type RunEnd, stopping } from './runs.ts';

export const jobKinds = ['import', 'watch check'] as const;

/** What a job does: says what happens, and ends with what it came to. */
export interface ServerWork {
  readonly kind: (typeof jobKinds)[number];
  run(signal: AbortSignal): AsyncGenerator<Told, unknown>;
  /** Lets go of what it was to read. Called once, when it has ended, or will not be run. */
  close?(): Promise<void>;
}

/** How far a job has come. */
export interface JobProgress {
  /** Titles that came. */
  readonly titles: number;
  /** Rows of a list that have been read; absent: it is no list. */
  readonly rows?: number;
}

/** A job that runs in this process, or did. */
export interface ServerJob {
  readonly id: string;
  readonly kind: ServerWork['kind'];
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'stopped';
  /** ISO. */
  readonly createdAt: string;
  readonly progress: JobProgress;
  /** The document that it came to; absent until it ends. */
  readonly result?: unknown;
  readonly problem?: Problem | undefined;
}

export interface ServerJobs {
  /** Throws `ProblemError` where too many wait, and when the server stops. */
  add(work: ServerWork): ServerJob;
  list(): readonly ServerJob[];
  find(id: string): ServerJob | undefined;
  /** What happens in it, for a stream. */
  log(id: string): EventLog | undefined;
  /** Ends it; what was saved is kept. False: there is none. */
  cancel(id: string): boolean;
  /** Ends all; resolves when they have. */
  stop(): Promise<void>;
}

interface Entry {
  job: ServerJob;
  readonly log: EventLog;
  readonly abort: AbortController;
  readonly work: ServerWork;
}

/** How many that have ended are remembered. */
const remembered = 50;

/** Jobs, one after the other: they share a provider's limits, and one that has the whole limit ends sooner. */
export function createServerJobs(surroundings: Surroundings, metrics: Metrics): ServerJobs {
  const entries = new Map<string, Entry>();
  let last: Promise<void> = Promise.resolve();
  let isStopping = false;

  function end(entry: Entry, part: Partial<ServerJob>): void {
    entry.job = { ...entry.job, ...part };
    metrics.add('animectl_jobs_ended_total', { kind: entry.job.kind, state: entry.job.state });
    entry.log.end();
    forgetOld(entries);
  }

  function stop(entry: Entry, reason: ProblemError): void {
    const { job, log, abort } = entry;
    abort.abort(reason);
    if (job.state !== 'waiting') return;
    log.append(runFrame(job.id, 1, { type: 'end', error: reason }, surroundings));
    end(entry, { state: 'stopped' });
  }

  async function run(entry: Entry): Promise<void> {
    const { job, work, abort } = entry;
    const note = (n: number, event: Told | RunEnd) => entry.log.append(runFrame(job.id, n, event, surroundings));
    if (!abort.signal.aborted) end(entry, await ranWith(entry, note, surroundings));
    // It was only read.
    await work.close?.().catch(() => {});
  }

  return {
    add(work) {
      if (isStopping) throw stopping();
      refuseIfFull([...entries.values()]);
      const entry = newEntry(work, surroundings.clock.now());
      entries.set(entry.job.id, entry);
      last = last.then(() => run(entry));
      return entry.job;
    },
    list: () => [...entries.values()].map(({ job }) => job).reverse(),
    find: (id) => entries.get(id)?.job,
    log: (id) => entries.get(id)?.log,
    cancel(id) {
      const entry = entries.get(id);
      if (entry) stop(entry, new ProblemError('stopped', 'It was ended; what was saved is kept.'));
      return entry !== undefined;
    },
    async stop() {
      isStopping = true;
      for (const entry of entries.values()) if (!entry.log.isEnded) stop(entry, stopping());
      await last;
    },
  };
}

/** Runs a job; resolves to what has become of it. */
async function ranWith(
  entry: Entry,
  note: (n: number, event: Told | RunEnd) => void,
  { clock, stopwatch }: Surroundings,
): Promise<Partial<ServerJob>> {
  const { signal } = entry.abort;
  entry.job = { ...entry.job, state: 'running' };
  try {
    const result = await followed(told(entry, entry.work.run(signal)), note, turnsOf(stopwatch));
    return { state: signal.aborted ? 'stopped' : 'done', result };
  } catch (error) {
    return signal.aborted ? { state: 'stopped' } : { state: 'failed', problem: problemOf(error, clock.now()) };
  }
}

/** `now`: Unix time in ms. */
function newEntry(work: ServerWork, now: number): Entry {
  const { kind } = work;
  const [id, createdAt] = [randomUUID().slice(0, 8), new Date(now).toISOString()];
  const job: ServerJob = { id, kind, state: 'waiting', createdAt, progress: { titles: 0 } };
  return { job, log: createEventLog(bounds.jobLogBytes), abort: new AbortController(), work };
}

function forgetOld(entries: Map<string, Entry>): void {
  const over = [...entries].filter(([, { log }]) => log.isEnded).slice(0, -remembered);
  for (const [id] of over) entries.delete(id);
}

function refuseIfFull(entries: readonly Entry[]): void {
  const open = entries.filter(({ log }) => !log.isEnded).length;
  if (open < bounds.imports) return;
  throw new ProblemError('too-many-imports', `${open} run or wait; wait until one has ended.`, { retryAfter: 60 });
}

/** Everything that happens in a job, counted, and what came of it. */
async function* told(entry: Entry, events: AsyncGenerator<Told, unknown>): AsyncGenerator<Told, unknown> {
  const came = new Set<unknown>();
  for (;;) {
    const next = await events.next();
    if (next.done) return next.value;
    const { value: one } = next;
    const { title, rows = entry.job.progress.rows } = one.data as Counted;
    if (one.type === 'title') came.add(title?.ref);
    entry.job = { ...entry.job, progress: { titles: came.size, ...(rows !== undefined && { rows }) } };
    yield one;
  }
}

/** What is counted of what is told: titles that came, and rows that were read. */
interface Counted {
  readonly title?: { readonly ref: Ref };
  readonly rows?: number;
}
