import type { PostgresAddress } from '../../model/postgres.ts';
import type { PrintedTitle } from '../../model/printed.ts';
import type { Process } from '../../model/process.ts';
import type { RateLimit } from '../../model/rate-limit.ts';
import { isLost, newHolder } from '../holder.ts';
import type { Entries } from '../sqlite/entries.ts';
import {
  type Budget,
  type Counters,
  endedForMs,
  type Flights,
  type Lease,
  type Leases,
  type Lists,
  type Outage,
  type Outages,
  rememberedTerminals,
  type State,
  type Wait,
} from '../state.ts';
import { noted, waitOf } from '../window.ts';
import { connectPostgres, type PostgresConnection, type PostgresStateOptions } from './connection.ts';
import { postgresEntries } from './entries.ts';
import { schema } from './schema.ts';

/** What machines share, and the entries of the cache. */
export interface PostgresState extends State {
  readonly entries: Entries;
}

/**
 * What runs share, on a PostgreSQL that any number of machines use. Resolves to undefined, after a warning, where it cannot be
 * reached.
 */
export async function openPostgresState(
  address: PostgresAddress,
  options: PostgresStateOptions & { readonly process?: Process },
): Promise<PostgresState | undefined> {
  const connection = await connectPostgres(address, options);
  if (!connection) return undefined;
  const { process, clock } = options;
  return {
    budget: (account, limits) => postgresBudget(connection, account, limits),
    outages: outagesIn(connection),
    flights: flightsIn(connection, process, () => clock.now()),
    leases: leasesIn(connection, process),
    counters: countersIn(connection),
    lists: listsIn(connection),
    entries: postgresEntries(connection),
    close: connection.close,
  };
}

/** The budget of one provider, for all machines that use the same database: exact rolling windows, each step one function. */
function postgresBudget({ query, now }: PostgresConnection, account: string, limits: readonly RateLimit[]): Budget {
  const ours = JSON.stringify(limits);
  const asked = async (reserve: number, wanted: boolean): Promise<Wait | undefined> => {
    const [said] = await query<{ paused: number; full_ms: number }>(
      `SELECT * FROM ${schema}.take($1, $2, $3, $4, $5)`,
      [now(), account, ours, reserve, wanted],
    );
    return waitOf(said?.paused ?? 0, said?.full_ms ?? 0);
  };
  return {
    take: (reserve) => asked(reserve, true),
    look: (reserve) => asked(reserve, false),
    async postpone(takenMs, countsMs) {
      const times = [Math.ceil(takenMs), Math.floor(countsMs)];
      await query(`SELECT ${schema}.postpone($1, $2, $3, $4)`, [now(), account, ...times]);
    },
    async pause(ms) {
      await query(`SELECT ${schema}.pause($1, $2, $3)`, [now(), account, Math.ceil(ms)]);
    },
    async lower(limit) {
      const { perMs, requests } = noted(limit);
      await query(`SELECT ${schema}.lower($1, $2, $3, $4)`, [now(), account, perMs, requests]);
    },
    async left() {
      const rows = await query<{ per: number; most: number; room: number }>(
        `SELECT * FROM ${schema}.left_of($1, $2, $3)`,
        [now(), account, ours],
      );
      return rows.map(({ per, most, room }) => ({ limit: { perMs: per, requests: most }, left: room }));
    },
  };
}

function outagesIn({ query }: PostgresConnection): Outages {
  return {
    async get(provider) {
      const [row] = await query<{ outage: string }>(`SELECT outage FROM ${schema}.outage WHERE provider = $1`, [
        provider,
      ]);
      return row && (JSON.parse(row.outage) as Outage);
    },
    async set(provider, outage) {
      await query(
        `INSERT INTO ${schema}.outage VALUES ($1, $2) ON CONFLICT (provider) DO UPDATE SET outage = excluded.outage`,
        [provider, JSON.stringify(outage)],
      );
    },
    async delete(provider) {
      await query(`DELETE FROM ${schema}.outage WHERE provider = $1`, [provider]);
    },
  };
}

