import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Client, ClientBase, Pool, PoolConfig } from 'pg';
import { ConfigError, StoreError } from '../model/errors.ts';
import { installed } from '../model/installed.ts';
import type { PostgresAddress } from '../model/postgres.ts';

type PgModule = Pick<typeof import('pg'), 'Pool'>;

export interface ConnectOptions {
  /** Connections at the most; 5. */
  readonly connections?: number;
  /** How long to wait for one, in ms; 10 s. */
  readonly connectMs?: number;
  /** How long to wait for one answer, in ms; 10 min, which is what looking through a large database takes. */
  readonly answerMs?: number;
  /** Somebody listens to what the server says unasked: a connection may be taken and silent for as long as it likes. */
  readonly listens?: boolean;
  /** Where names without a schema are looked for; what is usual. Does not pass pgbouncer. */
  readonly searchPath?: string;
  /** `pg`: values as the package has them, and not as in SQLite. */
  readonly values?: 'pg';
  /** What names the package where it is not installed, and the setting that needs it. */
  readonly wantedBy?: { readonly what: string; readonly setting: string };
  /** Hears of every statement that is run. */
  readonly onStatement?: () => void;
  /** Brings the package, which may not be installed. */
  readonly load?: () => Promise<PgModule>;
}

/** Compiling a statement, or bringing others in to run it, takes longer than running any of ours. */
const settings = {
  words: '-c jit=off -c max_parallel_workers_per_gather=0',
  statement: `
SELECT pg_backend_pid() AS pid, set_config('jit', 'off', false), set_config('max_parallel_workers_per_gather', '0', false)`,
};

/** Connections at whose other end is the server itself, which keeps statements by their names. */
const direct = new WeakSet<ClientBase>();

/** Whether a statement that is given a name now is known by it later. Not where something like pgbouncer hands a connection from one to the next. */
export const keepsNames = (client: ClientBase): boolean => direct.has(client);

/** Who stands between us and the server gives numbers of its own to whoever connects. */
export const isDirect = (client: ClientBase, pid: unknown): boolean =>
  'processID' in client && client.processID === pid;

/** Makes a pool for a server. Connects to nothing yet. Rejects with `ConfigError` where `pg` is not installed. */
export async function poolFor(address: PostgresAddress, options: ConnectOptions = {}): Promise<Pool> {
  const { searchPath, values, listens = false, wantedBy = database } = options;
  const { Pool } = await installed(options.load ?? (() => import('pg')), missing(wantedBy));
  const { host, port, user, password, database: name } = address;
  const { connections = 5, connectMs = 10_000, answerMs = 600_000 } = options;
  const pool = new Pool({
    ...{ host, port, user, password, database: name },
    ssl: tlsOf(address),
    max: connections,
    connectionTimeoutMillis: connectMs,
    ...(listens && { query_timeout: answerMs }),
    application_name: 'animectl',
    keepAlive: true,
    // A run that is done ends at once.
    allowExitOnIdle: true,
    ...(values !== 'pg' && { types: { getTypeParser: parserOf } }),
    // pgbouncer lets no settings pass at the start.
    ...(searchPath === undefined
      ? {
          async onConnect(client) {
            endAfterSilence(client, connectMs);
            const answer = await client.query<{ pid: number }>(settings.statement).catch(() => undefined);
            if (answer && isDirect(client, answer.rows[0]?.pid)) direct.add(client);
          },
        }
      : { options: `${settings.words} -c search_path=${searchPath}` }),
  });
  // One that breaks while nobody uses it leaves the pool; the next question makes another.
  pool.on('error', () => {});
  if (!listens) {
    pool.on('acquire', (client) => endAfterSilence(client, answerMs));
    pool.on('release', (_, client) => endAfterSilence(client, 0));
  }
  return pool;
}

/** Ends a connection at once, whatever it waits for: its server forgets what was begun on it. */
export function cutOff(client: ClientBase): void {
  (client as Client).connection.stream.destroy();
}

const late = () => new Error('Query read timeout');

/**
 * Ends a connection from which nothing comes, and to which nothing is sent, for so many ms; 0: never. The package's own query_timeout
 * keeps all answers in memory until everything is cleaned up: twice the time for large ones.
 */
function endAfterSilence(client: ClientBase, ms: number): void {
  const { stream } = (client as Client).connection;
  if (!(stream instanceof Socket)) return;
  stream.removeAllListeners('timeout').setTimeout(ms);
  if (ms > 0) stream.once('timeout', () => stream.destroy(late()));
}

const database = { what: 'The database is on PostgreSQL, which', setting: 'ANIMECTL_DB' };

const missing =
  ({ what, setting }: { readonly what: string; readonly setting: string }) =>
  (): ConfigError =>
    new ConfigError(`${what} needs the package pg: install it (npm install pg), or name a file`, setting);

function tlsOf({ sslMode, rootCertificates, shown }: PostgresAddress): PoolConfig['ssl'] {
  if (sslMode === 'disable') return false;
  const ca = rootCertificates === undefined ? {} : { ca: certificates(rootCertificates, shown) };
  // As libpq does: `require` asks nobody who the server is, unless there is somebody to ask.
  if (sslMode === 'require' && !ca.ca) return { rejectUnauthorized: false };
  return { ...ca, ...(sslMode !== 'verify-full' && { checkServerIdentity: () => undefined }) };
}

function certificates(path: string, address: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new StoreError('denied', `the file of sslrootcert cannot be read: ${path}`, { file: address, cause });
  }
}

const types = { boolean: 16, bigint: 20, json: 114, jsonb: 3802 } as const;
const plainly = (text: string): unknown => text;
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  // As in SQLite.
  [types.boolean]: (text) => (text === 't' ? 1 : 0),
  [types.bigint]: safeNumber,
  [types.json]: plainly,
  [types.jsonb]: plainly,
  21: Number,
  23: Number,
  700: Number,
  701: Number,
};
const parserOf = (type: number) => parsers[type] ?? plainly;

/** A whole number, which has to be one that JavaScript can tell from its neighbours. */
function safeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number;
  throw new StoreError('invalid', `it holds a number that is too large: ${text}`);
}
