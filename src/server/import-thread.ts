import type { MessagePort } from 'node:worker_threads';
import { createApp } from '../app/app.ts';
import type { Runtime } from '../app/runtime.ts';
import { systemClock } from '../model/clock.ts';
import { importTold } from './imports.ts';
import { problemOf } from './problem.ts';
import type { FromThread, ThreadData, ToThread } from './thread-messages.ts';

/** One import, with files of its own: neither its reading nor its saving holds up who is answered meanwhile. */
export async function runImportThread(
  port: MessagePort,
  { config, request }: ThreadData,
  surroundings: Pick<Runtime, 'random' | 'process'>,
): Promise<void> {
  const over = new AbortController();
  port.on('message', (_: ToThread) => over.abort());
  const tell = (message: FromThread) => port.postMessage(message);
  const warn = (words: string) => tell({ type: 'warning', words });
  const app = createApp(config, { ...surroundings, clock: systemClock, signal: over.signal, warn });
  try {
    const events = importTold(request, app, over.signal);
    for (;;) {
      const next = await events.next();
      if (next.done) return tell({ type: 'done', document: next.value });
      tell({ type: 'told', told: next.value });
    }
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    tell({ type: 'failed', problem: problemOf(error, systemClock.now()), words });
  } finally {
    await app.close();
    port.close();
  }
}
