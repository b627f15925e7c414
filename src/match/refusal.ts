import { type AnimectlError, NotFoundError, ProviderError } from '../model/errors.ts';
import type { Mismatch } from '../model/events.ts';
import { howToGetFilmKey } from '../model/film-key.ts';
import { absenceWords, statedWords } from '../model/mismatch.ts';
import { bareNumberError } from '../model/query.ts';
import type { Candidate, Title } from '../model/title.ts';
import { saysNoName } from './no-name.ts';
import { sureScore } from './ranked.ts';
import type { Resolution, ResolveOptions } from './resolution.ts';

/** Said where words are no anime. */
export const filmsNeedKey = `If it is a film, it needs a key of TMDB's: ${howToGetFilmKey}.`;

/** How many candidates are named. */
export const shown = 4;

/** How a query may be answered. */
export interface Demand extends Pick<ResolveOptions, 'strict' | 'exactly' | 'pick'> {
  /** The query is a number and nothing else, which may be an id. */
  readonly isBareNumber?: boolean | undefined;
}

/** Tells why a query was not resolved and names the nearest titles; undefined if it was. */
export function whyNot(resolution: Resolution, demand: Demand): AnimectlError | undefined {
  const { refusal, chosen, query } = resolution;
  const notFound = unfit(resolution, demand);
  if (!notFound || chosen) return notFound;
  if (demand.isBareNumber) return bareNumberError(query);
  return refusal ? unanswered(notFound, refusal) : notFound;
}

/** Nobody could be asked, and nothing that is here fits. */
export function unanswered(notFound: NotFoundError, { provider, reason, message }: ProviderError): ProviderError {
  const words = `${message.replace(/\.$/, '')}; and nothing stored could stand in: ${notFound.message}`;
  return new ProviderError(provider, reason, words);
}

function unfit(resolution: Resolution, { strict, exactly, pick }: Demand): NotFoundError | undefined {
  const { query, candidates, chosen, ambiguous, mismatch, isAsked, refusal, lacksFilms } = resolution;
  const asked = query.length > 60 ? `${query.slice(0, 59)}…` : query;
  if (chosen && mismatch && (strict || exactly))
    return new NotFoundError(mismatchWords(mismatch, chosen.title, candidates), {
      code: mismatch.type === 'several' ? 'ambiguous' : 'mismatch',
      candidates,
    });
  if (chosen && ambiguous && strict)
    return new NotFoundError(`"${asked}" could be any of: ${named(candidates)}.`, { code: 'ambiguous', candidates });
  if (chosen && exactly && pick === undefined) return doubtOf(asked, chosen, resolution);
  if (chosen) return undefined;
  if (pick !== undefined && candidates.length > 0)
    return new NotFoundError(
      `"${asked}" has ${candidates.length === 1 ? '1 candidate' : `${candidates.length} candidates`}, there is no number ${pick}: ${named(candidates)}.`,
      { code: 'no-such-candidate', candidates },
    );
  if (saysNoName(query))
    return new NotFoundError(
      `"${asked}" is no title, but what many titles have in their names: say which one is meant as well, as in "akira movie" or "vinland saga season 2"`,
      { candidates: [] },
    );
  const nearest = candidates.filter((one) => one.score > 0.3);
  if (!isAsked && !refusal) {
    const others = nearest.length > 0 ? `. The nearest: ${named(nearest)}` : '';
    return new NotFoundError(`"${asked}" is neither stored nor bundled${others}`, {
      code: 'not-here',
      candidates: nearest,
    });
  }
  const near =
    nearest.length > 0 ? `The nearest: ${named(nearest)}.` : 'Check the spelling, or give a ref such as anilist:16498.';
  const films = lacksFilms ? ` ${filmsNeedKey}` : '';
  return new NotFoundError(`no title matches "${asked}". ${near}${films}`, { candidates: nearest });
}

/** Where something is written, a name that is only like the words is none, and so is one of several of different franchises. */
function doubtOf(asked: string, chosen: Candidate, resolution: Resolution): NotFoundError | undefined {
  const { ambiguous, others, candidates } = resolution;
  if (ambiguous && others.length > 0)
    return new NotFoundError(`"${asked}" could be any of: ${named([chosen, ...others])}.`, {
      code: 'ambiguous',
      candidates,
    });
  if (chosen.score >= sureScore) return undefined;
  return new NotFoundError(
    `"${asked}" is only like ${label(chosen.title)}, ${chosen.title.ref}: in doubt nothing is written. Say it by its name or its ref.`,
    { candidates },
  );
}

/** Tells of words that stand among the names of several titles, and are no name themselves, what could be meant by them. */
export function doubtOfPart(words: string, resolution: Resolution | undefined): AnimectlError {
  const refused = resolution && whyNot(resolution, { exactly: true });
  if (refused) return refused;
  const candidates = resolution?.candidates.filter(({ score }) => score > 0.3) ?? [];
  const meant = candidates.length > 0 ? `; it could be ${named(candidates)}` : '';
  return new NotFoundError(`"${words}" is not the whole name of a title${meant}. Say it by its name or its ref.`, {
    candidates,
  });
}

const named = (some: readonly Candidate[]): string =>
  some
    .slice(0, shown)
    .map(({ title }) => `${label(title)}, ${title.ref}`)
    .join('; ');

const nameOf = ({ english, title }: Title): string => english ?? title;
const label = (title: Title): string => `${nameOf(title)}${title.year ? ` (${title.year})` : ''}`;

/** `there is no season 5 of Vinland Saga; the nearest is Vinland Saga Season 2 (2023)`. */
export function mismatchWords(mismatch: Mismatch, chosen: Title, candidates: readonly Candidate[] = []): string {
  if (mismatch.type === 'year') return `${nameOf(chosen)} is of ${chosen.year}, not of ${mismatch.year}`;
  if (mismatch.type === 'part') return `no title is called so: it is but a part of ${label(chosen)}, ${chosen.ref}`;
  if (mismatch.type === 'several') {
    const { of, count } = mismatch;
    return `there are ${statedWords(mismatch, count)} of ${nameOf(of)}: ${named(candidates.slice(0, count))}`;
  }
  return `${absenceWords(mismatch, nameOf(mismatch.of))}; the nearest is ${label(chosen)}, ${chosen.ref}`;
}
