import { absoluteOf } from './absolute.ts';
import { isDigits } from './marks.ts';
import { type FoundWord, isYear, longestRange, type Numbering, type ReadName, range } from './statement.ts';
import { gapBefore, isJoined, type Tokens } from './tokens.ts';

/** Finds the season, then the episode, by the most explicit statement. */
export function numberingOf(place: ReadName): Numbering | undefined {
  const explicit = firstOf(place, (index) => seasonAndEpisode(place, index) ?? dateAt(place, index));
  const found = explicit ? withAbsolute(place, explicit) : withSeason(place, firstOf(place, seasonAt));
  return found && { seasons: [], episodes: [], absolute: [], aired: undefined, version: undefined, ...found };
}

function firstOf(
  place: ReadName,
  read: (index: number, place: ReadName) => FoundWord | undefined,
): FoundWord | undefined {
  const { words } = place.tokens;
  for (let index = place.first; index < words.length; index += 1) {
    if (index === place.first && (words[index]?.bracket ?? -1) < 0) continue;
    const found = read(index, place);
    if (found) return found;
  }
  return undefined;
}

/** `S01E02`, `S01E02E03`, `S01E02-03`, `S01 E02`, `1x02`. */
function seasonAndEpisode({ tokens }: ReadName, index: number): FoundWord | undefined {
  const { words } = tokens;
  const key = words[index]?.key ?? '';
  const first = key.charCodeAt(0);
  const isNumber = first >= 48 && first <= 57;
  if (first !== 115 && !(isNumber && key.length > 3)) return undefined;
  const one = /^s(\d{1,4})((?:ep?\d{1,4}){1,20})(?:v(\d))?$/.exec(key) ?? /^(\d{1,2})x(\d{2,3})(?:v(\d))?$/.exec(key);
  const two =
    !one && /^s(\d{1,4})$/.exec(key) ? /^((?:ep?\d{1,4}){1,20})(?:v(\d))?$/.exec(words[index + 1]?.key ?? '') : null;
  const season = Number(one?.[1] ?? key.slice(1));
  const list = one?.[2] ?? two?.[1];
  if (list === undefined) return undefined;
  const numbers = list
    .split(/[ep]{1,2}/)
    .filter((digits) => digits !== '')
    .map(Number);
  const start = two ? index + 2 : index + 1;
  const { to, last } = rangeAfter(tokens, start, numbers.at(-1) ?? 0, season);
  const version = one?.[3] ?? two?.[2];
  const episodes = last === undefined ? numbers : range(numbers[0] ?? 0, last);
  return { seasons: [season], episodes, version: version === undefined ? undefined : Number(version), from: index, to };
}

/** What follows an episode by a dash: `-03`, `-E03`, `-S01E03`, `-1x03`, as many as there are. */
function rangeAfter(tokens: Tokens, start: number, from: number, season: number): { to: number; last?: number } {
  let [to, last] = [start, from];
  for (; to < start + longestRange; to += 1) {
    const match = /^(?:s(\d{1,2})|(\d{1,2})(?=x\d{2,3}$))?(?:ep?|x)?(\d{1,4})$/.exec(tokens.words[to]?.key ?? '');
    const number = Number(match?.[3]);
    const of = match?.[1] ?? match?.[2];
    const isNext = match && (of === undefined || Number(of) === season) && number > last;
    if (!isNext || !/^ ?[-~] ?$/.test(gapBefore(tokens, to)) || number - from > longestRange) break;
    if (gapBefore(tokens, to).length > 1 && isDigits(tokens.words[to]?.key ?? '')) break;
    last = number;
  }
  return last === from ? { to: start } : { to, last };
}

/** `2014.06.02`, `2014-06-02`. */
function dateAt({ tokens }: ReadName, index: number): FoundWord | undefined {
  const { words } = tokens;
  const year = words[index]?.key ?? '';
  if (year.length !== 4 || !/^(?:19|20)\d\d$/.test(year)) return undefined;
  const month = words[index + 1]?.key ?? '';
  const day = words[index + 2]?.key ?? '';
  if (!/^(?:0[1-9]|1[0-2])$/.test(month)) return undefined;
  if (!/^(?:0[1-9]|[12]\d|3[01])$/.test(day) || gapBefore(tokens, index + 1).length !== 1) return undefined;
  return { aired: `${year}-${month}-${day}`, from: index, to: index + 3 };
}

const seasonWords = new Set('season seasons saison staffel stagione temporada series'.split(' '));
const numerals = '零一二三四五六七八九十';

