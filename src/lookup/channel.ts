import { setMaxListeners } from 'node:events';

/**
 * Turns work that reports as it goes into something that can be read at the reader's pace. What was sent before a failure
 * is read before the failure is thrown. `stop` is aborted when the reader leaves early.
 */
export async function* channel<T>(
  work: (send: (item: T) => void, stop: AbortSignal) => Promise<void>,
): AsyncGenerator<T, void> {
  const stop = new AbortController();
  // As many listeners as there is work: no leak that Node would have to warn of.
  setMaxListeners(0, stop.signal);
  const items = new ReadableStream<{ item: T } | { error: unknown }>({
    start(controller) {
      work((item) => controller.enqueue({ item }), stop.signal)
        .catch((error: unknown) => controller.enqueue({ error }))
        .then(() => controller.close())
        .catch(() => {}); // the reader has left: there is nobody to tell
    },
  });
  try {
    for await (const one of items) {
      if ('error' in one) throw one.error;
      yield one.item;
    }
  } finally {
    stop.abort();
  }
}
