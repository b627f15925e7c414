import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { type PostgresAddress, postgresAddress } from '../../src/model/postgres.ts';
import type { Database } from '../../src/store/database.ts';
import { openPostgres, type PostgresOptions } from '../../src/store/postgres/postgres.ts';
import { onceARun } from './once-a-run.ts';
import { addressOf, type Cluster, postgresPrograms, startCluster } from './postgres-server.ts';

const programs = postgresPrograms();

/** Whether there is a PostgreSQL to test with. */
export const hasPostgres = programs !== undefined;

// Told once, and not for every test that is left out.
if (!hasPostgres && inject('suite') === 'all')
  process.stderr.write('PostgreSQL is not installed: tests that need one are left out\n');

/** The cluster of this run: the first file that asks starts it, and it is stopped when the run ends. */
export async function cluster(): Promise<Cluster> {
  if (programs === undefined) throw new Error('There is no PostgreSQL on this machine');
  return onceARun('postgres', () => startCluster(programs));
}

/** Runs a statement in a database of a cluster, as somebody else would. */
export async function psql(address: string, text: string, values: readonly unknown[] = []) {
  const client = new pg.Client(address);
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** A new database in which nothing is, and its address with the password. `how`: what follows CREATE DATABASE NAME. */
export async function emptyDatabase(how = '', own?: Cluster): Promise<string> {
  const server = own ?? (await cluster());
  const name = `test_${globalThis.crypto.randomUUID().replaceAll('-', '')}`;
  await psql(addressOf(server, 'postgres'), `CREATE DATABASE ${name} ${how}`);
  return addressOf(server, name);
}

export const placeOf = (address: string): PostgresAddress => postgresAddress(address, 'the test');

/** A database that one test after the other has for itself. */
interface Lent {
  readonly address: string;
  readonly admin: pg.Client;
  /** Whether its connection has what empties it. */
  canEmpty?: boolean;
  /** Kept open from test to test: connecting takes longer than most tests. */
  own?: Database;
}

/**
 * Databases that are used again and again: making one takes longer than emptying one. Call it where tests are declared. `how`:
 * what follows CREATE DATABASE NAME. `own`: the cluster they are in. `through`: the address that they are opened by.
 */
export function lentDatabases(
  how = '',
  own: () => Cluster | undefined = () => undefined,
  through = (address: string) => address,
) {
  const free: Lent[] = [];
  const all: Lent[] = [];
  afterAll(async () => {
    for (const { own, admin } of all) {
      await own?.close();
      await admin.end();
    }
  });

  async function take(): Promise<Lent> {
    const known = free.pop();
    if (known) {
      if (!known.canEmpty) await known.admin.query(emptier);
      known.canEmpty = true;
      await known.admin.query('SELECT pg_temp.empty()');
      return known;
    }
    const address = await emptyDatabase(how, own());
    const lent = { address, admin: new pg.Client(address) };
    await lent.admin.connect();
    all.push(lent);
    return lent;
  }

  return {
    /** A database in which nothing is, open. */
    async alone(): Promise<Database> {
      const lent = await take();
      lent.own ??= await openPostgres(placeOf(through(lent.address)));
      return { ...lent.own, close: async () => void free.push(lent) };
    },
    /** A database in which nothing is; each call of what comes back is a further program that opens it. */
    shared() {
      const lent = take();
      let opened = 0;
      return async (options: PostgresOptions = {}): Promise<Database> => {
        opened += 1;
        const database = await openPostgres(placeOf(through((await lent).address)), options);
        return {
          ...database,
          async close() {
            await database.close();
            opened -= 1;
            if (opened === 0) free.push(await lent);
          },
        };
      };
    },
  };
}

/**
 * Makes a function that removes everything but what the schema itself brings, for as long as one is connected. What is in a function is
 * planned once; where there is little, that takes longer than to remove it. Faster than TRUNCATE.
 */
const emptier = `
SET session_replication_role = replica;
DO $$
DECLARE body text;
BEGIN
  SELECT string_agg(format('DELETE FROM animectl.%I;', tablename), ' ') INTO STRICT body
    FROM pg_tables WHERE schemaname = 'animectl' AND tablename NOT IN ('data_model', 'relation_type');
  SELECT body || coalesce(string_agg(format('PERFORM setval(''animectl.%I'', 1, false);', sequencename), ' '), '')
    INTO STRICT body FROM pg_sequences WHERE schemaname = 'animectl';
  EXECUTE format('CREATE FUNCTION pg_temp.empty() RETURNS void LANGUAGE plpgsql AS %L', 'BEGIN ' || body || ' END');
END $$`;
