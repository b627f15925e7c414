import type {
  ListDocument,
  ListedTitle,
  ListsDocument,
  NextDocument,
  NextTitle,
  SeenDocument,
  SeenMark,
} from '../../model/list-documents.ts';
import { pageUrlOf } from '../../model/ref.ts';
import { type Cell, type Column, grid, headRow } from '../text/grid.ts';
import { plain } from '../text/plain.ts';
import { type Look, lookOf, type Style } from '../text/style.ts';
import { cut } from '../text/width.ts';
import { count, formatLabels } from '../text/words.ts';
import { seenWords } from './note.ts';

/** `✓ Cowboy Bebop`, `▸ Naruto: 12 of 220 seen`, what it was before. */
export function seenLine({ title, list, before, after }: SeenDocument): string {
  const name = plain(title);
  if (!after) return `${name} is off your list ${plain(list)}${before ? `, where it was ${markWords(before)}` : ''}\n`;
  const was = before && markWords(before) !== markWords(after) ? ` (was ${markWords(before)})` : '';
  return `${after.seen ? '✓' : '▸'} ${name}: ${markWords(after)}${was}\n`;
}

function markWords(mark: SeenMark): string {
  const [far] = seenWords(mark);
  return far ?? mark.status ?? 'on the list';
}

/** A title of a `next` answer with the number in front of it. */
export interface NumberedTitle {
  readonly order: number;
  readonly title: NextTitle;
}

/** All titles of the answer, each once, in the order in which they are printed. */
export function numberedNext({ next, since, airing }: NextDocument): readonly NumberedTitle[] {
  const all = new Map<string, NextTitle>();
  for (const title of [...next, ...since, ...airing]) if (!all.has(title.ref)) all.set(title.ref, title);
  return [...all.values()].map((title, n) => ({ order: n + 1, title }));
}

const nextColumns: readonly Column[] = [
  { head: '', right: true },
  { head: '', flexible: true },
  { head: '' },
  { head: '', spare: 1 },
  { head: '', spare: 2 },
];

/** What comes next, a franchise a line; below, what has come out since, and what airs. */
export function nextText(document: NextDocument, style: Style = {}): string {
  const look = lookOf(style);
  const order = new Map(numberedNext(document).map((one) => [one.title.ref, one.order]));
  const { list } = document;
  const section = (head: string, titles: readonly NextTitle[]): readonly string[] => {
    if (titles.length === 0) return [];
    const rows = titles.map((title) => nextCells(title, order.get(title.ref) ?? 0, look));
    return [look.paint.bold(head), ...grid(nextColumns, rows, look), ''];
  };
  const lines = [
    ...section('Next for you', document.next),
    ...section('Out since you last watched', document.since),
    ...section('Airing', document.airing),
    look.paint.dim(`${begunWords(document)} · your list ${cut(plain(list ?? ''), 40, look.mark)}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** What is neither seen to the end nor has a next title was dropped, or waits for another day. */
function begunWords({ begun, done, next }: NextDocument): string {
  const aside = begun - done - next.length;
  const parts = [done > 0 ? `${done} seen to the end` : '', aside > 0 ? `${aside} dropped or laid aside` : ''];
  return [`${count(begun, 'franchise')} begun`, ...parts.filter((one) => one !== '')].join(', ');
}

function nextCells(title: NextTitle, order: number, { paint }: Look): readonly Cell[] {
  const { franchise, format, startDate, year, mine } = title;
  const name = plain(title.title);
  const [far = ''] = seenWords(mine ?? undefined);
  return [
    { text: String(order), paint: paint.dim },
    { text: name, link: pageUrlOf(title.ref) },
    { text: [format ? formatLabels[format] : '', startDate?.slice(0, 4) ?? year ?? ''].filter(Boolean).join(' ') },
    { text: far },
    { text: name.startsWith(plain(franchise)) ? '' : plain(franchise), paint: paint.dim },
  ];
}

/** A list a line. */
export function listsText({ lists }: ListsDocument): string {
  if (lists.length === 0) return 'there are no lists yet\n';
  return lists
    .map(({ name, mine, entries }) => `${plain(name)}: ${count(entries, 'title')}${mine ? ', your own' : ''}\n`)
    .join('');
}

const listColumns: readonly Column[] = [
  { head: '#', right: true },
  { head: 'Title', flexible: true },
  { head: 'Status' },
  { head: 'Ep', right: true },
  { head: 'Score', right: true, spare: 1 },
  { head: 'Finished', spare: 2 },
  { head: 'From', spare: 3 },
];

/** What is on a list, a title a line. */
export function listText({ name, mine, entries }: ListDocument, style: Style = {}): string {
  const look = lookOf(style);
  const head = `${plain(name)}${mine ? ', your own' : ''}: ${count(entries.length, 'title')}`;
  if (entries.length === 0) return `${head}\n`;
  const rows = entries.map((entry, n) => entryCells(entry, n + 1));
  return [cut(head, look.columns, look.mark), '', ...grid(listColumns, [headRow(listColumns, look), ...rows], look)]
    .map((line) => `${line}\n`)
    .join('');
}

function entryCells(
  { ref, title, status, progress, score, finishedOn, from }: ListedTitle,
  order: number,
): readonly Cell[] {
  const texts = [String(order), plain(title), status ?? '', progress ?? '', score ?? '', finishedOn ?? '', plain(from)];
  return texts.map((text, n) => ({ text: String(text), ...(n === 1 && { link: pageUrlOf(ref) }) }));
}
