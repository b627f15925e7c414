import { episodesOf } from '../../franchise/filter.ts';
import { isBegun } from '../../franchise/seen.ts';
import type { RelationsDocument } from '../../model/documents.ts';
import type { SeenMark } from '../../model/list-documents.ts';
import { pageUrlOf, type Ref, refOf, type Source, sources } from '../../model/ref.ts';
import { type Relation, type RelationType, relationTypes } from '../../model/relation.ts';
import type { Title } from '../../model/title.ts';
import { type Cell, type Column, grid, headRow } from '../text/grid.ts';
import { tmdbNotice } from '../text/notice.ts';
import { plain } from '../text/plain.ts';
import { type Look, lookOf, nameOf, type Style } from '../text/style.ts';
import { cut, folded, padEnd } from '../text/width.ts';
import {
  formatLabels,
  grouped,
  minutesWords,
  providersWords,
  providerWord,
  roleWords,
  statusLabels,
} from '../text/words.ts';
import { lengthOf, yearOf } from './length.ts';
import { seenWords } from './note.ts';

const numberColumn: Column = { head: '#', right: true };
const titleColumns: readonly Column[] = [
  { head: 'Ref' },
  { head: 'Title', flexible: true },
  { head: 'Format' },
  { head: 'Year', right: true },
  { head: 'Length', right: true, spare: 1 },
  { head: 'Status', spare: 2 },
  { head: 'Native', spare: 3 },
];

/** Titles as they are given, a numbered row each; what does not fit is left out from the right. Empty for none. */
export function mediaTable(titles: readonly Title[], style: Style = {}): string {
  if (titles.length === 0) return '';
  const look = lookOf(style);
  const rows = titles.map((title, n) => [
    text(String(n + 1)),
    text(title.ref),
    ...facts(title, nameOf(title, look.titles), look),
  ]);
  return joined(grid(listColumns, [headRow(listColumns, look), ...rows], look));
}

function facts(title: Title, name: string, look: Look): readonly Cell[] {
  const native = plain(title.native ?? '');
  return [
    name,
    title.format && formatLabels[title.format],
    yearOf(title),
    lengthOf(title),
    title.status && statusLabels[title.status],
    look.titles === 'native' || native === name ? '' : native,
  ].map((one) => text(one ?? ''));
}

const listColumns: readonly Column[] = [numberColumn, ...titleColumns];
const relationColumns: readonly Column[] = [numberColumn, { head: 'Relation' }, ...titleColumns];
const sayersColumn: Column = { head: 'Stated by' };

/**
 * What a title states of others, a numbered row each, in the order of `relationTypes`; with who states each, where that is not always
 * who states the title. Empty for none.
 */
export function relationsTable({ relations, provider }: Stating, style: Style = {}): string {
  const all = byType(relations);
  if (all.length === 0) return '';
  const look = lookOf(style);
  const several = all.some(({ by }) => by.join() !== provider);
  const columns = several ? [...relationColumns, sayersColumn] : relationColumns;
  const rows = all.map((relation, n): readonly Cell[] => {
    const other = relation.details ?? outline(relation);
    const cells = [
      text(String(n + 1)),
      text(roleWord(relation.type)),
      text(relation.to),
      ...facts(other, nameOf(other, look.titles), look),
    ];
    return several ? [...cells, text(providersWords(relation.by))] : cells;
  });
  return joined(grid(columns, [headRow(columns, look), ...rows], look));
}

type Stating = Pick<RelationsDocument, 'relations' | 'provider'>;

function outline({ to, title, format }: Relation): Title {
  return { ref: to, ids: {}, kind: 'anime', title: title ?? '', ...(format && { format }) };
}

/** In the order in which they are printed. */
export function byType<One extends Relation>(relations: readonly One[]): readonly One[] {
  return relationTypes.flatMap((type) => relations.filter((relation) => relation.type === type));
}

function roleWord(type: RelationType): string {
  return type === 'CHARACTER' ? 'same characters' : roleWords[type];
}

/**
 * All that is known of one title: a line a field, its page at every provider, what it states of others, those by the names by which
 * they are `known`.
 */
export function mediaCard(
  title: Title,
  style: Style = {},
  mine?: SeenMark,
  known: ReadonlyMap<Ref, Title> = new Map(),
): string {
  const look = lookOf(style);
  const name = nameOf(title, look.titles);
  const lines = [
    ...fieldsOf(title, name),
    ...mineFields(mine),
    ...filmFields(title),
    ...pages(title),
    ...relationFields(title, known, look),
  ].flatMap(([label, value], n, all) => {
    const room = look.columns - labelWidth;
    return folded(cut(value, room * mostLines, look.mark), room).map((line, at) => {
      const head = padEnd(all[n - 1]?.[0] === label || at > 0 ? '' : label, labelWidth - 2);
      return `  ${look.paint.dim(head)}${line}`;
    });
  });
  return joined([look.paint.bold(cut(name, look.columns, look.mark)), ...lines]);
}

