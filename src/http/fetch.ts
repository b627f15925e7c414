import { ProviderError } from '../model/errors.ts';
import { type Attempt, createAttempt, type Sent } from './attempt.ts';
import { type HttpAnswer, handOn } from './body.ts';
import { deadline } from './deadline.ts';
import type { Http } from './http.ts';
import type { HttpOptions } from './options.ts';
import { withoutSecrets } from './quoted-text.ts';
import type { Speaker } from './speaker.ts';
import { createThrottle } from './throttle.ts';
import { errorOf, type Failure } from './verdict.ts';

const retryBaseMs = 500;
const retryCapMs = 10_000;
/** A provider that wants to be left alone for longer than this is not tried again. */
const longestAfterMs = 120_000;

/** Exponential with full jitter: many clients that fail together do not come back together. */
export function backoffMs(retry: number, random: () => number): number {
  return Math.round(random() * Math.min(retryCapMs, retryBaseMs * 2 ** retry));
}

export function createHttp(options: HttpOptions): Http {
  const { clock, limiter, random = Math.random, retries = 3, throttle = createThrottle(clock) } = options;
  const { name, label, credential, secrets = [] } = options;
  const hidden = [...secretsOf(options), ...secrets];
  const speaker: Speaker = { name, label, ...(credential && { credential }), secrets: hidden };
  const attempt = createAttempt({ ...options, limiter: throttle.over(limiter) }, speaker);

  async function again(failure: Failure, retry: number, signal: AbortSignal): Promise<void> {
    const { afterMs = 0 } = failure;
    const most = options.retriable?.(failure) === false ? 0 : Math.min(retries, failure.retries);
    if (retry >= most || afterMs > longestAfterMs) throw errorOf(speaker, failure, retry + 1);
    const ms = Math.max(afterMs, backoffMs(retry, random));
    options.onWait?.({ ms, why: 'retry' });
    await clock.sleep(ms, signal);
  }

  /** Errors come in answers that look like any other: whoever quotes them cannot repeat a token. */
  const silenced = (answer: HttpAnswer): HttpAnswer => ({
    ...answer,
    text: withoutSecrets(answer.text, speaker.secrets),
  });

  async function settled(one: Attempt, signal: AbortSignal): Promise<Response> {
    let retry = 0;
    for (;;) {
      const verdict = await one(signal);
      if (verdict.type === 'throttled') {
        await throttle.throttled(verdict, speaker, limiter);
        continue;
      }
      throttle.relented();
      if (verdict.type === 'answer') return handOn(silenced(verdict.answer));
      await again(verdict, retry, signal);
      retry++;
    }
  }

  return {
    url: options.url,
    async fetch(input, init) {
      const stop = deadline([options.signal, init?.signal, input instanceof Request ? input.signal : undefined]);
      try {
        stop.signal.throwIfAborted();
        return await settled(attempt(await sentBy(input, init, options)), stop.signal);
      } catch (error) {
        // Whatever an interrupted request looks like from here: it was interrupted.
        stop.signal.throwIfAborted();
        throw error;
      } finally {
        stop.done();
      }
    },
  };
}

function secretsOf({ headers = {}, query = {} }: HttpOptions): readonly string[] {
  const secret = Object.entries(headers).filter(([name]) =>
    /authorization|token|key|client-id|cookie|secret/i.test(name),
  );
  return [...secret, ...Object.entries(query)].map(([, value]) => value);
}

/** What is to be sent, as often as needed: a `Request` can be read once only. */
async function sentBy(
  input: string | URL | Request,
  init: RequestInit | undefined,
  options: HttpOptions,
): Promise<Sent> {
  const address = input instanceof Request ? input.url : String(input);
  if (!URL.canParse(address, options.url)) {
    const message = `${options.label}: its address is no URL (is ANIMECTL_${options.name.toUpperCase()}_URL right?)`;
    throw new ProviderError(options.name, 'request', message);
  }
  const given = input instanceof Request ? input : undefined;
  const url = new URL(address, options.url);
  if (isOwn(url, options.url))
    for (const [name, value] of Object.entries(options.query ?? {})) url.searchParams.set(name, value);
  const headers = new Headers({ accept: 'application/json', ...headersFor(url, options) });
  for (const [name, value] of given?.headers ?? []) headers.set(name, value);
  for (const [name, value] of new Headers(init?.headers)) headers.set(name, value);
  const method = init?.method ?? given?.method ?? 'GET';
  const body = init?.body ?? (given?.body ? await given.arrayBuffer() : undefined);
  return { url, method, headers, body: body ?? undefined };
}

/** Another host than the provider's learns who asks, and nothing else. */
function headersFor(url: URL, { url: base, headers = {} }: HttpOptions): Readonly<Record<string, string>> {
  if (isOwn(url, base)) return headers;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() === 'user-agent'));
}

const isOwn = (url: URL, base: string): boolean => URL.canParse(base) && url.origin === new URL(base).origin;
