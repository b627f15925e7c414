import type { FlightBook } from '../../http/limiter.ts';
import type { Clock } from '../../model/clock.ts';
import type { Process } from '../../model/process.ts';
import { isLost, newHolder } from './holder.ts';
import type { State } from './state.ts';

/** Flights are leases whose names begin so. */
const prefix = 'fetch:';
/** How long it is remembered that a flight has ended: for those who looked for its keys just before. */
const rememberedMs = 60_000;

const forget = `DELETE FROM lease WHERE name >= '${prefix}' AND name < 'fetch;' AND until < ?`;
const held = `
  SELECT l.name, l.holder FROM json_each(@names) AS k CROSS JOIN lease AS l
  WHERE l.name = k.value AND ((l.holder = '' AND l.until >= @since) OR (l.holder <> '' AND l.until > @now AND l.taken_at <= @now))`;
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

/** Who fetches what, for all processes that open the same state file. A file that fails keeps nobody from fetching. */
export function createFlightBook(state: State, clock: Clock, process?: Process): FlightBook {
  const namesOf = (keys: readonly string[]) => JSON.stringify(keys.map((key) => prefix + key));
  function others(keys: readonly string[], since: number): ReadonlyMap<string, string> {
    const rows = state.sql(held).all({ names: namesOf(keys), since, now: clock.now() }) as readonly Row[];
    const there = rows.filter(({ holder }) => !isLost(holder, process));
    return new Map(there.map(({ name, holder }) => [name.slice(prefix.length), holder]));
  }
  return {
    newHolder: () => newHolder(process),
    take(keys, holder, since, ms) {
      const work = () => {
        const now = clock.now();
        state.sql(forget).run(now - rememberedMs);
        const theirs = others(keys, since);
        const names = namesOf(keys.filter((key) => !theirs.has(key)));
        state.sql(take).run({ names, holder, now, until: now + ms });
        return theirs;
      };
      return state.attempt(() => state.atomically(work), new Map());
    },
    extend: (holder, ms) =>
      state.attempt(() => void state.sql(extend).run({ holder, until: Math.ceil(clock.now() + ms) }), undefined),
    end: (holder) => state.attempt(() => void state.sql(end).run({ holder, now: clock.now() }), undefined),
    areHeld: (keys) =>
      state.attempt(() => [...others(keys, Number.MAX_SAFE_INTEGER).values()].some((holder) => holder !== ''), false),
  };
}
