import type { Reporter } from './reporter.ts';

/** Several reporters as one, told in order; progress goes first, so that its bar is gone before a document is printed. */
export function compose(reporters: readonly Reporter[]): Reporter {
  return {
    event(event) {
      for (const reporter of reporters) reporter.event(event);
    },
    end: () => endAll(reporters),
  };
}

/** Every one is ended, also when one of them fails. */
function endAll([first, ...rest]: readonly Reporter[]): void {
  try {
    first?.end();
  } finally {
    if (rest.length) endAll(rest);
  }
}
