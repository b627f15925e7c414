import { type AnimectlError, ProviderError } from '../model/errors.ts';
import type { Answer, Arrived, Call, Candidates, Counts, Lookup } from '../model/lookup.ts';
import { kindOf, type Ref, type Source, sourceOf } from '../model/ref.ts';
import { createEveryWord } from './all-providers.ts';
import { createIdentity, refsOf } from './identity.ts';
/** One place that titles can come from. Throws `ProviderError` when it is of no further use in this run. */
export interface Origin {
  readonly label: string;
  /** The provider whose word this is, and nobody else's. */
  readonly voice?: string;
  /** It needs no network: what it says comes together with what other local ones say. */
  readonly local: boolean;
  /** Whose ids it can be asked for, its own first; undefined: anybody's. */
  readonly numberings?: readonly Source[];
  titles(refs: readonly Ref[], call: Call): AsyncIterable<Exclude<Answer, { type: 'fallback' }>>;
  search(queries: readonly string[], call: Call): AsyncIterable<Exclude<Answer, { type: 'fallback' }> | Candidates>;
  /** What is popular now, most popular first. Absent: it cannot say. */
  popular?(count: number, call: Call): AsyncIterable<Exclude<Answer, { type: 'fallback' }>>;
  /** What a user has listed there. Absent: it has no such lists. */
  list?(user: string, call: Call): AsyncIterable<Exclude<Answer, { type: 'fallback' }>>;
}

/** Whose word counts when several know a title. */
export type Voices = 'first' | 'all';

/**
 * Asks `origins` in their order; one that fails is left out for the rest of the run, and the next is asked under its own
 * ids, as far as they have been stated. `all`: every provider is asked for every title. Remembers all that came in this run.
 */
export function createLookup(origins: readonly Origin[], counts: Readonly<Counts>, voices: Voices = 'first'): Lookup {
  const memory = new Map<Ref, Arrived>();
  const identity = createIdentity();
  const down = new Set<Origin>();

  /** A title under the ref that stands for it in this run, with every id that is known. */
  function adopted(answer: Arrived): Arrived {
    const { title } = answer;
    identity.learn(title.ids, title.kind);
    for (const { to, ids } of title.relations ?? []) if (ids) identity.learn(ids, kindOf(to));
    const ref = identity.canonical(title.ref);
    const relations = title.relations?.map((relation) => ({ ...relation, to: identity.canonical(relation.to) }));
    const known = { ...title, ref, ids: { ...identity.idsOf(ref), ...title.ids }, ...(relations && { relations }) };
    return { ...answer, title: known };
  }

  function remember(answer: Arrived): void {
    everyWord?.remember(answer);
    for (const ref of refsOf(answer.title)) if (!memory.get(ref)?.title.relations) memory.set(ref, answer);
  }

  function giveUp(origin: Origin, error: unknown): Answer {
    if (!(error instanceof ProviderError)) throw error;
    down.add(origin);
    const next = origins.slice(origins.indexOf(origin)).find((one) => !down.has(one));
    return { type: 'fallback', error, next: next?.local ? 'what is stored or bundled' : next?.label };
  }

  /** What an origin is asked for, by the refs that it understands. */
  function questions(origin: Origin, open: Iterable<Ref>): ReadonlyMap<Ref, Ref> {
    const { numberings } = origin;
    const asked = [...open].map((ref) => [numberings ? identity.refIn(ref, numberings) : ref, ref] as const);
    return new Map(asked.filter((pair): pair is readonly [Ref, Ref] => pair[0] !== undefined));
  }

  const canonical = identity.canonical;
  const everyWord =
    voices === 'all'
      ? createEveryWord({ origins, down, canonical, adopted, idsOf: identity.idsOf, giveUp })
      : undefined;

  async function* fresh(refs: readonly Ref[], call: Call): AsyncGenerator<Answer, void> {
    const open = new Set(refs);
    const heard = new Set<Ref>();
    const failures = new Map<Ref, AnimectlError>();
    for (const origin of origins) {
      const asked = questions(origin, open);
      if (down.has(origin) || asked.size === 0) continue;
      try {
        for await (const answer of origin.titles([...asked.keys()], call)) {
          if (answer.type === 'failed') failures.set(asked.get(answer.ref) ?? answer.ref, answer.error);
          else if (answer.type === 'missing') {
            // Only whose numbering it is knows that there is no such title.
            const ref = asked.get(answer.ref);
            if (ref === answer.ref && sourceOf(ref) === origin.numberings?.[0] && open.delete(ref)) yield answer;
          } else if (answer.type === 'title') {
            const one = adopted(answer);
            remember(one);
            for (const ref of open) if (identity.canonical(ref) === one.title.ref) heard.add(ref);
            for (const ref of heard) open.delete(ref);
            yield one;
          } else yield answer;
        }
      } catch (error) {
        yield giveUp(origin, error);
        for (const ref of asked.values()) failures.set(ref, error as ProviderError);
      }
    }
    for (const ref of open) {
      const error = failures.get(ref);
      if (!heard.has(ref)) yield error ? { type: 'failed', ref, error } : { type: 'missing', ref };
    }
  }

  return {
    ...(everyWord && { everyWord: everyWord.voices, unheard: everyWord.unheard }),
    async *titles(refs, call) {
      if (everyWord) return yield* everyWord.titles(refs, call);
      const known = new Map(refs.map((ref) => [ref, memory.get(ref)]));
      for (const arrived of new Set(known.values())) {
        if (arrived?.title.relations) yield { ...arrived, ahead: false };
      }
      const rest = refs.filter((ref) => !known.get(ref)?.title.relations);
      if (rest.length > 0) yield* fresh(rest, call);
    },
    async *search(queries, call) {
      const open = new Set(queries);
      const unknown = new Set<string>();
      for (const origin of origins) {
        const asked = [...open].filter((query) => origin.local || !unknown.has(query));
        if (down.has(origin) || asked.length === 0) continue;
        try {
          for await (const answer of origin.search(asked, call)) {
            if (answer.type === 'title') {
              const one = adopted(answer);
              remember(one);
              yield one;
            } else if (answer.type === 'candidates' && answer.error) yield answer;
            else if (answer.type === 'candidates') {
              const found = answer.found.map(adopted);
              found.forEach(remember);
              // What a provider finds stands; what local origins find adds up, also where it has found nothing.
              if (!origin.local && found.length > 0) open.delete(answer.query);
              else if (!origin.local) unknown.add(answer.query);
              yield { ...answer, found };
            } else yield answer;
          }
        } catch (error) {
          yield giveUp(origin, error);
        }
      }
    },
    async *popular(count, call) {
      for (const origin of origins) {
        if (!origin.popular || down.has(origin)) continue;
        try {
          return yield* origin.popular(count, call);
        } catch (error) {
          yield giveUp(origin, error);
        }
      }
    },
    async *list(source, user, call) {
      const origin = origins.find((one) => one.list && one.numberings?.[0] === source);
      for await (const answer of origin?.list?.(user, call) ?? []) {
        const known = answer.type === 'title' ? adopted(answer) : answer;
        if (known.type === 'title') remember(known);
        yield known;
      }
    },
    counts() {
      const { most: _, ...made } = counts;
      return made;
    },
  };
}
