import { isUnspaced, normalised } from '../model/names.ts';
import { kindOf, type Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import { type Pair, type Policy, type Rule, type Treatment, treatmentOf } from '../model/relation-policy.ts';
import type { Title } from '../model/title.ts';
import type { Neighbourhood } from './graph.ts';
import { commonWords, sharesBaseName } from './shared-names.ts';

// The rules and why: `Rule` in model/relation-policy.ts. Each is decided on a pair, or on a child with its parents, and only when all of
// them have been read: from every member of a franchise as the start the decision is the same one.

/** How a pair is treated with the rules. `needs`: titles that have to be read before it is certain. */
export interface Ruling {
  readonly treatment: Treatment | 'undecided';
  /** The rule that decided otherwise than the policy alone. */
  readonly rule?: Rule;
  readonly needs?: readonly Ref[];
}

/** How the step from `near` to `far` is treated. */
export function rulingOf(policy: Policy, graph: Neighbourhood, near: Ref, far: Ref): Ruling {
  const pair = graph.pair(near, far);
  const treatment = treatmentOf(policy, pair);
  // Who follows crossovers wants what is stated; what the user joined stays joined.
  if (policy.OTHER === 'follow' || pair.joined?.length) return { treatment };
  // Who wants sequels alone, or one continuity, does not want what only has the same name.
  const isJoinable = treatment === 'list' && policy.ALTERNATIVE === 'follow' && isOnlyOther(pair);
  if (isJoinable && sharesBaseName(graph.title(near), graph.title(far)))
    return { treatment: 'follow', rule: 'same name' };
  if (treatment !== 'follow') return { treatment };
  const child = childIn(pair, near, far);
  if (!child) return { treatment };
  return keptBy(policy, graph, child, child === near ? far : near);
}

/** Both ends call the other one OTHER, and nothing else. */
function isOnlyOther({ near = [], far = [] }: Pair): boolean {
  return near.length > 0 && far.length > 0 && [...near, ...far].every((type) => type === 'OTHER');
}

const childTypes: readonly RelationType[] = ['SIDE_STORY', 'SPIN_OFF', 'SUMMARY'];
const vague: readonly RelationType[] = ['OTHER', 'CHARACTER'];

/** Which of two is the child of the other; undefined where neither is, or they are told as parts of one story. */
function childIn({ near = [], far = [] }: Pair, nearRef: Ref, farRef: Ref): Ref | undefined {
  const isMore = (type: RelationType) => !childTypes.includes(type) && !vague.includes(type) && type !== 'PARENT';
  if (near.some(isMore) || far.some(isMore)) return undefined;
  const isChild = (own: readonly RelationType[], other: readonly RelationType[]) =>
    own.includes('PARENT') || other.some((type) => childTypes.includes(type));
  const [nearIs, farIs] = [isChild(near, far), isChild(far, near)];
  if (nearIs === farIs) return undefined;
  return nearIs ? nearRef : farRef;
}

/** Whether a child stays with one of its parents. */
function keptBy(policy: Policy, graph: Neighbourhood, child: Ref, parent: Ref): Ruling {
  // Most children are named after their parent: they stay without another question.
  if (isNamedAfter(graph, child, parent)) return { treatment: 'follow' };
  const family = parentsOf(policy, graph, child);
  const unread = [child, parent, ...family].filter((ref) => !graph.isRead(ref));
  if (unread.length > 0) return { treatment: 'undecided', needs: [...new Set(unread)] };
  const dropped = droppedParents(graph, child, family);
  const rule = dropped.get(parent);
  if (!rule) return { treatment: 'follow' };
  // A child that nothing else would keep stays with the best known of its parents.
  const isKept = graph
    .neighbours(child)
    .some(
      (ref) => !dropped.has(ref) && isAnime(ref) && !graph.isCut(child, ref) && follows(policy, graph.pair(child, ref)),
    );
  if (!isKept && bestKnown(graph, [...dropped.keys()]) === parent) return { treatment: 'follow' };
  return { treatment: 'list', rule };
}

function parentsOf(policy: Policy, graph: Neighbourhood, child: Ref): readonly Ref[] {
  return graph.neighbours(child).filter((ref) => {
    if (!isAnime(ref) || graph.isCut(child, ref)) return false;
    const pair = graph.pair(child, ref);
    return (childIn(pair, child, ref) === child || isElder(graph, ref, child, pair)) && follows(policy, pair);
  });
}

/**
 * A title that calls a later one its PARENT, and is only OTHER to that, is no child of it: the two are mixed up, and the later one
 * comes from both of those that it is named after.
 */
function isElder(graph: Neighbourhood, ref: Ref, child: Ref, { near = [], far = [] }: Pair): boolean {
  const isMixedUp =
    far.length > 0 && far.every((type) => type === 'PARENT') && near.every((type) => vague.includes(type));
  const [own, theirs] = [yearIn(graph.title(child)), yearIn(graph.title(ref))];
  return isMixedUp && near.length > 0 && own !== undefined && theirs !== undefined && theirs < own;
}

const yearIn = (title: Title | undefined): number | undefined =>
  title?.startDate === undefined ? title?.year : Number(title.startDate.slice(0, 4));

/** By the policy alone; while an end has not been read, whether it may turn out so. */
function follows(policy: Policy, pair: Pair): boolean {
  return !!pair.joined?.length || treatmentOf(policy, pair) === 'follow';
}

function droppedParents(graph: Neighbourhood, child: Ref, parents: readonly Ref[]): ReadonlyMap<Ref, Rule> {
  const dropped = new Map<Ref, Rule>();
  for (const parent of parents) {
    if (isOtherName(graph, child, parent)) dropped.set(parent, 'other name');
    else if (isOtherParent(graph, child, parent, parents)) dropped.set(parent, 'other parent');
  }
  return dropped;
}

/** The child calls the other one PARENT and is only OTHER or CHARACTER to it, has another name, and belongs elsewhere. */
function isOtherName(graph: Neighbourhood, child: Ref, parent: Ref): boolean {
  const { far = [] } = graph.pair(child, parent);
  if (far.length === 0 || !far.every((type) => vague.includes(type))) return false;
  const own = wordsOf(graph.title(parent));
  if (haveCommon(wordsOf(graph.title(child)), own)) return false;
  // As the child itself calls its neighbours: whether they have been read must not matter.
  return graph
    .neighbours(child)
    .some(
      (ref) =>
        ref !== parent &&
        isAnime(ref) &&
        !graph.isCut(child, ref) &&
        !isNamedBy(graph, parent, ref) &&
        graph.stated(child, ref).some(({ title }) => title !== undefined && !haveCommon(wordsIn([title]), own)),
    );
}

/** Another parent, of another name and not tied to this one, has the better right to the child. */
function isOtherParent(graph: Neighbourhood, child: Ref, parent: Ref, parents: readonly Ref[]): boolean {
  const words = wordsOf(graph.title(parent));
  const rivals = parents.filter(
    (ref) => ref !== parent && !haveCommon(wordsOf(graph.title(ref)), words) && !isNamedBy(graph, parent, ref),
  );
  if (rivals.length === 0 || isNamedAfter(graph, child, parent)) return false;
  if (rivals.some((ref) => isNamedAfter(graph, child, ref))) return true;
  const isAnothers = rivals.some((ref) => endsInItsWord(graph, child, ref));
  if (isAnothers !== endsInItsWord(graph, child, parent)) return isAnothers;
  return bestKnown(graph, [parent, ...rivals]) !== parent;
}

/** Whether a name of the parent ends in the word that the child's name begins with: Neon Genesis Evangelion. */
function endsInItsWord(graph: Neighbourhood, child: Ref, parent: Ref): boolean {
  const names = namesOf(graph, parent, child, true).map((name) => ` ${normalised(name)}`);
  return namesOf(graph, child, parent, false).some((name) => {
    const word = startOf(name);
    return word !== '' && names.some((one) => one.endsWith(` ${word}`));
  });
}

/** Whether a title names another one itself, whatever is known of it from elsewhere. */
function isNamedBy(graph: Neighbourhood, ref: Ref, other: Ref): boolean {
  return graph.stated(ref, other).length > 0;
}

/** By how many users list it where that is known of all, else by the number of its relations; of equals by ref. */
function bestKnown(graph: Neighbourhood, refs: readonly Ref[]): Ref | undefined {
  const listed = refs.every((ref) => graph.title(ref)?.popularity !== undefined);
  const named = (ref: Ref) => graph.neighbours(ref).filter((one) => isNamedBy(graph, ref, one)).length;
  const fame = (ref: Ref) => (listed ? (graph.title(ref)?.popularity ?? 0) : named(ref));
  return [...refs].sort((a, b) => fame(b) - fame(a) || (a < b ? -1 : 1))[0];
}

/** Whether a main name of the child begins as a name of the parent does, by a word that says something. */
function isNamedAfter(graph: Neighbourhood, child: Ref, parent: Ref): boolean {
  const begins = namesOf(graph, parent, child, true);
  return namesOf(graph, child, parent, false).some((name) => {
    const word = startOf(name);
    return word !== '' && begins.some((one) => startOf(one) === word);
  });
}

/** How names begin: a walk asks for the same ones again and again. */
const knownStarts = new Map<string, string>();
const mostStarts = 10_000;

function startOf(name: string): string {
  const known = knownStarts.get(name);
  if (known !== undefined) return known;
  if (knownStarts.size >= mostStarts) knownStarts.clear();
  const start = firstWord(normalised(name));
  knownStarts.set(name, start);
  return start;
}

/** What a title is called by itself and by the one that names it. More that is known only adds names. */
function namesOf(graph: Neighbourhood, ref: Ref, by: Ref, synonyms: boolean): readonly string[] {
  const { title, english, synonyms: others = [] } = graph.title(ref) ?? {};
  const given = graph.stated(by, ref).map((one) => one.title);
  return [title, english, ...given, ...(synonyms ? others : [])].filter((name) => name !== undefined);
}

/** The first word of a name; of one that begins with an article or a short word, the first two. */
function firstWord(name: string): string {
  const [first = '', second = ''] = name.split(' ');
  if (first.length >= 3 && !commonWords.has(first)) return first;
  return second === '' ? (isUnspaced(first) ? first : '') : `${first} ${second}`;
}

/** A walk asks for the words of a title again and again. */
const knownWords = new WeakMap<Title, ReadonlySet<string>>();

function wordsOf(title: Title | undefined): ReadonlySet<string> {
  if (!title) return new Set();
  const { title: main, english, synonyms = [] } = title;
  const words = knownWords.get(title) ?? wordsIn([main, ...(english === undefined ? [] : [english]), ...synonyms]);
  knownWords.set(title, words);
  return words;
}

/** The words of names that tell franchises apart: of three letters or more, no numbers. */
function wordsIn(names: readonly string[]): ReadonlySet<string> {
  const words = names.flatMap((name) => normalised(name).split(' '));
  return new Set(words.filter((word) => word.length >= 3 && !commonWords.has(word) && !/^\d+$/.test(word)));
}

function haveCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const word of a) if (b.has(word)) return true;
  return false;
}

const isAnime = (ref: Ref): boolean => kindOf(ref) !== 'manga';
