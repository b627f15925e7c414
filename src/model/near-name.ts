import { distance } from 'fastest-levenshtein';

/** No name is longer, and a caller's text may be. */
const longest = 60;

/**
 * The one of `names` that was probably meant by a word that is none of them; undefined: none is near. Case does not count, and `_` is `-`.
 * One letter may be another one, be missing or be too many, or two may have changed places; two in a name of six letters or more,
 * three in one of twelve or more, none in one of two. Of several the nearest counts, then the first.
 */
export function nearName(word: string, names: readonly string[]): string | undefined {
  const typed = folded(word.slice(0, longest));
  const near = names
    .map((name) => ({ name, errors: errorsIn(typed, folded(name)) }))
    .filter(({ name, errors }) => errors <= mostErrors(name.length));
  return near.toSorted((a, b) => a.errors - b.errors)[0]?.name;
}

const folded = (name: string): string => name.toLowerCase().replaceAll('_', '-');

function mostErrors(length: number): number {
  if (length < 3) return 0;
  if (length < 6) return 1;
  return length < 12 ? 2 : 3;
}

const errorsIn = (typed: string, name: string): number => (isSwapped(typed, name) ? 1 : distance(typed, name));

/** Whether two neighbours have changed places, and nothing else is different. */
function isSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, n) => letter !== b[n]);
  return (
    at >= 0 &&
    a.length === b.length &&
    a[at] === b[at + 1] &&
    a[at + 1] === b[at] &&
    a.slice(at + 2) === b.slice(at + 2)
  );
}
