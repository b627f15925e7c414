import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip, gzipSync } from 'node:zlib';
import { failed, type Reply } from './reply.ts';
import { radarrVersion } from './system.ts';

/** Less is not worth packing, in characters. */
const smallest = 1024;

/** Sends an answer. Nobody on the way may keep it: clients want to see what they have just changed. */
export async function sendReply(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  isApi: boolean,
): Promise<void> {
  const { status, body, parts, headers = {} } = reply;
  const text = reply.text ?? (body === undefined ? undefined : JSON.stringify(body));
  const { type = 'application/json; charset=utf-8' } = reply;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (isApi) {
    response.setHeader('X-Application-Version', radarrVersion);
    response.setHeader('Access-Control-Allow-Origin', '*');
  }
  response.setHeader('Cache-Control', 'no-cache, no-store');
  response.setHeader('Pragma', 'no-cache');
  response.setHeader('Expires', '-1');
  response.statusCode = status;
  if (text === undefined && !parts) return void response.end();
  response.setHeader('Content-Type', type);
  const isPacked = wantsPacked(request);
  if (request.method === 'HEAD') return void response.end();
  if (parts) return sendParts(response, parts, isPacked);
  if (isPacked && text !== undefined && text.length >= smallest) {
    response.setHeader('Content-Encoding', 'gzip');
    return void response.end(gzipSync(text, { level: 1 }));
  }
  response.end(text);
}

/** On one machine packing costs more than sending. */
function wantsPacked({ headers, socket }: IncomingMessage): boolean {
  const isNear = /^(?:127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
  return !isNear && /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
}

async function sendParts(response: ServerResponse, parts: AsyncIterable<string>, isPacked: boolean): Promise<void> {
  try {
    if (isPacked) {
      response.setHeader('Content-Encoding', 'gzip');
      const packing = createGzip({ level: 1, flush: constants.Z_SYNC_FLUSH });
      return await pipeline(Readable.from(parts), packing, response);
    }
    for await (const part of parts) {
      if (response.destroyed) return;
      if (!response.write(part)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    response.end();
  } catch (error) {
    if (response.destroyed) return;
    // A list that breaks off is known as broken; one that ends early is not.
    if (response.headersSent) response.destroy();
    else await sendReply(response.req, response, failed(500, 'The library could not be read.'), true);
    throw error;
  }
}
