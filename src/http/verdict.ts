import { ProviderError, type ProviderFailure } from '../model/errors.ts';
import { bodyFault, type HttpAnswer } from './body.ts';
import { quoted, sentenceInBody } from './quoted-text.ts';
import type { Speaker } from './speaker.ts';
import { retryAfterMs, type Throttled, throttledFor } from './throttle.ts';

/** A failure in the making: the message is final when it is known how often it was tried. */
export interface Failure {
  readonly type: 'failure';
  readonly reason: ProviderFailure;
  readonly message: string;
  /** How often it makes sense to try again. */
  readonly retries: number;
  readonly status?: number;
  /** The provider's own wish of how long to wait before the next try. */
  readonly afterMs?: number;
  readonly cause?: unknown;
}

/** What is to be made of an answer. */
export type Verdict = { readonly type: 'answer'; readonly answer: HttpAnswer } | Throttled | Failure;

const closed = /disabled|maintenance|stability|unavailable/i;

function setting({ name }: Speaker, what: string): string {
  return `ANIMECTL_${name.toUpperCase()}_${what}`;
}

function refusal(status: number, sentence: string | undefined): Failure {
  const outage = sentence !== undefined && closed.test(sentence);
  const what = outage ? 'closed for now' : 'turns us away';
  return {
    type: 'failure',
    reason: outage ? 'outage' : 'refused',
    message: `${what} (${status})${quoted(sentence)}`,
    retries: 0,
    status,
  };
}

function serverFailure(answer: HttpAnswer, sentence: string | undefined, now: number): Failure {
  const afterMs = retryAfterMs(answer.headers, now);
  return {
    type: 'failure',
    reason: 'server',
    message: `answered ${answer.status}${quoted(sentence)}`,
    retries: Number.POSITIVE_INFINITY,
    status: answer.status,
    ...(afterMs !== undefined && { afterMs }),
  };
}

function bodyFailure(speaker: Speaker, answer: HttpAnswer): Failure | undefined {
  const fault = bodyFault(answer);
  if (!fault) return undefined;
  const hint = answer.status === 404 ? ` (404; is ${setting(speaker, 'URL')} right?)` : '';
  return { type: 'failure', ...fault, message: `${fault.message}${hint}`, status: answer.status };
}

/** Decides by status and body what is to be made of an answer. `now`: Unix time in ms. `unstatedWaitMs`: see `Pace`. */
export function judge(answer: HttpAnswer, speaker: Speaker, now: number, unstatedWaitMs?: number): Verdict {
  const { status, headers, text } = answer;
  const spoken = () => sentenceInBody(text, speaker.secrets);
  const failure = (reason: ProviderFailure, message: string): Failure => ({
    type: 'failure',
    reason,
    message,
    retries: 0,
    status,
  });
  if (status === 429)
    return { type: 'throttled', status, ...throttledFor(headers, now, unstatedWaitMs), sentence: spoken() };
  if (status === 401) {
    const hint = `check ${setting(speaker, speaker.credential ?? 'TOKEN')}`;
    return failure('credentials', `wants other credentials (401; ${hint})${quoted(spoken())}`);
  }
  if (status === 403 || status === 451) return refusal(status, spoken());
  if (status >= 500) return serverFailure(answer, spoken(), now);
  if ((status >= 200 && status < 300) || status === 400 || status === 404)
    return bodyFailure(speaker, answer) ?? { type: 'answer', answer };
  return failure('request', `did not take the request (${status})${quoted(spoken())}`);
}

/** A web page of status 403 by which the limit is said to be used up for `ms`; undefined where `ms` is, and for all else. */
export function limitPage(
  { status, headers, text }: HttpAnswer,
  { secrets }: Speaker,
  ms: number | undefined,
): Throttled | undefined {
  const isPage = /html/i.test(headers.get('content-type') ?? '') || text.trimStart().startsWith('<');
  if (ms === undefined || status !== 403 || !isPage) return undefined;
  return { type: 'throttled', status, ms, sentence: sentenceInBody(text, secrets) };
}

/** The error to throw for a failure that came `tries` times. */
export function errorOf(speaker: Speaker, failure: Failure, tries: number): ProviderError {
  const { reason, status, cause } = failure;
  const message = `${speaker.label}: ${failure.message}`;
  return new ProviderError(speaker.name, reason, tries > 1 ? `${message} (tried ${tries} times)` : message, {
    ...(cause !== undefined && { cause }),
    ...(status !== undefined && { status }),
  });
}
