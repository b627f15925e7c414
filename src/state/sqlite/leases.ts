import type { Clock } from '../../model/clock.ts';
import type { Process } from '../../model/process.ts';
import { isLost, newHolder } from '../holder.ts';
import type { Leases } from '../state.ts';
import type { StateFile } from './file.ts';

const take = `
  INSERT INTO lease (name, holder, taken_at, until) VALUES (@name, @holder, @now, @until)
  ON CONFLICT (name) DO UPDATE SET holder = @holder, taken_at = @now, until = @until
  WHERE lease.until <= @now OR lease.taken_at > @now OR lease.holder = @holder`;
const holderOf = 'SELECT holder FROM lease WHERE name = ?';
const giveBack = 'DELETE FROM lease WHERE name = ? AND holder = ?';

/** Rights that one at a time has of the processes that open the state file. */
export function sqliteLeases(file: StateFile, clock: Clock, process?: Process): Leases {
  function hold(name: string, holder: string, ms: number): boolean {
    const now = clock.now();
    return file.sql(take).run({ name, holder, now, until: now + Math.ceil(ms) }).changes > 0;
  }
  return {
    async take(name, ms) {
      const holder = newHolder(process);
      const isTaken = await file.atomically(() => {
        const other = file.sql(holderOf).get(name) as { readonly holder: string } | undefined;
        if (other && isLost(other.holder, process)) file.sql(giveBack).run(name, other.holder);
        return hold(name, holder, ms);
      });
      if (!isTaken) return undefined;
      return {
        renew: () => file.run(() => hold(name, holder, ms)),
        release: () => file.run(() => void file.sql(giveBack).run(name, holder)),
      };
    },
  };
}
