import { getHeapStatistics } from 'node:v8';
import { collectGarbage } from '../model/memory.ts';

/** Bytes that live objects take, after everything else has been collected. */
export function heapBytes(): number {
  // Twice: what the first leaves to finalizers the second finds.
  collectGarbage();
  collectGarbage();
  return getHeapStatistics().used_heap_size;
}
