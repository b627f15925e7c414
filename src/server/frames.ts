import type { RunEvent } from '../model/events.ts';
import { eventData } from '../report/live/ndjson.ts';
import { safeJson } from '../report/text/plain.ts';
import { bugLine } from './bug-log.ts';
import type { Surroundings } from './options.ts';
import { problemOf } from './problem.ts';
import type { RunEnd } from './runs.ts';

const encoder = new TextEncoder();

/** One event of a stream of server-sent events. `data` is one line of JSON. */
export function frame(id: string, type: string, data: string): Uint8Array {
  return encoder.encode(`id: ${id}\nevent: ${type}\ndata: ${data}\n\n`);
}

/** What a stream says of something that happened in a run. */
export interface Told {
  readonly type: string;
  readonly data: unknown;
}

/**
 * What happens in a run as a frame of its stream; at the end whether it has come to a document, or why not. A bug goes to the
 * log, under the id of the run.
 */
export function runFrame(
  run: string,
  n: number,
  event: Told | RunEnd,
  { clock, log }: Pick<Surroundings, 'clock' | 'log'>,
): Uint8Array {
  const id = `${run}-${n}`;
  if ('data' in event) return frame(id, event.type, safeJson(event.data));
  if (!('error' in event)) return frame(id, 'end', safeJson({ type: 'end' }));
  const problem = problemOf(event.error, clock.now());
  if (problem.code === 'bug') log?.(bugLine(run, event.error, clock.now()));
  return frame(id, 'end', safeJson({ type: 'end', problem }));
}

/** What is said of everything that happens. */
export async function* toldOf<Document>(events: AsyncGenerator<RunEvent, Document>): AsyncGenerator<Told, Document> {
  for (;;) {
    const next = await events.next();
    if (next.done) return next.value;
    yield { type: next.value.type, data: eventData(next.value) };
  }
}
