import { searched } from '../model/names.ts';
import type { Ref } from '../model/ref.ts';
import { neighbours, type Retellings, reach } from './recap.ts';
import { isFullSeries, minutesIn, type Roles, type Titled } from './titled.ts';

/** Whether a SEQUEL between two titles leads to another story, so that it does not tie them. */
export type Apart = (one: Ref, other: Ref) => boolean;

/**
 * Sequels that begin a series of their own: what follows a retelling, what has another name (Initial D and MF Ghost), what
 * is one generation of several (Yu-Gi-Oh! GX), and the lesser of two long series that follow the same one (Dragon Ball GT).
 */
export function apartIn(titles: ReadonlyMap<Ref, Titled>, roles: Roles, retold: Retellings): Apart {
  const cuts = new Set<string>();
  const cut = (one: Ref, other: Ref) => cuts.add(`${one} ${other}`).add(`${other} ${one}`);
  const isCut: Apart = (one, other) => cuts.has(`${one} ${other}`);
  for (const [ref, title] of titles) {
    for (const next of neighbours(ref, roles, ['PREQUEL'])) {
      const after = titles.get(next);
      if (!after) continue;
      if (retold.has(ref) !== retold.has(next)) cut(ref, next);
      else if (isFullSeries(title) && isFullSeries(after) && isAnother(title, after, titles, roles)) cut(ref, next);
    }
  }
  for (const ref of titles.keys()) for (const lesser of lesserForks(ref, titles, roles, isCut)) cut(ref, lesser);
  return isCut;
}

function isAnother(one: Titled, other: Titled, titles: ReadonlyMap<Ref, Titled>, roles: Roles): boolean {
  return !sharesName(one, other) || commonSiblings(one.ref, other.ref, titles, roles) >= fewestSiblings;
}

/** Series that stand beside both, so that the two stand beside each other, too. */
const fewestSiblings = 3;

function commonSiblings(one: Ref, other: Ref, titles: ReadonlyMap<Ref, Titled>, roles: Roles): number {
  const siblings = (ref: Ref) =>
    neighbours(ref, roles, ['ALTERNATIVE', 'OTHER']).filter((next) => {
      const title = titles.get(next);
      return title && isFullSeries(title);
    });
  const own = new Set(siblings(one));
  return siblings(other).filter((ref) => own.has(ref)).length;
}

/** A year of a series, minutes: less than that is no series of its own where it follows another. */
const longMinutes = 900;

function lesserForks(ref: Ref, titles: ReadonlyMap<Ref, Titled>, roles: Roles, isCut: Apart): readonly Ref[] {
  const isLong = (title: Titled | undefined) => title && isFullSeries(title) && minutesIn([title]) >= longMinutes;
  const next = neighbours(ref, roles, ['PREQUEL']).filter((one) => !isCut(ref, one) && isLong(titles.get(one)));
  if (next.length < 2) return [];
  const forks = next.map((one) =>
    reach(one, (at) =>
      neighbours(at, roles, ['SEQUEL', 'PREQUEL']).filter((to) => to !== ref && titles.has(to) && !isCut(at, to)),
    ),
  );
  const sizes = forks.map((fork) => minutesIn([...fork].flatMap((one) => titles.get(one) ?? [])));
  const main = forks[sizes.indexOf(Math.max(...sizes))] ?? new Set<Ref>();
  const retells = (fork: ReadonlySet<Ref>) =>
    [...fork].some((one) => neighbours(one, roles, ['ALTERNATIVE']).some((to) => main.has(to)));
  return next.filter((one, n) => !main.has(one) && !retells(forks[n] ?? new Set()));
}

/**
 * A word of three letters or more in common, or five letters in a row (InuYasha and Yashahime), three signs in a row where
 * no Latin letters are written.
 */
export function sharesName(one: Titled, other: Titled): boolean {
  const [own, theirs] = [allNames(one), allNames(other)];
  return own.some((name) => theirs.some((other) => sharesWord(name, other) || sharesLetters(name, other)));
}

/** Its names without the words that names of all franchises have. */
function allNames({ english, title, native, synonyms = [] }: Titled): readonly string[] {
  return [title, english ?? '', native ?? '', ...synonyms]
    .map((name) =>
      searched(name)
        .split(' ')
        .filter((word) => !empty.has(word))
        .join(' '),
    )
    .filter((name) => name !== '');
}

function sharesWord(one: string, other: string): boolean {
  const words = new Set(other.split(' ').filter((word) => word.length >= 3));
  return one.split(' ').some((word) => words.has(word));
}

const empty: ReadonlySet<string> = new Set([
  'the',
  'and',
  'for',
  'movie',
  'film',
  'special',
  'season',
  'series',
  'part',
]);

function sharesLetters(one: string, other: string): boolean {
  const [a, b] = [one.replaceAll(' ', ''), other.replaceAll(' ', '')];
  const length = Math.min(isLatin(a) ? 5 : 3, a.length, b.length);
  for (let at = 0; at + length <= a.length; at++) if (b.includes(a.slice(at, at + length))) return true;
  return false;
}

const isLatin = (text: string): boolean => /^[ -\u024f]*$/.test(text);
