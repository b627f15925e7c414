import { type Readable, Transform } from 'node:stream';
import {
  isJSONRPCErrorResponse,
  isJSONRPCNotification,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
  type RequestId,
  type Transport,
} from '@modelcontextprotocol/server';

/** A way to a client of which it is known what is unanswered. */
export interface WatchedTransport {
  readonly transport: Transport;
  /** Resolves when all that came has been answered or taken back, or nobody is there any more. */
  whenAnswered(): Promise<void>;
}

/** Watches a way to a client. */
export function watchedTransport(wire: Transport): WatchedTransport {
  const open = new Set<RequestId>();
  let waiting: (() => void)[] = [];
  const settle = (id: RequestId | undefined) => {
    if (id !== undefined) open.delete(id);
    if (open.size > 0) return;
    for (const done of waiting) done();
    waiting = [];
  };
  const forgetAll = () => {
    open.clear();
    settle(undefined);
  };
  const transport: Transport = {
    async start() {
      wire.onmessage = (message, extra) => {
        const id = askedBy(message);
        if (id !== undefined) open.add(id);
        settle(takenBackBy(message));
        transport.onmessage?.(message, extra);
      };
      wire.onclose = () => {
        forgetAll();
        transport.onclose?.();
      };
      wire.onerror = (error) => transport.onerror?.(error);
      await wire.start();
    },
    async send(message, options) {
      try {
        await wire.send(message, options);
      } finally {
        if (isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message)) settle(message.id);
      }
    },
    close: () => wire.close(),
  };
  return {
    transport,
    whenAnswered: () => (open.size === 0 ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve))),
  };
}

/** The request that a message is; none for one that is answered for as long as its client listens. */
const askedBy = (message: JSONRPCMessage): RequestId | undefined =>
  isJSONRPCRequest(message) && message.method !== 'subscriptions/listen' ? message.id : undefined;

function takenBackBy(message: JSONRPCMessage): RequestId | undefined {
  if (!isJSONRPCNotification(message) || message.method !== 'notifications/cancelled') return undefined;
  const id = message.params?.requestId;
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}

/** What comes by a stream, which ends only when all that came before its end is done with. */
export function endingLate(stream: Readable, whenDone: () => Promise<void>): Readable {
  const late = new Transform({
    transform: (chunk, _, done) => done(null, chunk),
    flush(done) {
      // What is read already has not been looked at yet.
      const look = () => {
        if (late.readableLength > 0) setImmediate(look);
        else void whenDone().then(() => done());
      };
      setImmediate(look);
    },
  });
  stream.once('close', () => late.end());
  return stream.pipe(late);
}
