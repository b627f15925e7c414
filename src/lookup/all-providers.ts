import type { AnimectlError } from '../model/errors.ts';
import type { Answer, Arrived, Call } from '../model/lookup.ts';
import type { Ids } from '../model/ref.ts';
import { kindOf, type Ref, refOf, sourceOf } from '../model/ref.ts';
import { refsOf } from './identity.ts';
import type { Origin } from './lookup.ts';

export interface EveryWordOptions {
  readonly origins: readonly Origin[];
  /** Those that are of no more use in this run; grows. */
  readonly down: ReadonlySet<Origin>;
  /** The ref that stands for a title now. */
  readonly canonical: (ref: Ref) => Ref;
  /** A title under that ref. */
  readonly adopted: (answer: Arrived) => Arrived;
  /** Every id that is known of it. */
  readonly idsOf: (ref: Ref) => Ids;
  readonly giveUp: (origin: Origin, error: unknown) => Answer;
}

/** Who has been heard of a title. */
type Heard = ReadonlyMap<Ref, Set<string>>;

/**
 * Asks every provider for every title, each under its own ids, and remembers each one's word apart. For a provider that
 * does not answer stands what it said before: as it is cached, else as it is stored.
 */
export function createEveryWord({ origins, down, canonical, adopted, idsOf, giveUp }: EveryWordOptions) {
  const memory = new Map<string, Map<Ref, Arrived>>();
  const unheard = new Set<string>();
  const remote = origins.filter(({ local }) => !local);
  const kept = origins.filter(({ local, voice }) => local && voice !== undefined);
  const rest = origins.filter(({ local, voice }) => local && voice === undefined);
  const voices = [...new Set(origins.flatMap(({ voice }) => voice ?? []))];
  /** Who cannot be asked. */
  const silent = () => voices.filter((voice) => !remote.some((one) => one.voice === voice && !down.has(one)));

  function remember(answer: Arrived): void {
    if (!answer.title.relations || answer.from === 'store') return;
    const own = memory.get(answer.provider) ?? new Map<Ref, Arrived>();
    memory.set(answer.provider, own);
    for (const ref of refsOf(answer.title)) if (!own.has(ref)) own.set(ref, answer);
  }

  /** What the origin's provider has said in this run, though perhaps not when it was asked for that. */
  function remembered({ voice = '' }: Origin, refs: readonly Ref[]): ReadonlySet<Arrived> {
    const own = memory.get(voice);
    return new Set(own ? refs.flatMap((ref) => own.get(ref) ?? own.get(canonical(ref)) ?? []) : []);
  }

  function wanted({ voice, local: isLocal }: Origin, refs: readonly Ref[], heard: Heard): readonly Ref[] {
    const out = isLocal ? silent() : [];
    return refs.filter((ref) => {
      const who = heard.get(ref);
      if (voice !== undefined) return !who?.has(voice) && (!isLocal || out.includes(voice));
      return !who?.size || out.some((one) => !who.has(one));
    });
  }

  /** What an answer adds to what was heard: all of it, or the word of those that cannot be asked. */
  function addition(answer: Arrived, origin: Origin, heard: Heard): Arrived | undefined {
    const who = origin.voice === undefined ? sayersOf(answer, heard)[0] : undefined;
    if (!who?.size) return answer;
    const missing = silent().filter((voice) => !who.has(voice));
    const relations = (answer.title.relations ?? []).flatMap((relation) => {
      const by = (relation.by ?? [answer.provider]).filter((one) => missing.includes(one));
      return by.length > 0 ? { ...relation, by } : [];
    });
    return relations.length > 0 ? { ...answer, title: { ...answer.title, relations } } : undefined;
  }

  function sayersOf({ title }: Arrived, heard: Heard): readonly Set<string>[] {
    return [...heard].flatMap(([ref, who]) => (canonical(ref) === title.ref ? who : []));
  }

  function* take(answer: Arrived, origin: Origin, heard: Heard): Generator<Arrived, void> {
    const one = adopted(answer);
    const news = addition(one, origin, heard);
    if (!news) return;
    remember(one);
    for (const who of sayersOf(news, heard))
      for (const voice of [news.provider, ...(news.title.relations ?? []).flatMap(({ by = [] }) => by)]) who.add(voice);
    yield news;
  }

  /** What an origin is asked for: by its own ids where they are known, else by those of others, one after the other. */
  function questions({ numberings }: Origin, refs: readonly Ref[], asked: Set<Ref>): ReadonlyMap<Ref, Ref> {
    const open = new Map<Ref, Ref>();
    for (const ref of refs) {
      const ids = idsOf(ref);
      const known = (numberings ?? []).flatMap((one) => (ids[one] ? refOf(one, ids[one], kindOf(ref)) : []));
      const own = known.find((one) => sourceOf(one) === numberings?.[0]);
      const question = (numberings ? (own ? [own] : known) : [ref]).find((one) => !asked.has(one));
      if (question) open.set(question, ref);
    }
    for (const question of open.keys()) asked.add(question);
    return open;
  }

  async function* titles(refs: readonly Ref[], call: Call): AsyncGenerator<Answer, void> {
    const heard: Heard = new Map(refs.map((ref) => [ref, new Set()]));
    const failures = new Map<Ref, AnimectlError>();
    const asked = new Map(origins.map((origin) => [origin, new Set<Ref>()]));
    // Again and again: ids that one has stated let another be asked that was asked before it.
    for (const origin of [...remote, ...remote, ...remote, ...kept, ...kept, ...kept, ...rest]) {
      if (down.has(origin)) continue;
      for (const known of remembered(origin, wanted(origin, refs, heard)))
        yield* take({ ...known, ahead: false }, origin, heard);
      const open = questions(origin, wanted(origin, refs, heard), asked.get(origin) ?? new Set());
      if (open.size === 0) continue;
      try {
        for await (const answer of origin.titles([...open.keys()], call)) {
          if (answer.type === 'title') yield* take(answer, origin, heard);
          else if (answer.type === 'waiting') yield answer;
          else if (answer.type === 'failed') {
            failures.set(open.get(answer.ref) ?? answer.ref, answer.error);
            if (origin.voice) unheard.add(origin.voice);
          }
        }
      } catch (error) {
        const fallback = giveUp(origin, error);
        if (fallback.type === 'fallback') for (const ref of open.values()) failures.set(ref, fallback.error);
        if (origin.voice && !origin.local) unheard.add(origin.voice);
        yield fallback;
      }
    }
    for (const [ref, who] of heard) {
      const error = failures.get(ref);
      if (who.size === 0) yield error ? { type: 'failed', ref, error } : { type: 'missing', ref };
    }
  }

  /** In the order in which they are asked; one that failed at the search already has not been heard of any title. */
  const notHeard = () =>
    voices.filter((voice) => unheard.has(voice) || remote.some((one) => one.voice === voice && down.has(one)));

  return { titles, remember, voices, unheard: notHeard };
}
