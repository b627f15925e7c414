import type { AnalysisDocument, GroupDocument, NamedRelease } from '../../model/release-documents.ts';
import type { RankedGroup } from '../../model/reputation.ts';
import { type Cell, type Column, grid, headRow } from '../text/grid.ts';
import { plain } from '../text/plain.ts';
import { lookOf, type Style } from '../text/style.ts';
import { cut } from '../text/width.ts';
import { count, grouped } from '../text/words.ts';

/** A name and, below it, which work it says it is of, and what it says of the release. */
export function nameText(one: NamedRelease): string {
  const [work, release] = [workWords(one), releaseWords(one)];
  const line = (word: string, words: string) => (words === '' ? '' : `  ${word.padEnd(8)}${plain(words)}\n`);
  return `${plain(one.name)}\n${line(one.profile, work)}${line('release', release)}`;
}

function workWords({ title, year, seasons, episodes, absolute, aired, isPack, edition }: NamedRelease): string {
  const numbers = (list: readonly number[], word: string) => {
    const [first, last] = [list[0], list.at(-1)];
    if (first === undefined) return '';
    return first === last ? `${word} ${first}` : `${word}s ${first}-${last}`;
  };
  return [
    `${title ?? 'no title'}${year === undefined ? '' : ` (${year})`}`,
    numbers(seasons, 'season'),
    numbers(episodes, 'episode'),
    numbers(absolute, 'episode'),
    aired === undefined ? '' : `of ${aired}`,
    isPack && seasons.length + episodes.length + absolute.length === 0 ? 'several episodes' : '',
    edition ?? '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function releaseWords(one: NamedRelease): string {
  const { source, isRemux, resolution, codec, languages, group, checksum, version, reposts } = one;
  return [
    group === undefined ? '' : `by ${group}`,
    source ?? '',
    isRemux ? 'remux' : '',
    resolution === undefined ? '' : `${resolution} lines`,
    codec ?? '',
    languages.join(' '),
    version === undefined ? '' : `version ${version}`,
    checksum === undefined ? '' : `checksum ${checksum}`,
    reposts.length === 0 ? '' : `posted again: ${reposts.join(', ')}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

const columns: readonly Column[] = [
  { head: 'Place', right: true },
  { head: 'Group', flexible: true },
  { head: 'Score', right: true },
  { head: '95 of 100', right: true, spare: 1 },
  { head: 'Releases', right: true },
  { head: 'Judged', right: true, spare: 2 },
  { head: 'Internal', right: true, spare: 3 },
  { head: 'Corrected', right: true, spare: 5 },
  { head: 'Reposted', right: true, spare: 6 },
  { head: 'Nuked', right: true, spare: 4 },
  { head: 'Released', spare: 7 },
];

const percent = (share: number): string => String(Math.round(share * 100));

function rowOf(group: RankedGroup, name: string): readonly Cell[] {
  const { place, score, low, high, judged, releases, internal, revised, reposted, nuked, first, last } = group;
  // What nothing is known of is not 50 of 100.
  const [share, interval] = judged === 0 ? ['-', ''] : [percent(score), `${percent(low)}-${percent(high)}`];
  const span = first === null ? '' : first === last ? first : `${first} to ${last}`;
  const texts = [String(place), plain(name), share, interval, grouped(releases), grouped(judged)];
  const rare = [internal, revised, reposted, nuked].map((number) => (number > 0 ? grouped(number) : ''));
  return [...texts, ...rare, span].map((text) => ({ text }));
}

/** Groups in the order of their places, under the names of their categories. */
export function groupsText(groups: readonly RankedGroup[], style: Style = {}): string {
  const look = lookOf(style);
  const categories = [...new Set(groups.map(({ category }) => category))];
  const parts = categories.map((category) => {
    const own = groups.filter((one) => one.category === category);
    const rows = [headRow(columns, look), ...own.map((one) => rowOf(one, one.group))];
    const head = `${plain(category)}: ${count(own[0]?.groups ?? 0, 'group')}`;
    return [look.paint.bold(cut(head, look.columns, look.mark)), ...grid(columns, rows, look)]
      .map((line) => `${line}\n`)
      .join('');
  });
  return parts.join('\n');
}

/** One group: a line a category. */
export function groupText({ group, categories }: GroupDocument, style: Style = {}): string {
  const look = lookOf(style);
  const named = columns.map((column) => (column.head === 'Group' ? { ...column, head: 'Category' } : column));
  const rows = [
    headRow(named, look),
    ...categories.map((one) => rowOf(one, `${one.category} (of ${grouped(one.groups)})`)),
  ];
  return `${[plain(group), '', ...grid(named, rows, look)].map((line) => `${line}\n`).join('')}`;
}

/** How to go on where a listing was cut short. Undefined: it was not. */
export function goOnText({ pages, cut: why }: AnalysisDocument): string | undefined {
  if (!pages || why === null) return undefined;
  const read = `${grouped(pages.read)} of ${count(pages.of, 'page')} are read and kept`;
  return `${why === 'interrupt' ? 'Interrupted' : 'It was cut short'}: ${read}. Go on with animectl releases analyze --hdbits --resume.`;
}

/** What an analysis came to: how much was read, and the best groups of what it was of. */
export function analysisText(document: AnalysisDocument, style: Style = {}): string {
  const { source, releases, grouped: named, added, updated, unchanged, unreadable, best } = document;
  const look = lookOf(style);
  const parts = [
    count(releases, 'release'),
    `${grouped(named)} with a group`,
    `${grouped(added)} new`,
    ...(updated > 0 ? [`${grouped(updated)} of which more is known now`] : []),
    ...(unchanged > 0 ? [`${grouped(unchanged)} known before`] : []),
    ...(unreadable > 0 ? [`${count(unreadable, 'row')} unreadable`] : []),
  ];
  const head = `${cut(plain(source), 60, look.mark)}: ${parts.join(', ')}.\n`;
  return best.length === 0 ? head : `${head}\n${groupsText(best, style)}`;
}
