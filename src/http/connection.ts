import { oneLine } from './quoted-text.ts';

/** A request that got no whole answer. `retries`: how often it makes sense to try again. */
export interface Broken {
  readonly reason: 'network' | 'body';
  /** What happened, without a subject: "could not reach ...". */
  readonly message: string;
  readonly retries: number;
}

const many = Number.POSITIVE_INFINITY;

/** What the codes of Node and undici mean, in words, and how often another try makes sense. */
const meanings: Readonly<Record<string, readonly [message: string, retries: number]>> = {
  ENOTFOUND: ['no such host (is there a network?)', 0],
  EAI_AGAIN: ['its name cannot be looked up now (is there a network?)', 1],
  ECONNREFUSED: ['nothing listens there', 0],
  ENETUNREACH: ['no way there (is there a network?)', 0],
  EHOSTUNREACH: ['no way there (is there a network?)', 0],
  ENETDOWN: ['the network is down', 0],
  EACCES: ['this machine does not let us', 0],
  EPERM: ['this machine does not let us', 0],
  ETIMEDOUT: ['it does not take up the connection', 1],
  UND_ERR_CONNECT_TIMEOUT: ['it does not take up the connection', 1],
  ECONNRESET: ['the connection was cut', many],
  EPIPE: ['the connection was cut', many],
  UND_ERR_SOCKET: ['the connection was cut', many],
  UND_ERR_HEADERS_OVERFLOW: ['its answer has too many headers', 0],
};

interface Cause {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

/** The innermost error that has a code: fetch wraps them, and one attempt at two addresses gives an AggregateError. */
function coded(error: unknown, depth = 0): { readonly code: string; readonly message: string } | undefined {
  if (typeof error !== 'object' || error === null || depth > 5) return undefined;
  const { code, message, cause, errors } = error as Cause;
  const inner = coded(cause, depth + 1) ?? (Array.isArray(errors) ? coded(errors[0], depth + 1) : undefined);
  if (inner) return inner;
  return typeof code === 'string' ? { code, message: typeof message === 'string' ? message : '' } : undefined;
}

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|ERR_TLS/;

function meaningOf(code: string, message: string): readonly [string, number] {
  if (certificate.test(code)) return [`its certificate is not trusted (${code})`, 0];
  if (/^(ERR_SSL|EPROTO)/.test(code)) return [`no safe connection (${code})`, 0];
  // Cut before anything was asked: mostly a firewall, which does the same again.
  if (message.includes('before secure TLS connection')) return ['the connection was cut before it was safe', 1];
  return meanings[code] ?? [oneLine(`${message} (${code})`), 1];
}

// Node's fetch keeps away from ports of other services, and gives no code for it.
function isBadPort(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof Error && error.cause.message === 'bad port';
}

/** Why there was no answer from `host`. `error` is what fetch threw. */
export function unreachable(error: unknown, host: string): Broken {
  if (isBadPort(error))
    return { reason: 'network', message: `could not reach ${host}: no web server has that port`, retries: 0 };
  const { code, message } = coded(error) ?? { code: '', message: '' };
  if (code.startsWith('HPE_'))
    return { reason: 'body', message: `${host} answered with something that is not HTTP`, retries: 0 };
  const [meaning, retries] = code ? meaningOf(code, message) : ['the connection failed', 1];
  return { reason: 'network', message: `could not reach ${host}: ${meaning}`, retries };
}

/** Why an answer that had begun did not come whole. */
export function cutShort(error: unknown): Broken {
  const { code } = coded(error) ?? { code: '' };
  if (code.startsWith('Z_')) return { reason: 'body', message: 'its answer cannot be unpacked', retries: many };
  return { reason: 'body', message: 'its answer broke off', retries: many };
}
