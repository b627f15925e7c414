import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '../app/app.ts';
import type { Clock } from '../model/clock.ts';
import { AnimectlError } from '../model/errors.ts';
import type { Desk, RadarrAsk } from './ask.ts';
import { bodyReader } from './body.ts';
import { createCommands } from './commands.ts';
import { emptyReply, failed, RadarrError, type Reply } from './reply.ts';
import { apiRoot, feed, type Route, routes } from './routes.ts';
import { sendReply } from './send.ts';

export interface RadarrOptions {
  readonly app: App;
  readonly clock: Clock;
  /** What every path begins with: `/anime`, or nothing. */
  readonly base: string;
  readonly version: string;
  /** Whether a key is the server's. */
  readonly isKey: (key: string) => boolean;
  readonly onBug: (error: unknown) => void;
}

/** Radarr's API (v3) over the library of films. */
export interface Radarr {
  /** Whether a path, as it was sent, is one of Radarr's. */
  takes(path: string): boolean;
  /** Answers a request, and notes the pattern of the route that does. */
  answer(request: IncomingMessage, response: ServerResponse, facts: { route?: string }): void;
}

/** A request, taken apart. */
interface Parted {
  /** In small letters, without a slash at its end, below the base. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly isUnderBase: boolean;
}

const own = /^\/(?:api(?:\/v3(?:\/.*)?|\/system\/status)?|ping|mediacover\/.*|feed\/v3\/calendar\/radarr\.ics)$/;

const feedPath = '/feed/v3/calendar/radarr.ics';

export function createRadarr(options: RadarrOptions): Radarr {
  const { app, clock, base, version, isKey, onBug } = options;
  const desk: Desk = {
    ...{ app, base, version, startedAt: clock.now(), commands: createCommands(), onBug },
    isDue: daily(),
  };
  return {
    takes: (path) => own.test(parted(path, base).path),
    answer(request, response, facts) {
      const asked = parted(request.url ?? '/', base);
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      const making = { desk, clock, isKey, onBug, signal: gone.signal };
      replyTo(request, asked, making)
        .then(({ route, reply }) => {
          if (route !== undefined) facts.route = route;
          return sendReply(request, response, reply, asked.path !== '/ping');
        })
        .catch(onBug);
    },
  };
}

const dayMs = 86_400_000;

function daily(): (now: number) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return (now) => {
    if (now - last < dayMs && now >= last) return false;
    last = now;
    return true;
  };
}

function parted(url: string, base: string): Parted {
  const [whole = '/'] = url.split(/[?#]/, 1);
  const small = whole.toLowerCase();
  const isUnderBase = base === '' || small === base.toLowerCase() || small.startsWith(`${base.toLowerCase()}/`);
  const below = isUnderBase ? small.slice(base.length) : small;
  return {
    path: below.replace(/\/+/g, '/').replace(/\/$/, '') || '/',
    query: new URLSearchParams(url.slice(whole.length + 1)),
    isUnderBase,
  };
}

interface Making {
  readonly desk: Desk;
  readonly clock: Clock;
  readonly isKey: (key: string) => boolean;
  readonly onBug: (error: unknown) => void;
  readonly signal: AbortSignal;
}

interface Made {
  readonly route?: string;
  readonly reply: Reply;
}

async function replyTo(request: IncomingMessage, { path, query, isUnderBase }: Parted, making: Making): Promise<Made> {
  const { method = 'GET', url = '/' } = request;
  const { base } = making.desk;
  if (!isUnderBase) return { reply: { status: 307, headers: { Location: `${base}${url}` } } };
  if (method === 'OPTIONS') return { reply: preflight(request) };
  if (path === '/ping') {
    const isRead = method === 'GET' || method === 'HEAD';
    return { route: '/ping', reply: isRead ? { status: 200, body: { status: 'OK' } } : emptyReply(405) };
  }
  // Whoever puts a key into the address is judged by that one, right or wrong.
  if (!making.isKey(keyIn(request, query))) return { reply: emptyReply(401) };
  const isFeed = path === feedPath;
  if (!isFeed && !takesJson(request)) return { reply: emptyReply(406) };
  if (path === '/api') return { route: '/api', reply: await apiRoot({} as RadarrAsk) };
  if (path.startsWith('/mediacover/') || path.startsWith('/api/v3/mediacover/')) return cover(path, making.desk);
  const found = isFeed ? { name: path, route: feed, ids: [] } : routeAt(path.replace(/^\/api\/v3\//, ''));
  if (!(isFeed || path.startsWith('/api/v3/')) || !found) return { reply: emptyReply(404) };
  const { name, route, ids } = found;
  const handler = route[(method === 'HEAD' ? 'GET' : method) as keyof Route];
  if (!handler)
    return { route: name, reply: { ...emptyReply(405), headers: { Allow: Object.keys(route).join(', ') } } };
  const ask: RadarrAsk = {
    ...{ desk: making.desk, method, ids, path, now: making.clock.now(), signal: making.signal },
    traceId: `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`,
    query: (word) => [...query].find(([key]) => key.toLowerCase() === word.toLowerCase())?.[1],
    body: bodyReader(request),
  };
  return { route: name, reply: await replyOf(() => handler(ask), making) };
}

async function replyOf(handle: () => Promise<Reply> | Reply, { onBug }: Making): Promise<Reply> {
  try {
    return await handle();
  } catch (error) {
    if (error instanceof RadarrError) return error.reply;
    if (error instanceof AnimectlError) {
      const isUs = error.code === 'provider' || error.code === 'busy';
      return failed(isUs ? 503 : 500, error.message, error.name);
    }
    onBug(error);
    return failed(500, 'Something went wrong in the server; its log says more.', 'Exception');
  }
}

function routeAt(path: string) {
  const ids: number[] = [];
  const name = path
    .split('/')
    .map((part) => {
      if (!/^-?\d{1,10}$/.test(part)) return part;
      ids.push(Number(part));
      return '#';
    })
    .join('/');
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
  return route && { name: `/api/v3/${name}`, route, ids };
}

function keyIn({ headers }: IncomingMessage, query: URLSearchParams): string {
  const inAddress = [...query].find(([name]) => name.toLowerCase() === 'apikey');
  if (inAddress) return inAddress[1];
  const inHeader = [headers['x-api-key']].flat()[0];
  return inHeader ?? (headers.authorization ?? '').replace(/^Bearer /i, '');
}

function takesJson({ headers }: IncomingMessage): boolean {
  const accept = headers.accept?.trim() ?? '';
  return (
    accept === '' ||
    accept.split(',').some((one) => /^\s*(?:\*\/\*|application\/\*|[\w/.+-]*json)(?:[;\s]|$)/i.test(one))
  );
}

function preflight({ headers }: IncomingMessage): Reply {
  const asked = headers['access-control-request-headers'];
  return {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
      ...(asked !== undefined && { 'Access-Control-Allow-Headers': String(asked) }),
    },
  };
}

/** Pictures are at TMDB, and are not kept here. */
async function cover(path: string, { app }: Desk): Promise<Made> {
  const [, number, kind] = /\/(\d{1,9})\/(poster|fanart)(?:-\d+)?\.jpg$/.exec(path) ?? [];
  const [film] = number ? await (await app.database('orEmpty')).library.films({ tmdb: [Number(number)] }) : [];
  const picture = kind === 'poster' ? film?.title.film?.poster : film?.title.film?.backdrop;
  if (!picture) return { route: '/MediaCover', reply: emptyReply(404) };
  const size = kind === 'poster' ? 'w500' : 'w1280';
  const headers = { Location: `https://image.tmdb.org/t/p/${size}${picture}` };
  return { route: '/MediaCover', reply: { status: 302, headers } };
}
