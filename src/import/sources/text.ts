import { UsageError } from '../../model/errors.ts';
import { kindOf, type Ref } from '../../model/ref.ts';
import type { Watched, WatchState } from '../../model/watched.ts';
import type { Text } from '../decode.ts';
import { underlinesSeen } from '../document-headings.ts';
import { createFileTitles, type FileTitles, isFileName } from '../file-names.ts';
import { handKept, isRemarked, isUnticked } from '../hand-kept.ts';
import { linesOf } from '../lines.ts';
import { isHeading, stateOfHeading, whyNoTitle } from '../list-headings.ts';
import { oneTitleALine } from '../one-line.ts';
import { atLine, broken, excerpt, type Row, type RowPlace, skipped } from '../row.ts';
import { aRowEach } from '../several-seasons.ts';

/** How a person's words are read: as a ref, or as a title. Throws `UsageError`. */
export type ReadWords = (words: string) => { readonly ref: Ref } | { readonly text: string };

/** A title, ref, page address or file a line, with the marks that people make; comments and headings are left out. */
export async function* readText(text: Text, read: ReadWords): AsyncGenerator<Row, void> {
  const files = createFileTitles();
  let state: WatchState | undefined;
  for await (const line of underlinesSeen(oneTitleALine(linesOf(text.chunks)))) {
    const place = atLine(line.number);
    const words = line.text.replace(/^\ufeff/, '').trim();
    if (line.tooLong) yield broken(place, excerpt(line.text), 'the line is longer than any title');
    else if (line.last && text.isCut()) yield broken(place, words, 'the line ends in the middle');
    else if (words !== '') {
      const isUnderlined = line.isUnderlined === true;
      const row = isUnderlined
        ? skipped(place, excerpt(words), 'it is a heading')
        : lineRow(place, words, { read, files });
      // A heading that says no state ends the list of the one before.
      if (row.type === 'skipped' && (isUnderlined || isHeading(words))) state = stateOfHeading(words);
      yield* aRowEach(withState(row, state === 'completed' && isUnticked(words) ? 'planned' : state));
    }
  }
}

/** Reads lines of a list that stand around the tables of a document. */
export interface ListLines {
  /** What a line says as one of a list; undefined: it is none. */
  rowsOf(number: number, line: string): readonly Row[] | undefined;
  /** What the heading above says of how far somebody is. */
  state(): WatchState | undefined;
}

const item = /^\s*(?:[-*+•]|\d{1,4}[.)])\s+\S/;

export function createListLines(read: ReadWords): ListLines {
  const files = createFileTitles();
  let state: WatchState | undefined;
  return {
    rowsOf(number, line) {
      const words = line.trim();
      if (isHeading(words)) state = stateOfHeading(words);
      else if (item.test(line)) {
        const row = lineRow(atLine(number), words, { read, files });
        return [...aRowEach(withState(row, state === 'completed' && isUnticked(words) ? 'planned' : state))];
      }
      return undefined;
    },
    state: () => state,
  };
}

/** A row whose own words say nothing of how far somebody is, in a list that does. */
export function withState(row: Row, state: WatchState | undefined): Row {
  if (row.type !== 'asked' || state === undefined || row.asked.watched?.status !== undefined) return row;
  return { ...row, asked: { ...row.asked, watched: { ...row.asked.watched, status: state } } };
}

/** What lines are read with. */
interface Reading {
  readonly read: ReadWords;
  readonly files: FileTitles;
}

function lineRow(place: RowPlace, line: string, reading: Reading): Row {
  const why = whyNoTitle(line);
  if (why !== undefined) return skipped(place, excerpt(line), why);
  // A # begins a comment where a blank follows: "#COMPASS" and "Show #0" are titles.
  return spokenRow(place, line, reading, line.replace(/\s#\s.*$/, ''));
}

/** A title, ref, address or file as people write it. `own`: of the line that it stands in. */
export function spokenRow(place: RowPlace, line: string, { read, files }: Reading, own = line): Row {
  if (line.length < 1000 && isFileName(line) && !isRemarked(line)) return files.rowOf(place, line);
  if (own.length > 1000) return wordsRow(place, line, own, read);
  const { words, ref, watched } = handKept(own);
  const said = watched && { watched };
  // A number alone may be an id anywhere; with a mark or a rating it is a title.
  if (!ref && /^\d+$/.test(words) && words !== own.trim())
    return { type: 'asked', ...place, raw: line, asked: { refs: [], title: words, ...said } };
  if (!ref) return withWatched(wordsRow(place, line, words === '' ? own : words, read), watched);
  if (kindOf(ref) === 'manga') return skipped(place, line, 'it is a manga');
  return { type: 'asked', ...place, raw: line, asked: { refs: [ref], ...(words !== '' && { title: words }), ...said } };
}

function withWatched(row: Row, watched: Watched | undefined): Row {
  return row.type === 'asked' && watched ? { ...row, asked: { ...row.asked, watched } } : row;
}

/** What somebody calls a title. `raw`: the row that it is the words of. */
export function wordsRow(place: RowPlace, raw: unknown, words: string, read: ReadWords): Row {
  if (words.includes('\ufffd'))
    return broken(place, raw, 'its letters are neither UTF-8 nor UTF-16: save the file as UTF-8');
  try {
    const target = read(words);
    if ('ref' in target && kindOf(target.ref) === 'manga') return skipped(place, raw, 'it is a manga');
    const asked = 'ref' in target ? { refs: [target.ref] } : { refs: [], title: target.text };
    return { type: 'asked', ...place, raw, asked };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return broken(place, typeof raw === 'string' ? excerpt(raw) : raw, error.message);
  }
}
