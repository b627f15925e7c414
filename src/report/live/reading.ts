import type { RunEvent } from '../../model/events.ts';
import { type BytesReporter, bytesReporter } from './bytes.ts';
import type { Reporter } from './reporter.ts';
import type { Screen } from './screen.ts';

/** How far a file has been read, from `read` events. All others are passed over. */
export function readingReporter(screen: Screen, how: 'bar' | 'lines' | 'none'): Reporter {
  let latest: Extract<RunEvent, { type: 'read' }> | undefined;
  let reporter: BytesReporter | undefined;
  return {
    event(event) {
      if (event.type !== 'read') return;
      latest = event;
      reporter ??= bytesReporter(screen, { name: event.source, size: event.size, read: () => latest?.bytes ?? 0 }, how);
      reporter.advance(event.rows);
    },
    end: () => reporter?.end(),
  };
}
