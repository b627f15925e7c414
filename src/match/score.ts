import type { Format } from '../model/format.ts';
import { exact, normalised } from '../model/names.ts';
import { compareDates } from '../model/time.ts';
import type { Title } from '../model/title.ts';
import { bonus } from './bonus.ts';
import { fameAmong } from './fame.ts';
import { countedReadingsOf, numberedHeadsOf } from './heads.ts';
import { alike, digitsIn, likeness, sameScore } from './likeness.ts';
import { mainNamesOf, namesOf } from './names.ts';
import { afterItsPrequel, behindFacts, eclipsed, prequelsAmong } from './order.ts';
import { acceptableScore, clearScore, type Match, type Ranked } from './ranked.ts';
import { comparable, isNumbered, isOfSeason, type NameReading, readingsOfWords, samePart } from './reading.ts';
import { asSubtitle, bySubtitle, isSubtitle } from './subtitle.ts';

export { isAdvert } from './bonus.ts';
export { mainNamesOf, namesOf } from './names.ts';
export { acceptableScore, ambiguityMargin, clearScore, type Ranked } from './ranked.ts';

/** Words to be compared with names, and what is known besides of the title that is meant. */
export interface Wanted {
  readonly exact: string;
  readonly plain: string;
  readonly readings: readonly NameReading[];
  readonly besides?: Besides;
}

/** What is known besides the words counts where they do not say it themselves. */
export type Besides = Pick<NameReading, 'year'> & { readonly format?: Format };

/** Reads words in every way in which they can be compared with names. */
export function wantedOf(words: string, besides: Besides = {}): Wanted {
  const plain = normalised(words);
  const readings = readingsOfWords(plain).map((one) => ({ ...besides, ...one }));
  return { exact: exact(words), plain, readings, besides };
}

/** How well titles answer to searched words, best first. Between equally good ones: series, then the better known, then the older. */
export function ranked(words: string, found: readonly Title[]): readonly Ranked[] {
  return rankedBy(wantedOf(words), found);
}

/** Ranks titles by words that have been read already; otherwise as `ranked`. */
export function rankedBy(wanted: Wanted, found: readonly Title[]): readonly Ranked[] {
  const fame = fameAmong(found);
  const prequels = prequelsAmong(found);
  const all = found.map((title) => {
    const match = matchOf(wanted, title);
    const fit = match.score * factsFit(match.wanted, title);
    const isTold = isByName(match) || isOneError(match);
    const score = isMeantOnlyByName(title) && !isTold ? Math.min(fit, likely) : fit;
    // Nothing makes a title fit that the words do not fit; what is best known of those comes first.
    const most = score < acceptableScore ? Math.max(score, likely) : 1;
    return {
      title,
      match: { ...match, score },
      score: score === 0 ? 0 : Math.min(most, score + bonus(title, fame.share(title), score, match.wanted.words)),
    };
  });
  return all
    .map((one) => behindFacts(one, all))
    .map((one, _, those) => eclipsed(one, those, fame.isFarBelow))
    .map((one, _, those) => afterItsPrequel(one, those, prequels))
    .sort(
      (a, b) =>
        b.score - a.score || compareDates(startOf(a.title), startOf(b.title)) || (a.title.ref < b.title.ref ? -1 : 1),
    );
}

const startOf = (title: Title): string => title.startDate ?? '9999';

const nothing = (wanted: NameReading): Match => ({
  score: 0,
  wanted,
  isPart: false,
  isMain: false,
  isSame: false,
  begins: false,
  holds: false,
  ends: false,
});

function matchOf(wanted: Wanted, title: Title): Match {
  const [first = asWritten(wanted)] = wanted.readings;
  let best = nothing(first);
  const consider = (name: string, isMain: boolean) => {
    const match = nameMatch(wanted, nameOf(name), isMain);
    if (match.score > best.score) best = match;
  };
  for (const name of mainNamesOf(title)) {
    consider(name, true);
    if (best.score < bySubtitle && isSubtitle(wanted.plain, name)) best = { ...asSubtitle, wanted: asWritten(wanted) };
  }
  if (best.score < plainScore) for (const name of title.synonyms ?? []) consider(name, false);
  return together(wanted, title, best);
}

interface Name extends Wanted {
  readonly heads: readonly NameReading[];
}

/** Names ready to be compared: the same titles come again and again. */
const ready = new Map<string, Name>();
const mostReady = 20_000;

function nameOf(name: string): Name {
  const known = ready.get(name);
  if (known) return known;
  if (ready.size >= mostReady) ready.clear();
  const read = wantedOf(name);
  const readings = [...read.readings, ...countedReadingsOf(read)];
  const made = { ...read, readings, heads: numberedHeadsOf(name) };
  ready.set(name, made);
  return made;
}

/** A synonym is as good as a name, where nothing else speaks against it; a part of one is not. */
const bySynonym = 0.005;
const byPartOfSynonym = 0.03;
/** `Attack on Titan Season 2` where season 3 was asked for: the franchise is right, the title is not. */
const otherPart = 0.78;
const otherPartOfSynonym = 0.72;
/** The number is right, and something is said after it. */
const byHead = 0.012;
/** `Season 2 Specials` is not what `season 2` means. */
const otherFormat = 0.8;

/** The same words, marks aside. */
const plainScore = 0.94;

