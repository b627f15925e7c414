import { createServer, type ServerResponse } from 'node:http';
import type { Step } from './faulty-server.ts';
import { listening } from './listening.ts';

export interface RestServer {
  /** With no slash at its end. */
  readonly url: string;
  /** Paths and queries, decoded, as asked. */
  readonly asked: readonly string[];
  /** Played before anything is answered, one a request; `undefined`: this one goes well. */
  readonly faults: (Step | undefined)[];
  /** From now on plays `step` for every request; without one it answers again. */
  failWith(step: Step | undefined): void;
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
  const faults: (Step | undefined)[] = [];
  let always: Step | undefined;
  const server = createServer((request, response) => {
    let body = '';
    response.on('error', () => undefined);
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      asked.push(url.pathname + decodeURIComponent(url.search));
      play(
        response,
        faults.shift() ?? always ?? answer(url, body, request.method ?? 'GET', request.headers.accept ?? ''),
      );
    });
  });
  const url = await listening(server);
  return {
    url,
    asked,
    faults,
    failWith(step) {
      always = step;
    },
  };
}

/** The titles of which a name holds `words`; those that are called just so come first. */
export function bestFirst<T>(titles: readonly T[], words: string, namesOf: (title: T) => readonly string[]): T[] {
  const holds = (title: T) => namesOf(title).some((name) => name.includes(words));
  const isCalled = (title: T) => Number(namesOf(title).includes(words));
  return titles.filter(holds).sort((a, b) => isCalled(b) - isCalled(a));
}
