import type { RunEvent } from '../../model/events.ts';

/** Takes text: a stream, or what holds it until it is whole. */
export interface TextSink {
  write(text: string): unknown;
}

/** Where events end up: a progress bar, plain lines, NDJSON, a document. */
export interface Reporter {
  event(event: RunEvent): void;
  /** After the last event, also when the run failed or the reader stopped early. */
  end(): void;
}

/** Drains `events` into `reporter`. Rejects as `events` does, after `reporter.end()`. */
export async function report(events: AsyncIterable<RunEvent>, reporter: Reporter): Promise<void> {
  try {
    for await (const event of events) reporter.event(event);
  } finally {
    reporter.end();
  }
}
