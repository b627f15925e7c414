import { mismatchWords } from '../match/refusal.ts';
import type { Resolution } from '../match/resolution.ts';
import { ambiguityMargin, clearScore, mainNamesOf, type Ranked, ranked } from '../match/score.ts';
import { refsOf } from '../model/identity.ts';
import { exact, normalised } from '../model/names.ts';
import type { Candidate, Title } from '../model/title.ts';
import type { Asked, Choice } from '../store/jobs.ts';

/** Nobody looks on, so a title must fit better than where somebody does. */
const sureScore = 0.75;
/** A title of another franchise that fits nearly as well may be the one that is meant, if neither is called exactly so. */
const otherMargin = 0.05;
/** A title that a row's own words fit less than this may be another one. */
const doubtfulScore = 0.5;
/** Another title that fits a row's words as well as this proves it. */
const provingScore = 0.9;
const shownCandidates = 5;

/** A text that is equal for rows that ask for the same thing. Undefined for rows that name an id, which need none. */
export function keyOf({ refs, title, year, format, isFilm }: Asked): string | undefined {
  const said = [year ?? '', format ?? '', ...(isFilm ? ['film'] : [])];
  return refs.length === 0 && title !== undefined ? [exact(title), ...said].join('|') : undefined;
}

/** How a row's words were understood. */
export type RowVerdict = { readonly title: Title } | Ambiguous;

interface Ambiguous {
  readonly outcome: 'ambiguous' | 'notFound';
  readonly reason: string;
  readonly candidates: readonly Choice[];
}

/** The title that a row's words were taken for, if that is sure enough; `best`: the likeliest, however close the others are. */
export function verdictOf({ query, candidates: all, chosen, mismatch, others }: Resolution, best: boolean): RowVerdict {
  const candidates = all
    .filter(({ score }) => score > 0.3)
    .slice(0, shownCandidates)
    .map(choiceOf);
  if (!chosen) return { outcome: 'notFound', reason: `no title matches "${query}"`, candidates };
  if (mismatch?.type === 'season' || mismatch?.type === 'format')
    return { outcome: 'notFound', reason: mismatchWords(mismatch, chosen.title), candidates };
  if (best) return { title: chosen.title };
  if (mismatch) return { outcome: 'ambiguous', reason: mismatchWords(mismatch, chosen.title, all), candidates };
  if (chosen.score < sureScore) return { outcome: 'ambiguous', reason: 'no title fits well enough', candidates };
  const words = normalised(query);
  const isCalled = ({ title }: Candidate) => mainNamesOf(title).some((name) => normalised(name) === words);
  // A title's own name goes before what another one is also called.
  const isLess = (one: Candidate) => isCalled(chosen) && !isCalled(one);
  const isClose = all.some((one) => one !== chosen && chosen.score - one.score < ambiguityMargin && !isLess(one));
  const isOther = others.some(({ score }) => chosen.score - score < otherMargin);
  if (isClose || (chosen.score < clearScore && isOther))
    return { outcome: 'ambiguous', reason: 'several titles fit as well', candidates };
  return { title: chosen.title };
}

/** Whether words are the very name of one title, and of no other. */
export const isSure = (resolution: Resolution): boolean =>
  (resolution.chosen?.score ?? 0) >= provingScore && 'title' in verdictOf(resolution, false);

/** Whether the title that a row's id stands for may not be the one that its words name. */
export function isDoubtful({ title: query }: Asked, title: Title): boolean {
  if (query === undefined || query === title.title || query === title.english) return false;
  return (ranked(query, [title])[0]?.score ?? 0) < doubtfulScore;
}

/**
 * An id that stands for one title beside the very name of another, `best`: nobody can know which is meant. Undefined: the words
 * name the same title, or none for sure.
 */
export function verdictOfBoth({ refs }: Asked, title: Title, best: Ranked): Ambiguous | undefined {
  const own = new Set(refsOf(title));
  if (best.match.score < provingScore || refsOf(best.title).some((ref) => own.has(ref))) return undefined;
  return {
    outcome: 'ambiguous',
    reason: `${refs[0]} is "${title.english ?? title.title}", and the title named is ${best.title.ref}: is the id another provider's?`,
    candidates: [choiceOf(best), choiceOf({ title })],
  };
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
