import type { IncomingMessage } from 'node:http';
import { noBody } from './ask.ts';
import { failed, RadarrError, unreadable } from './reply.ts';

/** Clients import hundreds of films at once, each as a lookup gave it. Bytes. */
const mostBytes = 32 * 1024 * 1024;

/** Reads the body once, whenever it is first asked for. Rejects with `RadarrError`. */
export function bodyReader(request: IncomingMessage): () => Promise<unknown> {
  let read: Promise<unknown> | undefined;
  return () => {
    read ??= parsedBody(request);
    return read;
  };
}

async function parsedBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new RadarrError(failed(413, 'Request body too large'));
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trim();
  if (text === '') throw noBody();
  try {
    return JSON.parse(text);
  } catch {
    throw new RadarrError(unreadable({ $: ['The body is no valid JSON.'] }, '00'));
  }
}