/** Columns before what a field says. */
const labelWidth = 18;
/** So many lines of one field are shown in a terminal. */
const mostLines = 24;

type Field = readonly [label: string, value: string];

/** `✓ seen, 9 of 10`, `▸ 5 of 12 seen`, `planned`. */
function mineFields(mark: SeenMark | undefined): readonly Field[] {
  if (!mark) return [];
  const [far = mark.status ?? 'on it'] = seenWords(mark);
  const sign = mark.seen ? '✓ ' : isBegun(mark) ? '▸ ' : '';
  return [['Your list', `${sign}${far}${mark.score === undefined ? '' : `, ${mark.score / 10} of 10`}`]];
}

function fieldsOf(title: Title, name: string): readonly Field[] {
  const { format, status, episodes, durationMinutes: minutes } = title;
  const names: readonly Field[] = [
    ['English', plain(title.english ?? '')],
    ['Romaji', plain(title.title)],
    ['Native', plain(title.native ?? '')],
  ];
  const all: readonly Field[] = [
    ...names.filter(([, value]) => value !== name),
    ['Also called', (title.synonyms ?? []).map(plain).join('; ')],
    ['Kind', title.kind === 'manga' ? 'manga' : ''],
    ['Format', format ? formatLabels[format] : ''],
    ['Status', status ? statusLabels[status] : ''],
    ['Episodes', episodes ? String(episodes) : ''],
    ['Length', minutes ? lengthWords(minutes, episodesOf(title)) : ''],
    ['Aired', airedWords(title)],
    ['Season', title.season ? `${title.season.toLowerCase()} ${title.year ?? ''}`.trim() : ''],
    ['Year', title.year && !title.season && !title.startDate ? String(title.year) : ''],
    ['Rating', ratingWords(title)],
    ['Adult', title.adult === undefined ? '' : title.adult ? 'yes' : 'no'],
    ['Listed by', title.popularity ? `${grouped(title.popularity)} user${title.popularity === 1 ? '' : 's'}` : ''],
  ];
  return all.filter(([, value]) => value !== '');
}

/** What only films have, and the words that TMDB wants wherever it is shown. */
function filmFields({ film }: Title): readonly Field[] {
  if (!film) return [];
  const { genres = [], score, votes, inCinemas, digital, physical } = film;
  const all: readonly Field[] = [
    ['Genres', genres.map(plain).join(', ')],
    ['Score', score === undefined || votes === undefined ? '' : `${score.toFixed(1)} of 10, ${grouped(votes)} votes`],
    ['In cinemas', inCinemas ?? ''],
    ['Digital', digital ?? ''],
    ['On disc', physical ?? ''],
    ['Collection', plain(film.collection?.title ?? '')],
    ['About', plain(film.overview ?? '')],
    ['Source', tmdbNotice],
  ];
  return all.filter(([, value]) => value !== '');
}

/** With who states it, where that is not who states the rest. */
function ratingWords({ rating, statedBy }: Title): string {
  const by = statedBy?.rating;
  return rating ? `${rating}${by ? ` (${providerWord(by)})` : ''}` : '';
}

function lengthWords(minutes: number, episodes: number | undefined): string {
  if (episodes === undefined) return `${minutesWords(minutes)} each`;
  return episodes > 1 ? `${minutes} min each, ${minutesWords(minutes * episodes)} in all` : minutesWords(minutes);
}

function airedWords({ startDate, endDate }: Title): string {
  if (!startDate) return endDate ? `to ${endDate}` : '';
  return !endDate || endDate === startDate ? startDate : `${startDate} to ${endDate}`;
}

function pages({ ref, ids, kind }: Title): readonly Field[] {
  const refs = sources.flatMap((source: Source) => (ids[source] ? [refOf(source, ids[source], kind)] : []));
  const all = [...new Set([ref, ...refs])];
  const wide = Math.max(18, ...all.map((one) => one.length + 2));
  return all.map((one) => ['Pages', `${padEnd(one, wide)}${pageUrlOf(one)}`]);
}

function relationFields(
  { relations = [], related }: Title,
  known: ReadonlyMap<Ref, Title>,
  look: Look,
): readonly Field[] {
  if (related && related.length === 0) return [['Relations', 'not known']];
  if (related) return related.map(({ ref, title }) => ['Related somehow', title ? `${plain(title)} (${ref})` : ref]);
  return byType(relations).map(({ type, to, title, format, stated, by }) => {
    const other = known.get(to);
    const name = other ? nameOf(other, look.titles) : plain(title ?? '');
    const notes = [
      name && to,
      format && formatLabels[format],
      stated === false && 'not stated by it',
      by && providersWords(by),
    ].filter(Boolean);
    const word = roleWord(type);
    const label = word.charAt(0).toUpperCase() + word.slice(1);
    return [label, `${name || to}${notes.length ? ` (${notes.join(', ')})` : ''}`];
  });
}

function text(value: string): Cell {
  return { text: value };
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
