import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { listening } from './listening.ts';

/** What the server does with one request. */
export interface Step {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is, anything else as JSON. */
  readonly body?: unknown;
  /**
   * `reset` and `close`: cuts the connection instead of answering; `hang`: never answers;
   * `truncate`: promises more than it sends; `stall`: sends half of it and nothing more; `endless`: never stops sending.
   */
  readonly fault?: 'reset' | 'close' | 'hang' | 'truncate' | 'stall' | 'endless';
}

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function play(response: ServerResponse, { status = 200, headers = {}, body = {}, fault }: Step): void {
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const half = text.slice(0, Math.ceil(text.length / 2));
  switch (fault) {
    case 'hang':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'close':
      response.socket?.destroy();
      return;
    case 'truncate':
    case 'stall':
      response.writeHead(status, { 'content-length': Buffer.byteLength(text), ...headers });
      response.write(half, () => fault === 'truncate' && response.socket?.destroy());
      return;
    case 'endless': {
      response.writeHead(status, headers);
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(65_536)));
      };
      response.on('drain', more);
      more();
      return;
    }
    default:
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(text);
  }
}

/** A real server that plays `steps`, one a request, the last one again and again. Closed when the test is over. */
export async function faultyServer(
  ...steps: readonly Step[]
): Promise<{ readonly url: string; readonly asked: readonly Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = '';
    response.on('error', () => undefined);
    request.on('error', () => undefined);
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const step = steps[Math.min(asked.length, steps.length - 1)] ?? {};
      asked.push({ method, url, headers, body });
      play(response, step);
    });
  });
  const url = await listening(server);
  return { url: `${url}/`, asked };
}
