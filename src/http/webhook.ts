import { addressFault } from '../model/address.ts';
import { longestTimerMs } from '../model/clock.ts';

export interface Delivery {
  readonly url: URL;
  readonly body: string;
  /** Its media type. */
  readonly type: string;
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Posts once, and follows no redirect. Resolves to why it failed, in a few words, or to undefined where it was taken. */
export async function deliver({
  url,
  body,
  type,
  userAgent,
  timeoutMs,
  signal,
}: Delivery): Promise<string | undefined> {
  const fault = addressFault(url);
  if (fault) return fault;
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'Content-Type': type, 'User-Agent': userAgent },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(Math.min(timeoutMs, longestTimerMs))]),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `it answered ${response.status}`;
  } catch (error) {
    if (signal.aborted) throw error;
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'it did not answer in time';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
