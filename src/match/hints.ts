/**
 * A title as it is compared: compatibility forms made one (NFKC), lower case, accents off, × as x, marks as blanks.
 * `Hunter × Hunter (2011)` and `hunter x hunter 2011` are the same words.
 */
export function normalised(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, (mark) => (keptMarks.has(mark) ? mark : ''))
    .normalize('NFKC');
  return plain
    .toLowerCase()
    .replace(/×/g, 'x')
    .replace(/&/g, ' and ')
    .replace(/['’`´]/g, '')
    .replace(/[^\p{L}\p{N}\p{Mn}∀]+/gu, ' ') // ∀ Gundam is not Gundam
    .trim();
}

// Japanese voicing marks tell sounds apart: が is not か.
const keptMarks = new Set(['\u3099', '\u309a']);

/** A title with its marks: what tells `Gintama'` from `Gintama`. */
export function exact(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(/[’`´]/g, "'").replace(/×/g, 'x').replace(/\s+/g, ' ').trim();
}

export function searchKey(provider: string, title: string): string {
  return `${provider} ${exact(title)}`;
}

/** What a title's words say besides its name. */
export interface Hints {
  /** The name without them, normalised. */
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
