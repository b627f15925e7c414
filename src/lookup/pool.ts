import PQueue from 'p-queue';
import type { Width } from './way-out.ts';

export interface AtOnceOptions {
  readonly width: Width;
  /** Nothing more is asked. */
  readonly stop: AbortSignal;
  /** Told of the first failure, while others may still be on their way. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Asks for batches, some at once. After a failure nothing more is asked; what is on its way has been paid for, and is
 * awaited before the failure is thrown.
 */
export async function atOnce<Batch>(
  batches: readonly Batch[],
  ask: (batch: Batch) => Promise<void>,
  { width, stop, onFailure }: AtOnceOptions,
): Promise<void> {
  const queue = new PQueue({ concurrency: width.now() });
  async function one(batch: Batch): Promise<void> {
    try {
      await ask(batch);
      queue.concurrency = width.now();
    } catch (error) {
      queue.clear();
      onFailure(error);
      throw error;
    }
  }
  try {
    await Promise.all(batches.map((batch) => queue.add(() => one(batch), { signal: stop })));
  } finally {
    await queue.onIdle();
  }
}
