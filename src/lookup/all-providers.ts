import type { AnimectlError } from '../model/errors.ts';
import { refsOf } from '../model/identity.ts';
import type { Answer, Arrived, Call } from '../model/lookup.ts';
import { kindOf, type Ref, refOf, sourceOf } from '../model/ref.ts';
import { isBare } from './first-provider.ts';
import type { Origin, OriginAnswer } from './origin.ts';
import { adopted, asAsked, givenUp, type LookupState } from './state.ts';

/** A lookup that asks every provider for every title, and what each has said in this run. */
export interface AllProviders {
  readonly state: LookupState;
  /** Their names, in order of precedence. */
  readonly providers: readonly string[];
  /** What each provider has said, by every ref of the title. */
  readonly said: Map<string | undefined, Map<Ref, Arrived>>;
  /** Providers that have failed for at least one title. */
  readonly failed: Set<string | undefined>;
  /** Providers that have stated relations of a title and have it no more, by its ref, where they are believed. */
  readonly gone: Map<Ref, Set<string>>;
}

/** How far the refs of one call have been answered. */
interface Progress {
  /** The providers that have answered so far, by the refs that were asked for. */
  readonly answeredBy: ReadonlyMap<Ref, Set<string>>;
  readonly failures: Map<Ref, AnimectlError>;
  /** Stored titles of which no relations are known: they are the answer where nobody knows more. */
  readonly bare: Map<Ref, Arrived>;
  /** Refs that each origin has been asked for. */
  readonly asked: ReadonlyMap<Origin, Set<Ref>>;
  /** Refs of which a provider has said that there is no such title. */
  readonly denied: Set<Ref>;
}

export function allProviders(state: LookupState): AllProviders {
  const providers = [...new Set(state.origins.flatMap(({ provider }) => provider ?? []))];
  return { state, providers, said: new Map(), failed: new Set(), gone: new Map() };
}

/** Keeps what a provider has said of a title, for questions about the title to come. */
export function rememberOf({ said }: AllProviders, answer: Arrived): void {
  if (!answer.title.relations || answer.from === 'store') return;
  const own = said.get(answer.provider) ?? new Map<Ref, Arrived>();
  said.set(answer.provider, own);
  for (const ref of refsOf(answer.title)) if (answer.emptied || !own.has(ref)) own.set(ref, answer);
}

/** Providers of whom something is missing, in their order. One that failed at a search is missing for every title. */
export function unheardOf({ state: { origins, down }, providers, failed }: AllProviders): readonly string[] {
  const isDown = (name: string) => origins.some((one) => !one.local && one.provider === name && down.has(one));
  return providers.filter((name) => failed.has(name) || isDown(name));
}

/**
 * Asks every provider for every title, each under its own ids. In place of a provider that does not answer stands what it
 * said before: as it is cached, else as it is stored. A title is missing where nobody has it.
 */
export async function* titlesOfAll(all: AllProviders, refs: readonly Ref[], call: Call): AsyncGenerator<Answer, void> {
  const progress: Progress = {
    answeredBy: new Map(refs.map((ref) => [ref, new Set()])),
    failures: new Map(),
    bare: new Map(),
    asked: new Map(all.state.origins.map((origin) => [origin, new Set()])),
    denied: new Set(),
  };
  for (const [n, origin] of inTurn(all.state.origins).entries()) {
    // Every provider has been asked once: the others may have under ids of their own what one has no more.
    if (n === all.providers.length) await learnDenied(all, progress, call);
    if (all.state.down.has(origin)) continue;
    for (const known of saidBefore(all, origin, wanted(all, origin, progress)))
      yield* taken(all, asAsked(known), origin, progress);
    yield* askedOf(all, origin, progress, call);
  }
  for (const [ref, by] of progress.answeredBy) {
    const error = progress.failures.get(ref);
    const bare = by.size === 0 ? progress.bare.get(ref) : undefined;
    if (bare) yield bare;
    if (by.size === 0 && (error || !bare)) yield error ? { type: 'failed', ref, error } : { type: 'missing', ref };
  }
}

/** Origins in the order in which they are asked; again and again, for ids that one has stated let another be asked that was asked before it. */
function inTurn(origins: readonly Origin[]): readonly Origin[] {
  const remote = origins.filter(({ local }) => !local);
  const cached = origins.filter(({ local, provider }) => local && provider !== undefined);
  const others = origins.filter(({ local, provider }) => local && provider === undefined);
  return [...remote, ...remote, ...remote, ...cached, ...cached, ...cached, ...others];
}

async function* askedOf(
  all: AllProviders,
  origin: Origin,
  progress: Progress,
  call: Call,
): AsyncGenerator<Answer, void> {
  const questions = questionsTo(all, origin, progress);
  if (questions.size === 0) return;
  try {
    for await (const answer of origin.titles([...questions.keys()], call)) {
      if (answer.type === 'failed') noteFailure(all, origin, questions.get(answer.ref) ?? answer.ref, answer, progress);
      else if (answer.type === 'title') yield* taken(all, answer, origin, progress);
      else if (answer.type === 'gone') yield goneTold(all, answer);
      else if (answer.type === 'missing') progress.denied.add(questions.get(answer.ref) ?? answer.ref);
      else yield answer;
    }
  } catch (error) {
    const fallback = givenUp(all.state, origin, error);
    for (const ref of questions.values()) progress.failures.set(ref, fallback.error);
    yield fallback;
  }
}

