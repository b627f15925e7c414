import { distance } from 'fastest-levenshtein';
import type { Candidate } from '../model/events.ts';
import { exact, searched } from '../model/names.ts';
import type { Title } from '../model/title.ts';
import { type Hints, hintsOf } from './hints.ts';

/** Below this a candidate is only something that sounds alike. */
export const acceptableScore = 0.6;
/** From here on a name is the one that was written, and not only like it. */
export const clearScore = 0.9;
/** Candidates as near as this to the best are as good. */
export const ambiguityMargin = 0.02;

/** The longest text that is compared letter by letter. */
const comparedLetters = 120;

/** How well titles answer to searched words, best first. Ties go to what most people mean: series first, then the better known, then the older. */
export function ranked(words: string, found: readonly Title[]): readonly Candidate[] {
  const wanted = { exact: exact(words), searched: searched(words), hints: hintsOf(words) };
  const known = Math.max(1, ...found.map((title) => title.popularity ?? 0));
  return found
    .map((title) => {
      const best = bestScore(wanted, title);
      const fame = Math.log1p(title.popularity ?? 0) / Math.log1p(known);
      return { title, score: Math.min(1, fitted(best, wanted.hints, title) + tieBreak(title, fame, best)) };
    })
    .sort(
      (a, b) =>
        b.score - a.score || startOf(a.title).localeCompare(startOf(b.title)) || (a.title.ref < b.title.ref ? -1 : 1),
    );
}

export function namesOf(title: Title): readonly string[] {
  const names = [title.title, title.english, title.native, ...(title.synonyms ?? [])];
  return names.filter((name): name is string => name !== undefined);
}

/** Another name of a music video is seldom what is meant: `Fate` is one of a song's, and how a hundred titles begin. */
const songBySynonym = 0.75;

function bestScore(wanted: Wanted, title: Title): number {
  const score = (names: readonly string[]) =>
    Math.max(0, together(wanted.hints, names), ...names.map((name) => nameScore(wanted, name)));
  const names = namesOf(title);
  if (title.format !== 'MUSIC') return score(names);
  const { synonyms: _, ...main } = title;
  return Math.max(score(namesOf(main)), songBySynonym * score(names));
}

interface Wanted {
  readonly exact: string;
  readonly searched: string;
  readonly hints: Hints;
}

function nameScore(wanted: Wanted, name: string): number {
  if (exact(name) === wanted.exact) return 0.97;
  const words = searched(name);
  if (words === wanted.searched && words !== '') return 0.94;
  const hints = hintsOf(name);
  if (hints.name === wanted.hints.name && hints.name !== '' && samePart(wanted.hints, hints))
    return sameFormat(wanted.hints, hints) ? 0.92 : 0.85;
  return Math.max(partial(wanted.searched, words), alike(wanted.searched, words), sameName(wanted.hints, hints));
}

/** `aot final season`: one name says that it is AoT, another that it is the final season. */
function together(wanted: Hints, names: readonly string[]): number {
  if (!(wanted.season || wanted.part || wanted.final)) return 0;
  const hints = names.map(hintsOf).filter((one) => sameFormat(wanted, one));
  const isIt = hints.some(({ name }) => name === wanted.name) && hints.some((one) => samePart(wanted, one));
  return isIt ? clearScore : 0;
}

/** `Attack on Titan Season 2` when season 3 was asked for: the franchise is right, the title is not. */
function sameName(wanted: Hints, hints: Hints): number {
  return hints.name === wanted.name && hints.name !== '' ? 0.7 : 0;
}

function samePart(a: Hints, b: Hints): boolean {
  return (
    (a.season ?? 1) === (b.season ?? 1) && (a.part ?? 1) === (b.part ?? 1) && (a.final ?? false) === (b.final ?? false)
  );
}

/** `Season 2 Specials` is not what `season 2` means. */
function sameFormat(wanted: Hints, { format }: Hints): boolean {
  return format === undefined || format === wanted.format;
}

/** The words stand in the name, at its beginning or elsewhere. */
function partial(words: string, name: string): number {
  if (words === '' || name.length <= words.length) return 0;
  const share = words.length / name.length;
  if (name.startsWith(`${words} `)) return 0.68 + 0.1 * share;
  if (` ${name} `.includes(` ${words} `)) return 0.66 + 0.1 * share;
  const parts = new Set(name.split(' '));
  const asked = words.split(' ');
  if (asked.every((word) => parts.has(word))) return 0.6 + 0.1 * share;
  return isUnspaced(words) && name.includes(words) ? 0.62 + 0.1 * share : 0;
}

/** Japanese and its like do without blanks between words. */
const isUnspaced = (text: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);

function alike(words: string, name: string): number {
  const [a, b] = [words.slice(0, comparedLetters), name.slice(0, comparedLetters)];
  const longest = Math.max(a.length, b.length);
  if (longest === 0 || Math.min(a.length, b.length) / longest < 0.6) return 0;
  const same = 1 - distance(a, b) / longest;
  return same >= 0.75 ? 0.88 * same : 0;
}

/** What the words say of year and format counts as much as how they are spelt. */
function fitted(score: number, { year, format }: Hints, title: Title): number {
  const yearFits = year === undefined || title.year === undefined || title.year === year;
  const formatFits = format === undefined || title.format === undefined || title.format.startsWith(format);
  return score * (yearFits ? 1 : 0.8) * (formatFits ? 1 : 0.85);
}

function tieBreak(title: Title, fame: number, score: number): number {
  if (score === 0) return 0;
  return (
    (title.format === 'TV' ? 0.02 : 0) +
    0.02 * (Number.isFinite(fame) ? fame : 0) -
    (score < 0.9 && title.format === 'MUSIC' ? 0.05 : 0)
  );
}

const startOf = (title: Title): string => title.startDate ?? '9999';
