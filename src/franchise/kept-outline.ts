import type { Franchise } from '../model/franchise.ts';
import { isObject } from '../model/json.ts';
import type { Ref } from '../model/ref.ts';
import { type RelationType, relationTypes } from '../model/relation.ts';
import type { Continuity } from './continuity.ts';
import type { Outline } from './outline.ts';
import { byRelease } from './release.ts';
import { rolesAmong } from './roles.ts';
import type { Place } from './shape.ts';
import type { Roles } from './titled.ts';

/** Which rules the program has: a digest of their source, which the build puts here. Undefined where the source itself runs. */
declare const RULES_DIGEST: string | undefined;

/** What is kept by other rules, or in another form, is read no more. Raise the number when the form changes. */
const form = `1 ${typeof RULES_DIGEST === 'string' ? RULES_DIGEST : 'source'}`;

/** Titles and what is kept of where they stand: as much of an outline as cannot be read at once from the franchise, as JSON. */
export interface KeptOutline {
  readonly form: string;
  readonly name: string;
  readonly continuities: readonly KeptContinuity[];
  /** What the lead of a continuity is to titles of another. */
  readonly ties: Pairs<Tie>;
}

interface KeptContinuity {
  readonly name: string;
  readonly lead: Ref;
  readonly first: Ref;
  readonly opening: Ref;
  readonly places: Pairs<Place>;
}

type Pairs<Value> = readonly (readonly [Ref, Value])[];
type Tie = NonNullable<Place['tie']>;

/** Undefined for no titles. */
export function keptOutline({ name, continuities, places }: Outline): KeptOutline | undefined {
  if (name === undefined) return undefined;
  const kept = continuities.flatMap((one): readonly KeptContinuity[] => {
    const { lead, opening, places } = one.shape;
    return lead && opening ? [{ name: one.name, lead: one.lead, first: lead, opening, places: [...places] }] : [];
  });
  const own = new Set(
    continuities.flatMap(({ shape }) => [...shape.places].flatMap(([ref, { tie }]) => (tie ? ref : []))),
  );
  const ties = [...places].flatMap(([ref, { tie }]) => (tie && !own.has(ref) ? [[ref, tie] as const] : []));
  return { form, name, continuities: kept, ties };
}

/** Reads what was kept of a franchise. Undefined for anything else than the outline of exactly its titles: a file can be damaged. */
export function outlineFrom(value: unknown, { members, edges }: Franchise): Outline | undefined {
  if (!isKept(value)) return undefined;
  const ties = new Map(value.ties);
  const continuities = value.continuities.map(continuityFrom);
  const places = new Map<Ref, Place>();
  for (const { shape } of continuities)
    for (const [ref, place] of shape.places) {
      const tie = place.tie ?? ties.get(ref);
      places.set(ref, { ...place, ...(tie && { tie }) });
    }
  const isWhole = places.size === members.length && members.every(({ title }) => places.has(title.ref));
  const isOnce = continuities.reduce((sum, { titles }) => sum + titles.length, 0) === members.length;
  const isKnown = (ref: Ref) => places.has(ref);
  const areKnown = continuities.every(({ lead, shape }) =>
    [lead, shape.lead, shape.opening].every((one) => one && isKnown(one)),
  );
  const tied = [...places.values()].flatMap(({ tie }) => tie?.of ?? []);
  const areTied = [...tied, ...ties.keys()].every(isKnown);
  if (!isWhole || !isOnce || !areKnown || !areTied) return undefined;
  let roles: Roles | undefined;
  return {
    name: value.name,
    continuities,
    continuityOf: new Map(continuities.flatMap((one) => one.titles.map((ref) => [ref, one] as const))),
    places,
    // Only who tells a story in its own order asks for it.
    get roles() {
      roles ??= rolesAmong(byRelease(members.map(({ title }) => title)), edges);
      return roles;
    },
  };
}

function continuityFrom({ name, lead, first, opening, places }: KeptContinuity): Continuity {
  const titles = places.map(([ref]) => ref);
  return { name, lead, shape: { lead: first, opening, places: new Map(places) }, titles };
}

function isKept(value: unknown): value is KeptOutline {
  if (!isObject(value) || value.form !== form || typeof value.name !== 'string') return false;
  return arePairs(value.ties, isTie) && Array.isArray(value.continuities) && value.continuities.every(isContinuity);
}

function isContinuity(value: unknown): boolean {
  if (!isObject(value) || typeof value.name !== 'string') return false;
  return [value.lead, value.first, value.opening].every(isRef) && arePairs(value.places, isPlace);
}

const arePairs = (value: unknown, isRight: (one: unknown) => boolean): boolean =>
  Array.isArray(value) &&
  value.every((one) => Array.isArray(one) && one.length === 2 && isRef(one[0]) && isRight(one[1]));

const isRef = (value: unknown): boolean => typeof value === 'string' && value !== '';

const kinds: ReadonlySet<unknown> = new Set<Place['kind']>(['main', 'line', 'branch']);
const roleNames: ReadonlySet<unknown> = new Set<RelationType>(relationTypes);

function isPlace(value: unknown): boolean {
  if (!isObject(value) || !kinds.has(value.kind) || typeof value.recap !== 'boolean') return false;
  return value.tie === undefined || isTie(value.tie);
}

function isTie(value: unknown): boolean {
  if (!isObject(value) || !roleNames.has(value.role)) return false;
  return Array.isArray(value.of) && value.of.length > 0 && value.of.every(isRef);
}
