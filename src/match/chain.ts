import type { Format } from '../model/format.ts';
import { normalised } from '../model/names.ts';
import { kindOf, type Ref } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import { compareDates } from '../model/time.ts';
import type { Title } from '../model/title.ts';
import { comparable, type NameReading, readingsOf } from './reading.ts';
import { namesOf } from './score.ts';

/** Titles by ref, and which one follows which. */
export interface Sequels {
  learn(title: Title): void;
  title(ref: Ref): Title | undefined;
  after(ref: Ref): readonly Ref[];
  formatOf(ref: Ref): Format | undefined;
}

/** What titles state of their sequels, and of whose sequel they are. What is known last of a title counts if it states relations. */
export function createSequels(): Sequels {
  const titles = new Map<Ref, Title>();
  const formats = new Map<Ref, Format>();
  const after = new Map<Ref, Set<Ref>>();
  const follow = (first: Ref, next: Ref) => after.set(first, (after.get(first) ?? new Set()).add(next));
  return {
    learn(title) {
      if (!titles.get(title.ref)?.relations) titles.set(title.ref, title);
      for (const { type, to, format } of title.relations ?? []) {
        if (kindOf(to) !== 'anime') continue;
        if (format) formats.set(to, format);
        if (type === 'SEQUEL') follow(title.ref, to);
        if (type === 'PREQUEL') follow(to, title.ref);
      }
    },
    title: (ref) => titles.get(ref),
    after: (ref) => [...(after.get(ref) ?? [])],
    formatOf: (ref) => titles.get(ref)?.format ?? formats.get(ref),
  };
}

/** A title of a chain of sequels, and which season and part of it that is. */
export interface ChainPart {
  readonly title: Title;
  readonly season: number;
  readonly part: number;
}

export interface Chain {
  readonly places: readonly ChainPart[];
  /** Names tell seasons by number, not the order of the titles alone. */
  readonly isNumbered: boolean;
  /** Titles that nothing is known of and that would come next. */
  readonly open: readonly Ref[];
}

/** No franchise has as many seasons. */
const longestChain = 60;
const seriesFormats: readonly (Format | undefined)[] = ['TV', 'TV_SHORT', 'ONA'];
export const isOfSeriesFormat = ({ format }: Title): boolean => seriesFormats.includes(format);

/** The films of the collection that a film is in, one after the other. */
function filmsWith(first: Title, sequels: Sequels): Chain {
  const alone = { places: [{ title: first, season: 1, part: 1 }], isNumbered: false };
  const { relations } = sequels.title(first.ref) ?? first;
  if (!relations) return { ...alone, open: [first.ref] };
  const collection = relations.find(({ to }) => kindOf(to) === 'collection')?.to;
  if (!collection) return { ...alone, open: [] };
  const refs = sequels.title(collection)?.relations?.map(({ to }) => to);
  const open = refs?.filter((ref) => !sequels.title(ref)) ?? [collection];
  if (!refs || open.length > 0) return { ...alone, open };
  const films = refs.flatMap((ref) => sequels.title(ref) ?? []).sort(byStart);
  return { ...alone, places: films.map((title, n) => ({ title, season: n + 1, part: 1 })), open };
}

/** The sequels of a title that goes by `name`, one season after the other. Films and extras between them are passed through and not counted. */
export function chainFrom(first: Title, name: string, sequels: Sequels): Chain {
  if (kindOf(first.ref) === 'movie') return filmsWith(first, sequels);
  const counts = (format: Format | undefined) =>
    format === undefined ||
    (isOfSeriesFormat(first)
      ? seriesFormats.includes(format)
      : format === first.format || seriesFormats.includes(format));
  const bases = new Set(namesOf(first).flatMap((name) => readingsOf(name).map((one) => one.name)));
  const own = numeralsOf(first);
  const ownNumber = isSequel(sequels.title(first.ref) ?? first) ? numberedSeason(first, name) : undefined;
  const places: ChainPart[] = [{ title: first, season: statedSeason(first, name) ?? ownNumber ?? 1, part: 1 }];
  const seen = new Set<Ref>([first.ref]);
  let isNumbered = ownNumber !== undefined;
  let last = first;
  let at = places[0] as ChainPart;
  while (places.length < longestChain) {
    const next = nextOf(last.ref, sequels, seen, counts);
    if ('open' in next) return { places, isNumbered, open: next.open };
    if (!next.title) break;
    if (!isOfSeriesFormat(first) && isOfSeriesFormat(next.title) && !isNamedAfter(next.title, bases)) break;
    last = next.title;
    seen.add(last.ref);
    const placed = placeOf(last, at, { bases, own });
    if (!placed) break;
    isNumbered ||= placed.isNumbered;
    at = { title: last, season: placed.season, part: placed.part };
    places.push(at);
  }
  return { places, isNumbered, open: [] };
}

