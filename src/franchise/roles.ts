import type { Edge } from '../model/franchise.ts';
import type { Ref } from '../model/ref.ts';
import { inverseOf, type RelationType } from '../model/relation.ts';
import { isFullSeries, minutesIn, type Role, type Roles, type Titled } from './titled.ts';

/** No series is the side story of what is shorter than this. */
const shortMinutes = 60;

/**
 * What each of some titles is to the others. A series that is said to be the side story of what is short, of what came later and
 * is none, or of a shorter series that came later, is its parent: the two are mixed up. The earliest first. `released`: in release
 * order.
 */
export function rolesAmong(released: readonly Titled[], edges: readonly Edge[]): Roles {
  const rank = new Map(released.map(({ ref }, n) => [ref, n]));
  const roles = rolesOf(edges.filter(({ from, to }) => rank.has(from) && rank.has(to)));
  const series = new Set(released.filter(isFullSeries).map(({ ref }) => ref));
  const minutes = new Map(released.map((title) => [title.ref, minutesIn([title])]));
  const lengthOf = (ref: Ref) => minutes.get(ref) ?? 0;
  const isLater = (of: Ref, ref: Ref) => (rank.get(ref) ?? 0) < (rank.get(of) ?? 0);
  const isAbove = (ref: Ref, of: Ref) => {
    if (!series.has(ref)) return false;
    if (series.has(of)) return isLater(of, ref) && lengthOf(of) < lengthOf(ref);
    return lengthOf(of) < shortMinutes || isLater(of, ref);
  };
  const isSide = (ref: Ref, of: Ref) => roles.get(ref)?.some((one) => one.of === of && one.role === 'SIDE_STORY');
  const straight = (ref: Ref, one: Role): Role => {
    if (one.role === 'SIDE_STORY' && isAbove(ref, one.of)) return { role: 'PARENT', of: one.of };
    return isAbove(one.of, ref) && isSide(one.of, ref) ? { role: 'SIDE_STORY', of: one.of } : one;
  };
  const place = ({ of }: Role) => rank.get(of) ?? 0;
  return new Map(
    [...roles].map(([ref, all]) => [ref, all.map((one) => straight(ref, one)).sort((a, b) => place(a) - place(b))]),
  );
}

/** What each title is to every other one, one role a pair, both ends heard. */
export function rolesOf(edges: readonly Edge[]): ReadonlyMap<Ref, readonly Role[]> {
  const said = new Map<Ref, Map<Ref, RelationType>>();
  for (const { from, to, type } of edges) {
    if (from === to) continue;
    const words = said.get(from) ?? new Map<Ref, RelationType>();
    said.set(from, words);
    const before = words.get(to);
    if (!before || strength(type) < strength(before)) words.set(to, type);
  }
  const roles = new Map<Ref, Map<Ref, Role>>();
  for (const [from, words] of said) {
    for (const [to, type] of words) {
      add(to, from, roleOf(type, said.get(to)?.get(from)));
      add(from, to, roleOf(said.get(to)?.get(from), type));
    }
  }
  return new Map([...roles].map(([ref, all]) => [ref, [...all.values()]]));

  function add(ref: Ref, of: Ref, role: RelationType): void {
    const own = roles.get(ref) ?? new Map<Ref, Role>();
    roles.set(ref, own.set(of, { role, of }));
  }
}

/** Strongest first: what decides when one end states two things of another. */
const byStrength: readonly RelationType[] = [
  'SUMMARY',
  'COMPILATION',
  'SEQUEL',
  'PREQUEL',
  'SIDE_STORY',
  'PARENT',
  'CONTAINS',
  'SPIN_OFF',
  'ALTERNATIVE',
  'ADAPTATION',
  'SOURCE',
  'OTHER',
  'CHARACTER',
  'COLLECTION',
];

function strength(type: RelationType): number {
  return byStrength.indexOf(type);
}

/**
 * `theirs`: what the other title states of this one; `own`: what this one states back. The other title's word counts, unless
 * it is a vague one: AniList mirrors hundreds of its OTHER as PARENT.
 */
function roleOf(theirs: RelationType | undefined, own: RelationType | undefined): RelationType {
  if (theirs && !vague.has(theirs)) return theirs;
  if (!own || vague.has(own)) return theirs ?? own ?? 'OTHER';
  return own === 'PARENT' && theirs ? 'OTHER' : inverseOf[own];
}

const vague: ReadonlySet<RelationType> = new Set(['OTHER', 'CHARACTER']);
