import { documentOf } from '../../franchise/document.ts';
import type { RunEvent } from '../../model/events.ts';
import { provenanceLine, shortcomingLines } from '../text/provenance.ts';
import { voicesLines } from '../text/voices.ts';
import { count, providerWord } from '../text/words.ts';
import { goneFor, mostGone } from './narrator.ts';

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
  const gone = new Map<string, number>();
  let named = 0;
  return {
    add(event) {
      const who = goneFor(event);
      if (who !== undefined && ++named > mostGone) gone.set(who, (gone.get(who) ?? 0) + 1);
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
        ...(detailed ? [] : [...gone].map(([who, more]) => goneLine(who, more))),
      ];
      gone.clear();
      answers = [];
      titles = 0;
      return lines;
    },
  };
}

const goneLine = (who: string, more: number): string =>
  `${providerWord(who)} no longer has ${count(more, 'further title')}: what is stored or bundled stands; --verbose names them.`;
