import type { DocumentTitle } from '../../franchise/document.ts';
import { isBegun } from '../../franchise/seen.ts';
import type { Place } from '../../franchise/shape.ts';
import type { SeenMark } from '../../model/list-documents.ts';
import type { Ref } from '../../model/ref.ts';
import type { RelationType } from '../../model/relation.ts';
import type { Status, Title } from '../../model/title.ts';
import { roleWords } from '../text/words.ts';

type Noted = Pick<DocumentTitle, 'status' | 'startDate' | 'year' | 'mine'>;

/** `sequel`, `side story of 3`, `recap of 1, 8`; and what else one wants to know before watching. */
export function noteOf(title: Noted, place: Place | undefined, order: ReadonlyMap<Ref, number>, now?: number): string {
  const { tie, recap } = place ?? {};
  const marks = [
    ...seenWords(title.mine),
    ...(title.status === 'NOT_YET_RELEASED' ? [announcedWords(title, now)] : []),
    ...(title.status === 'RELEASING' ? ['airing'] : []),
    ...(title.status === 'CANCELLED' ? ['cancelled'] : []),
  ];
  if (!place || !tie) return marks.join(', ');
  const numbers = numbersIn(place, order);
  const some = numbers.length > 4 ? `${numbers.slice(0, 3).join(', ')}, ...` : numbers.join(', ');
  const word = recap ? roleWords.SUMMARY : roleWords[tie.role];
  const role = !some ? word : word.endsWith(' as') ? `${word} ${some}` : `${word} of ${some}`;
  return [role, ...marks].join(', ');
}

/** So wide are short notes at the most. */
const shortWidth = 10;

/** The same in ten letters, for narrow screens: `sequel`, `side 3`, `recap 1+`; of what has not aired only that. */
export function shortNoteOf(
  { status, mine }: Noted,
  place: Place | undefined,
  order: ReadonlyMap<Ref, number>,
): string {
  const mark = seenWords(mine)[0]?.replace(/(\d) seen$/, '$1') ?? (status && shortMarks[status]);
  if (mark !== undefined || !place?.tie) return mark ?? '';
  const word = shortRoles[place.recap ? 'SUMMARY' : place.tie.role] ?? roleWords[place.tie.role];
  const [first, ...others] = numbersIn(place, order);
  const note = first === undefined ? word : `${word} ${first}${others.length > 0 ? '+' : ''}`;
  return note.length > shortWidth ? word : note;
}

const shortMarks: Readonly<Partial<Record<Status, string>>> = {
  NOT_YET_RELEASED: 'to come',
  RELEASING: 'airing',
  CANCELLED: 'cancelled',
};

const shortRoles: Readonly<Partial<Record<RelationType, string>>> = {
  SIDE_STORY: 'side',
  SUMMARY: roleWords.SUMMARY,
  COMPILATION: roleWords.SUMMARY,
  ALTERNATIVE: 'alt.',
  CHARACTER: 'with',
};

/** The numbers of what a title hangs on; none where its line says it. */
function numbersIn({ kind, tie }: Place, order: ReadonlyMap<Ref, number>): readonly number[] {
  if (!tie || (kind === 'main' && tie.role === 'SEQUEL')) return [];
  return tie.of.flatMap((ref) => order.get(ref) ?? []);
}

/** `seen`, `5 of 12 seen`; nothing for what is only planned. */
export function seenWords(mark: SeenMark | undefined): readonly string[] {
  if (!mark) return [];
  if (mark.seen) return ['seen'];
  if (mark.status === 'dropped') return ['dropped'];
  return isBegun(mark) || (mark.progress ?? 0) > 0 ? [`${mark.progress ?? 0} of ${mark.of ?? '?'} seen`] : [];
}

/** That it has not aired; where the day, month or year has passed on which it was to, which that was. `now`: Unix time in ms. */
function announcedWords({ startDate, year }: Pick<Title, 'startDate' | 'year'>, now: number | undefined): string {
  const due = startDate ?? (year ? String(year) : undefined);
  return due && isOver(due, now) ? `was due ${due}` : 'not yet aired';
}

/** Whether a date, as precise as it is, lies before `now`: 2013 once that year is over. */
export function isOver(date: string, now: number | undefined): boolean {
  return now !== undefined && date < new Date(now).toISOString().slice(0, date.length);
}
