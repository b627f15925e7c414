import { randomUUID } from 'node:crypto';
import type { Clock } from '../model/clock.ts';
import { turnsOf, type YieldTurn } from '../model/clock.ts';
import { createEventLog, type EventLog } from './event-log.ts';
import { bounds } from './options.ts';
import { ProblemError } from './problem.ts';

/** One crawl, whoever waits for it. */
interface SharedRun<Document> {
  /** Names it in the ids of its events. */
  readonly id: string;
  readonly log: EventLog;
  readonly document: Promise<Document>;
}

/** What a run says, for one reader. */
export interface ReadRun {
  readonly id: string;
  readonly log: EventLog;
  /** The last one that leaves stops the run. May be called again. */
  leave(): void;
}

/** One caller's share of a run. */
export interface Share<Document> extends ReadRun, SharedRun<Document> {}

/** What a run does: says what happens, and ends with a document. */
export type Crawl<Event, Document> = (signal: AbortSignal) => AsyncGenerator<Event, Document>;

export interface Runs<Event> {
  /** Joins the run of the same question, or begins one. Throws `ProblemError` where too many are under way. */
  join<Document>(question: string, client: string, crawl: Crawl<Event, Document>): Share<Document>;
  /**
   * Joins one of the same question that ended lately, or that goes on, by its id. One that was stopped is none: it would have to be begun
   * anew.
   */
  rejoin(id: string, question: string): ReadRun | undefined;
  readonly running: number;
  /** Lets no more begin, stops those that go on after `ms`; resolves when all have ended. */
  stop(ms: number): Promise<void>;
}

/** What is remembered of one that has ended. */
interface EndedRun {
  readonly question: string;
  readonly log: EventLog;
}

interface Running extends SharedRun<unknown> {
  readonly client: string;
  readonly abort: AbortController;
  callers: number;
}

/** How many that have ended are remembered, for readers who come back. */
const remembered = 64;

export interface RunsOptions<Event> {
  readonly clock: Clock;
  /** Time that only goes forward, in ms. */
  readonly stopwatch: () => number;
  /** Writes an event, or the end of a run, as a frame of the stream. */
  readonly frameOf: (id: string, n: number, event: Event | RunEnd) => Uint8Array;
}

/** The last event of a run. `error`: why there is no document. */
export interface RunEnd {
  readonly type: 'end';
  readonly error?: unknown;
}

/** Runs that are joined by those who ask the same. */
export function createRuns<Event>(options: RunsOptions<Event>): Runs<Event> {
  const running = new Map<string, Running>();
  const ended = new Map<string, EndedRun>();
  let isStopping = false;

  function begin(question: string, client: string, crawl: Crawl<Event, unknown>): Running {
    const abort = new AbortController();
    const [id, log] = [randomUUID().slice(0, 8), createEventLog()];
    const document = followed(
      crawl(abort.signal),
      (n, event) => log.append(options.frameOf(id, n, event)),
      turnsOf(options.stopwatch),
    );
    const run = { id, log, document, client, abort, callers: 0 };
    const finish = () => {
      log.end();
      if (running.get(question) === run) running.delete(question);
      // Not its document, which may be as large once more.
      if (!abort.signal.aborted) ended.set(id, { question, log });
      forgetOld(ended);
    };
    // Whoever waits for a failure is told; nobody may be waiting any more.
    document.then(finish, finish);
    running.set(question, run);
    expire(run, options.clock);
    return run;
  }

  return {
    join<Document>(question: string, client: string, crawl: Crawl<Event, Document>) {
      const known = unlessStopped(running.get(question));
      if (!known) refuseIfTooMany([...running.values()], client, isStopping);
      // Whoever asks the same question gets the same kind of document.
      return shareOf(known ?? begin(question, client, crawl)) as Share<Document>;
    },
    rejoin(id, question) {
      const over = ended.get(id);
      if (over) return over.question === question ? { id, log: over.log, leave: () => {} } : undefined;
      const known = unlessStopped(running.get(question));
      return known?.id === id ? shareOf(known) : undefined;
    },
    get running() {
      return running.size;
    },
    async stop(ms) {
      isStopping = true;
      const all = [...running.values()];
      if (all.length === 0) return;
      const over = new AbortController();
      const late = options.clock.sleep(ms, over.signal).then(
        () => all.forEach(({ abort }) => void abort.abort(stopping())),
        () => {},
      );
      await Promise.allSettled(all.map(({ document }) => document));
      over.abort();
      await late;
    },
  };
}

const unlessStopped = (run: Running | undefined): Running | undefined => (run?.abort.signal.aborted ? undefined : run);

/** Forgets who ended first, until few enough are left, and what they have said is little enough. */
function forgetOld(ended: Map<string, EndedRun>): void {
  let bytes = [...ended.values()].reduce((sum, { log }) => sum + log.bytes, 0);
  for (const [id, { log }] of ended) {
    if (ended.size <= remembered && bytes <= bounds.endedRunBytes) return;
    ended.delete(id);
    bytes -= log.bytes;
  }
}

/** Counts one more caller of a run. */
function shareOf(run: Running): Share<unknown> {
  const { id, log, document } = run;
  run.callers++;
  let isIn = true;
  const leave = () => {
    if (!isIn) return;
    isIn = false;
    run.callers--;
    if (run.callers === 0 && !log.isEnded)
      run.abort.abort(new ProblemError('stopped', 'Nobody waits for it any more.'));
  };
  return { id, log, document, leave };
}

/** Notes every event, and how it ended. Others have their turns between events. */
export async function followed<Event, Document>(
  events: AsyncGenerator<Event, Document>,
  note: (n: number, event: Event | RunEnd) => void,
  yieldTurn: YieldTurn,
): Promise<Document> {
  let n = 0;
  try {
    for (;;) {
      const next = await events.next();
      await yieldTurn();
      n++;
      if (!next.done) note(n, next.value);
      else {
        note(n, { type: 'end' });
        return next.value;
      }
    }
  } catch (error) {
    note(n + 1, { type: 'end', error });
    throw error;
  }
}

/** Why nothing is begun, or goes on, when the server stops. */
export const stopping = (): ProblemError =>
  new ProblemError('stopping', 'The server stops; ask again when it is back.', { retryAfter: 10 });

function refuseIfTooMany(running: readonly { readonly client: string }[], client: string, isStopping: boolean): void {
  if (isStopping) throw stopping();
  const own = running.filter((one) => one.client === client).length;
  if (own < bounds.crawlsPerClient && running.length < bounds.crawls) return;
  const whose = own < bounds.crawlsPerClient ? `${running.length} crawls` : `${own} crawls of yours`;
  throw new ProblemError('too-many-crawls', `${whose} are under way; wait until one has ended.`, { retryAfter: 5 });
}

/** Ends a run that takes too long. */
function expire({ abort, document }: Running, clock: Clock): void {
  const over = new AbortController();
  document.then(
    () => over.abort(),
    () => over.abort(),
  );
  clock.sleep(bounds.crawlMs, over.signal).then(
    () => abort.abort(new ProblemError('stopped', 'It took too long; what came until then is kept.')),
    () => {},
  );
}
