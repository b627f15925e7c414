import { on } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { App } from '../app/app.ts';
import type { ImportDocument } from '../model/documents.ts';
import type { Told } from './frames.ts';
import { type ImportRequest, importTold } from './imports.ts';
import type { ServerWork } from './jobs.ts';
import { type Problem, ProblemError } from './problem.ts';
import type { FromThread, ImportData, ToThread } from './thread-messages.ts';
import type { Upload } from './uploads.ts';

/**
 * An import of what was received as a job: on a thread of its own where there is the file of one, else between other answers. It closes
 * what it reads when it has ended.
 */
export function importWork(
  { bytes, descriptor, close }: Upload,
  options: Omit<ImportRequest, 'descriptor'>,
  app: App,
  thread: string | undefined,
): ServerWork {
  const isElsewhere = thread !== undefined && app.config.db !== ':memory:';
  const request: ImportRequest = { ...options, descriptor };
  return {
    kind: 'import',
    run: (signal) =>
      isElsewhere
        ? onThread(thread, { config: app.config, request }, limitsFor(bytes), signal)
        : inTurns(importTold(request, app, signal)),
    close,
  };
}

/**
 * Memory of a thread's own, in MiB: far more than an import of so many bytes needs, a document of JSON too, and little enough that
 * what is no longer needed is thrown away soon.
 */
const limitsFor = (bytes: number): ResourceLimits => ({
  maxYoungGenerationSizeMb: 4,
  maxOldGenerationSizeMb: 96 + Math.ceil((16 * bytes) / 2 ** 20),
});

/** Lets others have their turn after each event. */
async function* inTurns<Event, Document>(events: AsyncGenerator<Event, Document>): AsyncGenerator<Event, Document> {
  for (;;) {
    const next = await events.next();
    if (next.done) return next.value;
    yield next.value;
    await setImmediate();
  }
}

/** Everything that a thread says, until it has ended. */
async function* onThread(
  file: string,
  data: ImportData,
  resourceLimits: ResourceLimits,
  signal: AbortSignal,
): AsyncGenerator<Told, ImportDocument | undefined> {
  signal.throwIfAborted();
  const worker = new Worker(file, { workerData: data, resourceLimits });
  const end = () => worker.postMessage({ type: 'end' } satisfies ToThread);
  signal.addEventListener('abort', end, { once: true });
  const gone = new AbortController();
  worker.once('exit', () => gone.abort());
  try {
    for await (const [message] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[FromThread]>) {
      if (message.type === 'told') yield message.told;
      if (message.type === 'done') return message.document;
      if (message.type === 'failed') throw failureOf(message.problem, message.words);
    }
    throw new Error('the thread of the import has ended without a word');
  } finally {
    signal.removeEventListener('abort', end);
    // What it still has open is closed first: it ends by itself.
    if (!gone.signal.aborted) await new Promise<void>((done) => worker.once('exit', () => done()));
  }
}

function failureOf(
  { code, detail, type: _type, title: _title, status: _status, ...more }: Problem,
  words: string,
): Error {
  if (code !== 'bug') return new ProblemError(code, detail, more);
  return Object.assign(new Error(detail), { stack: words });
}
