import type { AskedRow, Row } from './row.ts';

const word = `(?:s|seasons?|staffeln?|saisons?|temporadas?|stagion[ei]|сезон[ыа]?)`;
const more = String.raw`\s*(?:-|–|—|to|bis|,|&|\+|and|und|y|et|,\s*(?:and|&))\s*`;
const named = new RegExp(
  String.raw`^(.*[^\s(\[–—:,-])[\s(\[–—:,-]+${word}\s*(\d{1,2}(?:${more}${word}?\s*\d{1,2})+)\s*[)\]]?$`,
  'iu',
);
/** Without a word it counts where it begins with the first: `Haikyuu!! 1-4`. */
const counted = /^(.*\p{L}\P{N}*)\s+(1\s*[-–]\s*[2-9])$/u;
/** No series has more. */
const mostSeasons = 40;

/** The seasons that words list: `Mob Psycho 100 (S1-S3)`, `Seasons 1, 2 & 4`; undefined: they name one title. */
function severalSeasons(title: string): { readonly name: string; readonly seasons: readonly number[] } | undefined {
  const [, name, list] = named.exec(title) ?? counted.exec(title) ?? [];
  if (name === undefined || list === undefined) return undefined;
  const parts = [...list.matchAll(/([-–—]|to|bis)?\D*?(\d{1,2})/giu)];
  const seasons: number[] = [];
  for (const [, range, digits] of parts) {
    const [last, number] = [seasons.at(-1) ?? 0, Number(digits)];
    if (number <= last || number > mostSeasons) return undefined;
    if (range) for (let between = last + 1; between < number; between++) seasons.push(between);
    seasons.push(number);
  }
  return { name: name.trim(), seasons };
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
      title: season === 1 ? several.name : `${several.name} season ${season}`,
      ...(season === 1 && year !== undefined && { year }),
      ...(Object.keys(said).length > 0 && { watched: said }),
    },
  }));
}
