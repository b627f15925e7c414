import type { Clock } from '../model/clock.ts';
import { safeJson } from '../report/text/plain.ts';
import { problemOf } from './problem.ts';
import type { RunEnd } from './runs.ts';
import { frame } from './stream.ts';

/** What a stream says of something that happened in a run. */
export interface Told {
  readonly type: string;
  readonly data: unknown;
}

/** What happens in a run as a frame of its stream; at the end whether it has come to a document, or why not. */
export function runFrame(run: string, n: number, event: Told | RunEnd, clock: Pick<Clock, 'now'>): Uint8Array {
  const id = `${run}-${n}`;
  if ('data' in event) return frame(id, event.type, safeJson(event.data));
  const problem = 'error' in event ? { problem: problemOf(event.error, clock.now()) } : {};
  return frame(id, 'end', safeJson({ type: 'end', ...problem }));
}
