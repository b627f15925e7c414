import { UsageError } from '../model/errors.ts';
import type { Answer, Arrived, Call, Candidates, Counts, Lookup } from '../model/lookup.ts';
import { labelOf, type Source } from '../model/ref.ts';
import { type AllProviders, allProviders, rememberOf, titlesOfAll, unheardOf } from './all-providers.ts';
import { titlesOfFirst } from './first-provider.ts';
import { idsLearnt } from './learn-ids.ts';
import type { Origin } from './origin.ts';
import { adopted, emptyState, givenUp, type LookupState, othersAfter, rememberTitle } from './state.ts';

/** Whose word on a title counts: that of the first provider that has it, of the one that was named as far as it can be asked, or of all. */
export type ProvidersAsked = 'first' | 'named' | 'all';

/**
 * Asks `origins` in their order; one that fails is left out for the rest of the run, and the next is asked under its own
 * ids, as far as they have been stated. `named`: one provider was named; `all`: every provider is asked for every title.
 * Remembers all that came in this run.
 */
export function createLookup(
  origins: readonly Origin[],
  counts: Readonly<Counts>,
  providers: ProvidersAsked = 'first',
): Lookup {
  const state = emptyState(origins);
  const all = providers === 'all' ? allProviders(state) : undefined;
  return {
    ...(all && { allProviders: all.providers, unheard: () => unheardOf(all) }),
    async *titles(refs, call) {
      if (providers === 'named') yield* idsLearnt(state, refs, call);
      yield* all ? titlesOfAll(all, refs, call) : titlesOfFirst(state, refs, call);
    },
    search: (queries, call) => search(state, all, queries, call),
    popular: (count, call) => popular(state, count, call),
    list: (source, user, call) => list(state, all, source, user, call),
    asksSingly: () => !all && origins.find((origin) => !origin.local && !state.down.has(origin))?.singly === true,
    together: async (refs) => (await Promise.all(origins.map((origin) => origin.together?.(refs) ?? []))).flat(),
    counts() {
      const { most: _, ...made } = counts;
      return made;
    },
  };
}

/** A title under the ref that stands for it in this run; later questions are answered by it. */
function kept(state: LookupState, all: AllProviders | undefined, answer: Arrived): Arrived {
  const one = adopted(state, answer);
  rememberTitle(state, one);
  if (all) rememberOf(all, one);
  return one;
}

async function* search(
  state: LookupState,
  all: AllProviders | undefined,
  queries: readonly string[],
  call: Call,
): AsyncGenerator<Answer | Candidates, void> {
  const open = new Set(queries);
  /** Queries for which a provider has found nothing: the next provider is not asked for them. */
  const unknown = new Set<string>();
  // What is found here besides a provider's answer must not answer in the provider's place later on.
  const isBesides = call.scope === 'local' && state.origins.some((origin) => !origin.local && !state.down.has(origin));
  const take = (answer: Arrived) => (isBesides ? adopted(state, answer) : kept(state, all, answer));
  for (const origin of state.origins) {
    const asked = [...open].filter((query) => origin.local || !unknown.has(query));
    if (state.down.has(origin) || asked.length === 0 || (call.scope === 'local' && !origin.local)) continue;
    try {
      const othersCan = !all && othersAfter(origin, state).length > 0;
      for await (const answer of origin.search(asked, { ...call, othersCan })) {
        if (answer.type === 'title') yield take(answer);
        else if (answer.type !== 'candidates' || answer.error) yield answer;
        else {
          const found = answer.found.map(take);
          // What a provider finds stands; what local origins find adds up, also where a provider has found nothing.
          if (!origin.local && found.length > 0) open.delete(answer.query);
          else if (!origin.local) unknown.add(answer.query);
          yield { ...answer, found, ...(!origin.local && { by: origin.label }) };
        }
      }
    } catch (error) {
      yield givenUp(state, origin, error);
    }
  }
}

async function* popular(state: LookupState, count: number, call: Call): AsyncGenerator<Answer, void> {
  for (const origin of state.origins) {
    if (!origin.popular || state.down.has(origin)) continue;
    try {
      return yield* origin.popular(count, call);
    } catch (error) {
      yield givenUp(state, origin, error);
    }
  }
}

async function* list(
  state: LookupState,
  all: AllProviders | undefined,
  source: Source,
  user: string,
  call: Call,
): AsyncGenerator<Answer, void> {
  const origin = state.origins.find((one) => one.list && !one.local && one.numberings?.[0] === source);
  if (!origin?.list)
    throw new UsageError(`${labelOf(source)} has the list of "${user}", and is not asked here: its list cannot be had`);
  for await (const answer of origin.list(user, call)) yield answer.type === 'title' ? kept(state, all, answer) : answer;
}
