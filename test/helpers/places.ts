import type { Origin, OriginAnswer } from '../../src/lookup/origin.ts';
import type { Answer, Arrived } from '../../src/model/lookup.ts';
import type { Ids, Ref, Source } from '../../src/model/ref.ts';
import type { Relation } from '../../src/model/relation.ts';
import { titleOf } from './franchise.ts';

/** A title as a place has it. `relations`: nothing is known of them where that is null. */
export const has = (own: Ref, ids: Ids, relations: readonly Relation[] | null = [], more: Partial<Arrived> = {}) =>
  ({
    ...{ type: 'title', from: 'network', provider: 'anilist', fetchedAt: 7 },
    ...more,
    title: titleOf(1, { ref: own, ids, title: `Title of ${own}`, ...(relations && { relations }) }),
  }) as const satisfies Arrived;

/** A place, and the questions of titles that it was asked. */
export interface Place extends Origin {
  readonly asked: (readonly Ref[])[];
}
/** What a place says of each ref that it is asked for; else that there is no such title. */
type Says = Readonly<Record<Ref, readonly OriginAnswer[]>>;

/** A provider that can be asked by its own ids, or one that fails. */
export function place(label: string, says: Says | Error, more: Partial<Origin> = {}): Place {
  const asked: (readonly Ref[])[] = [];
  return {
    asked,
    label,
    local: false,
    provider: label,
    numberings: [label as Source],
    async *titles(some) {
      asked.push(some);
      if (says instanceof Error) throw says;
      for (const one of some) yield* says[one] ?? [{ type: 'missing', ref: one }];
    },
    async *search(queries) {
      if (says instanceof Error) throw says;
      for (const query of queries) yield { type: 'candidates', query, found: [], from: 'network' };
    },
    ...more,
  };
}
/** What is stored or bundled: by any ref, and of several providers. */
export const here = (says: Says, label = 'here'): Place => {
  const one = place(label, says, { local: true });
  const { provider: _, numberings: __, ...rest } = one;
  return rest;
};
/** What is cached of a provider. */
export const cached = (name: string, says: Says) => place(name, says, { local: true });

const wordOf = ({ to: other, by }: Relation) => (by ? `${other} by ${by.join(', ')}` : other);
/** Answers in a few words: `anilist:1 of mal; anilist:2 by mal`, `missing anilist:1`. */
export const said = (answers: readonly Answer[]): readonly string[] =>
  answers.map((one) => {
    if (one.type === 'title')
      return [`${one.title.ref} of ${one.provider}`, ...(one.title.relations ?? []).map(wordOf)].join('; ');
    return 'ref' in one ? `${one.type} ${one.ref}` : one.type;
  });
