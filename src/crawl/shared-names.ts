import { isUnspaced, normalised } from '../model/names.ts';
import type { Title } from '../model/title.ts';

/** Words that stand in names of all franchises: articles, and what a part is called. */
export const commonWords: ReadonlySet<string> = new Set(
  (
    'the and for from with movie film films special specials season seasons series episode episodes part parts chapter ' +
    'ova ona oad anime animation animations short shorts edition version collection compilation recap recaps digest pilot ' +
    'mini project official new first second third final 2nd 3rd 4th 1st gekijouban gekijoban eiga tokubetsu bangai hen ban shin'
  ).split(' '),
);

/** Whether the names of two titles say that they are of one franchise: see `same name` of `Rule`. */
export function sharesBaseName(a: Title | undefined, b: Title | undefined): boolean {
  if (!a || !b) return false;
  return beginsWithBase(a, b) || beginsWithBase(b, a) || beginAlike(a, b);
}

/** So many words that two names begin with are a name of both: two are also how `Tales of` one thing and another begin. */
const fewestShared = 3;

/** Whether main names of both begin with the same words, `Yu Gi Oh` ZEXAL II and SEVENS. */
function beginAlike(a: Title, b: Title): boolean {
  const starts = new Set(mainNames(a).map(startOfName));
  return mainNames(b).some((name) => {
    const start = startOfName(name);
    return isTelling(start) && starts.has(start);
  });
}

/** The first words of a name; empty for one of fewer words. */
function startOfName(name: string): string {
  const words = name.split(' ');
  return words.length < fewestShared ? '' : words.slice(0, fewestShared).join(' ');
}

/** Whether a main name of `longer` begins with the whole base name of `title`, in whole words. */
function beginsWithBase(title: Title, longer: Title): boolean {
  const names = mainNames(longer);
  return baseNames(title).some(
    (base) => isTelling(base) && names.some((name) => name === base || name.startsWith(`${base} `)),
  );
}

const mainNames = (title: Title): readonly string[] => written(title).map(normalised);

const written = ({ title, english }: Title): readonly string[] => [title, ...(english === undefined ? [] : [english])];

/** What its main names are without season, part and year, and what stands in them before a colon: `Code Geass`. */
const baseNames = (title: Title): readonly string[] =>
  written(title)
    .flatMap((name) => [name, ...(/^(.+?): /.exec(name)?.slice(1) ?? [])])
    .map((name) => baseName(normalised(name)));

/** A name without its season, part, number and year, and whatever follows them. */
function baseName(name: string): string {
  return name
    .replace(/ (?:season|part|cour|the animation|tv|ova|movie|special)\b.*$/, '')
    .replace(/ (?:\d+(?:st|nd|rd|th)?|ii+|iv|v|vi+|ix|x)(?: .*)?$/, '')
    .trim();
}

/** A name of one short word, or of common words alone, is how too many begin. */
const isTelling = (base: string): boolean =>
  [...base].length >= (isUnspaced(base) ? 2 : 4) && base.split(' ').some((word) => !commonWords.has(word));
