import type { Clock } from '../model/clock.ts';
import { bounds } from './options.ts';
import type { SharedRun } from './runs.ts';

const encoder = new TextEncoder();
const ping = encoder.encode(': still here\n\n');

/** One event of a stream of server-sent events. `data` is one line of JSON. */
export function frame(id: string, type: string, data: string): Uint8Array {
  return encoder.encode(`id: ${id}\nevent: ${type}\ndata: ${data}\n\n`);
}

/** The run and the number of the event that a reader had last, as it says itself (`Last-Event-ID`). */
export function lastSeen(header: string | undefined): { readonly run: string; readonly n: number } | undefined {
  const [, run, n] = /^([\da-f]{8})-(\d{1,9})$/.exec(header ?? '') ?? [];
  return run && n ? { run, n: Number(n) } : undefined;
}

export interface StreamReader {
  readonly clock: Clock;
  /** How many events the reader has already. */
  readonly from: number;
  /** Aborted when the reader has gone. */
  readonly signal: AbortSignal;
  /** Called once, when nothing is read any more. */
  readonly onEnd: () => void;
}

/**
 * What a run says, as it comes, for one reader. Nothing is queued for a reader: all read the run's own log, each as fast as it
 * can, and a sign of life goes between where the run is silent.
 */
export function eventStream(
  run: Pick<SharedRun<unknown>, 'log'>,
  { clock, from, signal, onEnd }: StreamReader,
): ReadableStream<Uint8Array> {
  const gone = new AbortController();
  let [at, isOver] = [from, false];
  const finish = () => {
    if (isOver) return;
    isOver = true;
    signal.removeEventListener('abort', finish);
    gone.abort();
    onEnd();
  };
  if (signal.aborted) finish();
  else signal.addEventListener('abort', finish, { once: true });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = isOver ? undefined : await nextOf(run, at, clock, gone.signal);
        if (next === 'ping') controller.enqueue(ping);
        else if (next) {
          at++;
          controller.enqueue(next);
        } else {
          controller.close();
          finish();
        }
      },
      cancel: finish,
    },
    { highWaterMark: 0 },
  );
}

async function nextOf(
  { log }: Pick<SharedRun<unknown>, 'log'>,
  at: number,
  clock: Clock,
  gone: AbortSignal,
): Promise<Uint8Array | 'ping' | undefined> {
  if (log.frames[at] || log.isEnded) return log.frames[at];
  const waited = new AbortController();
  const leave = () => waited.abort();
  gone.addEventListener('abort', leave, { once: true });
  const silent = clock.sleep(bounds.pingMs, waited.signal).then(
    () => 'ping' as const,
    () => undefined,
  );
  const first = await Promise.race([log.grown(at, waited.signal).then(() => undefined), silent]);
  gone.removeEventListener('abort', leave);
  leave();
  return log.frames[at] ?? (gone.aborted ? undefined : first);
}