/** `S02`, `S01-S03`, `Season 2`, `2nd Season`, `第2期`. Reads more seasons if they follow. */
function seasonAt(index: number, { tokens }: ReadName): FoundWord | undefined {
  const { words } = tokens;
  const key = words[index]?.key ?? '';
  const first = key.charCodeAt(0);
  const short = first === 115 ? /^s(\d{1,2}|20\d\d)$/.exec(key)?.[1] : undefined;
  if (short) return seasonsFrom(tokens, Number(short), index, index + 1);
  const next = gapBefore(tokens, index + 1).length === 1 ? (words[index + 1]?.key ?? '') : '';
  if (seasonWords.has(key) && /^\d{1,2}$/.test(next) && (key !== 'series' || words[index]?.bracket !== -1))
    return seasonsFrom(tokens, Number(next), index, index + 2);
  // Letters of other scripts have greater codes.
  if (first > 57 && first < 0x2000) return undefined;
  const ordinal = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(key)?.[1];
  if (ordinal && (next === 'season' || next === 'saison'))
    return seasonsFrom(tokens, Number(ordinal), index, index + 2);
  const japanese = /^第?([\d零一二三四五六七八九十]{1,3})[期季]$/.exec(key)?.[1];
  return japanese ? { seasons: [numberOf(japanese)], from: index, to: index + 1 } : undefined;
}

function seasonsFrom(tokens: Tokens, season: number, from: number, start: number): FoundWord {
  let [to, last] = [start, season];
  for (; to < start + 100; to += 1) {
    const number = Number(/^s?(\d{1,2})$/.exec(tokens.words[to]?.key ?? '')?.[1]);
    const isGap = /^ ?[-~+&] ?$/.test(gapBefore(tokens, to));
    const isPlain = isDigits(tokens.words[to]?.key ?? '');
    if (
      !(number > last) ||
      !isGap ||
      (isPlain && (gapBefore(tokens, to).length > 1 || tokens.words[start - 1]?.key[0] === 's'))
    )
      break;
    last = number;
  }
  const repeated = tokens.words[to]?.key.replace(/^s0?/, '') === String(last) && tokens.words[to]?.key[0] === 's';
  return { seasons: range(season, last), from, to: repeated ? to + 1 : to };
}

/** A number in digits, or in Chinese numerals up to 99. */
function numberOf(text: string): number {
  if (isDigits(text)) return Number(text);
  const [tens = '', units] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? (tens === '' ? 1 : numerals.indexOf(tens)) * 10 : 0;
  return ten + (units ? numerals.indexOf(units) : 0);
}

/** Adds an absolute number right beside season and episode: `S10E14 214`, `- 214 S10E14`; before them it is the title's without a dash, as in `Mob Psycho 100 S02E03`. */
function withAbsolute({ tokens, marks, first }: ReadName, found: FoundWord): FoundWord {
  const digits = (index: number) => /^\d{3,4}$/.exec(tokens.words[index]?.key ?? '')?.[0];
  const [before, after] = [digits(found.from - 1), digits(found.to)];
  if (found.aired) return found;
  if (after && !isYear(after)) {
    const { to, last } = rangeAfter(tokens, found.to + 1, Number(after), -1);
    const isEnd = to >= tokens.words.length || marks[to] || /[)\]]|-/.test(gapBefore(tokens, to));
    if (isEnd && !isJoined(tokens, found.to))
      return { ...found, absolute: range(Number(after), last ?? Number(after)), to };
  }
  const isApart = / - $/.test(gapBefore(tokens, found.from - 1)) && gapBefore(tokens, found.from) === ' ';
  const isBefore = before && !isYear(before) && found.from - 1 > first && isApart;
  return isBefore ? { ...found, absolute: [Number(before)], from: found.from - 1 } : found;
}

/** A season by itself may have an episode after it: `S2 - 07`. Three digits are counted from the first season on. */
function withSeason(place: ReadName, season: FoundWord | undefined): FoundWord | undefined {
  const episode = absoluteOf(place, season);
  if (!season || !episode) return season ?? episode;
  const from = Math.min(season.from, episode.from);
  const joined = { ...episode, seasons: season.seasons ?? [], from, to: Math.max(season.to, episode.to) };
  const numbers = episode.absolute ?? [];
  const isNamed = !/^\d/.test(place.tokens.words[episode.from]?.key ?? '');
  return isNamed || (numbers.at(-1) ?? 0) < 100 ? { ...joined, episodes: numbers, absolute: [] } : joined;
}
