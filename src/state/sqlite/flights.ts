import type { Clock } from '../../model/clock.ts';
import type { Process } from '../../model/process.ts';
import { isLost, newHolder } from '../holder.ts';
import { endedForMs, type Flights } from '../state.ts';
import type { StateFile } from './file.ts';

/** Flights are rows of the table `lease` whose names begin so. */
const prefix = 'fetch:';

const forget = `DELETE FROM lease WHERE name >= '${prefix}' AND name < 'fetch;' AND until < ?`;
const held = `
  SELECT l.name, l.holder FROM json_each(@names) AS k CROSS JOIN lease AS l
  WHERE l.name = k.value AND ((l.holder = '' AND l.until BETWEEN @since AND @now) OR (l.holder <> '' AND l.until > @now AND l.taken_at <= @now))`;
// "WHERE true": without it the parser takes ON CONFLICT for a join's ON.
const take = `
  INSERT INTO lease (name, holder, taken_at, until) SELECT value, @holder, @now, @until FROM json_each(@names) WHERE true
  ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, taken_at = excluded.taken_at, until = excluded.until`;
const extend = 'UPDATE lease SET until = max(until, @until) WHERE holder = @holder';
const end = "UPDATE lease SET holder = '', until = @now WHERE holder = @holder";

interface Row {
  readonly name: string;
  readonly holder: string;
}

/** Who fetches what, for all processes that open the same state file. */
export function sqliteFlights(file: StateFile, clock: Clock, process?: Process): Flights {
  const namesOf = (keys: readonly string[]) => JSON.stringify(keys.map((key) => prefix + key));
  function others(keys: readonly string[], since: number): ReadonlyMap<string, string> {
    const rows = file.sql(held).all({ names: namesOf(keys), since, now: clock.now() }) as readonly Row[];
    const there = rows.filter(({ holder }) => !isLost(holder, process));
    return new Map(there.map(({ name, holder }) => [name.slice(prefix.length), holder]));
  }
  return {
    claim: (keys, since, ms) =>
      file.atomically(() => {
        const now = clock.now();
        file.sql(forget).run(now - endedForMs);
        const holder = newHolder(process);
        const theirs = others(keys, since);
        const names = namesOf(keys.filter((key) => !theirs.has(key)));
        file.sql(take).run({ names, holder, now, until: now + Math.ceil(ms) });
        return { holder, others: theirs };
      }),
    extend: (holder, ms) => file.run(() => void file.sql(extend).run({ holder, until: Math.ceil(clock.now() + ms) })),
    end: (holder) => file.run(() => void file.sql(end).run({ holder, now: clock.now() })),
    areHeld: (keys) =>
      file.run(() => [...others(keys, Number.MAX_SAFE_INTEGER).values()].some((holder) => holder !== '')),
  };
}
