import type { Profile, Release } from '../../src/model/release.ts';

/** A name with the whole of what it says. */
export interface Named {
  readonly name: string;
  readonly profile: Profile;
  readonly says: Release;
}

const nothing: Release = {
  title: undefined,
  year: undefined,
  seasons: [],
  episodes: [],
  absolute: [],
  aired: undefined,
  isPack: false,
  version: undefined,
  source: undefined,
  isRemux: false,
  resolution: undefined,
  codec: undefined,
  languages: [],
  group: undefined,
  checksum: undefined,
  reposts: [],
  edition: undefined,
};

const sources = 'blu-ray web-dl webrip web tv dvd vhs laserdisc screener telecine telesync cam'.split(' ');
const codecs = 'H.264 H.265 AV1 VP9 VC-1 MPEG-2 XviD DivX'.split(' ');

export const film = (name: string, says: string): Named => ({ name, profile: 'film', says: release(says) });
export const series = (name: string, says: string): Named => ({ name, profile: 'series', says: release(says) });

/**
 * Reads the short form of a table: the title, then in any order `y2016`, `S1-3`, `E1-2`, `A26`, `@2014-06-02`, `v2`, a
 * source, `remux`, a number of lines, a codec, `+en`, `#1A2B3C4D`, `rRP`, `eExtended`, `pack`; anything else is the group.
 */
function release(short: string): Release {
  const [title = '', ...rest] = short.split('|');
  let says: Release = { ...nothing, title: title === '' ? undefined : title };
  for (const part of rest) says = { ...says, ...field(part, says) };
  return says;
}

function field(part: string, says: Release): Partial<Release> {
  const tail = part.slice(1);
  if (/^y\d{4}$/.test(part)) return { year: Number(tail) };
  if (/^S\d+(-\d+)?$/.test(part)) return { seasons: numbers(tail) };
  if (/^E[\d.]+(-\d+)?$/.test(part)) return { episodes: numbers(tail) };
  if (/^A[\d.]+(-\d+)?$/.test(part)) return { absolute: numbers(tail) };
  if (/^@\d/.test(part)) return { aired: tail };
  if (/^v\d$/.test(part)) return { version: Number(tail) };
  if (/^\d{3,4}$/.test(part)) return { resolution: Number(part) };
  if (part === 'remux') return { isRemux: true };
  if (part === 'pack') return { isPack: true };
  if (sources.includes(part)) return { source: part as NonNullable<Release['source']> };
  if (codecs.includes(part)) return { codec: part as NonNullable<Release['codec']> };
  if (part.startsWith('+')) return { languages: [...says.languages, tail] };
  if (part.startsWith('#')) return { checksum: tail };
  if (/^r(?:RP|Rakuv|Obf|1$|sample|Alte|NZB|xpost|post|Pre|4P)/.test(part)) return { reposts: [...says.reposts, tail] };
  if (/^e(?:Ext|Dir|Spec|Desp|50th|UNR|Final|Uncens|Remast)/.test(part)) return { edition: tail };
  return { group: part };
}

function numbers(text: string): readonly number[] {
  const [from = 0, to = from] = text.split('-').map(Number);
  return Array.from({ length: Math.floor(to - from) + 1 }, (_, at) => from + at);
}
