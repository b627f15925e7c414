import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { App } from '../app/app.ts';
import type { ImportDocument } from '../model/documents.ts';
import type { SourceFormat } from '../model/source-format.ts';
import { eventData } from '../report/live/ndjson.ts';
import { importTitles } from '../tasks/import/import.ts';
import { createEventLog, type EventLog } from './event-log.ts';
import { runFrame, type Told } from './frames.ts';
import { bounds, type Surroundings } from './options.ts';
import { type Problem, ProblemError, problemOf } from './problem.ts';
import { followed, type RunEnd, stopping } from './runs.ts';

/** An import as it is asked for over HTTP: what it reads is the body, never a file of this machine. */
export interface ImportRequest {
  readonly body: Buffer;
  readonly from?: SourceFormat | undefined;
  readonly franchise?: boolean;
  readonly best?: boolean;
  readonly unlimited?: boolean;
  readonly maxRequests?: number | undefined;
}

/** An import that runs in this process, or did. */
export interface ServerJob {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'stopped';
  /** ISO. */
  readonly createdAt: string;
  /** What came of it; absent until it ends. */
  readonly result?: ImportDocument | undefined;
  readonly problem?: Problem | undefined;
}

export interface ServerJobs {
  /** Throws `ProblemError` where too many wait, and when the server stops. */
  add(request: ImportRequest): ServerJob;
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
}

/** How many that have ended are remembered, and rows that came to nothing are named of each. */
const remembered = 50;
const mostRejects = 100;

/** Imports, one after the other: they share a provider's limits, and one that has the whole limit ends sooner. */
export function createServerJobs(app: App, surroundings: Surroundings): ServerJobs {
  const entries = new Map<string, Entry>();
  let last: Promise<void> = Promise.resolve();
  let isStopping = false;

  function end(entry: Entry, part: Partial<ServerJob>): void {
    entry.job = { ...entry.job, ...part };
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

  async function run(entry: Entry, request: ImportRequest): Promise<void> {
    const { signal } = entry.abort;
    if (signal.aborted) return;
    entry.job = { ...entry.job, state: 'running' };
    try {
      const note = (n: number, event: Told | RunEnd) =>
        entry.log.append(runFrame(entry.job.id, n, event, surroundings));
      const result = await followed(told(request, signal, app), note);
      end(entry, { state: signal.aborted ? 'stopped' : 'done', result });
    } catch (error) {
      const problem = problemOf(error, surroundings.clock.now());
      end(entry, signal.aborted ? { state: 'stopped' } : { state: 'failed', problem });
    }
  }

  return {
    add(request) {
      if (isStopping) throw stopping();
      refuseIfFull([...entries.values()]);
      const id = randomUUID().slice(0, 8);
      const job: ServerJob = { id, state: 'waiting', createdAt: new Date(surroundings.clock.now()).toISOString() };
      const entry: Entry = { job, log: createEventLog(), abort: new AbortController() };
      entries.set(id, entry);
      last = last.then(() => run(entry, request));
      return job;
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

function forgetOld(entries: Map<string, Entry>): void {
  const over = [...entries].filter(([, { log }]) => log.isEnded).slice(0, -remembered);
  for (const [id] of over) entries.delete(id);
}

function refuseIfFull(entries: readonly Entry[]): void {
  const open = entries.filter(({ log }) => !log.isEnded).length;
  if (open < bounds.imports) return;
  throw new ProblemError('too-many-imports', `${open} run or wait; wait until one has ended.`, { retryAfter: 60 });
}

/** Everything that happens in an import, and what came of it. */
async function* told(
  { body, ...question }: ImportRequest,
  signal: AbortSignal,
  app: App,
): AsyncGenerator<Told, ImportDocument | undefined> {
  const stdin = Readable.from([body]);
  const events = importTitles({ ...question, items: ['-'], stdin, mostRejects, signal }, app);
  for (;;) {
    const next = await events.next();
    if (next.done) return next.value;
    yield { type: next.value.type, data: eventData(next.value) };
  }
}
