import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { EventLog } from './event-log.ts';
import type { Pulse } from './pulse.ts';
import type { Ask } from './site.ts';

const ping = new TextEncoder().encode(': still here\n\n');

/** The run and the number of the event that a reader had last, as it says itself (`Last-Event-ID`). */
export function lastSeen(header: string | undefined): { readonly run: string; readonly n: number } | undefined {
  const [, run, n] = /^([\da-f]{8})-(\d{1,9})$/.exec(header ?? '') ?? [];
  return run && n ? { run, n: Number(n) } : undefined;
}

export interface EventReader {
  readonly pulse: Pulse;
  /** How many events the reader has already. */
  readonly from: number;
  /** Called once, when nothing is read any more. */
  readonly onEnd: () => void;
}

/** Server-sent events, which no proxy holds back. */
const streamHeaders = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
};

/** Who asks for the headers alone is told them, and nothing is begun for it. */
export const isHeadersOnly = ({ req }: Ask): boolean => req.method === 'HEAD';

export const headersOfStream = (ask: Ask): Response => ask.body(null, 200, streamHeaders);

/** Answers with what a run says, as it comes. */
export function sendEvents(ask: Ask, log: EventLog, reader: EventReader): Response {
  ask.env.outgoing.writeHead(200, streamHeaders);
  writeEvents(ask.env.outgoing, log, reader);
  return RESPONSE_ALREADY_SENT;
}

/**
 * Writes what a run says to one reader, who takes it as fast as it can: nothing is queued, all read the run's own log. A sign of
 * life goes between where the run is silent. Written without streams of the web, each of which takes tens of KB.
 */
export function writeEvents(response: ServerResponse, log: EventLog, { pulse, from, onEnd }: EventReader): void {
  if (response.destroyed || response.closed) {
    onEnd();
    return;
  }
  let at = from;
  let leaveLog = () => {};
  const beat = () => {
    if (!response.writableNeedDrain) response.write(ping);
  };
  const pulsing = pulse.join(beat);
  const send = () => {
    for (let next = log.from(at); next; next = log.from(at)) {
      at = next.n + 1;
      pulsing.spoke();
      if (response.write(next.frame)) continue;
      response.once('drain', send);
      return;
    }
    if (log.isEnded) response.end();
    else leaveLog = log.onceGrown(send);
  };
  response.once('close', () => {
    leaveLog();
    pulsing.leave();
    onEnd();
  });
  response.flushHeaders();
  send();
}
