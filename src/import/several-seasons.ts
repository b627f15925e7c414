import type { AskedRow, Row } from './row.ts';

const word = `(?:s|seasons?|staffeln?|saisons?|temporadas?|stagion[ei]|сезон[ыа]?)`;
const more = String.raw`\s*(?:-|–|—|to|bis|,|&|\+|and|und|y|et|,\s*(?:and|&))\s*`;
const named = new RegExp(
  String.raw`^(.*[^\s(\[–—:,-])[\s(\[–—:,-]+${word}\s*(\d{1,2}(?:${more}${word}?\s*\d{1,2})+)\s*[)\]]?$`,
  'iu',
);
/** Without a word it counts where it begins with the first: `Haikyuu!! 1-4`. */
const range = /^(.*\p{L}\P{N}*)\s+(1\s*[-–]\s*[2-9])$/u;
/** The same for what is listed one by one, none left out: `Overlord 1, 2, 3`, `Overlord I & II`. */
const listed = /^(.*\p{L}\P{N}*?)\s+((?:1|I)(?:\s*(?:,|&|\+|\band\b|\bund\b|\by\b|\bet\b)\s*(?:[2-9]|[IVX]{1,4}))+)$/u;
const romanRange = /^(.*\p{L}\P{N}*?)\s+(I\s*[-–]\s*(?:I{2,3}|IV|VI{0,3}|IX))$/u;
/** What is counted by itself, and not by seasons: `Movie 1, 2`. */
const countedAlone =
  /(?:^|[\s([])(?:movies?|films?|ovas?|oads?|onas?|specials?|parts?|cours?|vols?\.?|volumes?|chapters?)$/iu;
/** No series has more. */
const mostSeasons = 40;

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];

interface Several {
  readonly name: string;
  readonly seasons: readonly number[];
}

/** Whether words list the seasons of a title one by one: the last of them is no rating. */
export const listsSeasons = (title: string): boolean => listed.test(title) && severalSeasons(title) !== undefined;

/** The seasons that words list: `Mob Psycho 100 (S1-S3)`, `Seasons 1, 2 & 4`, `Overlord 1, 2`; undefined: they name one title. */
function severalSeasons(title: string): Several | undefined {
  const isNamed = named.test(title);
  const [, name, list] = named.exec(title) ?? range.exec(title) ?? listed.exec(title) ?? romanRange.exec(title) ?? [];
  if (name === undefined || list === undefined) return undefined;
  const parts = [...list.matchAll(/([-–—]|to|bis)?[^\dIVX]*?(\d{1,2}|[IVX]+)/gu)];
  const seasons: number[] = [];
  for (const [, until, written = ''] of parts) {
    const [last, number] = [seasons.at(-1) ?? 0, romans.indexOf(written) + 1 || Number(written)];
    const isNext = isNamed || until !== undefined || number === last + 1;
    if (!(number > last) || number > mostSeasons || !isNext) return undefined;
    if (until) for (let between = last + 1; between < number; between++) seasons.push(between);
    seasons.push(number);
  }
  return { name: name.trim(), seasons };
}

/** What a season is asked for by. */
function titleOf(name: string, season: number): string {
  if (countedAlone.test(name)) return `${name} ${season}`;
  return season === 1 ? name : `${name} season ${season}`;
}

/** A row that lists seasons as a row for each; how far somebody is with all of them says nothing of one. */
export function aRowEach<R extends Row>(row: R | AskedRow): readonly (R | AskedRow)[] {
  if (row.type !== 'asked' || row.asked.refs.length > 0) return [row];
  const several = severalSeasons(row.asked.title ?? '');
  if (!several) return [row];
  const { year, watched, ...others } = row.asked;
  const { progress: _, ...said } = watched ?? {};
  return several.seasons.map((season) => ({
    ...row,
    asked: {
      ...others,
      title: titleOf(several.name, season),
      ...(season === 1 && year !== undefined && { year }),
      ...(Object.keys(said).length > 0 && { watched: said }),
    },
  }));
}
