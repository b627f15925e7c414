import { alsoSaid } from '../model/also-said.ts';
import { type AnimectlError, ProviderError } from '../model/errors.ts';
import { refsOf } from '../model/identity.ts';
import type { Answer, Arrived, Call, Known } from '../model/lookup.ts';
import { type Ref, sourceOf } from '../model/ref.ts';
import type { Origin, OriginAnswer } from './origin.ts';
import { adopted, asAsked, givenUp, type LookupState, othersAfter, rememberTitle } from './state.ts';

/** How far the refs of one call have been answered. */
interface Progress {
  /** Refs that nobody has answered yet. */
  readonly open: Set<Ref>;
  readonly answered: Set<Ref>;
  /** Why a ref was not answered, by whoever was asked last. */
  readonly failures: Map<Ref, AnimectlError>;
  /** Stored titles of which no relations are known: they are the answer where nobody knows more. */
  readonly bare: Map<Ref, Arrived>;
  /**
   * Who has said of a ref that there is no such title. One whose own numbering it is knows: what is known here answers for it then,
   * nobody else.
   */
  readonly denied: Map<Ref, { readonly by: string; readonly isOwn: boolean }>;
  /** All providers that have said so. */
  readonly deniers: Map<Ref, readonly string[]>;
}

/** Titles from the first origin that has them; what has come in this run already is not asked for again. */
export async function* titlesOfFirst(
  state: LookupState,
  refs: readonly Ref[],
  given: Call,
): AsyncGenerator<Answer, void> {
  const call = withoutKnown(given, state);
  const known = new Map(refs.map((ref) => [ref, state.came.get(ref)]));
  for (const arrived of new Set(known.values())) if (isWhole(arrived)) yield asAsked(arrived);
  const open = new Set(refs.filter((ref) => !isWhole(known.get(ref))));
  const progress: Progress = {
    ...{ open, answered: new Set(), failures: new Map(), bare: new Map(), denied: new Map(), deniers: new Map() },
  };
  for (const origin of state.origins) {
    const questions = questionsTo(origin, state, stillOpen(progress, origin));
    if (state.down.has(origin) || questions.size === 0) continue;
    try {
      const othersCan = canOthers(origin, state, questions.values());
      for await (const answer of origin.titles([...questions.keys()], { ...call, othersCan }))
        yield* taken(answer, origin, questions, progress, state);
    } catch (error) {
      const fallback = givenUp(state, origin, error);
      yield fallback;
      for (const ref of questions.values()) progress.failures.set(ref, fallback.error);
    }
  }
  yield* new Set([...open].flatMap((ref) => told(progress.bare.get(ref), progress.denied.get(ref)?.by) ?? []));
  for (const ref of open) {
    const error = progress.failures.get(ref);
    // That nobody could be asked is a failure although there is something to show.
    if (progress.bare.has(ref) && !error) continue;
    yield error ? { type: 'failed', ref, error: whole(error, ref, progress, state) } : { type: 'missing', ref };
  }
}

/** Why a title was not answered, with what came of it where it could be asked for instead. */
function whole(error: AnimectlError, ref: Ref, { deniers }: Progress, state: LookupState): AnimectlError {
  if (!(error instanceof ProviderError)) return error;
  const denials = (deniers.get(ref) ?? []).map((by) => `${by} has no such title`);
  const strange = state.origins.filter((origin) => !origin.local && questionsTo(origin, state, [ref]).size === 0);
  const labels = strange.map(({ label }) => label).join(' and ');
  return alsoSaid(
    error,
    labels === '' ? denials : [...denials, `${labels} cannot be asked: no id of it there is known`],
  );
}

/** Whether a provider that is asked later can be asked for all of it. */
function canOthers(origin: Origin, state: LookupState, refs: Iterable<Ref>): boolean {
  const all = new Set(refs);
  return othersAfter(origin, state).some((other) => questionsTo(other, state, all).size === all.size);
}

/** Of a title that its own provider does not have, only what is stored and bundled is asked. */
function stillOpen({ open, denied }: Progress, { local }: Origin): readonly Ref[] {
  return [...open].filter((ref) => local || !denied.get(ref)?.isOwn);
}

/** What has come in this run is not expected any more. */
function withoutKnown(call: Call, { came }: LookupState): Call {
  const { expected } = call;
  if (!expected) return call;
  const isKnown = (one: Known) => refsOf(one).some((ref) => isWhole(came.get(ref)));
  return { ...call, expected: async () => (await expected()).filter((one) => !isKnown(one)) };
}

function isWhole(arrived: Arrived | undefined): arrived is Arrived {
  return arrived?.title.relations !== undefined;
}

/** Whether it is stored, and nothing is known of its relations. */
export function isBare({ from, title }: Arrived): boolean {
  return from === 'store' && title.relations === undefined;
}

/** What an origin is asked for: by refs that it understands, the refs that are open. */
function questionsTo({ numberings }: Origin, { identity }: LookupState, open: Iterable<Ref>): ReadonlyMap<Ref, Ref> {
  const questions = new Map<Ref, Ref>();
  for (const ref of open) {
    const question = numberings ? identity.refIn(ref, numberings) : ref;
    if (question) questions.set(question, ref);
  }
  return questions;
}

function* taken(
  answer: OriginAnswer,
  { numberings, label, local }: Origin,
  questions: ReadonlyMap<Ref, Ref>,
  { open, answered, failures, bare, denied, deniers }: Progress,
  state: LookupState,
): Generator<Answer, void> {
  if (answer.type === 'failed') failures.set(questions.get(answer.ref) ?? answer.ref, answer.error);
  else if (answer.type === 'missing') {
    const ref = questions.get(answer.ref) ?? answer.ref;
    const isOwn = sourceOf(ref) === numberings?.[0];
    if (isOwn || !denied.get(ref)?.isOwn) denied.set(ref, { by: label, isOwn });
    if (!local) deniers.set(ref, [...(deniers.get(ref) ?? []), label]);
  } else if (answer.type === 'title') {
    const one = withoutTaken(adopted(state, answer), local, state);
    rememberTitle(state, one);
    const stands = (ref: Ref) => state.identity.canonical(ref) === one.title.ref;
    if (isBare(one)) {
      for (const ref of open) if (stands(ref)) bare.set(ref, one);
      return;
    }
    const own = [...open].filter(stands);
    for (const ref of own) answered.add(ref);
    for (const ref of answered) open.delete(ref);
    const isHere = local && one.ahead !== true;
    yield told(one, isHere ? own.map((ref) => denied.get(ref)?.by).find(Boolean) : undefined) ?? one;
  } else {
    if (answer.type === 'gone' && answer.emptied === 'believed')
      state.gone.add(state.identity.canonical(answer.title.ref));
    yield answer;
  }
}

/** What is stored of a title that its provider has no more, without the relations that were taken back in this run. */
function withoutTaken(arrived: Arrived, local: boolean, { gone }: LookupState): Arrived {
  if (!local || !gone.has(arrived.title.ref)) return arrived;
  return { ...arrived, title: { ...arrived.title, relations: [] } };
}

/** A title that is known here, with who does not know it. */
function told(arrived: Arrived | undefined, unknownTo: string | undefined): Arrived | undefined {
  return arrived && unknownTo !== undefined ? { ...arrived, unknownTo } : arrived;
}
