import { isObject } from '../model/json.ts';

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
  const named = namedDay(value);
  if (named) return dateOf(named);
  const [, of, at] = /^\s*(\d{1,2})[./](\d{4})\s*$/.exec(value) ?? [];
  if (at !== undefined) return dateOf([at, of].map(Number));
  const [, d, m, y] = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/.exec(value) ?? sureStrokes(value) ?? [];
  return y === undefined ? undefined : dateOf([y, m, d].map(Number));
}

/** `24/12/2013` and `12/24/2013`, day first; `04/07/2013` is one of two days, and nobody can say which. */
function sureStrokes(text: string): readonly (string | undefined)[] | undefined {
  const [all, one, two, year] = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(text) ?? [];
  if (all === undefined || Math.max(Number(one), Number(two)) <= 12) return undefined;
  return Number(one) > 12 ? [all, one, two, year] : [all, two, one, year];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `January 3, 2023`, `3 Jan 2023`, `Jan 2023`: year, month, day. */
function namedDay(text: string): readonly number[] | undefined {
  const [, name = '', d = '', y = ''] =
    /^\s*([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/i.exec(text) ?? [];
  const [, day = d, month = name, year = y] = /^\s*(\d{1,2})\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})\b/i.exec(text) ?? [];
  if (year === '') {
    // A month alone.
    const [, named = '', of = ''] = /^\s*([a-z]{3,9})\.?,?\s+(\d{4})\s*$/i.exec(text) ?? [];
    const only = months.indexOf(named.slice(0, 3).toLowerCase());
    return only < 0 ? undefined : [Number(of), only + 1];
  }
  const at = months.indexOf(month.slice(0, 3).toLowerCase());
  return at < 0 ? undefined : [Number(year), at + 1, Number(day)];
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
