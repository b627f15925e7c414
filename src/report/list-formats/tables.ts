import { pageUrlOf } from '../../model/ref.ts';
import { csvText } from '../format/csv-cells.ts';
import { plain } from '../text/plain.ts';
import { type ListedEntry, type ListForm, numberAt, refOfEntry } from './entry.ts';

const columns = [
  ...['ref', 'anilist_id', 'mal_id', 'title', 'english', 'format', 'year', 'status', 'progress', 'score'],
  ...['started', 'finished', 'rewatches'],
] as const;

/** A table of a title a row, with heads that say what is what; scores are of 100. */
export const listCsv: ListForm = {
  head: csvText([], columns),
  tail: '',
  between: '',
  entry: (one) => csvText([rowOf(one)], columns).replace(/^[^\n]*\n/, ''),
  lost: lostId,
};

function rowOf(one: ListedEntry): object {
  const { title, watched } = one;
  const { status, progress, score, startedOn, finishedOn, repeats } = watched;
  return {
    ...{ ref: title.ref, anilist_id: numberAt(title, 'anilist'), mal_id: numberAt(title, 'mal') },
    ...{ title: title.title, english: title.english, format: title.format, year: title.year },
    ...{ status, progress, score: score === undefined ? undefined : `${score}/100` },
    ...{ started: startedOn, finished: finishedOn, rewatches: repeats },
  };
}

function lostId(one: ListedEntry): readonly string[] {
  return refOfEntry(one) ? [] : ['no id at a service of anime: these go by their titles'];
}

const heads = ['Title', 'Page', 'Status', 'Progress', 'Score', 'Started', 'Finished', 'Rewatches'];

/** A table in Markdown, to be read by people as well. */
export const listMarkdown: ListForm = {
  head: `| ${heads.join(' | ')} |\n|${heads.map(() => ' --- |').join('')}\n`,
  tail: '',
  between: '',
  entry({ title, watched }) {
    const { status, progress, score, startedOn, finishedOn, repeats } = watched;
    const cells = [
      escaped(title.english ?? title.title),
      pageUrlOf(title.ref),
      ...[status, progress, score === undefined ? undefined : `${score}/100`, startedOn, finishedOn, repeats],
    ];
    return `| ${cells.map((cell) => cell ?? '').join(' | ')} |\n`;
  },
  lost: lostId,
};

/** A text in a cell, in which nothing is read as Markdown or HTML. */
const escaped = (text: string): string =>
  plain(text).replace(/[&|<>*_`~[\]\\]/g, (sign) => `&#${sign.codePointAt(0)};`);
