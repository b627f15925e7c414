import type { DocumentTitle } from '../../franchise/document.ts';
import { isBegun } from '../../franchise/seen.ts';
import type { Place } from '../../franchise/shape.ts';
import type { SeenMark } from '../../model/list-documents.ts';
import type { Ref } from '../../model/ref.ts';
import type { Title } from '../../model/title.ts';
import { roleWords } from '../text/words.ts';

/** `sequel`, `side story of 3`, `recap of 1, 8`; and what else one wants to know before watching. */
export function noteOf(
  title: Pick<DocumentTitle, 'status' | 'startDate' | 'year' | 'mine'>,
  place: Place | undefined,
  order: ReadonlyMap<Ref, number>,
  now?: number,
): string {
  const { kind, tie, recap } = place ?? {};
  const marks = [
    ...seenWords(title.mine),
    ...(title.status === 'NOT_YET_RELEASED' ? [announcedWords(title, now)] : []),
    ...(title.status === 'RELEASING' ? ['airing'] : []),
    ...(title.status === 'CANCELLED' ? ['cancelled'] : []),
  ];
  if (!tie) return marks.join(', ');
  const numbers = tie.of.flatMap((ref) => order.get(ref) ?? []);
  const some = numbers.length > 4 ? `${numbers.slice(0, 3).join(', ')}, ...` : numbers.join(', ');
  const alone = kind === 'main' && tie.role === 'SEQUEL';
  const word = recap ? roleWords.SUMMARY : roleWords[tie.role];
  const role = alone || !some ? word : word.endsWith(' as') ? `${word} ${some}` : `${word} of ${some}`;
  return [role, ...marks].join(', ');
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
