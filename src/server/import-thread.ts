import type { MessagePort } from 'node:worker_threads';
import { createApp } from '../app/app.ts';
import type { Runtime } from '../app/runtime.ts';
import { systemClock } from '../model/clock.ts';
import { checkpoint } from '../sqlite/checkpoint.ts';
import { importTold } from './imports.ts';
import { problemOf } from './problem.ts';
import type { FromThread, ImportData, ThreadData, ToThread } from './thread-messages.ts';

/** Does what a thread is started for. */
export async function runThread(
  port: MessagePort,
  data: ThreadData,
  surroundings: Pick<Runtime, 'random' | 'process'>,
): Promise<void> {
  if (!('checkpoint' in data)) return runImport(port, data, surroundings);
  try {
    checkpoint(data.checkpoint);
  } finally {
    port.close();
  }
}

/** One import, with files of its own: neither its reading nor its saving holds up who is answered meanwhile. */
async function runImport(
  port: MessagePort,
  { config, request }: ImportData,
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
