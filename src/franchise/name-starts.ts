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
  /** Titles that have a name which begins so. */
  readonly titles: Set<Ref>;
  /** It begins an English name. */
  english: boolean;
  /** Titles of which a name has a colon or a dash right after it. */
  readonly whole: Set<Ref>;
  /** Titles that are shown by a name which begins so. */
  readonly shown: Set<Ref>;
}

/** How all of a name begins: after its first word, after its second, ... */
export function along(starts: ReadonlyMap<string, NameStart>, name: string): readonly NameStart[] {
  return keysOf(name).flatMap(({ key }) => starts.get(key) ?? []);
}

const startOf = (one: Pick<NameStart, 'name' | 'end' | 'word' | 'before'>): NameStart => ({
  ...one,
  titles: new Set(),
  shown: new Set(),
  english: false,
  whole: new Set(),
});

export function nameStartsOf(titles: readonly NamedBoth[]): ReadonlyMap<string, NameStart> {
  const starts = new Map<string, NameStart>();
  for (const title of titles) {
    for (const name of new Set([displayed(title), title.title])) {
      let before: NameStart | undefined;
      for (const { key, word, end } of keysOf(name)) {
        const found = starts.get(key) ?? startOf({ name, end, word, before });
        found.titles.add(title.ref);
        found.english ||= name === title.english;
        if (isBeforeSign({ name, end })) found.whole.add(title.ref);
        if (name === displayed(title)) found.shown.add(title.ref);
        starts.set(key, found);
        before = found;
      }
    }
  }
  return starts;
}

/** Whether it is all of what stands before a colon or a dash. */
export function isBeforeSign(start: Pick<NameStart, 'name' | 'end'>): boolean {
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
