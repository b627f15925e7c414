import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { anilistGraph, errorBody, type ListedTitle, type Question } from './anilist-graph.ts';
import { listening } from './listening.ts';

/** What can go wrong with one request. */
export type Fault =
  | '429'
  | '429 without Retry-After'
  | '429 for an hour'
  | 'outage'
  | '403 HTML'
  | '401'
  | '500'
  | '502 HTML'
  | 'HTML at 200'
  | 'errors at 200'
  | 'errors beside data'
  | 'no list'
  | 'truncated'
  | 'reset'
  | 'hang';

export const outageWords =
  'The AniList API has been temporarily disabled due to severe stability issues. Please check the official AniList Discord for more information.';

export interface AnilistServer {
  readonly url: string;
  /** One a request, before anything else is looked at; `undefined`: this one goes well. */
  readonly faults: (Fault | undefined)[];
  /** What each request asked for, in the order of arrival; those that met a fault, too. */
  readonly asked: readonly (Question & { readonly refusal?: string; readonly headers: IncomingHttpHeaders })[];
  /** How many were in flight at once, at the most. */
  mostInFlight(): number;
}

export interface AnilistOptions {
  readonly faults?: readonly (Fault | undefined)[];
  /** For every request. */
  readonly always?: Fault;
  /** Go with every answer that goes well. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What users have listed, where everybody may see it. */
  readonly users?: Readonly<Record<string, readonly (Ref | ListedTitle)[] | 'private'>>;
  /** For requests of which it is true, after it was counted which titles they ask for. */
  readonly faultOf?: (question: Question) => Fault | undefined;
  /** Called when the n-th request (from 1) has arrived, before it is answered. */
  readonly onRequest?: (n: number) => void;
  /** Is given what closes it. Left out: it is closed when the test is over. */
  readonly cleanUp?: (stop: () => Promise<void>) => void;
}

/** A real server that speaks AniList's GraphQL over `titles`. Closed with whatever hangs. */
export async function anilistServer(titles: readonly Title[], options: AnilistOptions = {}): Promise<AnilistServer> {
  const answer = anilistGraph(titles, options.users);
  const faults = [...(options.faults ?? [])];
  const asked: AnilistServer['asked'][number][] = [];
  let arrived = 0;
  let inFlight = 0;
  let mostInFlight = 0;
  const server = createServer((request, response) => {
    let body = '';
    inFlight++;
    mostInFlight = Math.max(mostInFlight, inFlight);
    response.on('close', () => {
      inFlight--;
    });
    response.on('error', () => undefined);
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', async () => {
      arrived++;
      options.onRequest?.(arrived);
      const fault = options.always ?? faults.shift();
      const { status, body: said, ...question } = await answer(body);
      asked.push({ ...question, headers: request.headers });
      const wrong = fault ?? options.faultOf?.(question);
      if (wrong) fail(response, wrong, said);
      else send(response, { status, body: said, ...(options.headers && { headers: options.headers }) });
    });
  });
  const url = await listening(server, options.cleanUp);
  return { url: `${url}/`, faults, asked, mostInFlight: () => mostInFlight };
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/html; charset=UTF-8' : 'application/json', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

const page = (title: string): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
const tooMany = errorBody('Too Many Requests.', 429);
const serverError = { message: 'Internal Server Error', status: 500 };

/** Answers that are whole and of no use. */
const useless: Readonly<Partial<Record<Fault, Answer>>> = {
  '429': { status: 429, headers: { 'retry-after': '2', 'x-ratelimit-remaining': '0' }, body: tooMany },
  '429 without Retry-After': { status: 429, body: tooMany },
  '429 for an hour': { status: 429, headers: { 'retry-after': '3600' }, body: tooMany },
  outage: { status: 403, body: errorBody(outageWords, 403) },
  '403 HTML': { status: 403, body: page('Attention Required! | Cloudflare') },
  '401': { status: 401, body: errorBody('Invalid token', 401) },
  '500': { status: 500, body: errorBody('Internal Server Error', 500) },
  '502 HTML': { status: 502, body: page('502 Bad Gateway') },
  'HTML at 200': { status: 200, body: page('Just a moment...') },
  'errors at 200': { status: 200, body: errorBody('Internal Server Error', 500) },
  'no list': { status: 200, body: { data: { anime: null, s0: { media: null } } } },
};

/** `right`: what the answer would have been. */
function fail(response: ServerResponse, fault: Fault, right: unknown): void {
  const answer = useless[fault];
  if (answer) send(response, answer);
  else if (fault === 'errors beside data')
    send(response, { status: 200, body: { ...(right as object), errors: [serverError] } });
  else if (fault === 'reset') response.socket?.resetAndDestroy();
  else if (fault === 'truncated') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
    response.write('{"data":{"anime":{"media":[{"id":1', () => response.socket?.destroy());
  }
}