function flightsIn({ query, now }: PostgresConnection, process: Process | undefined, clock: () => number): Flights {
  const claimed = async (
    keys: readonly string[],
    holder: string,
    since: number,
    ms: number,
    gone: readonly string[],
  ) => {
    const before = Math.min(Number.MAX_SAFE_INTEGER / 2, Math.ceil(clock() - since));
    const rows = await query<{ key: string; holder: string }>(
      `SELECT * FROM ${schema}.claim($1, $2, $3, $4, $5, $6, $7)`,
      [...[now(), keys, holder, before, Math.ceil(ms), endedForMs, gone]],
    );
    return new Map(rows.map((row) => [row.key, row.holder]));
  };
  return {
    async claim(keys, since, ms) {
      const holder = newHolder(process);
      const others = await claimed(keys, holder, since, ms, []);
      const gone = [...new Set([...others.values()].filter((one) => isLost(one, process)))];
      if (gone.length === 0) return { holder, others };
      // What they held is free; whoever else has seen that too may be first.
      const lost = [...others].filter(([, one]) => gone.includes(one)).map(([key]) => key);
      const still = await claimed(lost, holder, Number.MAX_SAFE_INTEGER, ms, gone);
      for (const key of lost) others.delete(key);
      return { holder, others: new Map([...others, ...still]) };
    },
    async extend(holder, ms) {
      await query(`SELECT ${schema}.change($1, $2, $3)`, [now(), holder, Math.ceil(ms)]);
    },
    async end(holder) {
      await query(`SELECT ${schema}.change($1, $2, NULL)`, [now(), holder]);
    },
    async areHeld(keys) {
      if (keys.length === 0) return false;
      const rows = await query<{ holder: string }>(`SELECT ${schema}.holders($1, $2) AS holder`, [now(), keys]);
      return rows.some(({ holder }) => !isLost(holder, process));
    },
  };
}

function leasesIn({ query, now }: PostgresConnection, process: Process | undefined): Leases {
  const hold = async (name: string, holder: string, ms: number): Promise<boolean> => {
    const holdAs = async (gone: string) => {
      const values = [now(), name, holder, Math.ceil(ms), gone];
      const [row] = await query<{ has: string }>(`SELECT ${schema}.hold($1, $2, $3, $4, $5) AS has`, values);
      return row?.has ?? '';
    };
    const has = await holdAs('');
    if (has === holder || !isLost(has, process)) return has === holder;
    return (await holdAs(has)) === holder;
  };
  return {
    async take(name, ms): Promise<Lease | undefined> {
      const holder = newHolder(process);
      if (!(await hold(name, holder, ms))) return undefined;
      return {
        renew: () => hold(name, holder, ms),
        async release() {
          await query(`DELETE FROM ${schema}.held WHERE name = $1 AND holder = $2`, [`lease:${name}`, holder]);
        },
      };
    },
  };
}

function countersIn({ query, now }: PostgresConnection): Counters {
  return {
    async add(counts) {
      if (counts.size > 0)
        await query(`SELECT ${schema}.add($1, $2)`, [now(), JSON.stringify(Object.fromEntries(counts))]);
    },
    async totals() {
      const rows = await query<{ name: string; value: number; since: number }>(`SELECT * FROM ${schema}.sum`);
      const since = rows.length === 0 ? undefined : Math.min(...rows.map((row) => row.since));
      return { counts: new Map(rows.map(({ name, value }) => [name, value])), since };
    },
  };
}

function listsIn({ query }: PostgresConnection): Lists {
  return {
    async get(terminal) {
      const [row] = await query<{ titles: string }>(`SELECT titles FROM ${schema}.listed WHERE terminal = $1`, [
        terminal,
      ]);
      return row && (JSON.parse(row.titles) as readonly PrintedTitle[]);
    },
    async set(terminal, titles) {
      await query(
        `INSERT INTO ${schema}.listed VALUES ($1, $2, nextval('${schema}.listing'))
         ON CONFLICT (terminal) DO UPDATE SET titles = excluded.titles, number = excluded.number`,
        [terminal, JSON.stringify(titles)],
      );
      await query(
        `DELETE FROM ${schema}.listed WHERE number <= (SELECT number FROM ${schema}.listed ORDER BY number DESC LIMIT 1 OFFSET $1)`,
        [rememberedTerminals],
      );
    },
  };
}
