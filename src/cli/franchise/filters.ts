import { InvalidArgumentError } from 'commander';
import { type Filter, type Skip, skips } from '../../franchise/filter.ts';
import { type Format, formats } from '../../model/format.ts';
import { type Rating, ratings } from '../../model/title.ts';
import { formatLabels } from '../../report/text/words.ts';

/** Reads `recaps,music`, also one of them (`recap`), and adds it to what the option was given before. */
export function toSkips(words: string, before: readonly Skip[] = []): readonly Skip[] {
  return [...before, ...toList(words, skips, (word) => alike[word.toLowerCase()] ?? word.toLowerCase())];
}

const alike: Readonly<Record<string, Skip>> = { recap: 'recaps', special: 'specials', song: 'music', songs: 'music' };

/** Reads `TV,tv-short`, also as answers call them (`film`), and adds it to what the option was given before. */
export function toFormats(words: string, before: readonly Format[] = []): readonly Format[] {
  return [...before, ...toList(words, formats, formatOf)];
}

function formatOf(word: string): string {
  const name = word.toLowerCase();
  const shown = formats.find((one) => [name, name.replace(/s$/, '')].includes(formatLabels[one].toLowerCase()));
  return shown ?? name.toUpperCase().replace(/[\s-]+/g, '_');
}

/** Reads a rating such as `pg-13`, whatever its case. */
export function toRating(word: string): Rating {
  const rating = ratings.find((one) => one.toLowerCase() === word.trim().toLowerCase());
  if (!rating) throw new InvalidArgumentError(`Allowed: ${ratings.join(', ')}.`);
  return rating;
}

function toList<T extends string>(words: string, choices: readonly T[], normal: (word: string) => string): T[] {
  const list = words
    .split(',')
    .filter((word) => word.trim() !== '')
    .map((word) => choices.find((one) => one === normal(word.trim())));
  const known = list.filter((one) => one !== undefined);
  if (known.length === 0 || known.length < list.length)
    throw new InvalidArgumentError(`Allowed: ${choices.join(', ')}, with commas between them.`);
  return known;
}

/** What is shown of an answer; undefined: everything. */
export function filterOf(flags: {
  readonly skip?: readonly Skip[];
  readonly only?: readonly Format[];
  readonly aired?: boolean;
  readonly maxRating?: Rating;
  readonly essential?: boolean;
  readonly adult?: boolean;
}): Filter | undefined {
  const { skip = [], only, aired = false, maxRating, essential = false, adult = false } = flags;
  if (skip.length === 0 && !only && !aired && !maxRating && !essential && !adult) return undefined;
  return {
    skip,
    ...(only && { only }),
    aired,
    ...(maxRating && { maxRating }),
    ...(essential && { essential }),
    ...(adult && { adult }),
  };
}
