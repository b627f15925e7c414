import { isLoopback } from './address.ts';
import { ConfigError } from './errors.ts';

/** How far TLS goes, in libpq's words: https://www.postgresql.org/docs/current/libpq-ssl.html */
const sslModes = ['disable', 'require', 'verify-ca', 'verify-full'] as const;

/** Where a PostgreSQL database is. */
export interface PostgresAddress {
  /** For people: without the password and the parameters. */
  readonly shown: string;
  /** A name, an address, or the folder of a socket; undefined: what the environment says. */
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  /** Never printed. Absent: what the environment or the password file says. */
  readonly password?: string;
  readonly database?: string;
  readonly sslMode: (typeof sslModes)[number];
  /** A file with the certificates of those who vouch for the server. Absent: the system's. */
  readonly rootCertificates?: string;
}

/** Whether a text names a PostgreSQL database and not a file. */
export const isPostgres = (text: string): boolean => /^postgres(ql)?:/i.test(text);

/** Whether a text names a server of whatever kind and not a file. */
export const isServerAddress = (text: string): boolean => isPostgres(text) || /^[a-z][a-z0-9+.-]+:\/\//i.test(text);

/** The server of a database, as it is called in what is said of it: the same for all that is on it. */
export const serverOfPostgres = ({ host = 'localhost', port = 5432 }: PostgresAddress): string =>
  `PostgreSQL at ${host.includes(':') ? `[${host}]` : host}:${port}`;

/** An address with a host where it names none, which libpq takes (`postgres://me@/anime?host=/run/postgresql`) and a URL does not. */
export const withHost = (text: string): string =>
  text.replace(/^(postgres(?:ql)?:\/\/(?:[^/?#@]*@)?)(?=(?::\d*)?(?:[/?#]|$))/i, '$1localhost');

const parameters = ['host', 'port', 'user', 'dbname', 'sslmode', 'sslrootcert', 'application_name'];

/** Reads `postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=...`. Throws `ConfigError`, which names `key` and holds no part of the password. */
export function postgresAddress(text: string, key: string): PostgresAddress {
  const fault = (what: string) => new ConfigError(`${key} ${what}`, key);
  const whole = withHost(text);
  if (!isPostgres(text) || !URL.canParse(whole))
    throw fault('must be a file or a URL such as postgres://user@localhost/anime');
  const url = new URL(whole);
  const given = Object.fromEntries(url.searchParams);
  const unknown = Object.keys(given).find((name) => !parameters.includes(name));
  if (unknown !== undefined) {
    const known = parameters.join(', ');
    throw fault(`has a parameter that is not known; there are ${known}`);
  }
  const decoded = (part: string, what: string) => {
    try {
      return decodeURIComponent(part) || undefined;
    } catch {
      throw fault(`has a ${what} with a bare %: write %25 in its place`);
    }
  };
  const named = whole === text ? decoded(url.hostname.replace(/^\[(.*)\]$/, '$1'), 'host') : undefined;
  const host = given.host || named;
  const port = Number(given.port || url.port) || undefined;
  const user = given.user || decoded(url.username, 'user name');
  const password = decoded(url.password, 'password');
  const database = given.dbname || decoded(url.pathname.slice(1), 'database');
  const sslMode = sslModeOf(given.sslmode, host, fault);
  const place = `${host?.includes(':') ? `[${host}]` : (host ?? '')}${port ? `:${port}` : ''}`;
  return {
    shown: `postgres://${user ? `${encodeURIComponent(user)}@` : ''}${place.startsWith('/') ? '' : place}/${encodeURIComponent(database ?? '')}`,
    ...{ sslMode, ...(host && { host }), ...(port && { port }), ...(user && { user }) },
    ...(password !== undefined && { password }),
    ...(database && { database }),
    ...(given.sslrootcert && given.sslrootcert !== 'system' && { rootCertificates: given.sslrootcert }),
  };
}

/** Without TLS only this machine is asked, where nobody can listen; elsewhere the server has to prove who it is unless less is asked for. */
function sslModeOf(
  stated: string | undefined,
  host: string | undefined,
  fault: (what: string) => ConfigError,
): PostgresAddress['sslMode'] {
  const isHere = host === undefined || host.startsWith('/') || isLoopback(host.includes(':') ? `[${host}]` : host);
  if (stated === undefined) return isHere ? 'disable' : 'verify-full';
  if (isHere && (stated === 'allow' || stated === 'prefer')) return 'disable';
  const mode = sslModes.find((one) => one === stated);
  if (!mode) throw fault(`must have an sslmode of ${sslModes.join(', ')}`);
  if (mode === 'disable' && !isHere)
    throw fault('has sslmode=disable, which is for this machine alone: elsewhere others could read the password');
  return mode;
}
