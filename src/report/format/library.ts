import type { LibraryDocument } from '../../model/library.ts';
import type { Ref } from '../../model/ref.ts';
import { type Cell, type Column, grid, headRow } from '../text/grid.ts';
import { plain } from '../text/plain.ts';
import { lookOf, type Style } from '../text/style.ts';
import { count } from '../text/words.ts';

const columns: readonly Column[] = [
  { head: 'Ref' },
  { head: 'Title', flexible: true },
  { head: 'Year', right: true },
  { head: 'State' },
  { head: 'Profile', spare: 1 },
  { head: 'Tags', spare: 2 },
  { head: 'Folder', spare: 3 },
];

/** A film a row. */
export function libraryText({ films }: LibraryDocument, style: Style = {}): string {
  if (films.length === 0) return 'the library is empty\n';
  const look = lookOf(style);
  const rows = films.map(({ ref, title, year, profile, tags, path, ...state }): readonly Cell[] =>
    [ref, plain(title), String(year ?? ''), stateWords(state), profile, tags.join(', '), plain(path)].map((text) => ({
      text,
    })),
  );
  return `${grid(columns, [headRow(columns, look), ...rows], look).join('\n')}\n`;
}

export const filmsWords = (films: number): string => count(films, 'film');

/** Says which films were there before. */
export function alreadyWords(already: NonNullable<LibraryDocument['already']>): string {
  const stay =
    already.length === 1
      ? 'was in the library already, and stays as it is'
      : 'were in the library already, and stay as they are';
  return `${namesOf(already)} ${stay}.`;
}

const namesOf = (films: readonly { readonly ref: Ref; readonly title: string }[]): string =>
  films.map(({ ref, title }) => `${plain(title)} (${ref})`).join(', ');

/** Says which films of a collection stay out. */
export function excludedWords(excluded: NonNullable<LibraryDocument['excluded']>): string {
  const stay = excluded.length === 1 ? 'stays out: it is' : 'stay out: they are';
  return `${namesOf(excluded)} ${stay} excluded; to have it all the same, name it by its ref.`;
}

/** The films that no list may bring back, a line each. */
export function excludedText(excluded: NonNullable<LibraryDocument['excluded']>): string {
  if (excluded.length === 0) return 'no film is excluded\n';
  return excluded.map(({ ref, title }) => `${ref}  ${plain(title)}\n`).join('');
}

/** So many files are named. */
const mostMissed = 20;

/** Says which files no film was found of, and why. */
export function missedWords(missed: NonNullable<LibraryDocument['missed']>): string {
  const named = missed.slice(0, mostMissed).map(({ query, message }) => `\n  ${plain(query)}: ${plain(message)}`);
  const rest = missed.length - named.length;
  return `Not found: ${count(missed.length, 'file')}.${named.join('')}${rest > 0 ? `\n  and ${rest} more` : ''}`;
}

function stateWords({
  hasFile,
  monitored,
  isAvailable,
}: Pick<LibraryDocument['films'][number], 'hasFile' | 'monitored' | 'isAvailable'>): string {
  if (hasFile) return 'there';
  if (!monitored) return 'not wanted';
  return isAvailable ? 'missing' : 'not out yet';
}
