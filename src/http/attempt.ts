import { addressFault } from '../model/address.ts';
import { type HttpAnswer, readBody } from './body.ts';
import { type Broken, cutShort, unreachable } from './connection.ts';
import { deadline, unlessDone } from './deadline.ts';
import type { HttpOptions } from './options.ts';
import type { Speaker } from './speaker.ts';
import { advertisedLimit } from './throttle.ts';
import { type Failure, judge, limitPage, type Verdict } from './verdict.ts';

/** A request that can be sent again. */
export interface Sent {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: RequestInit['body'] | undefined;
}

/** Sends it once, following redirects. Throws only when `signal` stops it. */
export type Attempt = (signal: AbortSignal) => Promise<Verdict>;

type Hop = { readonly type: 'whole'; readonly answer: HttpAnswer } | Failure;

const mostRedirects = 3;
const defaultTimeoutMs = 20_000;
const defaultSlowMs = 2_000;
const defaultMaxBodyBytes = 16 * 1024 * 1024;
// The header counts starts a minute, and the network moves requests closer together than they were sent.
const spare = 2;

const fail = (reason: Failure['reason'], message: string, retries = 0): Failure => ({
  type: 'failure',
  reason,
  message,
  retries,
});

export function createAttempt(options: HttpOptions, speaker: Speaker): (sent: Sent) => Attempt {
  const { limiter, clock, timeoutMs = defaultTimeoutMs, maxBodyBytes = defaultMaxBodyBytes } = options;
  const { timeoutRetries = 1, slowMs = defaultSlowMs, limitPageMs, secrets = [] } = options;
  const ask = options.fetch ?? globalThis.fetch;

  /** One request, in its turn and in its time. */
  async function hop(sent: Sent, signal: AbortSignal): Promise<Hop> {
    const leave = await options.slots?.enter(signal);
    try {
      return await inSlot(sent, signal);
    } finally {
      leave?.();
    }
  }

  async function inSlot(sent: Sent, signal: AbortSignal): Promise<Hop> {
    const start = await limiter.take(signal, options.onWait);
    options.onRequest?.();
    const started = clock.now();
    const limit = deadline([signal], timeoutMs);
    const came = unlessDone(slowMs, () => options.onSlow?.({ ms: slowMs, of: timeoutMs }));
    const result = await whole(ask, maxBodyBytes, sent, limit.signal);
    came();
    limit.done();
    await start.over();
    signal.throwIfAborted();
    if (limit.expired()) return fail('timeout', `gave no whole answer within ${timeoutMs / 1000} s`, timeoutRetries);
    if (result.type === 'whole') await noted(result.answer, clock.now() - started);
    return result;
  }

  async function noted({ status, bytes, headers }: HttpAnswer, ms: number): Promise<void> {
    const advertised = advertisedLimit(headers);
    if (advertised !== undefined) await limiter.lower({ requests: Math.max(1, advertised - spare), perMs: 60_000 });
    const date = Date.parse(headers.get('date') ?? '') || undefined;
    options.onAnswer?.({ status, bytes, ms, advertised, date });
  }

  return (sent) => async (signal) => {
    let at = sent;
    const fault = addressFault(at.url);
    if (fault) return fail('request', fault);
    for (let redirects = 0; ; redirects++) {
      const result = await hop(at, signal);
      if (result.type === 'failure') return result;
      const { answer } = result;
      const target = locationOf(answer, at.url);
      if (!target)
        return limitPage(answer, speaker, limitPageMs) ?? judge(answer, speaker, clock.now(), options.unstatedWaitMs);
      if (redirects === mostRedirects) return fail('request', 'sends us from one address to the next');
      const wrong = addressFault(target, at.url);
      if (wrong) return fail('request', `sends us to ${target.host}, but ${wrong}`);
      if (secrets.length > 0 && target.origin !== at.url.origin)
        return fail('request', `sends us to ${target.host}, which must not learn what it knows of us`);
      at = redirected(at, target, answer.status, Object.keys(options.headers ?? {}));
    }
  };
}

/** One answer, read whole or not at all. */
async function whole(
  ask: typeof globalThis.fetch,
  maxBodyBytes: number,
  sent: Sent,
  signal: AbortSignal,
): Promise<Hop> {
  let response: Response;
  try {
    const { url, method, headers, body = null } = sent;
    response = await ask(url, { method, headers, body, signal, redirect: 'manual' });
  } catch (error) {
    return broken(unreachable(error, sent.url.host), error);
  }
  try {
    const read = await readBody(response, maxBodyBytes);
    if (!read) return fail('body', `answered with more than ${Math.floor(maxBodyBytes / 1024)} KiB`);
    return { type: 'whole', answer: { status: response.status, headers: response.headers, ...read } };
  } catch (error) {
    return broken(cutShort(error), error);
  }
}

function broken({ reason, message, retries }: Broken, cause: unknown): Failure {
  return { ...fail(reason, message, retries), cause };
}

function locationOf({ status, headers }: HttpAnswer, from: URL): URL | undefined {
  const location = headers.get('location');
  if (![301, 302, 303, 307, 308].includes(status) || !location || !URL.canParse(location, from.href)) return undefined;
  return new URL(location, from);
}

/** All our requests only read, so a moved address is asked the same; but another host gets no header that was meant for the first. */
function redirected(sent: Sent, url: URL, status: number, own: readonly string[]): Sent {
  const headers = new Headers(sent.headers);
  if (url.origin !== sent.url.origin)
    for (const name of [...own, 'authorization', 'cookie'])
      if (name.toLowerCase() !== 'user-agent') headers.delete(name);
  if (status !== 303) return { ...sent, url, headers };
  headers.delete('content-type');
  return { url, method: 'GET', headers, body: undefined };
}
