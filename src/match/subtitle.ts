import { normalised } from '../model/names.ts';
import type { Match } from './ranked.ts';

/** What stands after the last colon of a name is called so by who knows it: `Beautiful Dreamer`. */
export const bySubtitle = 0.82;

/** How a title answers to its subtitle. */
export const asSubtitle: Omit<Match, 'wanted'> = {
  ...{ score: bySubtitle, isPart: true, isMain: true },
  ...{ isSame: false, begins: false, holds: true, ends: true },
};

/** Whether words, normalised, are all that a name has after its last colon; one word is too little to go by. */
export function isSubtitle(words: string, name: string): boolean {
  if (!words.includes(' ')) return false;
  const subtitle = /: ([^:]+)$/.exec(name)?.[1];
  return subtitle !== undefined && normalised(subtitle) === words;
}
