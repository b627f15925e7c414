import type { Writable } from 'node:stream';
import { documentOf, type FranchiseDocument } from '../franchise/document.ts';
import type { Order } from '../franchise/order.ts';
import type { Reporter } from './reporter.ts';

export interface DocumentOptions {
  readonly format: (document: FranchiseDocument) => string;
  readonly order: Order;
}

/** Prints each answer as one document when it is whole, and nothing else. */
export function documentReporter(stdout: Writable, { format, order }: DocumentOptions): Reporter {
  return {
    event(event) {
      if (event.type === 'franchise') stdout.write(format(documentOf(event.franchise, event.stats, order)));
    },
    end: () => {},
  };
}
