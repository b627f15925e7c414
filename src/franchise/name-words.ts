/** Signs of which patterns without Unicode's tables know what they are: those tables take longer to load than all the rest. */
const latin = /^[\0-\u024f\u2010-\u2027\u2190-\u245f\u2500-\u2775\u2794-\u27bf]*$/;
const latinLetters = 'A-Za-zªµºÀ-ÖØ-öø-\u024f';
const latinDigits = '0-9²³¹¼-¾';

/** What a name is made of: letters, digits and `&`; what stands between is only written. */
const wordsOf = chosen((letters, digits, marks) => `[${letters}${digits}${marks}]+(?:['’][${letters}]+)*|&`);
const betweenOf = chosen((letters, digits, marks) => `[^${letters}${digits}${marks}'’]+`);
/** What closes a name after its last word. */
export const closingOf = chosen((letters, digits) => `^[!?.)\\]”"☆★♪△+*°’'!?]*(?![${letters}${digits}])`);

/** A pattern for names of all signs, and one for those in Latin letters; each made when it is first used. */
function chosen(patternOf: (letters: string, digits: string, marks: string) => string): (name: string) => RegExp {
  const own = once(() => new RegExp(patternOf(latinLetters, latinDigits, ''), 'gu'));
  const all = once(() => new RegExp(patternOf('\\p{L}', '\\p{N}', '\\p{M}'), 'gu'));
  return (name) => (latin.test(name) ? own() : all());
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** How a name begins, up to one of its words. */
interface Key {
  /** Its words so far, folded, each after a blank. */
  readonly key: string;
  readonly word: string;
  /** Where the word ends in the name. */
  readonly end: number;
}

/** How a name begins: after its first word, after its second, ... */
export function keysOf(name: string): readonly Key[] {
  const known = knownKeys.get(name);
  if (known) return known;
  if (knownKeys.size >= mostKnown) knownKeys.clear();
  const keys = madeKeys(name);
  knownKeys.set(name, keys);
  return keys;
}

/** The words of names: those of one franchise are looked at again and again. */
const knownKeys = new Map<string, readonly Key[]>();
const mostKnown = 2000;

function madeKeys(name: string): readonly Key[] {
  let key = '';
  const narrow = name.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const keys: Key[] = [];
  const pattern = wordsOf(narrow);
  pattern.lastIndex = 0;
  for (let match = pattern.exec(narrow); match; match = pattern.exec(narrow)) {
    const lower = match[0] === '&' ? 'and' : match[0].toLowerCase();
    const folded = ascii.test(lower) ? lower : lower.normalize('NFKC');
    // Only folding brings signs in between: ½ is 1⁄2.
    const plain = folded === lower ? lower : folded.replace(betweenOf(folded), ' ');
    // A long vowel at the end is written in two ways: Hamtarou, Hamtaro.
    const word =
      plain.length > shortWord && (plain.endsWith('ou') || plain.endsWith('uu')) ? plain.slice(0, -1) : plain;
    key += ` ${word}`;
    keys.push({ key, word, end: match.index + match[0].length });
  }
  return keys;
}

/** Words of no more letters are spelt as they are: `you`. */
const shortWord = 4;

const ascii = /^[\0-\x7f]*$/;
