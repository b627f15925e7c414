import { ProviderError } from '../model/errors.ts';
import { createIdentity, type Identity, refsOf } from '../model/identity.ts';
import type { Answer, Arrived } from '../model/lookup.ts';
import { kindOf, type Ref } from '../model/ref.ts';
import type { Origin } from './origin.ts';

/** What a lookup has learnt in this run. */
export interface LookupState {
  /** In the order in which they are asked. */
  readonly origins: readonly Origin[];
  readonly identity: Identity;
  /** Titles that have come, by every ref that they go by. */
  readonly came: Map<Ref, Arrived>;
  /** Origins that have failed and are not asked again in this run. */
  readonly down: Set<Origin>;
  /** Titles for which the provider that was named cannot be asked, as far as that was told. */
  readonly strange: Set<Ref>;
  /** Titles that their provider has no more, and whose relations it has taken back in this run. */
  readonly gone: Set<Ref>;
}

export function emptyState(origins: readonly Origin[]): LookupState {
  return { origins, identity: createIdentity(), came: new Map(), down: new Set(), strange: new Set(), gone: new Set() };
}

/** Who is asked where no provider is left. */
export const here = 'what is stored or bundled';

/** The title under the ref that stands for it in this run, with every id that is known of it. Learns the ids that the answer states. */
export function adopted({ identity }: LookupState, answer: Arrived): Arrived {
  const { title } = answer;
  identity.learn(title.ids, title.kind);
  identity.merge(title.merged ?? [], title.ref);
  for (const { to, ids } of title.relations ?? []) if (ids) identity.learn(ids, kindOf(to));
  const ref = identity.canonical(title.ref);
  const relations = title.relations?.map((relation) => ({ ...relation, to: identity.canonical(relation.to) }));
  const known = { ...title, ref, ids: { ...identity.idsOf(ref), ...title.ids }, ...(relations && { relations }) };
  return { ...answer, title: known };
}

/** Keeps an adopted title for later questions. One whose relations are known stays, unless the provider has taken them back. */
export function rememberTitle({ came }: LookupState, answer: Arrived): void {
  for (const ref of refsOf(answer.title)) if (answer.emptied || !came.get(ref)?.title.relations) came.set(ref, answer);
}

/** Providers that are asked after this one, and have not failed in this run. */
export const othersAfter = (origin: Origin, { origins, down }: LookupState): readonly Origin[] =>
  origins.slice(origins.indexOf(origin) + 1).filter((one) => !one.local && !down.has(one));

/** Leaves out an origin for the rest of the run, and says who is asked next. Throws `error` if it is no provider's failure. */
export function givenUp({ origins, down }: LookupState, origin: Origin, error: unknown): FallenBack {
  if (!(error instanceof ProviderError)) throw error;
  down.add(origin);
  const next = origins.slice(origins.indexOf(origin)).find((one) => !down.has(one));
  return { type: 'fallback', error, next: next?.local ? here : next?.label };
}

type FallenBack = Extract<Answer, { type: 'fallback' }>;

/** What came in this run for another question, as the answer to one of its own: neither ahead of it nor besides. */
export const asAsked = ({ ahead: _, further: __, ...arrived }: Arrived): Arrived => arrived;
