import { normalised } from '../model/names.ts';

/** What a title's words say besides its name. */
export interface Hints {
  /** The name without them, in its normalised form. */
  readonly name: string;
  readonly season?: number;
  readonly part?: number;
  readonly final?: boolean;
  readonly year?: number;
  readonly format?: 'MOVIE' | 'OVA' | 'ONA' | 'SPECIAL' | 'TV';
}

const roman: Readonly<Record<string, number>> = { ii: 2, iii: 3, iv: 4, v: 5, vi: 6, vii: 7 };
const formatWords: Readonly<Record<string, Hints['format']>> = {
  movie: 'MOVIE',
  film: 'MOVIE',
  gekijouban: 'MOVIE',
  ova: 'OVA',
  oav: 'OVA',
  ona: 'ONA',
  special: 'SPECIAL',
  specials: 'SPECIAL',
  tv: 'TV',
};

/** Reads `Attack on Titan Season 3 Part 2`, `Mob Psycho 100 II`, `Hunter x Hunter (2011)`, `Steins;Gate movie`. */
export function hintsOf(title: string): Hints {
  let rest = ` ${normalised(title)} `;
  const take = (pattern: RegExp): string | undefined => {
    const match = pattern.exec(rest);
    if (!match || match[0].trim() === rest.trim()) return undefined; // a title that is nothing but a hint is a name
    rest = ` ${`${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`.replace(/\s+/g, ' ').trim()} `;
    return match[1] ?? match[0];
  };
  const final = take(/ (?:the )?final season(?= )/) !== undefined;
  const season =
    take(/ season (\d{1,2})(?= )/) ?? take(/ (\d{1,2})(?:st|nd|rd|th) season(?= )/) ?? take(/ s(\d{1,2})(?= )/);
  const part = take(/ (?:part|cour) (\d)(?= )/);
  const year = take(/ ((?:19|20)\d\d)(?= $)/);
  const format = formatWords[take(/ (movie|film|gekijouban|ova|oav|ona|specials?|tv)(?= $)/) ?? ''];
  const numeral = season ? undefined : roman[take(/ (ii|iii|iv|v|vi|vii)(?= $)/) ?? ''];
  const digit = season || numeral ? undefined : take(/ ([2-9])(?= $)/);
  const number = numeral ?? Number(season ?? digit);
  return {
    name: rest.trim(),
    ...(Number.isFinite(number) && { season: number }),
    ...(part !== undefined && { part: Number(part) }),
    ...(final && { final }),
    ...(year !== undefined && { year: Number(year) }),
    ...(format && { format }),
  };
}
