import { documentOf, type FranchiseDocument } from '../franchise/document.ts';
import type { Filter } from '../franchise/filter.ts';
import type { Order } from '../franchise/orders.ts';
import type { Reporter, TextSink } from './live/reporter.ts';
import { count } from './text/words.ts';

/** Which of an answer is shown, and in which order. */
export interface Selection {
  readonly order: Order;
  readonly filter?: Filter;
  /** Adds what the user's own list says. */
  readonly marked?: (document: FranchiseDocument) => FranchiseDocument;
  /** Is told how many titles the filter kept out, in a line. */
  readonly say?: (line: string) => void;
}

export interface DocumentOptions extends Selection {
  readonly format: (document: FranchiseDocument) => string | Promise<string>;
}

export interface DocumentReporter extends Reporter {
  /** Resolves when all answers are written; rejects when one could not be put into its format. */
  written(): Promise<void>;
}

/** Prints each answer as one document when it is whole, and nothing else. */
export function documentReporter(stdout: TextSink, { format, ...selection }: DocumentOptions): DocumentReporter {
  let pending: Promise<void> | undefined;

  function write(text: string | Promise<string>): void {
    if (typeof text === 'string' && !pending) stdout.write(text);
    else pending = Promise.all([text, pending]).then(([ready]) => void stdout.write(ready));
  }

  return {
    event(event) {
      if (event.type !== 'franchise') return;
      const { order, filter, marked = (one) => one } = selection;
      const document = marked(documentOf(event.franchise, event.stats, order, filter));
      write(format(document));
      sayLeftOut(document, selection);
    },
    end: () => {
      // A failure is for `written` to tell, and nobody's unhandled one until then.
      pending?.catch(() => {});
    },
    written: async () => pending,
  };
}

export function sayLeftOut({ leftOut = 0 }: FranchiseDocument, { say }: Selection): void {
  if (leftOut > 0)
    say?.(`${count(leftOut, 'title')} left out by --skip, --only, --aired, --unseen, --max-rating or --essential.`);
}
