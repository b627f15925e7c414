import { isUnspaced, searched } from '../model/names.ts';
import type { Ref } from '../model/ref.ts';
import { compareDates } from '../model/time.ts';
import type { Title } from '../model/title.ts';
import { fameAmong } from './fame.ts';
import { kinOf } from './kin.ts';
import type { Ranked } from './ranked.ts';
import { mainNamesOf } from './score.ts';

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
  const kin = kinOf(best.title, known);
  const isKin = ({ ref, relations = [] }: Title) => kin.has(ref) || relations.some(({ to }) => kin.has(to));
  const namesakes = all.filter((one) => isNamedAfter(one.title, words) && isKin(one.title));
  if (namesakes.length < fewestTitles || !namesakes.includes(best)) return best;
  const { isFarBelow } = fameAmong(all.map(({ title }) => title));
  const [first = best] = namesakes
    .filter(({ title }) => title.format === 'TV' && title.startDate !== undefined && !isFarBelow(title, best.title))
    .sort((a, b) => compareDates(startOf(a), startOf(b)));
  return startOf(first) < startOf(best) ? first : best;
}

const startOf = ({ title }: Ranked): string => title.startDate ?? '9999';

function isNamedAfter(title: Title, words: string): boolean {
  const wanted = searched(words);
  const isPart = (name: string) => (isUnspaced(wanted) ? name.includes(wanted) : ` ${name} `.includes(` ${wanted} `));
  return mainNamesOf(title).some((name) => isPart(searched(name)));
}
