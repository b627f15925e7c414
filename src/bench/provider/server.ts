import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../model/clock.ts';
import type { RateLimit } from '../../model/rate-limit.ts';
import type { Title } from '../../model/title.ts';
import { anilistGraph, errorBody } from './graphql.ts';
import { createLimit } from './limit.ts';

/** How the simulated AniList behaves. */
export interface Behaviour {
  /** From a request's arrival to its answer. */
  readonly latencyMs: number;
  /** What is really enforced; absent: nothing is. */
  readonly limit?: RateLimit;
  /** Requests a minute that its header says it allows, whatever is enforced. Absent: there is no such header. */
  readonly advertised?: number;
}

/** What it has seen since its behaviour was set last. */
export interface Figures {
  /** Those that were refused included. */
  readonly requests: number;
  /** 429s. */
  readonly throttled: number;
  /** Questions that it could not answer: 400, 404, 500. */
  readonly refused: number;
  /** Requests that were in flight at once, at the most. */
  readonly mostInFlight: number;
}

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

export const usualLatencyMs = 300;

/** Paths beside AniList's own, for whoever measures. */
export const paths = { figures: '/figures', behaviour: '/behaviour' } as const;

/**
 * AniList over given titles, on this machine: POST asks it, GET `figures` counts, PUT `behaviour` sets and begins to count anew.
 * `onArrival` hears of each request, Unix time in ms.
 */
export async function serve(
  titles: readonly Title[],
  clock: Clock,
  onArrival: (at: number) => void = () => {},
): Promise<Served> {
  const answer = anilistGraph(titles);
  let behaviour: Behaviour = { latencyMs: usualLatencyMs };
  let limit: ReturnType<typeof createLimit> | undefined;
  let figures = nothingSeen();
  let inFlight = 0;

  async function graphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrivedAt = clock.now();
    onArrival(arrivedAt);
    const { latencyMs, advertised } = behaviour;
    const seen = figures;
    seen.requests++;
    seen.mostInFlight = Math.max(seen.mostInFlight, ++inFlight);
    const verdict = limit?.(arrivedAt);
    const body = await textOf(request);
    const { status, body: said } =
      verdict?.allowed === false ? { status: 429, body: errorBody('Too Many Requests.', 429) } : await answer(body);
    if (status === 429) seen.throttled++;
    else if (status >= 400) seen.refused++;
    await clock.sleep(Math.max(0, arrivedAt + latencyMs - clock.now()));
    inFlight--;
    const resetMs = (verdict?.resetAt ?? arrivedAt) - clock.now();
    send(response, status, said, {
      ...(advertised !== undefined && { 'x-ratelimit-limit': String(advertised) }),
      ...(verdict && { 'x-ratelimit-remaining': String(verdict.remaining) }),
      ...(status === 429 && { 'retry-after': String(Math.max(1, Math.ceil(resetMs / 1000))) }),
    });
  }

  async function behave(request: IncomingMessage, response: ServerResponse): Promise<void> {
    behaviour = JSON.parse(await textOf(request));
    limit = behaviour.limit && createLimit(behaviour.limit);
    figures = nothingSeen();
    send(response, 200, behaviour);
  }

  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    if (request.method === 'GET') return send(response, 200, figures);
    const done = request.method === 'PUT' ? behave(request, response) : graphql(request, response);
    done.catch((error) => send(response, 500, errorBody(String(error), 500)));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

const nothingSeen = () => ({ requests: 0, throttled: 0, refused: 0, mostInFlight: 0 }) satisfies Figures;

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const part of request) text += part;
  return text;
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
