import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { App } from '../app/app.ts';
import { createMetrics } from '../metrics/prometheus.ts';
import { UsageError } from '../model/errors.ts';
import { createRadarr, type Radarr } from '../radarr/handler.ts';
import { accessLine } from './access-log.ts';
import { type Admission, admissionTo } from './admission.ts';
import { pairsOf, type RawHeaders, sentAtOnce } from './answer.ts';
import { bugLine } from './bug-log.ts';
import { keepLogsShort, shortenOnThread } from './checkpoints.ts';
import { checkRegularly } from './checks.ts';
import { runFrame, type Told } from './frames.ts';
import { createServerJobs } from './jobs.ts';
import { keyCheck } from './key.ts';
import { measured } from './measured.ts';
import { bounds, type ServerOptions, type Surroundings } from './options.ts';
import { createPulse } from './pulse.ts';
import { createReadyAnswers } from './ready.ts';
import { createRuns } from './runs.ts';
import { noteRequest, type RequestFacts, type Site } from './site.ts';
import { createWeb } from './web.ts';

/** A server that listens. */
export interface RunningServer {
  /** Where: `http://127.0.0.1:4747`, with the base. */
  readonly url: string;
  /** Takes no more, lets running answers end, and closes what still goes on after a while. */
  stop(): Promise<void>;
}

