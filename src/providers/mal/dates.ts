import { dateIn, dateOf, filledDateIn } from '../facts.ts';

interface Parts {
  readonly year?: number | null | undefined;
  readonly month?: number | null | undefined;
  readonly day?: number | null | undefined;
}

/** When something was shown, as Jikan sends it. `string` (which its description has in `prop`) is what MyAnimeList's page says. */
export interface Span {
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly string?: string | null | undefined;
  readonly prop?:
    | {
        readonly from?: Parts | null | undefined;
        readonly to?: Parts | null | undefined;
        readonly string?: string | null | undefined;
      }
    | null
    | undefined;
}

/**
 * A date no more precise than MyAnimeList states it: `Apr 3, 1998`, `Apr, 1998`, `1998`. Jikan fills up what is not known with
 * ones, also in `prop`. Where it does not say what the page says, 1 January is the year.
 */
export function dateAt(end: 'from' | 'to', span: Span | null | undefined): string | undefined {
  const parts = span?.prop?.[end];
  const date = dateOf(parts?.year, parts?.month, parts?.day) ?? dateIn(span?.[end]);
  const said = span?.string ?? span?.prop?.string;
  if (said === null || said === undefined) return filledDateIn(date);
  const [first = '', last = ''] = said.split(/\s+to\s+/);
  const length = lengthOf(end === 'from' ? first : last);
  return length === undefined ? date : date?.slice(0, length);
}

/** How many characters of `1998-04-03` a date in words stands for; undefined: it is none that can be read. */
function lengthOf(words: string): number | undefined {
  if (/^\d{4}$/.test(words.trim())) return '1998'.length;
  if (/^\p{L}+\.?,?\s+\d{4}$/u.test(words.trim())) return '1998-04'.length;
  return undefined;
}
