import type { Clock } from '../../src/model/clock.ts';
import type { Process } from '../../src/model/process.ts';
import type { State } from '../../src/state/state.ts';

/** A kind of state that is tested. */
export interface Engine {
  readonly name: string;
  /** Opens as many states as there are processes. All share what they know, and nothing with what was opened before. */
  open(clock: Clock, processes: readonly (Process | undefined)[]): Promise<readonly State[]>;
  /** Whether processes of different names can share it. */
  readonly isShared: boolean;
}

/** Two callers of one state. */
export async function two({ open }: Engine, clock: Clock): Promise<readonly [State, State]> {
  const [one, other] = await open(clock, [undefined, undefined]);
  if (!one || !other) throw new Error('an engine opens as many states as it is asked for');
  return [one, other];
}

/** Time that a test sets. Nobody may sleep by it: a state never waits. */
export function setClock(at = 1_000_000): Clock & { at: number } {
  return {
    at,
    now() {
      return this.at;
    },
    sleep: () => Promise.reject(new Error('a state does not wait')),
  };
}
