import type { Pool } from 'pg';
import { systemClock } from '../../model/clock.ts';
import { StoreError } from '../../model/errors.ts';
import type { PostgresAddress } from '../../model/postgres.ts';
import { type ConnectOptions, poolFor } from '../../postgres/connection.ts';
import { postgresErrorOf } from '../../postgres/failure.ts';
import { inTransaction, onConnection, repeatedly, type Waiting } from '../../postgres/transaction.ts';
import type { Batch, Committed, Database } from '../database.ts';
import { hasWork, nothingCommitted, writeBatch } from '../sql/commit.ts';
import type { Engine } from '../sql/engine.ts';
import { readStored } from '../sql/stored.ts';
import { documentsDialect, hiddenDocumentsDialect, postgresDialect } from './dialect.ts';
import { bringUpToDate, type FoundSchema, schemaIn, schemaVersion } from './open.ts';
import { runSteps } from './steps.ts';

export interface PostgresOptions extends ConnectOptions, Partial<Waiting> {
  /** Open a database of an older data model without bringing it up to date, and make nothing. */
  readonly asIs?: boolean;
}

/** A server's database that animectl's may be in. */
export interface PostgresServer {
  /** Whether there is anything of animectl's in it. Rejects with `StoreError`. */
  exists(): Promise<boolean>;
  /** Opens what is there, made or brought up to date where it has to be. Rejects with `StoreError`, having created and changed nothing. */
  open(): Promise<Database>;
  close(): Promise<void>;
}

/** Opens a database on a server: see `PostgresServer.open`. */
export async function openPostgres(address: PostgresAddress, options: PostgresOptions = {}): Promise<Database> {
  const server = await postgresServer(address, options);
  try {
    return await server.open();
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Connects when it is first asked. Rejects with `ConfigError` where `pg` is not installed. */
export async function postgresServer(address: PostgresAddress, options: PostgresOptions = {}): Promise<PostgresServer> {
  const pool = await poolFor(address, options);
  const { clock = systemClock, asIs = false } = options;
  const waiting: Waiting = { ...options, clock };
  const { shown } = address;
  const schema = () => safely(shown, () => schemaIn(pool, shown, waiting));
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= pool.end();
    return closing;
  };
  return {
    exists: async () => (await schema()).version !== undefined,
    async open() {
      let found = await schema();
      if (asIs && found.version === undefined)
        throw new StoreError('missing', "nothing of animectl's is in it yet", { file: shown });
      if (!asIs && (found.version !== schemaVersion || found.documents === 'missing')) {
        await safely(shown, () => bringUpToDate(pool, waiting));
        found = await schema();
      }
      return databaseOn(pool, { address: shown, found }, { ...options, ...waiting }, close);
    },
    close,
  };
}

/** Runs `body`; what the server or the way to it refuses is thrown as a `StoreError`. */
async function safely<Result>(address: string, body: () => Promise<Result>): Promise<Result> {
  try {
    return await body();
  } catch (error) {
    throw postgresErrorOf(address, error);
  }
}

/** The statements for a database, by what documents there are. */
const dialects = {
  readable: documentsDialect,
  hidden: hiddenDocumentsDialect,
  missing: postgresDialect,
  unmakeable: postgresDialect,
} as const;

function databaseOn(
  pool: Pool,
  { address, found }: { readonly address: string; readonly found: FoundSchema },
  options: Waiting & ConnectOptions,
  close: () => Promise<void>,
): Database {
  const { clock, onStatement } = options;
  const dialect = dialects[found.documents];
  const reading = <Result>(body: () => Promise<Result>) => safely(address, () => repeatedly(body, options));
  const engine: Engine = {
    dialect,
    clock,
    read: (steps) => reading(() => onConnection(pool, (client) => runSteps(client, steps(), onStatement))),
  };
  // Only who looks after a database needs this.
  const upkeep = async () =>
    (await import('./upkeep.ts')).postgresUpkeep({
      pool,
      address,
      engine,
      reading,
      readsDocuments: found.documents === 'readable',
      waiting: options,
    });
  const inTurn = queue();
  return {
    ...readStored(engine),
    upkeep: {
      info: async () => (await upkeep()).info(),
      check: async () => (await upkeep()).check(),
      disagreements: async () => (await upkeep()).disagreements(),
      mend: async () => (await upkeep()).mend(),
      shrink: async () => (await upkeep()).shrink(),
    },
    // One at a time: those that wait for their turn take no connection from those that read.
    commit: (batch, { waitMs } = {}) =>
      inTurn(() =>
        safely(address, () =>
          commitBatch(pool, batch, { ...options, dialect, ...(waitMs !== undefined && { waitMs }) }),
        ),
      ),
    close: () => inTurn(close),
  };
}

/** Writes a batch in one transaction, at the time at which its turn has come. */
async function commitBatch(
  pool: Pool,
  batch: Batch,
  { dialect, ...options }: Waiting & ConnectOptions & Pick<Engine, 'dialect'>,
): Promise<Committed> {
  if (!hasWork(batch)) return nothingCommitted;
  return inTransaction(pool, options, async (client) => {
    let statements = 2;
    const count = () => {
      statements += 1;
      options.onStatement?.();
    };
    const done = await runSteps(client, writeBatch(dialect, batch, options.clock.now()), count);
    return { ...done, statements };
  });
}

/** Runs one body after the other, in the order in which they come. */
function queue() {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(body: () => Promise<Result>): Promise<Result> => {
    const next = last.then(body);
    last = next.catch(() => {});
    return next;
  };
}
