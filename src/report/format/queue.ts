import { plain } from '../text/plain.ts';
import { count, waitWords } from '../text/words.ts';

/** What is in a queue. */
export interface QueueDocument {
  readonly schema: 1;
  readonly waiting: number;
  readonly delayed: number;
  readonly running: number;
  readonly failed: number;
  readonly jobs: readonly QueueJob[];
  readonly schedules: readonly QueueSchedule[];
}

interface QueueSchedule {
  readonly id: string;
  readonly about: string;
  readonly everyMs: number;
  /** A date and time, in UTC. */
  readonly next: string;
}

interface QueueJob {
  readonly id: string;
  readonly kind: string;
  readonly about: string;
  readonly state: string;
  readonly attempts: number;
  readonly titles: number;
  readonly parts?: { readonly ended: number; readonly all: number };
  readonly worker?: string;
  readonly waitedMs: number;
  readonly error?: string;
}

/** Jobs, a line each, and how many there are of each state. */
export function queueText({ jobs, schedules, waiting, delayed, running, failed }: QueueDocument): string {
  const counts = `${running} running, ${waiting} waiting, ${delayed} for later, ${failed} failed`;
  const again = schedules.map(
    ({ id, about, everyMs, next }) =>
      `${plain(about)}: every ${waitWords(everyMs)}, next at ${next.slice(0, 16).replace('T', ' ')} UTC (${plain(id)})`,
  );
  return [...jobs.map(lineOf), ...again, counts].map((line) => `${line}\n`).join('');
}

/** Failed ones with their ids, by which they are begun anew or taken off. */
function lineOf({ id, about, kind, state, attempts, titles, parts, worker, waitedMs, error }: QueueJob): string {
  const facts = [
    state,
    ...(worker ? [`by ${plain(worker)}`] : []),
    ...(parts ? [`${parts.ended} of ${parts.all} parts have ended`] : []),
    ...(titles > 0 ? [kind === 'import rows' ? `${count(titles, 'row')} done` : `${count(titles, 'title')} came`] : []),
    ...(attempts > 1 ? [`begun ${attempts} times`] : []),
    ...(waitedMs >= 1_000 ? [`waited ${waitWords(waitedMs)}`] : []),
    ...(error ? [plain(error)] : []),
  ];
  const name = state === 'failed' ? ` (${plain(id)})` : '';
  return `${plain(about)}: ${facts.join(', ')}${name}`;
}
