import { ProviderError } from '../model/errors.ts';
import type { Answer, Call } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import { here, type LookupState } from './state.ts';

/**
 * Learns the ids under which the provider that was named can be asked for titles that it cannot be asked for as they are, from
 * what is stored or bundled. Says once in a run where that is in vain: then another one's word stands in its place.
 */
export async function* idsLearnt(state: LookupState, refs: readonly Ref[], call: Call): AsyncGenerator<Answer, void> {
  const { origins, identity, down } = state;
  const [named] = origins.filter((origin) => !origin.local && !down.has(origin));
  const numberings = named?.numberings;
  const locals = origins.filter(({ local }) => local);
  if (!numberings || locals.length === 0) return;
  const strange = () => refs.filter((ref) => !state.came.has(ref) && identity.refIn(ref, numberings) === undefined);
  for (const origin of locals) {
    const asked = strange();
    if (asked.length === 0) return;
    for await (const answer of origin.titles(asked, { ...call, outline: true }))
      if (answer.type === 'title') identity.learn(answer.title.ids, answer.title.kind);
  }
  const [first] = strange();
  if (first === undefined || state.strange.size > 0) return;
  state.strange.add(first);
  const what = `${named.label}: cannot be asked for ${first}: no id of its own is known of it`;
  yield { type: 'fallback', error: new ProviderError(named.provider ?? named.label, 'request', what), next: here };
}
