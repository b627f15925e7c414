import { randomUUID } from 'node:crypto';
import type { Clock } from '../model/clock.ts';
import type { State } from './state.ts';

/** A right that one process at a time has, and that a dead one loses by itself. */
export interface Lease {
  /** Keeps it for another term. False: it ran out meanwhile, and somebody else has it. */
  renew(): boolean;
  release(): void;
}

const take = `
  INSERT INTO lease (name, holder, taken_at, until) VALUES (@name, @holder, @now, @until)
  ON CONFLICT (name) DO UPDATE SET holder = @holder, taken_at = @now, until = @until
  WHERE lease.until <= @now OR lease.taken_at > @now OR lease.holder = @holder`;

/** Takes the lease `name` for `ms`; undefined if another process has it. A file that fails refuses nobody. */
export function takeLease(state: State, name: string, ms: number, clock: Clock): Lease | undefined {
  const holder = randomUUID();
  const hold = () => {
    const now = clock.now();
    return state.attempt(() => state.sql(take).run({ name, holder, now, until: now + ms }).changes > 0, true);
  };
  if (!hold()) return undefined;
  return {
    renew: hold,
    release() {
      state.attempt(
        () => void state.sql('DELETE FROM lease WHERE name = ? AND holder = ?').run(name, holder),
        undefined,
      );
    },
  };
}
