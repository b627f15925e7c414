import { normalised } from '../model/names.ts';
import type { Resolution } from './resolution.ts';
import { namesOf } from './score.ts';

/** Whether the title that was chosen has these words for a name. */
export function isCalledSo({ query, chosen, mismatch }: Resolution): boolean {
  if (!chosen || mismatch) return false;
  const words = normalised(query);
  return namesOf(chosen.title).some((name) => normalised(name) === words);
}

/** Whether the title that was chosen has this word in one of its names. */
export function holdsWord({ chosen }: Resolution, word: string): boolean {
  const wanted = normalised(word);
  return chosen !== undefined && namesOf(chosen.title).some((name) => normalised(name).split(' ').includes(wanted));
}

/**
 * What was found of the other sort and could be meant as well is named, last. Where nothing fits, it is told that who knows the
 * other sort was not heard: it may be one of those.
 */
export function besides(taken: Resolution, other: Resolution): Resolution {
  const { chosen } = other;
  const candidates = [...taken.candidates, ...other.candidates];
  const refusal = taken.refusal ?? other.refusal;
  if (!taken.chosen) return { ...taken, candidates, ...(refusal && { refusal }) };
  if (!chosen) return taken;
  return { ...taken, candidates, others: [...taken.others, { ...chosen, pick: taken.candidates.length + 1 }] };
}
