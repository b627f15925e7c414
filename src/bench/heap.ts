import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes that live objects take, after everything else has been collected. */
export function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  // Twice: what the first leaves to finalizers the second finds.
  collect();
  collect();
  return getHeapStatistics().used_heap_size;
}
