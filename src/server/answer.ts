import type { IncomingMessage, ServerResponse } from 'node:http';
import { bounds } from './options.ts';
import { type ReadyAnswer, renewed } from './ready.ts';
import type { Ask, Site } from './site.ts';

/** How long it took to make an answer that was not ready, by what took so long; ms. */
export type Timing = Readonly<Record<string, number>>;

/** The name under which an answer is kept ready: the address, and whether it holds what only who has the key is told. */
export const readyName = (url = '', hasKey = false): string => (hasKey ? `${url} with the key` : url);

/** How an answer is made that is not ready. */
export interface ReadyMaking {
  /** What it is kept under. */
  readonly name: string;
  /** It is made anew, whatever is ready, and not kept: the next one is to be new as well. */
  readonly isFresh?: boolean | undefined;
  make(): Promise<{ readonly answer: ReadyAnswer; readonly isKept: boolean; readonly timing: Timing }>;
}

/** Sends what is ready, else what is made. What is asked for often is made anew while it is given out still: nobody waits for that. */
export async function answerReady(ask: Ask, site: Site, { name, isFresh = false, make }: ReadyMaking) {
  const { ready } = site;
  const { cleared } = ready;
  const known = isFresh ? undefined : ready.get(name);
  site.tally[known ? 'hits' : 'misses']++;
  const keep = (answer: ReadyAnswer) => void (cleared === ready.cleared && ready.set(name, answer));
  if (known && ready.isDue(known)) {
    known.isRenewing = true;
    // Why it cannot be made is told to who asks when its time is over.
    make().then(
      ({ answer, isKept }) => void (isKept && keep(renewed(known, answer))),
      () => {},
    );
  }
  if (known) return sendReady(ask, site, name, known);
  const { answer, isKept, timing } = await make();
  if (isKept && !isFresh) keep(answer);
  return sendReady(ask, site, name, answer, timing);
}

/** Sends bytes that are ready, or 304 where the caller has them. `timing` absent: they came from memory. */
async function sendReady(ask: Ask, { ready, surroundings }: Site, name: string, answer: ReadyAnswer, timing?: Timing) {
  const headers = Object.fromEntries(pairsOf(headersOf(answer, surroundings.clock.now(), timing)));
  if (isKnown(ask.req.header('if-none-match'), answer.etag)) return ask.body(null, 304, headers);
  const [encoding, body] = await ready.encoded(name, answer, ask.req.header('accept-encoding'));
  if (encoding !== 'identity') headers['Content-Encoding'] = encoding;
  headers['Content-Type'] = answer.type;
  return ask.body(body as Uint8Array<ArrayBuffer>, 200, headers);
}

/**
 * Names and values in turn. As an object, which no two places make in the same way, headers would leave a hidden class behind with
 * every answer, and a quarter of the heap were those.
 */
export type RawHeaders = readonly string[];

/** Sends an answer that is ready, without a detour over its route. False: it is not, or it has to be packed or made anew first. */
export function sentAtOnce(
  request: IncomingMessage,
  response: ServerResponse,
  { ready, surroundings, tally }: Pick<Site, 'ready' | 'surroundings' | 'tally'>,
  common: RawHeaders,
  hasKey?: boolean,
): boolean {
  const answer = request.method === 'GET' ? ready.get(readyName(request.url, hasKey)) : undefined;
  const packed = answer && ready.packed(answer, request.headers['accept-encoding'] as string | undefined);
  if (!answer || !packed || ready.isDue(answer)) return false;
  tally.hits++;
  // In one piece: headers that are set one by one cost as much as all the rest.
  const headers = [...common, ...headersOf(answer, surroundings.clock.now())];
  if (isKnown(request.headers['if-none-match'], answer.etag)) {
    response.writeHead(304, headers).end();
    return true;
  }
  const [encoding, body] = packed;
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding);
  headers.push('Content-Type', answer.type, 'Content-Length', String(body.byteLength));
  response.writeHead(200, headers).end(body);
  return true;
}

const headersOf = ({ etag, madeAt }: ReadyAnswer, now: number, timing?: Timing): RawHeaders => [
  ...['ETag', etag],
  ...['Age', String(Math.max(0, Math.floor((now - madeAt) / 1000)))],
  ...['Cache-Control', `private, max-age=${bounds.readyMs / 1000}`],
  ...['Vary', 'Accept-Encoding, Authorization, X-Api-Key'],
  ...['Server-Timing', timingOf(timing)],
];

/** Each name with its value. */
export const pairsOf = (headers: RawHeaders): readonly (readonly [name: string, value: string])[] =>
  headers.flatMap((name, n) => (n % 2 === 0 ? [[name, headers[n + 1] ?? ''] as const] : []));

function timingOf(timing: Timing | undefined): string {
  if (!timing) return 'cache;desc=hit';
  const parts = Object.entries(timing).map(([name, ms]) => `${name};dur=${ms.toFixed(1)}`);
  return ['cache;desc=miss', ...parts].join(', ');
}

/** Weak comparison: of what is said, not of each byte. */
export function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => bare(tag) === bare(etag));
}