/** Learns the ids that are stored of titles that a provider does not have. */
async function learnDenied(
  { state: { origins, identity } }: AllProviders,
  { denied, answeredBy }: Progress,
  call: Call,
): Promise<void> {
  const refs = [...denied].filter((ref) => answeredBy.get(ref)?.size === 0);
  if (refs.length === 0) return;
  for (const origin of origins) {
    if (!origin.local || origin.provider !== undefined || origin.numberings !== undefined) continue;
    for await (const answer of origin.titles(refs, call))
      if (answer.type === 'title') identity.learn(answer.title.ids, answer.title.kind);
  }
}

function goneTold({ gone, state }: AllProviders, answer: Extract<OriginAnswer, { type: 'gone' }>): Answer {
  const ref = state.identity.canonical(answer.title.ref);
  if (answer.emptied === 'believed') gone.set(ref, (gone.get(ref) ?? new Set()).add(answer.provider));
  return answer;
}

/** A stored title, without what those stated of it who have it no more. */
function withoutGone({ gone }: AllProviders, answer: Arrived): Arrived {
  const by = answer.from === 'store' ? gone.get(answer.title.ref) : undefined;
  const { relations } = answer.title;
  if (!by || !relations) return answer;
  const stands = relations.filter(({ by: those = [answer.provider] }) => those.some((one) => !by.has(one)));
  return { ...answer, title: { ...answer.title, relations: stands } };
}

function noteFailure(
  { failed }: AllProviders,
  { provider }: Origin,
  ref: Ref,
  { error }: Extract<OriginAnswer, { type: 'failed' }>,
  { failures }: Progress,
): void {
  failures.set(ref, error);
  failed.add(provider);
}

/** Providers that cannot be asked any more. */
function unreachable({ state: { origins, down }, providers }: AllProviders): readonly string[] {
  return providers.filter((name) => !origins.some((one) => !one.local && one.provider === name && !down.has(one)));
}

/** Refs that an origin is still wanted for: its provider has not answered for them. A local origin stands in for providers that cannot be asked. */
function wanted(all: AllProviders, { provider, local }: Origin, { answeredBy }: Progress): readonly Ref[] {
  const silent = unreachable(all);
  return [...answeredBy].flatMap(([ref, by]) => {
    const isWanted =
      provider === undefined
        ? by.size === 0 || silent.some((one) => !by.has(one))
        : !by.has(provider) && (!local || silent.includes(provider));
    return isWanted ? ref : [];
  });
}

/** What the origin's provider has said of the refs in this run, though perhaps not when it was asked for them. */
function saidBefore({ said, state }: AllProviders, { provider }: Origin, refs: readonly Ref[]): ReadonlySet<Arrived> {
  const own = said.get(provider);
  return new Set(refs.flatMap((ref) => own?.get(ref) ?? own?.get(state.identity.canonical(ref)) ?? []));
}

/** What an origin is asked for, each question once: by its own ids where they are known, else by those of others, one after the other. */
function questionsTo(all: AllProviders, origin: Origin, progress: Progress): ReadonlyMap<Ref, Ref> {
  const asked = progress.asked.get(origin) ?? new Set();
  const questions = new Map<Ref, Ref>();
  for (const ref of wanted(all, origin, progress)) {
    const question = knownTo(origin, ref, all.state).find((one) => !asked.has(one));
    if (question) questions.set(question, ref);
  }
  for (const question of questions.keys()) asked.add(question);
  return questions;
}

/** The refs by which an origin can be asked for a title: its own alone where that is known. */
function knownTo({ numberings }: Origin, ref: Ref, { identity }: LookupState): readonly Ref[] {
  if (!numberings) return [ref];
  const ids = identity.idsOf(ref);
  const known = numberings.flatMap((one) => (ids[one] ? refOf(one, ids[one], kindOf(ref)) : []));
  return known.some((one) => sourceOf(one) === numberings[0]) ? known.slice(0, 1) : known;
}

function* taken(all: AllProviders, answer: Arrived, origin: Origin, progress: Progress): Generator<Arrived, void> {
  const one = withoutGone(all, adopted(all.state, answer));
  if (isBare(one)) {
    for (const ref of progress.answeredBy.keys())
      if (all.state.identity.canonical(ref) === one.title.ref) progress.bare.set(ref, one);
    return;
  }
  const news = newsOf(all, one, origin, progress);
  if (!news) return;
  rememberOf(all, one);
  const statedBy = (news.title.relations ?? []).flatMap(({ by = [] }) => by);
  for (const by of answersTo(all, news, progress)) for (const name of [news.provider, ...statedBy]) by.add(name);
  yield news;
}

/** The part of an answer that is new: all of it, or only what providers state that cannot be asked. Undefined where nothing is. */
function newsOf(all: AllProviders, answer: Arrived, origin: Origin, progress: Progress): Arrived | undefined {
  const [by] = origin.provider === undefined ? answersTo(all, answer, progress) : [];
  if (!by?.size) return answer;
  const missing = unreachable(all).filter((name) => !by.has(name));
  const relations = (answer.title.relations ?? []).flatMap((relation) => {
    const own = (relation.by ?? [answer.provider]).filter((one) => missing.includes(one));
    return own.length > 0 ? { ...relation, by: own } : [];
  });
  return relations.length > 0 ? { ...answer, title: { ...answer.title, relations } } : undefined;
}

/** Who has answered so far, for each of the refs that the title was asked for by. */
function answersTo({ state }: AllProviders, { title }: Arrived, { answeredBy }: Progress): readonly Set<string>[] {
  return [...answeredBy].flatMap(([ref, by]) => (state.identity.canonical(ref) === title.ref ? by : []));
}
