import { searched } from '../model/names.ts';
import type { Ref } from '../model/ref.ts';
import { components, type Precedence, settled } from './circles.ts';
import type { Outline } from './outline.ts';
import { latinNames, neighbours } from './recap.ts';
import { byRelease, isOut } from './release.ts';
import type { Place } from './shape.ts';
import { isAdult, isFullSeries, type Roles, type Titled } from './titled.ts';

/**
 * The titles of a continuity as its story runs: a series that tells what was before comes before what it leads to, where it
 * came out while the line was still going on, and what leads to it comes with it. A side story follows its parent. All else
 * stays as it came out. `released`: as it is watched by release.
 */
export function inStoryOrder(released: readonly Titled[], { places, roles }: Outline): readonly Titled[] {
  const hard = sequels(released, roles);
  const circle = components(hard);
  // What closes a circle of sequels is left as it came out.
  const before = hard.map((all, n) => all.filter((one) => circle[one] !== circle[n] || one < n));
  const told = settled(before).flatMap((n) => released[n] ?? []);
  return belowParents(told, places);
}

/** For each title, the series that it continues and that come before it. */
function sequels(released: readonly Titled[], roles: Roles): Precedence {
  const at = new Map(released.map(({ ref }, n) => [ref, n]));
  const last = byRelease(released).findLast((title) => isFullSeries(title) && isOut(title));
  return released.map((title, n) => {
    const earlier = neighbours(title.ref, roles, ['SEQUEL']).flatMap((of) => at.get(of) ?? []);
    return earlier.filter((one) => {
      const series = released[one];
      if (!series || !isFullSeries(series) || (isAdult(series) && !isAdult(title))) return false;
      return one < n || (series !== last && isLong(series));
    });
  });
}

/** Within so many days the dates of one country say nothing of which of two came first. */
const nearDays = 31;

/**
 * Titles as they are ordered, but that a sequel never comes before what it goes on from where both are of one sort and came out
 * together, and their numbers say so, too: `FLCL 2` and `FLCL 3`. Films are told out of order and numbered as they are to be seen.
 */
export function nearSequelsAfter(ordered: readonly Titled[], roles: Roles): readonly Titled[] {
  const at = new Map(ordered.map(({ ref }, n) => [ref, n]));
  const before = ordered.map((title, n) =>
    neighbours(title.ref, roles, ['SEQUEL'])
      .flatMap((of) => at.get(of) ?? [])
      .filter((one) => one > n && isNear(title, ordered[one]) && isLaterNumber(title, ordered[one])),
  );
  if (before.every((all) => all.length === 0)) return ordered;
  const circle = components(before);
  const open = before.map((all, n) => all.filter((one) => circle[one] !== circle[n]));
  return settled(open).flatMap((n) => ordered[n] ?? []);
}

function isNear(one: Titled, other: Titled | undefined): boolean {
  if (one.format !== other?.format) return false;
  const [a, b] = [one.startDate, other?.startDate].map((date) => (date?.length === 10 ? Date.parse(date) : Number.NaN));
  return Math.abs((a ?? Number.NaN) - (b ?? Number.NaN)) <= nearDays * 86_400_000;
}

/** Whether a name of one is that of the other with a higher number. */
function isLaterNumber(one: Titled, other: Titled | undefined): boolean {
  const [own, theirs] = [numbersIn(one), numbersIn(other)];
  return [...own].some(([name, number]) => number > (theirs.get(name) ?? Number.POSITIVE_INFINITY));
}

/** The numbers that names have, by what stands before them. */
function numbersIn(title: Titled | undefined): ReadonlyMap<string, number> {
  const names = title ? [...latinNames(title), ...(title.synonyms ?? [])] : [];
  return new Map(
    names.flatMap((name) => {
      const [, start, number] = /^(.+?) (\d{1,3})(?: |$)/.exec(searched(name)) ?? [];
      return start === undefined ? [] : [[start, Number(number)] as const];
    }),
  );
}

/** Fewer episodes are an episode of the story, to be seen where it came out. */
const fewestEpisodes = 8;

const isLong = ({ episodes = fewestEpisodes }: Titled): boolean => episodes >= fewestEpisodes;

/** Side stories right after the title that they hang on. Films and recaps are seen where they came out. */
function belowParents(told: readonly Titled[], places: ReadonlyMap<Ref, Place>): readonly Titled[] {
  const at = new Map(told.map(({ ref }, n) => [ref, n]));
  const hanging = new Map<Ref, Titled[]>();
  const free: Titled[] = [];
  for (const [n, title] of told.entries()) {
    const parent = parentOf(title, places.get(title.ref), (ref) => (at.get(ref) ?? n) < n);
    if (parent) hanging.set(parent, [...(hanging.get(parent) ?? []), title]);
    else free.push(title);
  }
  const listed: Titled[] = [];
  const open = free.toReversed();
  for (let next = open.pop(); next; next = open.pop()) {
    listed.push(next);
    open.push(...(hanging.get(next.ref) ?? []).toReversed());
  }
  return listed;
}

function parentOf({ format }: Titled, place: Place | undefined, isBefore: (ref: Ref) => boolean): Ref | undefined {
  if (format === 'MOVIE' || place?.kind !== 'branch' || place.recap || place.tie?.role !== 'SIDE_STORY')
    return undefined;
  return place.tie.of.findLast(isBefore);
}
