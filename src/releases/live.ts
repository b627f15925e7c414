import type { Frame } from './frame.ts';
import { isDigits } from './marks.ts';

/**
 * Tells for each word whether its term says something of the release, so that it is no word of the title or of an
 * episode's title. A term that no title has does; a weak one only beside or behind such terms, or in their bracket.
 */
export function liveWords(frame: Frame): readonly boolean[] {
  const { tokens, marks, strong, first, year, numbering } = frame;
  const { words } = tokens;
  const bracketed = inTechnicalBrackets(frame);
  const isFilm = numbering === undefined;
  const live = words.map((_, index) => {
    const mark = marks[index];
    const isBehind = index >= strong || bracketed[index] === true || (isFilm && year !== undefined && index > year);
    return mark !== undefined && mark.from !== first && isBehind;
  });
  const isMark = (index: number) => (marks[index]?.from ?? first) > first;
  for (let index = strong - 1; isMark(index); index -= 1) live[index] = true;
  if (year !== undefined)
    for (let index = year - 1; isMark(index) && marks[index]?.term.kind === 'edition'; index -= 1) live[index] = true;
  if (numbering) {
    let end = numbering.to;
    while (isMark(end) && (words[end]?.bracket ?? -1) < 0) end += 1;
    const isWhole = end >= words.length || (words[end]?.bracket ?? -1) >= 0;
    if (isWhole) live.fill(true, numbering.to, end);
  }
  return live;
}

/** For each word, whether one of the brackets around it is technical: it has a strong term, or nothing but terms. */
function inTechnicalBrackets({ tokens, marks }: Frame): readonly boolean[] {
  const { words, brackets } = tokens;
  // Sums up to each word, so that a bracket is judged without a walk through it: brackets nest as deep as they like.
  const strongs = [0];
  const terms = [0];
  const rest = [0];
  for (let index = 0; index < words.length; index += 1) {
    const mark = marks[index];
    strongs.push((strongs[index] ?? 0) + (mark && !mark.term.isWeak ? 1 : 0));
    terms.push((terms[index] ?? 0) + (mark ? 1 : 0));
    rest.push((rest[index] ?? 0) + (mark || isDigits(words[index]?.key ?? '') ? 0 : 1));
  }
  const within = (sums: readonly number[], from: number, to: number) => (sums[to] ?? 0) - (sums[from] ?? 0);
  const changes = new Array<number>(words.length + 1).fill(0);
  for (const { first, last } of brackets) {
    const isAll = within(rest, first, last) === 0 && within(terms, first, last) > 0;
    if (!isAll && within(strongs, first, last) === 0) continue;
    changes[first] = (changes[first] ?? 0) + 1;
    changes[last] = (changes[last] ?? 0) - 1;
  }
  let depth = 0;
  return words.map((_, index) => {
    depth += changes[index] ?? 0;
    return depth > 0;
  });
}
