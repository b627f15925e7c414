import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/**
 * Frees what is held no more. V8 lets garbage grow to several times of what lives before it does so by itself, which a program
 * that reads a million of something cannot afford. It takes some ms.
 */
export function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString('-expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
