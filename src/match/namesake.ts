import { isUnspaced, searched } from '../model/names.ts';
import type { Ref } from '../model/ref.ts';
import { compareDates } from '../model/time.ts';
import type { Title } from '../model/title.ts';
import { fameAmong } from './fame.ts';
import { kinOf } from './kin.ts';
import { acceptableScore, type Ranked } from './ranked.ts';
import { mainNamesOf, namesOf } from './score.ts';

/** So many titles of one franchise that have the words in their names are called by them. */
const fewestTitles = 3;

/**
 * The title that words mean which are a part of many names: `Gundam` is no title's name, but all that are called so are of one
 * franchise, which begins with its first series. `best`: the one whose name is nearest. That one is meant where the words are its
 * name, and where the first series is far less known.
 */
export function firstOfNamesakes(best: Ranked, all: readonly Ranked[], known: (ref: Ref) => Title | undefined): Ranked {
  const { words } = best.match.wanted;
  if (best.match.isSame || words === '') return best;
  const namesakes = namesakesOf(best, all, known);
  if (namesakes.length < fewestTitles || !namesakes.includes(best)) return best;
  const { isFarBelow } = fameAmong(all.map(({ title }) => title));
  const [first = best] = namesakes
    .filter(({ title }) => title.format === 'TV' && title.startDate !== undefined && !isFarBelow(title, best.title))
    .sort((a, b) => compareDates(startOf(a), startOf(b)));
  return startOf(first) < startOf(best) ? first : best;
}

/** The titles of the franchise of one that have the words in their names. */
function namesakesOf({ title, match }: Ranked, all: readonly Ranked[], known: (ref: Ref) => Title | undefined) {
  const kin = kinOf(title, known);
  const isKin = ({ ref, relations = [] }: Title) => kin.has(ref) || relations.some(({ to }) => kin.has(to));
  return all.filter((one) => isNamedAfter(one.title, match.wanted.words) && isKin(one.title));
}

/**
 * The words are inside the longer name of an extra, or one word inside those of titles that have nothing to do with each other, and no
 * franchise is called by it: `monster` means no `Gintama: Monster Strike`, but `titan` means `Attack on Titan`, and `lain` the one of
 * that name. `goblin slayer` means no `Eris the Goblin Slayer`.
 */
export function isMerePart(best: Ranked, all: readonly Ranked[], known: (ref: Ref) => Title | undefined): boolean {
  const { match, title } = best;
  const words = searched(match.wanted.words);
  const isExtra = title.format !== 'TV' && title.format !== 'MOVIE';
  if (match.isSame || match.begins || words === '' || isUnspaced(words)) return false;
  if (words.includes(' ') && (!isExtra || isSubtitle(title, words))) return false;
  const names = namesOf(title).map((name) => searched(name));
  const isInside = names.some((name) => ` ${name} `.includes(` ${words} `) && words.length * 2 < name.length);
  const isName = names.some((name) => name === words || name.startsWith(`${words} `));
  if (!isInside || isName) return false;
  const namesakes = namesakesOf(best, all, known);
  const isOthers = all.some(
    (one) => one.score >= acceptableScore && isNamedAfter(one.title, words) && !namesakes.includes(one),
  );
  return (isExtra || isOthers) && namesakes.length < fewestTitles;
}

/** The words are, or begin, what comes behind a colon or a dash in a name: `No Regrets` is `Attack on Titan: No Regrets`. */
function isSubtitle(title: Title, words: string): boolean {
  const parts = namesOf(title).flatMap((name) => name.split(/[:~–—]|\s-|-\s/));
  return parts.some((part) => `${searched(part)} `.startsWith(`${words} `));
}

/** The words stand in names of series of other franchises, too: `star part 2` need not be of `Fist of the North Star`. */
export function isOfMany({ title }: Ranked, all: readonly Ranked[], known: (ref: Ref) => Title | undefined): boolean {
  const kin = kinOf(title, known);
  const isKin = ({ ref, relations = [] }: Title) => kin.has(ref) || relations.some(({ to }) => kin.has(to));
  return all.some(({ match, title }) => match.holds && title.format === 'TV' && !isKin(title));
}

const startOf = ({ title }: Ranked): string => title.startDate ?? '9999';

function isNamedAfter(title: Title, words: string): boolean {
  const wanted = searched(words);
  const isPart = (name: string) => (isUnspaced(wanted) ? name.includes(wanted) : ` ${name} `.includes(` ${wanted} `));
  return mainNamesOf(title).some((name) => isPart(searched(name)));
}
