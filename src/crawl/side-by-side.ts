import type { Media } from '../model/media.ts';
import type { Relation } from '../model/relation.ts';
import { createIdentity } from './identity.ts';
import type { Arrived } from './lookup.ts';

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
  for (const { media } of [...answers, ...others]) identity.learn(media.ids, media.kind);
  const relations = new Map<string, Relation>();
  for (const { media, provider } of [first, ...rest]) {
    for (const relation of media.relations ?? []) {
      const to = identity.best(relation.to);
      const key = `${relation.type} ${to}`;
      const known = relations.get(key);
      const by = [...new Set([...(known?.by ?? []), ...(relation.by ?? [provider])])].sort();
      relations.set(key, { ...relation, ...known, to, by });
    }
  }
  const media = rest.reduce(filled, first.media);
  const isKnown = [first, ...rest].some((one) => one.media.relations);
  const ref = identity.best(first.media.ref);
  return { ...first, media: { ...media, ref, ...(isKnown && { relations: [...relations.values()] }) } };
}

/** A title with its gaps filled by another answer about it, and who states what fills them. */
export function filled(known: Media, { media, provider }: Arrived): Media {
  const { relations: _, statedBy: __, ...facts } = media;
  const news = Object.keys(facts).filter((field) => !(field in known));
  const statedBy = { ...known.statedBy, ...Object.fromEntries(news.map((field) => [field, provider])) };
  const all = { ...facts, ...known, ids: { ...media.ids, ...known.ids } };
  return Object.keys(statedBy).length > 0 ? { ...all, statedBy } : all;
}
