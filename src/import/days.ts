import { isObject } from '../model/json.ts';
import { monthNamed } from './month-names.ts';

/** A day as precise as it is said: `2013-04-07T10:00:00Z`, `2013-04-00`, `{year: 2013}`, `07.04.2013`; Unix time in seconds. */
export function dayIn(value: unknown): string | undefined {
  if (isObject(value)) {
    const { year, month, day } = value;
    return dateOf(
      [year, month, day].map((one) => (typeof one === 'number' || typeof one === 'string' ? Number(one) : 0)),
    );
  }
  if (typeof value === 'number' && value > 500_000_000 && value < 5_000_000_000)
    return new Date(value * 1000).toISOString().slice(0, 10);
  if (typeof value !== 'string') return undefined;
  const [, year, month, day] = /^\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ].*)?$/.exec(value) ?? [];
  if (year !== undefined) return dateOf([year, month, day].map((one) => Number(one ?? 0)));
  const named = namedDay(value) ?? countedDay(value);
  if (named) return dateOf(named);
  const [, of, at] = /^\s*(\d{1,2})[./](\d{4})\s*$/.exec(value) ?? [];
  if (at !== undefined) return dateOf([at, of].map(Number));
  const [, d, m, y] = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/.exec(value) ?? sureStrokes(value) ?? [];
  return y === undefined ? undefined : dateOf([y, m, d].map(Number));
}

/** `24/12/2013` and `12/24/2013`, day first; `04/07/2013` is one of two days, and nobody can say which. */
function sureStrokes(text: string): readonly (string | undefined)[] | undefined {
  const [all, one, two, year] = stroked.exec(text) ?? [];
  if (all === undefined || (Math.max(Number(one), Number(two)) <= 12 && one !== two)) return undefined;
  return Number(one) > 12 ? [all, one, two, year] : [all, two, one, year];
}

/** `January 3, 2023`, `3 Jan 2023`, `12 février 2021`, `2 de enero de 2021`, `Jan 2023`: year, month, day. */
function namedDay(text: string): readonly number[] | undefined {
  const [, name = '', d = '', y = ''] =
    /^\s*(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u.exec(text) ?? [];
  const [, day = d, month = name, year = y] =
    /^\s*(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?(\p{L}{3,12})\.?,?\s+(?:de\s+|del\s+)?(\d{4})\b/u.exec(text) ??
    [];
  if (year === '') {
    // A month alone.
    const [, named = '', of = ''] = /^\s*(\p{L}{3,12})\.?,?\s+(?:de\s+)?(\d{4})\s*$/u.exec(text) ?? [];
    const only = monthNamed(named);
    return only === undefined ? undefined : [Number(of), only];
  }
  const at = monthNamed(month);
  return at === undefined ? undefined : [Number(year), at, Number(day)];
}

/** `2013年4月7日`, `2013년 4월`: year, month, day. */
function countedDay(text: string): readonly number[] | undefined {
  const [, year, month, day] =
    /^\s*(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*(?:[日号號일]|$))?)?\s*$/u.exec(text) ?? [];
  return year === undefined ? undefined : [year, month, day].map((one) => Number(one ?? 0));
}

/** What stands between the first and the last day; a stroke or a hyphen without blanks only behind a whole day. */
const until =
  /\s*[→–—~〜～]\s*|\s+(?:-+|to|till|until|bis|au|al|do|по)(?:\s+|$)|(?<=^\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2})\s*[-/]\s*(?=\d{4})|(?<=^\s*\d{1,2}\.\d{1,2}\.\d{4})\s*-\s*(?=\d)/iu;

/** `2013-04-07 - 2013-05-01`, `Sep 1 - Oct 5, 2013`, `2013-04-07 →`: the first and the last day of one cell. Undefined: it holds no two days. */
export function daysIn(value: unknown): { readonly first: string; readonly last: string | undefined } | undefined {
  const found = typeof value === 'string' ? until.exec(value) : null;
  if (!found) return undefined;
  const before = found.input.slice(0, found.index);
  const last = dayIn(found.input.slice(found.index + found[0].length));
  const first = dayIn(before) ?? (last === undefined ? undefined : dayIn(`${before}, ${last.slice(0, 4)}`));
  return first === undefined ? undefined : { first, last };
}

function dateOf([year = 0, month = 0, day = 0]: readonly number[]): string | undefined {
  if (!(year >= 1900 && year <= 2200)) return undefined;
  // 0 is what is not known; a month or a day that no calendar has makes it no date at all.
  if (!(month >= 0 && month <= 12) || !(day >= 0 && day <= 31)) return undefined;
  if (month === 0) return String(year);
  const start = `${year}-${String(month).padStart(2, '0')}`;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return day >= 1 ? `${start}-${String(day).padStart(2, '0')}` : start;
}

/** Which of two numbers between strokes is the day. */
export type DayOrder = 'day-first' | 'month-first';

/** Which of two numbers between strokes is the day, as the surest cells of a table have it: `24/12/2013`. Undefined: none says it, or they differ. */
export function dayOrderIn(cells: readonly string[]): DayOrder | undefined {
  const sure = cells.flatMap((cell) => sureOrder(cell) ?? []);
  const [first] = sure;
  return sure.every((one) => one === first) ? first : undefined;
}

const stroked = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/;

function sureOrder(cell: string): DayOrder | undefined {
  const [all, one, two] = stroked.exec(cell) ?? [];
  if (all === undefined || dayIn(cell) === undefined || one === two) return undefined;
  return Number(one) > 12 ? 'day-first' : 'month-first';
}

/** A day between strokes as `2013-12-24`; any other text as it is. */
export function inDayOrder(cell: string, order: DayOrder): string {
  const [all, one, two, year] = stroked.exec(cell) ?? [];
  if (all === undefined) return cell;
  return order === 'day-first' ? `${year}-${two}-${one}` : `${year}-${one}-${two}`;
}
