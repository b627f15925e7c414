import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { App } from '../app/app.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Admission } from './admission.ts';
import type { Told } from './frames.ts';
import { issueWords } from './issues.ts';
import type { ServerJobs } from './jobs.ts';
import type { ServerOptions, Surroundings } from './options.ts';
import { ProblemError } from './problem.ts';
import type { Pulse } from './pulse.ts';
import type { ReadyAnswers } from './ready.ts';
import type { Runs } from './runs.ts';

/** What every route may use. */
export interface Site {
  readonly app: App;
  readonly options: ServerOptions;
  readonly surroundings: Surroundings;
  readonly runs: Runs<Told>;
  readonly jobs: ServerJobs;
  /** Of all streams. */
  readonly pulse: Pulse;
  readonly ready: ReadyAnswers;
  readonly metrics: Metrics;
  readonly tally: RequestTally;
  /** Whether new work is taken. */
  isReady(): boolean;
}

/** What is counted of every request: numbers alone, for a measure with labels costs as much as sending a small answer. */
export interface RequestTally {
  inFlight: number;
  /** Requests for answers that can be kept ready: those that were, and those that were not. */
  hits: number;
  misses: number;
}

export type ServerEnv = { readonly Bindings: HttpBindings };
export type Api = OpenAPIHono<ServerEnv>;
export type Ask = Context<ServerEnv>;

/** A router whose queries are refused in our own words. */
export function newApi(): Api {
  return new OpenAPIHono<ServerEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const [issue] = result.error.issues;
      throw new ProblemError('usage', issue ? issueWords(issue) : 'it makes no sense');
    },
  });
}

/** What the log and the figures tell of a request, besides what is in it. */
export interface RequestFacts extends Admission {
  readonly id: string;
  /** How long it has taken until now, ms. */
  elapsedMs(): number;
  /** The route that answers it, as a pattern; absent: none does. */
  route?: string;
  /** A bug, for the log. */
  error?: unknown;
}

/**
 * What is noted of a request goes with it. In a map that is weak it would outlive many requests: what such a map holds survives
 * every collection of what is young, and 1,000 requests a second filled the heap with it.
 */
const noted = Symbol('facts');

interface Noted {
  [noted]?: RequestFacts;
}

export function noteRequest(request: IncomingMessage & Noted, one: RequestFacts): RequestFacts {
  request[noted] = one;
  return one;
}

export const requestFacts = (ask: Ask): RequestFacts =>
  (ask.env.incoming as IncomingMessage & Noted)[noted] ?? { id: '', isTrusted: false, elapsedMs: () => 0 };

/** Who asks, for bounds that hold for each: the address that the connection comes from. */
export const clientOf = (ask: Ask): string => ask.env.incoming.socket.remoteAddress ?? '';

/** Aborted when the caller has gone before the answer was sent. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  if (response.closed || response.destroyed) gone.abort();
  else response.once('close', () => void (response.writableFinished || gone.abort()));
  return gone.signal;
}