/** Searches on through what does not count, nearest first. */
function nextOf(
  from: Ref,
  sequels: Sequels,
  seen: ReadonlySet<Ref>,
  counts: (format: Format | undefined) => boolean,
): { readonly title: Title | undefined } | { readonly open: readonly Ref[] } {
  const passed = new Set<Ref>(seen);
  let level: readonly Ref[] = [from];
  while (level.length > 0) {
    const refs = [...new Set(level.flatMap((ref) => sequels.after(ref)))].filter((ref) => !passed.has(ref));
    const series = refs.filter((ref) => counts(sequels.formatOf(ref)));
    const wanted = series.length > 0 ? series : refs.filter((ref) => sequels.formatOf(ref) !== 'MUSIC');
    const open = wanted.filter((ref) => !sequels.title(ref));
    if (open.length > 0) return { open };
    const [title] = series.flatMap((ref) => sequels.title(ref) ?? []).sort(byStart);
    if (title) return { title };
    for (const ref of refs) passed.add(ref);
    level = wanted;
  }
  return { title: undefined };
}

/** What an OVA goes over into is no season of it where it has a name of its own: `Gundam: The Origin` ends where Gundam begins. */
const isNamedAfter = (title: Title, bases: ReadonlySet<string>): boolean =>
  namesOf(title).some((name) => {
    const own = comparable(normalised(name));
    return [...bases].some((base) => own === base || own.startsWith(`${base} `));
  });

const byStart = (a: Title, b: Title): number =>
  compareDates(a.startDate ?? '9999', b.startDate ?? '9999') || (a.ref < b.ref ? -1 : 1);

/** Which season of that name the title says to be. */
function statedSeason(title: Title, base: string): number | undefined {
  return namesOf(title)
    .flatMap((name) => readingsOf(name))
    .find(({ name, season, isNumeral }) => name === base && season !== undefined && !isNumeral)?.season;
}

/** Which season of that name a mere number says that the title is: `Robo 2`, where Robo is what is looked for. */
function numberedSeason(title: Title, base: string): number | undefined {
  return namesOf(title)
    .flatMap((name) => readingsOf(name))
    .find(({ name, isNumeral }) => isNumeral && name === base)?.season;
}

/** It goes on from something, as far as is known: a number at the end of what begins a series belongs to its name. */
const isSequel = ({ relations }: Title): boolean => relations === undefined || relations.some(isToPrequel);
const isToPrequel = ({ type, to }: Relation): boolean => type === 'PREQUEL' && kindOf(to) === 'anime';

/** The mere numbers at the end of a title's names. */
const numeralsOf = (title: Title): ReadonlySet<number | undefined> =>
  new Set(namesOf(title).flatMap((name) => readingsOf(name).flatMap((one) => (one.isNumeral ? [one.season] : []))));

/** The names of the first title of a chain, without what they say besides, and the mere numbers that are a part of them. */
interface Base {
  readonly bases: ReadonlySet<string>;
  readonly own: ReadonlySet<number | undefined>;
}

/**
 * The place of a title after another: what its names say as far as that can be, else the next season. Undefined where all that its
 * names say is another number: the seasons of another series begin.
 */
function placeOf(
  title: Title,
  { season, part }: ChainPart,
  { bases, own }: Base,
): (Omit<ChainPart, 'title'> & { readonly isNumbered: boolean }) | undefined {
  const readings = namesOf(title).flatMap((name) => readingsOf(name));
  const said = (those: (one: NameReading & { readonly season: number }) => boolean) =>
    readings.find((one) => one.season !== undefined && those({ ...one, season: one.season }));
  const stated =
    said((one) => one.season === season + 1 && !one.isNumeral) ??
    said((one) => one.season === season && !one.isNumeral) ??
    said((one) => one.season > season && !one.isNumeral && bases.has(one.name)) ??
    said((one) => one.season === season + 1 || one.season === season) ??
    said((one) => one.season > season && one.isNumeral === true && bases.has(one.name) && !own.has(one.season));
  const statedPart = readings.find((one) => one.part !== undefined && one.part > 1)?.part;
  if (stated?.season === season) return { season, part: statedPart ?? part + 1, isNumbered: true };
  if (stated?.season !== undefined) return { season: stated.season, part: stated.part ?? 1, isNumbered: true };
  if (said((one) => !one.isNumeral && one.season > 1)) return undefined;
  if (statedPart !== undefined) return { season, part: statedPart, isNumbered: false };
  return { season: season + 1, part: 1, isNumbered: false };
}

/** Where the season and the part that words name stand in a chain. */
export function placeIn({ places, isNumbered }: Chain, { season, part, final }: NameReading): ChainPart | undefined {
  if (final) return places.find(({ title }) => isFinal(title) && (part === undefined || partOfFinal(title) === part));
  if (season !== undefined) {
    const found = places.find((one) => one.season === season && one.part === (part ?? 1));
    return found ?? (part === undefined && !isNumbered ? places[season - 1] : undefined);
  }
  if (part === undefined) return places[0];
  const [first] = places;
  return (
    places.find((one) => one.season === first?.season && one.part === part) ??
    places.find((one) => one.season === part && one.part === 1) ??
    (isNumbered ? undefined : places[part - 1])
  );
}

const isFinal = (title: Title): boolean => namesOf(title).some((name) => readingsOf(name).some(({ final }) => final));
const partOfFinal = (title: Title): number =>
  namesOf(title)
    .flatMap((name) => readingsOf(name))
    .find(({ part }) => part !== undefined)?.part ?? 1;

/** What comes nearest to a season that is not there: the last one before it, else the first one. */
export function nearestIn({ places }: Chain, { season, part }: NameReading): Title | undefined {
  const most = season ?? part ?? Number.POSITIVE_INFINITY;
  return (places.filter((one) => one.season <= most).at(-1) ?? places[0])?.title;
}
