import type { IncomingMessage, ServerResponse } from 'node:http';
import { safeJson } from '../report/text/plain.ts';
import { errorWords } from './bug-log.ts';
import type { RequestFacts } from './site.ts';

export interface LoggedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly facts: RequestFacts;
  /** How long it took. */
  readonly ms: number;
  /** Unix time in ms. */
  readonly at: number;
}

/** One line of JSON about a request. Headers and what follows the `?` may hold a key, and are left out. */
export function accessLine({ request, response, facts, ms, at }: LoggedRequest): string {
  const { error } = facts;
  return safeJson({
    time: new Date(at).toISOString(),
    id: facts.id,
    client: request.socket.remoteAddress,
    method: request.method,
    path: request.url?.split('?', 1)[0]?.slice(0, 300),
    route: facts.route,
    status: response.statusCode,
    ms,
    ...(!response.writableFinished && { cut: true }),
    ...(error !== undefined && { error: errorWords(error) }),
  });
}
