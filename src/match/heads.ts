import { normalised } from '../model/names.ts';
import { isNumbered, type NameReading, readingsOfWords } from './reading.ts';

/** A number before a sign that a subtitle stands behind; seen at less cost than the heads are found. */
const mayHaveHead = /[\divx](?:[:：]| [-–—~〜])/i;
const signs = /[:：]\s|\s[-–—~〜]/g;
/** What counts instalments, so that the number behind it is a number of what stands before it. */
const counter = / (?:case|chapter|vol|volume|episode|act|file|phase|kan|shou) (?=\d{1,2}$)/;

/**
 * What a name says before a subtitle, where that ends in a number: `Break Blade 3: Kyoujin no Ato` is the third Break Blade,
 * `The Garden of Sinners Chapter 5: Paradox Spiral` the fifth of those films. Empty for most names.
 */
export function numberedHeadsOf(name: string): readonly NameReading[] {
  if (!mayHaveHead.test(name)) return [];
  const heads = [...name.matchAll(signs)].map(({ index }) => normalised(name.slice(0, index)));
  return heads.filter((head) => ending.test(head)).flatMap(readingsOfHead);
}

/** A name that ends in a counted number, as if only the number stood there: `Crown Handler Chapter 3` is the third of that name. */
export function countedReadingsOf({ plain }: { readonly plain: string }): readonly NameReading[] {
  return counter.test(plain) ? readingsOfWords(plain.replace(counter, ' ')) : [];
}

/** A number of two digits at the most, or a Roman one. */
const ending = / (?:\d{1,2}|i{1,3}|iv|vi{0,3}|ix|x)$/;

/** Read as it stands, and, where only a counter says of what the number is, as if that were not there. */
function readingsOfHead(head: string): readonly NameReading[] {
  const plain = head.replace(/ 0(?=\d$)/, ' ').replace(/ i$/, ' 1');
  const said = readingsOfWords(plain).filter((one) => !isNumbered(one) || one.isNumeral === true);
  return [...said, ...countedReadingsOf({ plain })];
}
