import { bounds } from './options.ts';
import type { ReadyAnswer } from './ready.ts';
import type { Ask, Site } from './site.ts';

/** How long it took to make an answer that was not ready, by what took so long; ms. */
export type Timing = Readonly<Record<string, number>>;

/** The name under which an answer is kept ready: the address without what is not part of the question. */
export function readyName(ask: Ask): string {
  const { url } = ask.req;
  return url.slice(url.indexOf('/', url.indexOf('//') + 2));
}

/** Sends bytes that are ready, or 304 where the caller has them. `timing` absent: they came from memory. */
export async function sendReady(ask: Ask, { ready, surroundings }: Site, answer: ReadyAnswer, timing?: Timing) {
  const age = Math.max(0, Math.floor((surroundings.clock.now() - answer.madeAt) / 1000));
  const headers: Record<string, string> = {
    ETag: answer.etag,
    Age: String(age),
    'Cache-Control': `private, max-age=${bounds.readyMs / 1000}`,
    Vary: 'Accept-Encoding, Authorization, X-Api-Key',
    'Server-Timing': timingOf(timing),
  };
  if (isKnown(ask.req.header('if-none-match'), answer.etag)) return ask.body(null, 304, headers);
  const [encoding, body] = await ready.encoded(readyName(ask), answer, ask.req.header('accept-encoding'));
  if (encoding !== 'identity') headers['Content-Encoding'] = encoding;
  headers['Content-Type'] = answer.type;
  return ask.body(body as Uint8Array<ArrayBuffer>, 200, headers);
}

function timingOf(timing: Timing | undefined): string {
  if (!timing) return 'cache;desc=hit';
  const parts = Object.entries(timing).map(([name, ms]) => `${name};dur=${ms.toFixed(1)}`);
  return ['cache;desc=miss', ...parts].join(', ');
}

/** Weak comparison: of what is said, not of each byte. */
function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => bare(tag) === bare(etag));
}
