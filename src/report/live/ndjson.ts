import type { Writable } from 'node:stream';
import { documentOf } from '../../franchise/document.ts';
import { type AnimectlError, ProviderError, StoreError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import { type Selection, sayLeftOut } from '../documents.ts';
import { adviceOf } from '../text/advice.ts';
import { safeJson } from '../text/plain.ts';
import type { Reporter } from './reporter.ts';

/** An event a line, as it happens; the last one holds the same document as `--json`. */
export function ndjsonReporter(stdout: Writable, selection: Selection = { order: 'release' }): Reporter {
  return {
    event: (event) => void stdout.write(`${safeJson(eventData(event, selection))}\n`),
    end: () => {},
  };
}

/** An event as data: errors as their name, provider, reason and message. */
export function eventData(event: RunEvent, selection: Selection = { order: 'release' }): unknown {
  switch (event.type) {
    case 'title':
      return { ...event, fetchedAt: new Date(event.fetchedAt).toISOString() };
    case 'failed':
    case 'unsaved':
      return { ...event, error: errorData(event.error) };
    case 'fallback':
      return { ...event, error: errorData(event.error), next: event.next ?? null };
    case 'franchise': {
      const document = documentOf(event.franchise, event.stats, selection.order, selection.filter);
      sayLeftOut(document, selection);
      return { type: event.type, document };
    }
    default:
      return event;
  }
}

function errorData(error: AnimectlError): unknown {
  const { name, message } = error;
  if (error instanceof StoreError) return { name, code: error.code, message: adviceOf(error) };
  if (!(error instanceof ProviderError)) return { name, message };
  return { name, provider: error.provider, reason: error.reason, status: error.status, message };
}
