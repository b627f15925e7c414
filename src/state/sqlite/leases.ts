import type { Clock } from '../../model/clock.ts';
import type { Process } from '../../model/process.ts';
import { isLost, newHolder } from './holder.ts';
import type { State } from './state.ts';

/** A right that one process at a time has. A dead one loses it: at once where that is seen, else when its term is over. */
export interface Lease {
  /** Keeps it for another term. False: it ran out meanwhile, and somebody else has it. */
  renew(): boolean;
  release(): void;
}

const take = `
  INSERT INTO lease (name, holder, taken_at, until) VALUES (@name, @holder, @now, @until)
  ON CONFLICT (name) DO UPDATE SET holder = @holder, taken_at = @now, until = @until
  WHERE lease.until <= @now OR lease.taken_at > @now OR lease.holder = @holder`;

const giveBack = 'DELETE FROM lease WHERE name = ? AND holder = ?';

/** Takes the lease `name` for `ms`; undefined if another process has it. A file that fails refuses nobody. */
export function takeLease(state: State, name: string, ms: number, clock: Clock, process?: Process): Lease | undefined {
  const holder = newHolder(process);
  const hold = () => {
    const now = clock.now();
    return state.attempt(() => state.sql(take).run({ name, holder, now, until: now + ms }).changes > 0, true);
  };
  state.attempt(() => {
    const other = state.sql('SELECT holder FROM lease WHERE name = ?').get(name) as { holder: string } | undefined;
    if (other && isLost(other.holder, process)) state.sql(giveBack).run(name, other.holder);
  }, undefined);
  if (!hold()) return undefined;
  return {
    renew: hold,
    release() {
      state.attempt(() => void state.sql(giveBack).run(name, holder), undefined);
    },
  };
}
