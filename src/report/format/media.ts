import type { Media } from '../../model/media.ts';
import { pageUrlOf, type Ref, refOf, type Source, sources } from '../../model/ref.ts';
import { type Relation, type RelationType, relationTypes } from '../../model/relation.ts';
import { type Cell, type Column, grid, headRow } from '../grid.ts';
import { type Look, lookOf, nameOf, type Style } from '../style.ts';
import { plain } from '../text.ts';
import { cut, padEnd } from '../width.ts';
import { formatWords, grouped, minutesWords, providersWords, providerWord, roleWords, statusWords } from '../words.ts';
import { lengthOf, yearOf } from './length.ts';

const listColumns: readonly Column[] = [
  { head: 'Ref' },
  { head: 'Title', flexible: true },
  { head: 'Format' },
  { head: 'Year', right: true },
  { head: 'Length', right: true, spare: 1 },
  { head: 'Status', spare: 2 },
  { head: 'Native', spare: 3 },
];

/** Titles as they are given, a row each; what does not fit is left out from the right. Empty for none. */
export function mediaTable(titles: readonly Media[], style: Style = {}): string {
  if (titles.length === 0) return '';
  const look = lookOf(style);
  const rows = titles.map((media) => [text(media.ref), ...facts(media, nameOf(media, look.titles), look)]);
  return joined(grid(listColumns, [headRow(listColumns, look), ...rows], look));
}

function facts(media: Media, name: string, look: Look): readonly Cell[] {
  const native = plain(media.native ?? '');
  return [
    name,
    media.format && formatWords[media.format],
    yearOf(media),
    lengthOf(media),
    media.status && statusWords[media.status],
    look.titles === 'native' || native === name ? '' : native,
  ].map((one) => text(one ?? ''));
}

const relationColumns: readonly Column[] = [{ head: 'Relation' }, ...listColumns];
const sayersColumn: Column = { head: 'Stated by' };

/**
 * What a title states of others, a row each, in the order of `relationTypes`. `known` holds what is known of the others, for
 * more than their name. With who states each, where that is given. Empty for none.
 */
export function relationsTable(media: Media, known: ReadonlyMap<Ref, Media>, style: Style = {}): string {
  const relations = byType(media.relations ?? []);
  if (relations.length === 0) return '';
  const look = lookOf(style);
  const several = relations.some(({ by }) => by);
  const columns = several ? [...relationColumns, sayersColumn] : relationColumns;
  const rows = relations.map((relation): readonly Cell[] => {
    const other = known.get(relation.to) ?? outline(relation);
    const cells = [text(roleWord(relation.type)), text(relation.to), ...facts(other, nameOf(other, look.titles), look)];
    return several ? [...cells, text(providersWords(relation.by ?? []))] : cells;
  });
  return joined(grid(columns, [headRow(columns, look), ...rows], look));
}

function outline({ to, title, format }: Relation): Media {
  return { ref: to, ids: {}, kind: 'ANIME', title: title ?? '', ...(format && { format }) };
}

function byType(relations: readonly Relation[]): readonly Relation[] {
  return relationTypes.flatMap((type) => relations.filter((relation) => relation.type === type));
}

function roleWord(type: RelationType): string {
  return type === 'CHARACTER' ? 'same characters' : roleWords[type];
}

/** All that is known of one title: a line a field, its page at every provider, what it states of others. */
export function mediaCard(media: Media, style: Style = {}): string {
  const look = lookOf(style);
  const name = nameOf(media, look.titles);
  const lines = [...fieldsOf(media, name), ...pages(media), ...relationFields(media)].map(([label, value], n, all) => {
    const repeated = all[n - 1]?.[0] === label;
    const head = padEnd(repeated ? '' : label, 16);
    return `  ${look.paint.dim(head)}${cut(value, look.columns - 18, look.mark)}`;
  });
  return joined([look.paint.bold(cut(name, look.columns, look.mark)), ...lines]);
}

type Field = readonly [label: string, value: string];

function fieldsOf(media: Media, name: string): readonly Field[] {
  const { format, status, episodes, durationMinutes: minutes } = media;
  const names: readonly Field[] = [
    ['English', plain(media.english ?? '')],
    ['Romaji', plain(media.title)],
    ['Native', plain(media.native ?? '')],
  ];
  const all: readonly Field[] = [
    ...names.filter(([, value]) => value !== name),
    ['Also called', (media.synonyms ?? []).map(plain).join('; ')],
    ['Kind', media.kind === 'MANGA' ? 'manga' : ''],
    ['Format', format ? formatWords[format] : ''],
    ['Status', status ? statusWords[status] : ''],
    ['Episodes', episodes ? String(episodes) : ''],
    ['Length', minutes ? lengthWords(minutes, episodes) : ''],
    ['Aired', airedWords(media)],
    ['Season', media.season ? `${media.season.toLowerCase()} ${media.year ?? ''}`.trim() : ''],
    ['Year', media.year && !media.season && !media.startDate ? String(media.year) : ''],
    ['Rating', ratingWords(media)],
    ['Adult', media.adult === undefined ? '' : media.adult ? 'yes' : 'no'],
    ['Listed by', media.popularity ? `${grouped(media.popularity)} users` : ''],
  ];
  return all.filter(([, value]) => value !== '');
}

/** With who states it, where that is not who states the rest. */
function ratingWords({ rating, statedBy }: Media): string {
  const by = statedBy?.rating;
  return rating ? `${rating}${by ? ` (${providerWord(by)})` : ''}` : '';
}

function lengthWords(minutes: number, episodes = 1): string {
  return episodes > 1 ? `${minutes} min each, ${minutesWords(minutes * episodes)} in all` : minutesWords(minutes);
}

function airedWords({ startDate, endDate }: Media): string {
  if (!startDate) return endDate ? `to ${endDate}` : '';
  return !endDate || endDate === startDate ? startDate : `${startDate} to ${endDate}`;
}

function pages({ ref, ids, kind }: Media): readonly Field[] {
  const refs = sources.flatMap((source: Source) => (ids[source] ? [refOf(source, ids[source], kind)] : []));
  return [...new Set([ref, ...refs])].map((one) => ['Pages', `${padEnd(one, 18)}${pageUrlOf(one)}`]);
}

function relationFields({ relations = [] }: Media): readonly Field[] {
  return byType(relations).map(({ type, to, title, format, stated, by }) => {
    const name = plain(title ?? '');
    const notes = [
      name && to,
      format && formatWords[format],
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
