import { filled } from '../model/filled.ts';
import { createIdentity } from '../model/identity.ts';
import type { Arrived } from '../model/lookup.ts';
import type { Relation } from '../model/relation.ts';

/**
 * One title as several providers have it: what the first of `providers` says of it, gaps filled by the others, and the
 * relations of all with who states each. `others` are titles that came along: their ids tell which of the related titles are
 * one. Undefined where there are no answers.
 */
export function sideBySide(
  answers: readonly Arrived[],
  others: Iterable<Arrived>,
  providers: readonly string[],
): Arrived | undefined {
  const [first, ...rest] = answers.toSorted((a, b) => providers.indexOf(a.provider) - providers.indexOf(b.provider));
  if (!first) return undefined;
  const identity = createIdentity();
  for (const { title } of [...answers, ...others]) identity.learn(title.ids, title.kind);
  const relations = new Map<string, Relation>();
  for (const { title, provider } of [first, ...rest]) {
    for (const relation of title.relations ?? []) {
      const to = identity.best(relation.to);
      const key = `${relation.type} ${to}`;
      const known = relations.get(key);
      const by = [...new Set([...(known?.by ?? []), ...(relation.by ?? [provider])])].sort();
      relations.set(key, { ...relation, ...known, to, by });
    }
  }
  const title = rest.reduce(filled, first.title);
  const isKnown = [first, ...rest].some((one) => one.title.relations);
  const ref = identity.best(first.title.ref);
  return { ...first, title: { ...title, ref, ...(isKnown && { relations: [...relations.values()] }) } };
}
