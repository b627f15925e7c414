import type { FranchiseDocument } from '../../franchise/document.ts';
import { program, user } from '../../model/decision.ts';
import type { Edge } from '../../model/franchise.ts';
import { count, grouped, providersWords } from './words.ts';

/** Where several providers were heard: how far they agree, in a line. None where one was, or nobody speaks of what another does. */
export function voicesLines({ relations }: FranchiseDocument): readonly string[] {
  // What was decided here is no provider's word.
  const stated = relations.flatMap((edge) => {
    const by = edge.by.filter((one) => one !== user && one !== program);
    return edge.stated && by.length > 0 ? [{ ...edge, by }] : [];
  });
  const voices = [...new Set(stated.flatMap(({ by }) => by))].sort();
  if (voices.length < 2) return [];
  const disagreements = disagreementsIn(stated);
  const [alone, shared] = [stated.filter(({ by }) => by.length === 1), stated.filter(({ by }) => by.length > 1)];
  if (shared.length + disagreements === 0) return [];
  const all = stated.filter(({ by }) => voices.every((one) => by.includes(one))).length;
  const parts = [
    `${grouped(all)} stated by ${voices.length === 2 ? 'both' : 'all'} of ${providersWords(voices)}`,
    ...(shared.length > all ? [`${grouped(shared.length - all)} by some`] : []),
    `${grouped(alone.length)} by one only`,
  ];
  const end = disagreements
    ? `${count(disagreements, 'disagreement')}, which animectl db check --disagreements lists`
    : 'no disagreement';
  return [`Relations: ${parts.join(', ')}; ${end}.`];
}

/** Pairs of titles of which two say different things, each direction for itself. */
function disagreementsIn(stated: readonly Edge[]): number {
  const first = new Map<string, string>();
  const differing = new Set<string>();
  for (const { from, to, by } of stated) {
    const key = `${from} ${to}`;
    const who = first.get(key);
    if (who === undefined) first.set(key, by.join());
    else if (who !== by.join()) differing.add(key);
  }
  return differing.size;
}
