import type { Writable } from 'node:stream';
import type { Clock } from '../../model/clock.ts';
import type { Log, LogRecord } from '../../model/log.ts';
import { plain, safeJson } from '../text/plain.ts';
import { sentenceOf } from '../text/sentence.ts';
import type { Reporter } from './reporter.ts';

export const logFormats = ['text', 'json'] as const;
export type LogFormat = (typeof logFormats)[number];

/** Writes a line a record: for people, or a JSON object with its time. */
export function createLog(stream: Writable, format: LogFormat, clock: Clock): Log {
  return (record) => {
    const at = new Date(clock.now()).toISOString();
    stream.write(`${format === 'json' ? safeJson({ at, ...record }) : textOf(at, record)}\n`);
  };
}

/** `12:03:26.016 cache HIT tier=basic key=anilist:16498 ageMs=3000 ms=1` */
function textOf(at: string, { what, result, ...figures }: LogRecord): string {
  const pairs = Object.entries(figures).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${wordOf(value)}`,
  );
  return [at.slice(11, 23), what, plain(result), ...pairs].join(' ');
}

function wordOf(value: string | number): string {
  const text = plain(String(value));
  return /[\s"=]/.test(text) ? JSON.stringify(text) : text;
}

/** What a run says, as records among the others: for a log that a machine reads. */
export function logReporter(log: Log): Reporter {
  return {
    event(event) {
      const sentence = sentenceOf(event);
      if (sentence) log({ what: 'run', result: event.type, text: sentence.text });
      if (event.type === 'franchise')
        log({ what: 'run', result: event.type, root: event.franchise.root, ...event.stats });
    },
    end: () => {},
  };
}
