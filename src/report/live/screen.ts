import type { Writable } from 'node:stream';
import type { ColorSupportLevel } from 'chalk';
import type { Clock } from '../../model/clock.ts';

/** Where progress is shown: everything that a reporter knows of the outside. */
export interface Screen {
  readonly stderr: Writable;
  /** Width of stderr where it is a terminal. */
  readonly columns?: number;
  /** Of stderr; 0: none. */
  readonly color?: ColorSupportLevel;
  readonly ascii?: boolean;
  readonly clock: Clock;
  /** The answer itself says to who looks on where it came from. */
  readonly answerIsSeen?: boolean;
}
