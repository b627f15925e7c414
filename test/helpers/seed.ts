import fc from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where properties begin. Absent: at random. */
    readonly seed?: number | undefined;
  }
}

// A change is judged by what it does, not by what was drawn today: properties begin at the same place every time. See
// docs/testing.md for how to draw others.
const seed = inject('seed');
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
