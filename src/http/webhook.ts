import { addressFault } from '../model/address.ts';
import { deadline } from './deadline.ts';

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
  const limit = deadline([signal], timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'Content-Type': type, 'User-Agent': userAgent },
      redirect: 'error',
      signal: limit.signal,
    });
    await response.body?.cancel();
    return response.ok ? undefined : `it answered ${response.status}`;
  } catch (error) {
    if (signal.aborted) throw error;
    return limit.expired() ? 'it did not answer in time' : reasonOf(error);
  } finally {
    limit.done();
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