/** Begins to listen. Throws `UsageError` where that address cannot be had. */
export async function startServer(
  options: ServerOptions,
  bare: App,
  surroundings: Surroundings,
): Promise<RunningServer> {
  const { clock, stopwatch } = surroundings;
  let isStopping = false;
  const metrics = createMetrics('server');
  const app = measured(bare, metrics, stopwatch);
  const site: Site = {
    app,
    options,
    surroundings,
    runs: createRuns<Told>({ clock, stopwatch, frameOf: (id, n, event) => runFrame(id, n, event, surroundings) }),
    ready: createReadyAnswers({ clock, most: bounds.readyBytes, freshMs: bounds.readyMs }),
    jobs: createServerJobs(surroundings, metrics),
    pulse: createPulse(clock, bounds.pingMs),
    metrics,
    tally: { inFlight: 0, hits: 0, misses: 0 },
    isReady: () => !isStopping,
  };
  const admission = admissionTo(options, keyCheck(options.key));
  const radarr = radarrOf(site);
  const web = createWeb(site);
  const answer = getRequestListener(web.fetch, { hostname: options.host });
  const server = createServer({ maxHeaderSize: bounds.headers }, (request, response) => {
    const facts = followed(request, response, admission(request), site);
    if (isStopping) response.setHeader('Connection', 'close');
    // A connection that is kept open for a next request would hold up the end.
    response.once('close', () => void (isStopping && setImmediate(() => server.closeIdleConnections())));
    // Its clients have manners of their own: another way to send the key, other errors.
    if (radarr.takes(request.url ?? '')) return radarr.answer(request, response, facts);
    const isPlain = facts.isTrusted && facts.refusal === undefined;
    const common = commonHeaders(facts.id);
    if (isPlain && sentAtOnce(request, response, site, common, facts.hasKey)) {
      facts.route = pathOf(request);
      return;
    }
    for (const [name, value] of pairsOf(common)) response.setHeader(name, value);
    void answer(Object.assign(request, { url: withWholeRef(request.url ?? '', options.base) }), response);
  });
  server.headersTimeout = bounds.headersMs;
  server.requestTimeout = bounds.requestMs;
  server.timeout = bounds.stalledMs;
  server.on('timeout', dropStalled);
  const silent = silentConnections(server);
  await listening(server, options);
  const { port } = server.address() as AddressInfo;
  const over = new AbortController();
  const beside = [options.checks && checkRegularly(options.checks, site, over.signal), shortLogs(site, over.signal)];
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}${options.base}`,
    async stop() {
      isStopping = true;
      over.abort();
      await ended(server, silent, site);
      await Promise.all(beside);
    },
  };
}

/** Keeps the logs of the server's files short, where there is a thread for that. */
async function shortLogs(
  { app: { config }, surroundings: { importThread, clock } }: Site,
  signal: AbortSignal,
): Promise<void> {
  if (importThread === undefined) return;
  const files = [...(config.postgres ? [] : [config.db]), config.cache].filter((file) => file !== ':memory:');
  await keepLogsShort(files, shortenOnThread(importThread), clock, signal);
}

function radarrOf({ app, options: { base, key }, surroundings: { clock, version, log } }: Site): Radarr {
  const onBug = (error: unknown) => log?.(bugLine('radarr', error, clock.now()));
  return createRadarr({ app, clock, base, version, isKey: keyCheck(key), onBug });
}

/**
 * Connections on which nothing was asked yet, such as browsers open ahead of time. Node does not count them as idle, and they
 * would hold up the end.
 */
function silentConnections(server: Server): ReadonlySet<Socket> {
  const silent = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => void silent.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage) => void silent.delete(socket));
  return silent;
}

/** Drops a connection on which nothing moves, if its reader takes nothing. One that waits for a long crawl is let wait. */
export function dropStalled(socket: Socket): void {
  if (socket.writableLength > 0) socket.destroy();
}

const whyNot: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'no permission',
  ENOTFOUND: 'there is no such host',
};

function listening(server: Server, { host, port }: ServerOptions): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (error: Error & { readonly code?: string }) => {
      const why = whyNot[error.code ?? ''] ?? error.message;
      fail(new UsageError(`the server cannot listen on ${host}, port ${port}: ${why}`));
    });
    server.listen(port, host, done);
  });
}

/**
 * Ends with the last answer, or when it has taken too long. While something is under way, whoever asks is told that it stops: a proxy
 * sends others elsewhere then.
 */
async function ended(
  server: Server,
  silent: ReadonlySet<Socket>,
  { runs, jobs, surroundings: { clock } }: Site,
): Promise<void> {
  const over = new AbortController();
  const late = clock.sleep(bounds.stopMs, over.signal).then(
    () => server.closeAllConnections(),
    () => {},
  );
  const closeSilent = () => silent.forEach((socket) => void socket.destroy());
  closeSilent();
  // Crawls are told to end while there is time left to save and to send what came.
  await Promise.all([runs.stop(bounds.stopMs / 2), jobs.stop()]);
  const closed = new Promise<void>((done) => server.close(() => done()));
  closeSilent();
  server.closeIdleConnections();
  await closed;
  over.abort();
  await late;
}

/** A path in which the slash of a ref (`mal:manga/2`) does not end a part of the path. */
function withWholeRef(url: string, base: string): string {
  const titles = `${base}/api/v1/titles/`;
  if (!url.startsWith(titles)) return url;
  return titles + url.slice(titles.length).replace(/^([a-z]+(?::|%3A)[a-z]+)\/(?!relations(?:\?|$))/i, '$1%2F');
}

/** What every answer carries. */
const commonHeaders = (id: string): RawHeaders => [
  ...['X-Request-Id', id],
  ...['X-Content-Type-Options', 'nosniff'],
  ...['Referrer-Policy', 'no-referrer'],
];

/** What is kept ready has no parameter in its path: that is its route. */
const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** A line in the log, and in the figures, when the answer is sent or its reader has gone. */
function followed(
  request: IncomingMessage,
  response: ServerResponse,
  admission: Admission,
  { surroundings: { stopwatch, clock, log }, metrics, tally }: Site,
): RequestFacts {
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
  const started = stopwatch();
  const facts = noteRequest(request, { id, ...admission, elapsedMs: () => stopwatch() - started });
  tally.inFlight++;
  response.once('close', () => {
    tally.inFlight--;
    const { route = 'unmatched' } = facts;
    const method = methods.has(request.method ?? '') ? (request.method ?? '') : 'other';
    metrics.add('animectl_http_requests_total', { route, method, status: String(response.statusCode) });
    // How long a stream lasts says nothing of how fast the server is.
    if (response.getHeader('content-type') !== 'text/event-stream')
      metrics.observe('animectl_http_request_duration_seconds', { route }, facts.elapsedMs() / 1000);
    const ms = Math.round(facts.elapsedMs() * 10) / 10;
    log?.(accessLine({ request, response, facts, ms, at: clock.now() }));
  });
  return facts;
}
