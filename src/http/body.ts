import type { Broken } from './connection.ts';
import { isTooDeep } from './json-depth.ts';
import { pageTitle } from './quoted-text.ts';

/** An answer, whole. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: number;
}

/** Reads a body whole; undefined if it is longer than `maxBytes`. Rejects with what broke the stream. */
export async function readBody(
  response: Response,
  maxBytes: number,
): Promise<{ readonly text: string; readonly bytes: number } | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  if (!response.body) return { text, bytes };
  // Leaving the loop closes the stream, and with it the connection.
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return { text: text + decoder.decode(), bytes };
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with a body that should be JSON; undefined if nothing is. */
export function bodyFault({ text }: Pick<HttpAnswer, 'text'>): Broken | undefined {
  const broken = (message: string, retries: number): Broken => ({ reason: 'body', message, retries });
  if (isTooDeep(text)) return broken('answered with something that is nested too deeply', 0);
  if (parses(text)) return undefined;
  const start = text.trimStart();
  if (start === '') return broken('answered with nothing', Number.POSITIVE_INFINITY);
  if (/^[[{]/.test(start)) return broken('its answer broke off, or is damaged', Number.POSITIVE_INFINITY);
  const title = pageTitle(start);
  if (start.startsWith('<'))
    return broken(`answered with a web page${title ? ` ("${title}")` : ''} instead of data`, 0);
  return broken('answered with something that is not data', 0);
}

/**
 * The answer once more, for whoever reads it. The headers that describe how it was packed are left out: it is not any more.
 * `content-length` is what it came to, unpacked.
 */
export function handOn({ status, headers, text, bytes }: HttpAnswer): Response {
  const rest = new Headers(headers);
  for (const name of ['content-encoding', 'transfer-encoding', 'connection']) rest.delete(name);
  rest.set('content-length', String(bytes));
  return new Response(text, { status, headers: rest });
}
