import { type RelationType, relationTypes } from './relation.ts';

/** What a crawl does with a neighbour: takes it in and goes on from it, names it, or passes it over. */
export type Treatment = 'follow' | 'list' | 'ignore';

/** How every relation type is treated. */
export type Policy = Readonly<Record<RelationType, Treatment>>;

export const presetNames = ['franchise', 'story', 'strict', 'all'] as const;
export type PresetName = (typeof presetNames)[number];

const franchise: Policy = {
  SEQUEL: 'follow',
  PREQUEL: 'follow',
  PARENT: 'follow',
  SIDE_STORY: 'follow',
  SPIN_OFF: 'follow',
  ALTERNATIVE: 'follow',
  SUMMARY: 'follow',
  COMPILATION: 'follow',
  CONTAINS: 'follow',
  CHARACTER: 'list',
  OTHER: 'list',
  ADAPTATION: 'ignore',
  SOURCE: 'ignore',
  // Films are in it, and nothing else: a crawl that begins with an anime does not see it.
  COLLECTION: 'follow',
};

/**
 * `franchise`: all but crossovers. `story`: one continuity with its side stories and recaps.
 * `strict`: sequels and prequels only. `all`: whatever is related, crossovers too.
 */
export const presets: Readonly<Record<PresetName, Policy>> = {
  franchise,
  story: { ...franchise, SPIN_OFF: 'list', ALTERNATIVE: 'list' },
  strict: {
    ...franchise,
    ...Object.fromEntries(
      relationTypes
        .filter((type) => franchise[type] === 'follow' && !['SEQUEL', 'PREQUEL', 'COLLECTION'].includes(type))
        .map((type) => [type, 'list']),
    ),
  },
  all: { ...franchise, CHARACTER: 'follow', OTHER: 'follow', ADAPTATION: 'follow', SOURCE: 'follow' },
};

export type PolicyChanges = Readonly<Partial<Record<Treatment, readonly RelationType[]>>>;

export function policyOf(preset: PresetName, changes: PolicyChanges = {}): Policy {
  const changed = (['ignore', 'list', 'follow'] as const).flatMap((treatment) =>
    (changes[treatment] ?? []).map((type) => [type, treatment] as const),
  );
  return { ...presets[preset], ...Object.fromEntries(changed) };
}

/**
 * A policy as text, equal for equal policies: `SEQUEL:follow PREQUEL:follow ... SOURCE:ignore`, in the order of `relationTypes`.
 * A collection that is followed, as it is unless somebody says otherwise, is left out: older crawls had no word for it.
 */
export function policyKey(policy: Policy): string {
  const named = relationTypes.filter((type) => type !== 'COLLECTION' || policy.COLLECTION !== 'follow');
  return named.map((type) => `${type}:${policy[type]}`).join(' ');
}

/** What the other end says the child of a PARENT is. PARENT itself says little: AniList mirrors OTHER and CHARACTER as PARENT, too. */
const kindsOfChild: readonly RelationType[] = ['SIDE_STORY', 'SPIN_OFF', 'SUMMARY'];

/** What both ends of a pair state; `undefined`: that end has not been read yet. */
export interface Pair {
  readonly near: readonly RelationType[] | undefined;
  readonly far: readonly RelationType[] | undefined;
  /** What the user states of them, whatever the ends say. Absent: nothing. */
  readonly joined?: readonly RelationType[];
}

/**
 * The types that decide how a pair is treated: all that either end or the user states, without a PARENT of which the other
 * end says what kind of child it is. The same from both sides of the pair.
 */
export function decisive({ near = [], far = [], joined = [] }: Pair): readonly RelationType[] {
  return withoutVague(near, far).concat(withoutVague(far, near), joined);
}

/**
 * How a pair is treated. It is decided on the pair, not on the direction that was read: a pair is followed when a decisive
 * type is. `undecided`: the end that has not been read could still change it.
 */
export function treatmentOf(policy: Policy, pair: Pair): Treatment | 'undecided' {
  const { near, far, joined = [] } = pair;
  if (joined.some((type) => policy[type] === 'follow')) return 'follow';
  const types = decisive(pair);
  const open = near === undefined || far === undefined;
  if (types.some((type) => policy[type] === 'follow')) {
    const onlyByParent = types.every((type) => policy[type] !== 'follow' || type === 'PARENT');
    return open && onlyByParent && kindsOfChild.some((type) => policy[type] !== 'follow') ? 'undecided' : 'follow';
  }
  if (open) return 'undecided';
  return types.some((type) => policy[type] === 'list') ? 'list' : 'ignore';
}

function withoutVague(own: readonly RelationType[], other: readonly RelationType[]): readonly RelationType[] {
  return other.some((type) => kindsOfChild.includes(type)) ? own.filter((type) => type !== 'PARENT') : own;
}

/**
 * A rule about names on top of what providers state, which tie crossovers to both sides and keep apart what is one franchise:
 * - `other name`: a child that is only OTHER or CHARACTER to its PARENT is dropped from it where their names have no word in
 *   common and the child also belongs elsewhere: it has a neighbour that is unlike the parent by name and not tied to it.
 * - `other parent`: a child of two parents that have no word in common and are not tied to each other stays with the one that
 *   its own name begins with, else with the one whose name ends in that word, else with the better known one.
 * - `same name`: two titles that call each other OTHER belong together where the whole base name of one is how a name of the
 *   other begins, or where both begin with the same three words.
 */
export type Rule = 'other name' | 'other parent' | 'same name';
