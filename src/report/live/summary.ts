import { documentOf } from '../../franchise/document.ts';
import type { RunEvent } from '../../model/events.ts';
import { provenanceLine, shortcomingLines } from '../text/provenance.ts';
import { voicesLines } from '../text/voices.ts';
import { count } from '../text/words.ts';

/** Collects what is said at the end of a run: where answers came from, what they lack, what was saved. */
export interface Summary {
  add(event: RunEvent): void;
  /** The lines so far; they are not given twice. `now`: Unix time in ms. */
  take(now: number): readonly string[];
}

export interface SummaryOptions {
  /** The answers themselves say where they came from. */
  readonly answerIsSeen?: boolean;
  /** How much was saved is said, too. */
  readonly detailed?: boolean;
}

export function summary({ answerIsSeen = false, detailed = false }: SummaryOptions = {}): Summary {
  let answers: Extract<RunEvent, { readonly type: 'franchise' }>[] = [];
  let titles = 0;
  return {
    add(event) {
      if (event.type === 'saved') titles += event.titles;
      if (event.type === 'franchise') answers.push(event);
    },
    take(now) {
      const documents = answers.map(({ franchise, stats }) => documentOf(franchise, stats, 'release'));
      const lines = [
        ...documents.flatMap((document) => [
          ...(answerIsSeen && document.titles.length > 0 ? [] : [provenanceLine(document, now)]),
          ...voicesLines(document),
          ...shortcomingLines(document),
        ]),
        ...(titles && detailed ? [`Saved ${count(titles, 'title')}.`] : []),
      ];
      answers = [];
      titles = 0;
      return lines;
    },
  };
}
