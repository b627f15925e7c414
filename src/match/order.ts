import type { Format } from '../model/format.ts';
import { normalised } from '../model/names.ts';
import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import { mainNamesOf } from './names.ts';
import { acceptableScore, clearScore, type Ranked } from './ranked.ts';
import { comparable, readingsOf } from './reading.ts';

/** What a sequel falls behind that is not meant. */
const behind = 0.03;
/** What a title falls behind that is hardly known beside another one. */
const farBehind = 0.06;

/**
 * A synonym, a song or what has not come out yet is not what is meant if the main name of a far better known title is the same or
 * begins so: `Demon Slayer` is a synonym of Onigiri.
 */
export function eclipsed(one: Ranked, all: readonly Ranked[], isFarBelow: (a: Title, b: Title) => boolean): Ranked {
  const { title, match } = one;
  const isSong = title.format === 'MUSIC';
  const isWeak = !match.isMain || isSong || title.status === 'NOT_YET_RELEASED';
  if (!isWeak || !match.isSame) return one;
  const better = all.filter(
    (other) =>
      other !== one &&
      other.match.isMain &&
      other.match.begins &&
      other.match.wanted.words === match.wanted.words &&
      other.match.isPart &&
      other.title.format !== 'MUSIC' &&
      // Another name of a song is seldom what is meant.
      ((isSong && !match.isMain) || isFarBelow(title, other.title)),
  );
  if (better.length === 0 && !match.isMain && extras.includes(title.format)) better.push(...numbered(one, all));
  if (better.length === 0) return one;
  return { ...one, score: Math.min(one.score, Math.max(...better.map(({ score }) => score)) - farBehind) };
}

/** Films and series of which a main name says the number that the words end in: `Patlabor 2: The Movie`. */
function numbered({ match: { wanted } }: Ranked, all: readonly Ranked[]): readonly Ranked[] {
  const [said] = readingsOf(wanted.words).filter(({ isNumeral }) => isNumeral);
  if (!said) return [];
  return all.filter(({ title }) =>
    mainNamesOf(title).some((name) =>
      readingsOf(name).some((one) => one.isNumeral && one.name === said.name && one.season === said.season),
    ),
  );
}

/** Nothing but its name is known of the title, as of one that only the relations of others tell of. */
const isNameAlone = ({ format, startDate, year, episodes }: Title): boolean =>
  format === undefined && startDate === undefined && year === undefined && episodes === undefined;

/** A title of which the name alone is known is not meant before one that fits as well and of which more is known. */
export function behindFacts(one: Ranked, all: readonly Ranked[]): Ranked {
  if (!isNameAlone(one.title)) return one;
  const better = all.filter(
    ({ title, match }) => !isNameAlone(title) && match.isPart && match.score >= one.match.score,
  );
  if (better.length === 0) return one;
  return { ...one, score: Math.min(one.score, Math.max(...better.map(({ score }) => score)) - behind) };
}

const extras: readonly (Format | undefined)[] = ['OVA', 'SPECIAL', 'MUSIC', 'CM', 'PV'];

/** So much better must a sequel fit to be meant before what it goes on from. */
const sequelMargin = 0.05;

/**
 * `Kaguya-sama: Love is War` and `Kaguya-sama: Love is War?` are the same words, and both begin with `kaguya sama`: the sequel is meant
 * by who writes its marks, or its season.
 */
export function afterItsPrequel(one: Ranked, all: readonly Ranked[], prequels: Prequels): Ranked {
  if (one.score < acceptableScore) return one;
  const before = prequels(one.title.ref);
  const last = one.match.wanted.words.split(' ').at(-1) ?? '';
  const firsts = all.filter(
    (other) =>
      before.has(other.title.ref) &&
      // What an extra tells of the time before a series is not the first season of it.
      (!extras.includes(other.title.format) || one.title.format !== 'TV') &&
      other.match.isPart &&
      (hasWord(other.title, last) || !hasWord(one.title, last)) &&
      // A name that goes on after the words, or of which nothing else is known, is not meant before the one that they are the end of.
      (other.match.ends || !one.match.ends) &&
      (!isNameAlone(other.title) || isNameAlone(one.title)) &&
      other.score >= one.score - sequelMargin &&
      (one.match.score < clearScore || other.match.score >= one.match.score),
  );
  return firsts.length > 0 ? { ...one, score: Math.min(one.score, ...firsts.map(({ score }) => score)) - behind } : one;
}

/** Whether a main name of a title has a word, as names are compared. */
const hasWord = (title: Title, word: string): boolean =>
  mainNamesOf(title).some((name) => ` ${comparable(normalised(name))} `.includes(` ${word} `));

type Prequels = (ref: Ref) => ReadonlySet<Ref>;

/** All that comes before a title, as far as these titles tell. */
export function prequelsAmong(titles: readonly Title[]): Prequels {
  const direct = new Map<Ref, Set<Ref>>();
  const follow = (ref: Ref, before: Ref) => direct.set(ref, (direct.get(ref) ?? new Set()).add(before));
  for (const { ref, relations = [] } of titles)
    for (const { type, to } of relations) {
      if (type === 'PREQUEL') follow(ref, to);
      // What tells a title again is as little meant as what goes on from it.
      if (type === 'SEQUEL' || type === 'SUMMARY' || type === 'COMPILATION') follow(to, ref);
    }
  return (ref) => {
    const before = new Set(direct.get(ref));
    for (const one of before) for (const other of direct.get(one) ?? []) before.add(other);
    before.delete(ref);
    return before;
  };
}
