import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../model/clock.ts';
import type { ThreadData } from './thread-messages.ts';

/** What is written to a file's log is brought into the file when there is so much of it, in bytes. */
const longBytes = 16 * 2 ** 20;
/** How often it is looked at, ms. */
const everyMs = 5_000;

/**
 * Keeps the write-ahead logs of files short until `signal` is aborted, with `shorten`: the server's own commits do not do it, because it
 * takes the disk's time, and nobody is answered meanwhile. What goes wrong is tried again.
 */
export async function keepLogsShort(
  files: readonly string[],
  shorten: (file: string) => Promise<void>,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(everyMs, signal).catch(() => {});
    for (const file of files) {
      const log = signal.aborted ? undefined : await stat(`${file}-wal`).catch(() => undefined);
      if (log && log.size >= longBytes) await shorten(file).catch(() => {});
    }
  }
}

/** Does it on a thread of its own. Resolves when that has ended, whatever came of it. */
export const shortenOnThread =
  (thread: string) =>
  async (file: string): Promise<void> => {
    const worker = new Worker(thread, { workerData: { checkpoint: file } satisfies ThreadData });
    await once(worker, 'exit');
  };
