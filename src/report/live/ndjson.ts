import { documentOf } from '../../franchise/document.ts';
import { type AnimectlError, NotFoundError, ProviderError, StoreError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import { isoTime } from '../../model/time.ts';
import { type Selection, sayLeftOut } from '../documents.ts';
import { adviceOf } from '../text/advice.ts';
import { safeJson } from '../text/plain.ts';
import type { Reporter, TextSink } from './reporter.ts';

/** An event a line, as it happens; the last one holds the same document as `--json`. */
export function ndjsonReporter(stdout: TextSink, selection: Selection = { order: 'release' }): Reporter {
  return {
    event: (event) => void stdout.write(`${safeJson(eventData(event, selection))}\n`),
    end: () => {},
  };
}

/** An event as data: an error as its name, code and message, and whatever else is known of it. */
export function eventData(event: RunEvent, selection: Selection = { order: 'release' }): unknown {
  switch (event.type) {
    case 'title':
    case 'gone':
      return { ...event, fetchedAt: isoTime(event.fetchedAt) };
    case 'failed':
    case 'unsaved':
    case 'uncopied':
    case 'unanswered':
      return { ...event, error: errorData(event.error) };
    case 'fallback':
      return { ...event, error: errorData(event.error), next: event.next ?? null };
    case 'franchise': {
      const { order, filter, marked = (one) => one } = selection;
      const document = marked(documentOf(event.franchise, event.stats, order, filter));
      sayLeftOut(document, selection);
      return { type: event.type, document };
    }
    default:
      return event;
  }
}

/** Candidates that a line names, as many as a sentence does. */
const shown = 4;

function errorData(error: AnimectlError): unknown {
  const { name, code, message } = error;
  if (error instanceof StoreError) return { name, code, message: adviceOf(error) };
  if (error instanceof NotFoundError && error.candidates.length > 0)
    return { name, code, message, candidates: error.candidates.slice(0, shown) };
  if (!(error instanceof ProviderError)) return { name, code, message };
  return { name, code, provider: error.provider, reason: error.reason, status: error.status, message };
}
