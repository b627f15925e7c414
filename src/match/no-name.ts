import { normalised } from '../model/names.ts';
import type { Title } from '../model/title.ts';
import { namesOf } from './score.ts';

/** Words that say of which sort a title is, which of several, or nothing at all: names of all franchises have them. */
const sayNothing: ReadonlySet<string> = new Set(
  (
    'the a an movie movies film films special specials ova ovas oad ona oav tv anime series show season seasons part parts ' +
    'cour episode episodes final last first second third fourth fifth new next one two three four five gekijouban'
  ).split(' '),
);

/** Whether words name no title: `movie`, `season 2`, `the`. A number alone may be a name. */
export function saysNoName(words: string): boolean {
  const all = normalised(words).split(' ');
  return all.some((word) => sayNothing.has(word)) && all.every((word) => sayNothing.has(word) || isNumber(word));
}

const isNumber = (word: string): boolean => /^(?:s\d{1,2}|1?\d|\d{1,2}(?:st|nd|rd|th)|[ivx]{1,4})$/.test(word);

/** Whether a title is called by words and nothing else, before a colon at the most: `The Third: The Girl with the Blue Eye`. */
const isCalledJustSo = (words: string, title: Title): boolean =>
  namesOf(title).some((name) =>
    [name, name.split(':', 1)[0] ?? ''].some((one) => normalised(one) === normalised(words)),
  );

/** Whether a title is not meant by words because they name none, and it is not called by them and nothing else. */
export const isNoNameOf = (words: string, title: Title | undefined): boolean =>
  title !== undefined && saysNoName(words) && !isCalledJustSo(words, title);
