import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** `quick` is what `npm test` runs, `all` what `npm run test:all` does. */
    readonly suite: 'quick' | 'all';
  }
}

/** How often something is tried: fewer times in the quick suite, `all` times in the whole one. */
export function runs(quick: number, all: number): number {
  if (quick > all) throw new RangeError(`${quick} runs are no part of ${all}`);
  return inject('suite') === 'all' ? all : quick;
}

/** Which cases are tried: some in the quick suite, `all` of them in the whole one. */
export function cases<T>(quick: readonly NoInfer<T>[], all: readonly T[]): readonly T[] {
  const stray = quick.find((one) => !all.includes(one));
  if (stray !== undefined) throw new RangeError(`${JSON.stringify(stray)} is not among all cases`);
  return inject('suite') === 'all' ? all : quick;
}
