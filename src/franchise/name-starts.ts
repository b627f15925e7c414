import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import { closingOf, keysOf } from './name-words.ts';

export type NamedBoth = Pick<Title, 'ref' | 'title' | 'english' | 'format'>;

export const displayed = ({ english, title }: NamedBoth): string => english ?? title;

export interface NameStart {
  /** A name that begins so, and where the start ends in it. */
  readonly name: string;
  readonly end: number;
  /** Its last word, folded. */
  readonly word: string;
  readonly before: NameStart | undefined;
  /** Titles that have a name which begins so, each once. */
  readonly titles: Ref[];
  /** It begins an English name. */
  english: boolean;
  /** Titles of which a name has a colon or a dash right after it. */
  readonly whole: Ref[];
  /** How many titles are shown by a name which begins so. */
  shown: number;
}

/** How all of a name begins: after its first word, after its second, ... */
export function along(starts: ReadonlyMap<string, NameStart>, name: string): readonly NameStart[] {
  return keysOf(name).flatMap(({ key }) => starts.get(key) ?? []);
}

/** Adds a title where it is not the last one already: all names of one are looked at before the next. */
function note(titles: Ref[], ref: Ref): void {
  if (titles[titles.length - 1] !== ref) titles.push(ref);
}

/** The starts of all names of some titles, by their words. A title that is given twice counts once. */
export function nameStartsOf(titles: readonly NamedBoth[]): ReadonlyMap<string, NameStart> {
  const starts = new Map<string, NameStart>();
  for (const title of new Set(titles)) {
    const first = displayed(title);
    for (const name of first === title.title ? [first] : [first, title.title]) {
      const hasSign = sign.test(name);
      let before: NameStart | undefined;
      for (const { key, word, end } of keysOf(name)) {
        const found: NameStart = starts.get(key) ?? {
          name,
          end,
          word,
          before,
          titles: [],
          english: false,
          whole: [],
          shown: 0,
        };
        note(found.titles, title.ref);
        found.english ||= name === title.english;
        if (hasSign && isBeforeSign({ name, end })) note(found.whole, title.ref);
        if (name === first) found.shown++;
        starts.set(key, found);
        before = found;
      }
    }
  }
  return starts;
}

/** Without one of these no start of a name is before a colon or a dash. */
const sign = /[-–~:]/;

/** Whether it is all of what stands before a colon or a dash. */
export function isBeforeSign(start: Pick<NameStart, 'name' | 'end'>): boolean {
  // Nothing closes it, as mostly.
  if (start.name[start.end] === ' ') return sign.test(start.name[start.end + 1] ?? '');
  return /^(?:: | [-–~:])/.test(start.name.slice(written(start).length));
}

/** A name up to the end of a word, with what closes it: `Free!`, `Re:ZERO -Starting Life in Another Facts-`. */
export function written({ name, end }: Pick<NameStart, 'name' | 'end'>): string {
  const rest = name.slice(end);
  const [closing = ''] = rest.match(closingOf(rest)) ?? [];
  const text = name.slice(0, end) + closing;
  const dash = /^[-~–]/.exec(name.slice(text.length))?.[0];
  return dash && text.includes(` ${dash}`) ? text + dash : text;
}

/** Whether a name has the words of a start in it. */
export const holdsStart = (name: string, start: NameStart): boolean =>
  `${keysOf(name).at(-1)?.key} `.includes(`${keysOf(written(start)).at(-1)?.key} `);
