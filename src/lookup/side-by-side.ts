import type { Arrived } from '../model/lookup.ts';
import type { Relation } from '../model/relation.ts';
import type { Title } from '../model/title.ts';
import { createIdentity } from './identity.ts';

/**
 * One title as several have it: what the first of `voices` says of it, gaps filled by the others, and the relations of all
 * with who states each. `others` came along: their ids tell which of the related titles are one. Undefined: nobody has it.
 */
export function sideBySide(
  answers: readonly Arrived[],
  others: Iterable<Arrived>,
  voices: readonly string[],
): Arrived | undefined {
  const [first, ...rest] = answers.toSorted((a, b) => voices.indexOf(a.provider) - voices.indexOf(b.provider));
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

/** A title with its gaps filled by another answer about it, and who states what fills them. */
export function filled(known: Title, { title, provider }: Arrived): Title {
  const { relations: _, statedBy: __, ...facts } = title;
  const news = Object.keys(facts).filter((field) => !(field in known));
  const statedBy = { ...known.statedBy, ...Object.fromEntries(news.map((field) => [field, provider])) };
  const all = { ...facts, ...known, ids: { ...title.ids, ...known.ids } };
  return Object.keys(statedBy).length > 0 ? { ...all, statedBy } : all;
}
