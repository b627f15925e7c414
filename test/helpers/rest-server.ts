import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createHttp } from '../../src/http/fetch.ts';
import type { Http } from '../../src/http/http.ts';
import { createPacer } from '../../src/http/pace.ts';
import type { Provider } from '../../src/providers/provider.ts';
import { instantClock } from './clock.ts';
import type { Step } from './faulty-server.ts';

export interface RestServer {
  /** With no slash at its end. */
  readonly url: string;
  /** Paths and queries, decoded, as asked. */
  readonly asked: readonly string[];
  /** Played before anything is answered, one a request. */
  readonly faults: Step[];
}

export type Reply = { readonly status?: number; readonly body: unknown };

function play(response: ServerResponse, { status = 200, headers = {}, body = {}, fault }: Step): void {
  if (fault) return void response.socket?.destroy();
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A real server that answers by address. Closed when the test is over. */
export async function restServer(
  answer: (url: URL, body: string, method: string, accept: string) => Reply,
): Promise<RestServer> {
  const asked: string[] = [];
  const faults: Step[] = [];
  const server = createServer((request, response) => {
    let body = '';
    response.on('error', () => undefined);
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      asked.push(url.pathname + decodeURIComponent(url.search));
      play(response, faults.shift() ?? answer(url, body, request.method ?? 'GET', request.headers.accept ?? ''));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(
    () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, faults };
}

/** A provider's way out to a local server, at no pace. */
export function wayTo({ name, label }: Provider, url: string): Http {
  const clock = instantClock();
  return createHttp({ name, label, url, limiter: createPacer([], { clock }), clock, retries: 0 });
}