function nameMatch(wanted: Wanted, name: Name, isMain: boolean): Match {
  const own = { isPart: true, isMain, isSame: true, begins: true, holds: true, ends: true };
  const less = isMain ? 0 : bySynonym;
  const lessForPart = isMain ? 0 : byPartOfSynonym;
  if (name.exact === wanted.exact) return { ...own, score: 0.97 - less, wanted: asWritten(wanted) };
  if (name.plain === wanted.plain && name.plain !== '')
    return { ...own, score: plainScore - less, wanted: asWritten(wanted) };
  let best: Match = { ...nothing(wanted.readings[0] ?? asWritten(wanted)), isMain };
  // One letter more or less makes another word of a short one: `guts` is no misspelt GITS.
  const isAcronym = !isMain && name.plain.length < 5 && !name.plain.includes(' ');
  for (const one of wanted.readings)
    for (const other of readingsFor(one, name)) {
      const like = isAcronym && one.name !== other.name ? 0 : likeness(one.name, other.name);
      if (like <= best.score) continue;
      const isPart = samePart(one, other);
      const score =
        like * (isPart ? 1 : isMain ? otherPart : otherPartOfSynonym) * (sameFormat(one, other) ? 1 : otherFormat) -
        (like < clearScore ? lessForPart : less);
      if (score > best.score)
        best = {
          score,
          wanted: one,
          isPart,
          isMain,
          isSame: like >= sameScore && sameFormat(one, other),
          begins: other.name === one.name || other.name.startsWith(`${one.name} `),
          holds: ` ${other.name} `.includes(` ${one.name} `),
          ends: other.name === one.name || other.name.endsWith(` ${one.name}`),
        };
    }
  const headed = best.score < sameScore - byHead && headOf(wanted, name);
  if (headed) return { ...own, score: sameScore - byHead - less, wanted: headed, isMain, ends: false };
  return best.score < acceptableScore && !isAcronym ? misspelt(wanted, name, best) : best;
}

/** How the words were read that are what a name says before its subtitle: `break blade 3`. */
const headOf = ({ readings }: Wanted, { heads }: Name): NameReading | undefined =>
  readings.find((one) =>
    heads.some(
      (head) => asFilms(head.name) === asFilms(one.name) && samePart(one, head) && one.isNumeral === head.isNumeral,
    ),
  );

/** `Naruto the Movie 3` is a `Naruto film 3`. */
const asFilms = (name: string): string => name.replace(/ (?:the )?(?:movie|film)$/, ' movie');

/** `Gundam Seed Destiny 2` does not begin with what is searched; it is the second of that name. */
function readingsFor(wanted: NameReading, { readings }: Name): readonly NameReading[] {
  const numeral = readings.find((one) => one.isNumeral && one.name === wanted.name);
  return numeral ? [numeral] : readings;
}

/** A typing error may be in a word that says something besides: `Gekijounban Aquarion`. */
function misspelt(wanted: Wanted, name: Name, best: Match): Match {
  const saysPlace = ({ readings }: Wanted) => readings.some((one) => isNumbered(one) && !one.isNumeral);
  if (saysPlace(wanted) && saysPlace(name)) return best;
  const score = alike(wanted.plain, name.plain);
  if (score <= best.score || digitsIn(comparable(wanted.plain)) !== digitsIn(comparable(name.plain))) return best;
  return { ...best, score, wanted: asWritten(wanted), isPart: true, isSame: score >= clearScore };
}

/** What was written is a name as it stands: nothing in it is said besides. */
const asWritten = ({ plain, besides }: Wanted): NameReading => ({ name: plain, words: plain, ...besides });

// Series are what is meant where nothing else is said.
const sameFormat = (wanted: NameReading, { format }: NameReading): boolean =>
  format === undefined || format === 'TV' || format === wanted.format;

/** `aot final season`: one name says that it is AoT, another that it is the final season. */
function together(wanted: Wanted, title: Title, best: Match): Match {
  if (best.score >= clearScore || !wanted.readings.some(isNumbered)) return best;
  const names = namesOf(title).map((name) => nameOf(name).readings);
  for (const one of wanted.readings) {
    if (!isNumbered(one)) continue;
    const isSo = (other: NameReading) => sameFormat(one, other);
    const named = names.findIndex((those) =>
      those.some((other) => isSo(other) && (other.name === one.name || isOfSeason(one, other))),
    );
    const isPart = names.some(
      (those, n) => n !== named && those.some((other) => isSo(other) && !other.isNumeral && samePart(one, other)),
    );
    if (named >= 0 && isPart)
      return {
        score: clearScore,
        wanted: one,
        isPart,
        isMain: false,
        isSame: true,
        begins: true,
        holds: true,
        ends: true,
      };
  }
  return best;
}

/** What a title that the words do not fit scores at the most. */
const likely = 0.58;

/** An adult title is never meant by the beginning of its name, nor by a misspelling that may be another word. */
const isMeantOnlyByName = ({ adult, rating }: Title): boolean => adult === true || rating === 'Rx';

/** What is misspelt scores less. */
const rightlySpelt = 0.89;
/** The words are the name, but for blanks and for what they say besides. */
const isByName = ({ isSame, isPart, score }: Match): boolean => isSame || (isPart && score >= rightlySpelt);

/** All of a name but for one typing error in ten letters or more, which no other word is as near to. */
const oneErrorInTen = 0.79;
const isOneError = ({ score, begins, holds, isPart }: Match): boolean =>
  isPart && !begins && !holds && score >= oneErrorInTen;

/** What the words say of year and format counts as much as how they are spelt. */
function factsFit({ year, format }: NameReading, title: Title): number {
  const off = year === undefined || title.year === undefined ? 0 : Math.abs(title.year - year);
  const formatFits = format === undefined || title.format === undefined || title.format.startsWith(format);
  return (off === 0 ? 1 : off === 1 ? 0.97 : 0.85) * (formatFits ? 1 : 0.85);
}
