import type { Profile, Release } from '../model/release.ts';
import { trimmed } from './edges.ts';
import { asFilm, type Frame, frameOf } from './frame.ts';
import { groupOf } from './group.ts';
import { liveWords } from './live.ts';
import { isDigits } from './marks.ts';
import { editionIn, titleIn } from './title.ts';
import { isSetOff } from './tokens.ts';
import type { Meaning } from './vocabulary.ts';

/** Reads the name of a release, a file or a folder. Never fails: what the name does not say is left undefined. */
export function parse(text: string, profile: Profile): Release {
  const { name, reposts } = trimmed(text);
  return releaseIn(frameOf(name, profile), reposts);
}

/** Reads a name as what `profileOf` takes it for. */
export function parseLikely(text: string): { readonly profile: Profile; readonly release: Release } {
  const { name, reposts } = trimmed(text);
  const frame = frameOf(name, 'series');
  const profile = profileIn(frame);
  return { profile, release: releaseIn(profile === 'film' ? asFilm(frame) : frame, reposts) };
}

function releaseIn(frame: Frame, reposts: readonly string[]): Release {
  const live = liveWords(frame);
  const { tokens, numbering, year } = frame;
  const said = statementsOf(frame, live);
  const [seasons, episodes, absolute] = [
    numbering?.seasons ?? [],
    numbering?.episodes ?? [],
    numbering?.absolute ?? [],
  ];
  const isSeason = seasons.length > 0 && episodes.length === 0 && absolute.length === 0;
  return {
    title: titleIn(frame, live),
    year: year === undefined ? yearOf(numbering?.aired) : Number(tokens.words[year]?.text),
    seasons,
    episodes,
    absolute,
    aired: numbering?.aired,
    isPack: isSeason || episodes.length > 1 || absolute.length > 1 || said.isPack,
    version: numbering?.version ?? said.version,
    source: said.source,
    isRemux: said.isRemux,
    resolution: said.resolution,
    codec: said.codec,
    languages: said.languages,
    group: groupOf(frame, live),
    checksum: checksumOf(frame),
    reposts,
    edition: editionIn(frame, live),
  };
}

/**
 * Tells from a name alone how to read it: as a series if it says which season, episode or date it is, or has a number
 * where series have them. A bare number (`Apollo 13`) may be a film's, and is one if a year follows.
 */
export const profileOf = (text: string): Profile => profileIn(frameOf(trimmed(text).name, 'series'));

function profileIn({ numbering, year, leading, tokens, marks, first }: Frame): Profile {
  if (!numbering) return isOfSeries(tokens, marks, first) ? 'series' : 'film';
  const { seasons, episodes, absolute, aired, from } = numbering;
  if (seasons.length > 0 || episodes.length > 0 || aired !== undefined || absolute.length > 1) return 'series';
  const key = tokens.words[from]?.key ?? '';
  const isBare = isDigits(key) && !key.startsWith('0') && !isSetOff(tokens, from);
  const isFilm = isBare && leading === undefined && (key.length < 3 || (year !== undefined && from < year));
  return isFilm ? 'film' : 'series';
}

/** `NCOP1`, `SP1`, `OVA2`, `OVA 2`: what belongs to a series and is no episode of it. */
function isOfSeries({ words }: Frame['tokens'], marks: Frame['marks'], first: number): boolean {
  const keyAt = (index: number) => words[index]?.key ?? '';
  const isPart = (index: number) =>
    marks[index]?.term.kind === 'extra' ||
    /^(?:sp|ova|oad)\d{1,2}$/.test(keyAt(index)) ||
    (/^(?:ova|oad)$/.test(keyAt(index)) && /^\d{1,2}$/.test(keyAt(index + 1)));
  return words.some((_, index) => index > first && isPart(index));
}

const yearOf = (aired: string | undefined) => (aired === undefined ? undefined : Number(aired.slice(0, 4)));

type Said = Pick<Release, 'source' | 'isRemux' | 'resolution' | 'codec' | 'version' | 'isPack'> & {
  readonly languages: readonly string[];
};

/** What the technical terms say. Of two that contradict each other the first counts; `WEB` gives way to `WEB-DL`. */
function statementsOf({ marks }: Frame, live: readonly boolean[]): Said {
  const languages: string[] = [];
  const first: { -readonly [key in keyof Said]: Said[key] } = {
    source: undefined,
    isRemux: false,
    resolution: undefined,
    codec: undefined,
    version: undefined,
    isPack: false,
    languages: [],
  };
  const say = (meaning: Meaning) => {
    if (meaning.kind === 'source') {
      if (first.source === undefined || first.source === 'web') first.source = meaning.value;
      first.isRemux ||= meaning.isRemux === true;
    } else if (meaning.kind === 'remux') first.isRemux = true;
    else if (meaning.kind === 'codec') first.codec ??= meaning.value;
    else if (meaning.kind === 'resolution') first.resolution ??= meaning.value;
    else if (meaning.kind === 'version') first.version ??= meaning.value;
    else if (meaning.kind === 'pack') first.isPack = true;
    else if (meaning.kind === 'language' && !languages.includes(meaning.value)) languages.push(meaning.value);
  };
  for (let index = 0; index < marks.length; index += 1) {
    const mark = marks[index];
    if (mark && live[index] && mark.from === index) say(mark.term);
  }
  first.languages = languages;
  return first;
}

/** The last checksum of the name. */
function checksumOf({ tokens, marks }: Frame): string | undefined {
  const index = marks.findLastIndex((mark) => mark?.term.kind === 'checksum');
  return tokens.words[index]?.text.toUpperCase();
}
