import { isDigits } from './marks.ts';
import { type FoundWord, isYear, longestRange, type ReadName, range } from './statement.ts';
import { gapBefore, isJoined, isSetOff, type Tokens } from './tokens.ts';

/** A number that may be an episode. */
interface Candidate {
  readonly index: number;
  readonly number: number;
  readonly digits: string;
  readonly version: number | undefined;
  /** The end of a range, and the index of the word after it. */
  readonly last: number;
  readonly to: number;
}

/** Finds an episode that is counted from the first one of the series, the surest way of writing it first. */
export function absoluteOf(place: ReadName, season: FoundWord | undefined): FoundWord | undefined {
  const found = named(place) ?? plain(place, season);
  if (!found) return undefined;
  const { index, number, last, to, version } = found;
  const from = isCounted(place.tokens, index) ? index - 1 : index;
  return { absolute: range(number, last), version, from, to };
}

/** What series call their episodes instead: `Code Geass - Turn 25`. After a dash alone, because titles have such words as well. */
const countedWords = new Set(
  'act turn lesson stage phase session chapter mission round file case page step track scene story night'.split(' '),
);

const isCounted = (tokens: Tokens, index: number): boolean =>
  countedWords.has(tokens.words[index - 1]?.key ?? '') &&
  isSetOff(tokens, index - 1) &&
  gapBefore(tokens, index).length === 1;

const filmWords = new Set('movie film gekijouban gekijoban 劇場版 剧场版'.split(' '));

/** `Detective Conan Movie 26`: which film it is. */
const isOfFilm = (tokens: Tokens, index: number): boolean =>
  filmWords.has(tokens.words[index - 1]?.key ?? '') && /^[ ._]$/.test(gapBefore(tokens, index));

const episodeWords = new Set('ep eps episode episodes épisode episodio folge #'.split(' '));

/** `E66`, `Ep04`, `Episode 56`, `Ep01-12`, `#957`, `第01話`. */
function named(place: ReadName): Candidate | undefined {
  const { tokens, first } = place;
  for (let index = first; index < tokens.words.length; index += 1) {
    const word = tokens.words[index];
    if (!word || (index === first && word.bracket < 0)) continue;
    const isNumbered = tokens.name[word.start - 1] === '#';
    const initial = word.key.charCodeAt(0);
    // A number, a word that begins with e or f (folge), or one of another script.
    if (!isNumbered && initial > 57 && initial < 128 && initial !== 101 && initial !== 102) continue;
    const digits =
      /^(?:ep?|第)(\d{1,4}(?:v\d)?)[話话集回]?(?:[「『].{0,100})?$/.exec(word.key)?.[1] ??
      /^(\d{1,4})[話话集]$/.exec(word.key)?.[1];
    const found = digits
      ? (halfAfter(tokens, index, digits) ?? candidate(tokens, index, digits))
      : isNumbered || (episodeWords.has(word.key) && index + 1 < tokens.words.length)
        ? candidate(tokens, isNumbered ? index : index + 1, tokens.words[isNumbered ? index : index + 1]?.key ?? '')
        : undefined;
    if (found) return { ...found, index };
  }
  return undefined;
}

/** `E12.5`: a recap between two episodes. What goes on with a number is a number of channels: `E12.5.1`. */
function halfAfter(tokens: Tokens, index: number, digits: string): Candidate | undefined {
  const isHalf = tokens.words[index + 1]?.key === '5' && gapBefore(tokens, index + 1) === '.';
  if (!isHalf || !isDigits(digits) || isDigits(tokens.words[index + 2]?.key ?? '')) return undefined;
  const number = Number(digits) + 0.5;
  return { index, number, digits, version: undefined, last: number, to: index + 2 };
}

/** A number by itself: set off by a dash, alone in a bracket, a range, or the last one before the technical terms. */
function plain(place: ReadName, season: FoundWord | undefined): Candidate | undefined {
  const { tokens, strong } = place;
  const numbers = candidates(place, season);
  const isBefore = ({ index }: Candidate) => index < strong;
  const dashed = numbers.filter((one) => isBefore(one) && isSetOff(tokens, one.index));
  const bracketed = () => numbers.find((one) => isAlone(tokens, one));
  const ranged = () => numbers.find((one) => isBefore(one) && one.last > one.number);
  return dashed.find((one) => isEnded(place, one)) ?? dashed[0] ?? bracketed() ?? ranged() ?? bare(place, numbers);
}

function candidates({ tokens, marks, first }: ReadName, season: FoundWord | undefined): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let index = first; index < tokens.words.length; index += 1) {
    const word = tokens.words[index];
    if (!word || marks[index] || (index === first && word.bracket < 0)) continue;
    if (season && index >= season.from && index < season.to) continue;
    const one = candidate(tokens, index, word.key);
    if (!one || isGlued(tokens, one) || isOfFilm(tokens, index)) continue;
    if (isYear(one.digits) && (one.last === one.number || isYear(String(one.last)))) continue;
    found.push(one);
    index = one.to - 1;
  }
  return found;
}

/** What is written behind the number of a last episode: `26 END`. */
const lastWords = new Set(['end', 'fin', '完', '終', '终']);

