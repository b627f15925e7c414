import { ClosedError, StoreError, type StoreFailure } from '../model/errors.ts';

/** What the server, or the way to it, makes of a failure, as a `StoreError`. Anything else is a bug and comes back unchanged. `address`: as it is shown. */
export function postgresErrorOf(address: string, error: unknown): unknown {
  if (error instanceof StoreError || error instanceof ClosedError || !(error instanceof Error)) return error;
  if (/^Cannot use a pool after calling end/.test(error.message))
    return new ClosedError(`Database ${address}: it was closed`, { cause: error });
  const code = codeOf(error);
  const spoken = spokenFailures.find(([pattern]) => pattern.test(error.message));
  const coded = code === undefined ? undefined : failures.find(([start]) => code.startsWith(start));
  if (code === undefined && !spoken) return error;
  const [, failure, what] = spoken ?? coded ?? [code, 'other'];
  const message = code === undefined ? error.message : `${innerMessage(error)} (${code})`;
  return new StoreError(failure, what ?? message, { file: address, cause: error });
}

/** The code of PostgreSQL (SQLSTATE) or of the system, such as `40001` or `ECONNREFUSED`. */
function codeOf(error: Error): string | undefined {
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const code: unknown = inner instanceof Error && 'code' in inner ? inner.code : undefined;
  return typeof code === 'string' && !code.startsWith('ERR_') ? code : undefined;
}

const innerMessage = (error: Error): string =>
  error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0].message : error.message;

/** Whether another one did the same at the same time and the server gave way: it is right at the next attempt. */
export function isCrossed(error: unknown): boolean {
  return error instanceof Error && ['40001', '40P01'].includes(codeOf(error) ?? '');
}

/** Whether another program holds what is asked for, for longer than is waited. */
export function isHeld(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === '55P03';
}

/** Whether the connection is gone, or was refused: what was asked may be asked again. Not where it has been waited for already. */
export function isServerGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (
    /^(Connection terminated unexpectedly|Client has encountered a connection error|Client was closed)/.test(
      error.message,
    )
  )
    return true;
  const code = codeOf(error);
  return code !== undefined && failures.some(([start, one]) => one === 'unreachable' && code.startsWith(start));
}

/** What `pg` says itself has no code. */
const spokenFailures: readonly (readonly [pattern: RegExp, code: StoreFailure, what?: string])[] = [
  [
    /^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)/,
    'unreachable',
    'no connection came in time: its server does not answer, or all its connections are taken',
  ],
  [/^Query read timeout/, 'unreachable', 'its server did not answer in time'],
  [/^(Connection terminated|Client has encountered a connection error)/, 'unreachable', 'its server has gone'],
  [/^Client was closed and is not queryable/, 'unreachable', 'its server has gone'],
  [/^The server does not support SSL connections/, 'denied', 'its server has no TLS'],
  [/client password must be a/i, 'denied', 'its server wants a password, and there is none'],
];

const gone = 'its server cannot be reached';
const stopped = 'its server is being stopped or started';

/** The start of an error's code, and what it means. https://www.postgresql.org/docs/current/errcodes-appendix.html, `man 3 errno`. */
const failures: readonly (readonly [start: string, code: StoreFailure, what?: string])[] = [
  ['ECONN', 'unreachable', gone],
  ['ENOTFOUND', 'unreachable', 'its server has a name that nobody knows'],
  ['EAI_AGAIN', 'unreachable', 'the name of its server cannot be looked up'],
  ['ETIMEDOUT', 'unreachable', gone],
  ['EHOSTUNREACH', 'unreachable', gone],
  ['ENETUNREACH', 'unreachable', gone],
  ['EPIPE', 'unreachable', gone],
  ['ENOENT', 'unreachable', gone],
  ['57P01', 'unreachable', stopped],
  ['57P02', 'unreachable', stopped],
  ['57P03', 'unreachable', stopped],
  ['08', 'unreachable', gone],
  ['53300', 'busy', 'all connections of its server are taken'],
  ['57014', 'busy', 'it took too long and was cancelled'],
  ['55P03', 'busy', 'another program is writing to it and did not finish in time'],
  ['40', 'busy', 'other programs wrote the same at the same time, again and again'],
  ['53100', 'full', 'the disk of its server is full and the last batch was not saved'],
  ['25006', 'readonly', 'it can be read but not written'],
  ['28', 'denied', 'its server does not let this user in, or not with this password'],
  ['42501', 'denied'],
  ['3D000', 'missing', 'its server has no database of that name, which createdb would make'],
  ['58', 'disk'],
  ['XX00', 'damaged'],
  ['22', 'invalid'],
  ['23', 'invalid'],
  ['DEPTH_ZERO_SELF_SIGNED', 'denied', 'nobody vouches for the certificate of its server'],
  ['SELF_SIGNED', 'denied', 'nobody vouches for the certificate of its server'],
  ['UNABLE_TO_', 'denied', 'nobody vouches for the certificate of its server'],
  ['CERT_', 'denied', 'the certificate of its server is not valid'],
];
