import { searched } from '../model/names.ts';
import type { Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import { withoutSeason } from './name.ts';
import { isSeries, type Rank, type Roles, type Titled } from './titled.ts';

/** Titles that tell again what other titles tell, and which one. */
export type Retellings = ReadonlyMap<Ref, Ref>;

/**
 * Recaps: what SUMMARY says; films beside a series that such a film continues (Attack on Titan's first two); and numbered
 * films of a series' own name (Code Geass: Lelouch of the Rebellion I, II and III). `released`: in release order.
 */
export function recapsOf(released: readonly Titled[], roles: Roles, rank: Rank): Retellings {
  const series = new Map(released.filter(isSeries).map((title) => [title.ref, title]));
  const films = new Map(released.filter(({ format }) => format === 'MOVIE').map((title) => [title.ref, title]));
  const retold = (ref: Ref) => neighbours(ref, roles, ['ALTERNATIVE']).find((one) => series.has(one));
  const recaps = new Map<Ref, Ref>();
  for (const { ref } of released) {
    const [of] = neighbours(ref, roles, ['SUMMARY', 'COMPILATION']);
    if (of) recaps.set(ref, of);
  }
  for (const [ref] of recaps) {
    if (!films.has(ref)) continue;
    for (const one of neighbours(ref, roles, ['SEQUEL', 'PREQUEL'])) {
      const of = retold(one);
      if (of && films.has(one) && !recaps.has(one)) recaps.set(one, of);
    }
  }
  for (const [ref, film] of films) {
    const of = neighbours(ref, roles, ['ALTERNATIVE']).find((one) => isInstalment(film, series.get(one), rank));
    if (!of || recaps.has(ref)) continue;
    for (const one of reach(ref, (at) =>
      neighbours(at, roles, ['SEQUEL', 'PREQUEL']).filter((next) =>
        isInstalment(films.get(next), series.get(of), rank),
      ),
    ))
      if (!recaps.has(one)) recaps.set(one, of);
  }
  return recaps;
}

/** A film whose name is that of an older series and a number: `the Movie 1st`, `II - Transgression`, `Movie Part 1`. */
function isInstalment(film: Titled | undefined, series: Titled | undefined, rank: Rank): boolean {
  if (!film || !series || (rank.get(film.ref) ?? 0) < (rank.get(series.ref) ?? 0)) return false;
  return restsOf(film, series).some((rest) =>
    /^ (?:(?:the|movie|film|part) )*(?:\d+|i{1,3}|iv|v|1st|2nd|3rd)(?: |$)/.test(rest),
  );
}

/** What is left of a title's names, folded, after those of another: `Sailor Moon R` after `Sailor Moon` leaves ` r`. */
export function restsOf(title: Titled, other: Titled): readonly string[] {
  const starts = searchedStarts(other);
  return searchedNames(title)
    .flatMap((name) => starts.flatMap((start) => (name.startsWith(start) ? [name.slice(start.length)] : [])))
    .filter((rest) => rest === '' || rest.startsWith(' '));
}

const known = new WeakMap<Titled, readonly string[]>();

/** Both names as they are compared: made once a title. */
function searchedNames(title: Titled): readonly string[] {
  const names = known.get(title) ?? latinNames(title).map(searched);
  known.set(title, names);
  return names;
}

const knownStarts = new WeakMap<Titled, readonly string[]>();

/** The same without seasons. */
function searchedStarts(title: Titled): readonly string[] {
  const starts = knownStarts.get(title) ?? latinNames(title).map((name) => searched(withoutSeason(name)));
  knownStarts.set(title, starts);
  return starts;
}

export const latinNames = ({ english, title }: Titled): readonly string[] => (english ? [english, title] : [title]);

/** Titles to which `ref` is what `wanted` says. */
export function neighbours(ref: Ref, roles: Roles, wanted: readonly RelationType[]): readonly Ref[] {
  const found: Ref[] = [];
  for (const { role, of } of roles.get(ref) ?? []) if (wanted.includes(role)) found.push(of);
  return found;
}

export function reach(start: Ref, next: (ref: Ref) => readonly Ref[]): ReadonlySet<Ref> {
  const seen = new Set([start]);
  for (const ref of seen) for (const one of next(ref)) seen.add(one);
  return seen;
}

/** Films that a series tells again soon after them, under the same name before a dash: Ghost in the Shell: Arise. */
export function filmsRecutBy(series: Titled, titles: ReadonlyMap<Ref, Titled>, roles: Roles): readonly Ref[] {
  const stem = stemOf(series);
  if (stem === undefined || !isSeries(series)) return [];
  return neighbours(series.ref, roles, ['ALTERNATIVE']).filter((ref) => {
    const film = titles.get(ref);
    return film?.format === 'MOVIE' && stemOf(film) === stem && Math.abs(yearOf(series) - yearOf(film)) <= 3;
  });
}

/** What a name has before a dash; undefined where there is none. */
const stemOf = ({ english, title }: Titled): string | undefined => /^(.+?) [-–] /.exec(english ?? title)?.[1];

const yearOf = ({ startDate, year }: Titled): number => Number(startDate?.slice(0, 4) ?? year);