/** A number, with what belongs to it: a version, the end of a range, a half, the word `of` with a total. */
function candidate(tokens: Tokens, index: number, key: string): Candidate | undefined {
  const match = /^(\d{1,4})(?:v(\d)|end|fin|完|終|终)?$/.exec(key);
  const digits = match?.[1];
  if (!digits) return undefined;
  const [number, next] = [Number(digits), tokens.words[index + 1]];
  const version = match[2] === undefined ? undefined : Number(match[2]);
  const base = {
    index,
    number,
    digits,
    version,
    last: number,
    to: lastWords.has(next?.key ?? '') ? index + 2 : index + 1,
  };
  const gap = gapBefore(tokens, index + 1);
  if (isAllOf(tokens, index, digits)) return { ...base, number: 1, last: number, to: index + 3 };
  if (next?.key === '5' && gap === '.' && tokens.name.includes(' '))
    return { ...base, number: number + 0.5, last: number + 0.5, to: index + 2 };
  const end = /^(?:e|ep)?(\d{1,4})(?:v\d|end|fin|完|終|终|[話话集回])?$/.exec(next?.key ?? '')?.[1];
  // `01 - 12`, `1100 - 1101`: a number without a zero may be the title's, unless it is as long as the other, and set off.
  const isLong = digits.length > 2 && end?.length === digits.length && isSetOff(tokens, index);
  const isCount = digits.length > 1 && (digits.startsWith('0') || isLong);
  const isSpaced = gap === ' ~ ' || gap === ' ～ ' || (gap === ' - ' && isCount);
  const isRange = end !== undefined && (/^[-~～]$/.test(gap) || isSpaced);
  if (!isRange || Number(end) <= number || Number(end) - number > longestRange) return base;
  return chained(tokens, { ...base, last: Number(end), to: index + 2 });
}

/** `[12 of 12]`, `[12 из 12]`: all of them, as trackers list what is complete. In the name of a file, `12_of_12` is the last one. */
function isAllOf(tokens: Tokens, index: number, digits: string): boolean {
  const [word, of, total] = tokens.words.slice(index, index + 3);
  const isListed = (word?.bracket ?? -1) >= 0 && totalWords.has(of?.key ?? '') && gapBefore(tokens, index + 1) === ' ';
  return isListed && total?.key === digits && Number(digits) > 1 && Number(digits) <= longestRange;
}

const totalWords = new Set(['of', 'из']);

/** `01-02-03`: a range that says every step. */
function chained(tokens: Tokens, found: Candidate): Candidate {
  let { to, last } = found;
  while (isDigits(tokens.words[to]?.key ?? '') && isJoined(tokens, to) && Number(tokens.words[to]?.key) === last + 1) {
    last += 1;
    to += 1;
  }
  return { ...found, last, to };
}

/** Part of a word with a dash, such as `300-nen` or `Area-51`. A leading zero says that it is a number all the same. */
function isGlued(tokens: Tokens, { index, to, digits }: Candidate): boolean {
  const isBefore =
    isJoined(tokens, index) && !isSetOff(tokens, index) && !/^[-_)\]]{2}$/.test(gapBefore(tokens, index));
  const isAfter = to < tokens.words.length && gapBefore(tokens, to) === '-';
  // `3.0+1.01`
  if (gapBefore(tokens, index) === '.' && gapBefore(tokens, index - 1) === '+') return true;
  return (isBefore && !digits.startsWith('0')) || isAfter;
}

/** Alone in a bracket, or with the total: `[05]`, `(01-25)`, `[20_of_25]`. A single number needs square ones. */
function isAlone(tokens: Tokens, { index, to, number, last, digits }: Candidate): boolean {
  const bracket = tokens.brackets[tokens.words[index]?.bracket ?? -1];
  if (!bracket || bracket.first !== index) return false;
  const isTotal = totalWords.has(tokens.words[to]?.key ?? '') && isDigits(tokens.words[to + 1]?.key ?? '');
  const rest = bracket.last - to;
  const isResolution = ['480', '540', '576', '720', '1080', '2160'].includes(digits);
  if (last > number) return rest <= 1;
  return bracket.open !== '(' && bracket.open !== '（' && !isResolution && (isTotal || rest === 0);
}

/** Whether the title of an episode, a bracket, a term or the end follows: it is not a number in a title. */
function isEnded({ tokens, marks }: ReadName, { to }: Candidate): boolean {
  return to >= tokens.words.length || marks[to] !== undefined || /[[({【（]|-/.test(gapBefore(tokens, to));
}

/** The last number of two digits before a bracket, a term or the end, or else the first with a leading zero. */
function bare(place: ReadName, numbers: readonly Candidate[]): Candidate | undefined {
  const { tokens, strong } = place;
  const outside = numbers.filter(({ index }) => index < strong && (tokens.words[index]?.bracket ?? -1) < 0);
  const isLong = (one: Candidate) => one.digits.length > 1 || isCounted(tokens, one.index);
  const last = outside.findLast((one) => isLong(one) && isEnded(place, one));
  return last ?? outside.find(({ digits }) => digits.length > 1 && digits.startsWith('0'));
}
