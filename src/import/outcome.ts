import { acceptableScore, ambiguityMargin, ranked } from '../match/score.ts';
import { exact } from '../model/names.ts';
import type { Title } from '../model/title.ts';
import type { Asked, Choice } from '../store/jobs.ts';

/** Nobody looks on, so a title must fit better than where somebody does. */
const sureScore = 0.75;
/** A title that a row's own words fit less than this may be another one. */
const doubtfulScore = 0.5;
/** Another title that fits a row's words as well as this proves it. */
export const provingScore = 0.9;
const shownCandidates = 5;

/** A text that is equal for rows that ask for the same thing. Undefined for rows that name an id, which need none. */
export function keyOf({ refs, title, year, format }: Asked): string | undefined {
  return refs.length === 0 && title !== undefined ? [exact(title), year ?? '', format ?? ''].join('|') : undefined;
}

/** How a row's words were understood. */
export type Verdict =
  | { readonly title: Title }
  | { readonly outcome: 'ambiguous' | 'notFound'; readonly reason: string; readonly candidates: readonly Choice[] };

/** The title that a row's words mean, among those found; `best`: the likeliest, however close the others are. */
export function verdictOf(asked: Asked, found: readonly Title[], best: boolean): Verdict {
  const fitting = fitted(asked, found);
  const [first, second] = fitting;
  const candidates = fitting
    .filter(({ score }) => score > 0.3)
    .slice(0, shownCandidates)
    .map(choiceOf);
  if (!first || first.score < acceptableScore)
    return { outcome: 'notFound', reason: `no title matches "${asked.title ?? ''}"`, candidates };
  if (best) return { title: first.title };
  if (first.score < sureScore) return { outcome: 'ambiguous', reason: 'no title fits well enough', candidates };
  if (second && first.score - second.score < ambiguityMargin)
    return { outcome: 'ambiguous', reason: 'several titles fit as well', candidates };
  return { title: first.title };
}

/** Titles by how well they fit the words and, where the row names them, year and format; best first. */
export function fitted({ title: query = '', year, format }: Asked, found: readonly Title[]) {
  return ranked(query, found)
    .map(({ title, score }) => {
      const yearFits = year === undefined || title.year === undefined || title.year === year;
      const formatFits = format === undefined || title.format === undefined || title.format === format;
      return { title, score: score * (yearFits ? 1 : 0.8) * (formatFits ? 1 : 0.9) };
    })
    .sort((a, b) => b.score - a.score);
}

/** Whether the title that a row's id stands for may not be the one that its words name. */
export function isDoubtful({ title: query }: Asked, title: Title): boolean {
  return query !== undefined && (ranked(query, [title])[0]?.score ?? 0) < doubtfulScore;
}

export function choiceOf({ title, score }: { readonly title: Title; readonly score?: number }): Choice {
  const { ref, english, year, format } = title;
  return {
    ref,
    title: english ?? title.title,
    ...(year && { year }),
    ...(format && { format }),
    ...(score !== undefined && { score: Math.round(score * 1000) / 1000 }),
  };
}
