import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { bounds } from './options.ts';

/** What admission looks at of a request; texts are as the client sent them. */
export interface Caller {
  readonly method: string;
  /** Inside the base: `/api/v1/franchise`. */
  readonly path: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site` and `Sec-Fetch-Mode`, which browsers send. */
  readonly site: string | undefined;
  readonly mode: string | undefined;
  /** It came through a proxy. */
  readonly forwarded: boolean;
  readonly hasKey: boolean;
}

/** Where the server listens, for its judgement of callers. */
export interface Entrance {
  readonly host: string;
  readonly allowedHosts: readonly string[];
}

/** Why a caller is turned away. */
export type Refusal = 'too-long' | 'wrong-host' | 'foreign-origin' | 'key-needed';

/** Paths that tell nobody anything: health for supervisors, and the page without any title in it. */
const open: ReadonlySet<string> = new Set([
  '/health/live',
  '/health/ready',
  '/',
  '/favicon.ico',
  '/openapi.json',
  '/docs',
]);

/** Methods that change nothing, and what reads although it is posted: its question has no room in an address. */
const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const isRead = ({ method, path }: Caller): boolean =>
  reading.has(method) || (method === 'POST' && path === '/api/v1/titles/batch');

/** What the user has seen is for who has the key, wherever they ask from. */
const personal = /^\/api\/v1\/(?:seen|next|lists)(?:\/|$)/;

/**
 * Judges who may ask. A name that leads here without being one of ours is an attack (DNS rebinding), and so is a page of another
 * site. The key is needed for all that writes; for reading, too, unless the caller is on this machine and came directly.
 */
export function refusalOf(caller: Caller, entrance: Entrance): Refusal | undefined {
  const name = nameIn(caller.host);
  if (name === undefined || !isOurs(name, entrance)) return 'wrong-host';
  if (isForeign(caller, entrance)) return 'foreign-origin';
  if (caller.hasKey || open.has(caller.path)) return undefined;
  const isLocal = isLoopback(entrance.host) && isLoopback(name) && !caller.forwarded;
  return isLocal && isRead(caller) && !personal.test(caller.path) ? undefined : 'key-needed';
}

function isOurs(name: string, { host, allowedHosts }: Entrance): boolean {
  if (isLoopback(name) || name === bare(host) || allowedHosts.some((one) => bare(one) === name)) return true;
  // Nobody can make an address lead elsewhere; it is one of this machine's, or the request were not here.
  return !isLoopback(host) && isIP(name) !== 0;
}

/** A page elsewhere that has the visitor's browser ask us. Following a link to our page is no such thing. */
function isForeign({ origin, host, site, mode, path }: Caller, entrance: Entrance): boolean {
  if (origin !== undefined && origin !== 'null') {
    const from = URL.canParse(origin) ? new URL(origin).host : '';
    const isAllowed = entrance.allowedHosts.some((one) => bare(one) === nameIn(from));
    if (from !== host?.toLowerCase() && !isAllowed) return true;
  } else if (origin === 'null') return true;
  if (site !== 'cross-site' && site !== 'same-site') return false;
  return !(mode === 'navigate' && !path.startsWith('/api/'));
}

/** The name in `name:port`, without brackets and in small letters. */
function nameIn(host: string | undefined): string | undefined {
  const name = /^(\[[\da-f:.]+\]|[^:[\]/@\s]+)(?::\d{1,5})?$/i.exec(host ?? '')?.[1];
  return name && bare(name);
}

const bare = (name: string): string => name.toLowerCase().replace(/^\[|\]$|\.$/g, '');

/** Names and addresses that lead to the machine itself. */
function isLoopback(host: string): boolean {
  const name = bare(host);
  return name === 'localhost' || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name) || name.endsWith('.localhost');
}

/** What admission came to. */
export interface Admission {
  readonly refusal?: Refusal | undefined;
  /** It may see what is stored. */
  readonly isTrusted: boolean;
  /** The key came with it. */
  readonly hasKey?: boolean;
  /** A key came with it, and is not that of this server. */
  readonly hasWrongKey?: boolean;
}

/** Judges requests as they come, before anything else is looked at. */
export function admissionTo(
  entrance: Entrance & { readonly base: string },
  isKey: (key: string) => boolean,
): (request: IncomingMessage) => Admission {
  return (request) => {
    const { url = '/', headers, method = 'GET' } = request;
    if (url.length > bounds.url) return { refusal: 'too-long', isTrusted: false };
    const [whole = '/'] = url.split('?', 1);
    const query = url.slice(whole.length + 1);
    const path = whole.slice(entrance.base.length) || '/';
    const keys = keysIn(request, path, query);
    const caller: Caller = {
      method,
      path,
      host: headers.host,
      origin: headers.origin,
      site: textOf(headers['sec-fetch-site']),
      mode: textOf(headers['sec-fetch-mode']),
      forwarded: proxies.some((name) => name in headers),
      hasKey: keys.some(isKey),
    };
    const refusal = refusalOf(caller, entrance);
    const isOpen = refusal === undefined && open.has(path);
    return {
      refusal,
      hasKey: caller.hasKey,
      hasWrongKey: keys.length > 0 && !caller.hasKey,
      isTrusted: isOpen ? refusalOf({ ...caller, path: '/view' }, entrance) === undefined : !refusal,
    };
  };
}

const proxies = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];
const textOf = (header: string | string[] | undefined): string | undefined => [header].flat()[0];

/** Keys that came with a request. Programs that fetch a feed or a list can send no header: theirs is in the address. */
function keysIn({ headers }: IncomingMessage, path: string, query: string): readonly string[] {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const isFeed = /^\/(?:feeds|lists)\/[^/]+$/.test(path);
  const inAddress = isFeed ? new URLSearchParams(query).get('key') : undefined;
  return [bearer, textOf(headers['x-api-key']), inAddress].filter((one) => one !== undefined && one !== null);
}
