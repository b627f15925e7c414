import { AnimectlError } from '../model/errors.ts';
import { withHost } from '../model/postgres.ts';

/** The queue that workers share cannot be reached, or fails. */
export class QueueError extends AnimectlError {
  readonly name = 'QueueError';
  readonly code = 'queue';
}

/** What went wrong with a queue, without the password of its address. */
export function queueError(error: unknown, url: string): QueueError {
  if (error instanceof QueueError) return error;
  const { host: stated, password, searchParams } = new URL(withHost(url));
  const host = searchParams.get('host') || stated;
  const inner = error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error;
  const words = inner instanceof Error ? inner.message : String(inner);
  const safe = [password, decodeURIComponent(password)].reduce(
    (text, secret) => (secret ? text.replaceAll(secret, '***') : text),
    words,
  );
  return new QueueError(`the queue at ${host} cannot be used: ${safe}`, { cause: inner });
}
