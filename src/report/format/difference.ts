import type { DiffDocument, Difference, FranchisesChecked } from '../../franchise/difference.ts';
import { plain } from '../text/plain.ts';
import { count } from '../text/words.ts';

/** What changed, a line each, for people; then how much was asked for, as far as somebody was asked. */
export function differenceText({ query, changes, franchises }: DiffDocument): string {
  const lines = changes.map((one) => `${differenceSentence(one)}\n`);
  return `${lines.join('')}${query === null && wasAsked(franchises) ? checkedWords(franchises) : endWords(changes.length, franchises)}\n`;
}

function wasAsked(franchises: FranchisesChecked | undefined): franchises is FranchisesChecked {
  return franchises !== undefined && franchises.checked + franchises.missed.length > 0;
}

/** `17 franchises checked, 2 could not be asked, 1 changed`. */
function checkedWords({ checked, changed, missed }: FranchisesChecked): string {
  const unasked = missed.filter(({ entirely }) => entirely).length;
  const partly = missed.length - unasked;
  return [
    `${count(checked, 'franchise')} checked`,
    ...(partly > 0 ? [`${partly} only in part`] : []),
    ...(unasked > 0 ? [`${unasked} could not be asked`] : []),
    ...(checked > 0 && changed === 0 ? ['none changed'] : checked > 0 || unasked === 0 ? [`${changed} changed`] : []),
  ].join(', ');
}

function endWords(changes: number, franchises: FranchisesChecked | undefined): string {
  const [missed] = franchises?.missed ?? [];
  const without = missed?.entirely ? 'it could not be asked' : 'some of it could not be asked';
  if (changes > 0) return `${count(changes, 'change')}${missed ? `; ${without}` : ''}`;
  return missed ? `${without}: whether anything has changed is not known` : 'nothing has changed';
}

const fieldWords: Readonly<Record<string, string>> = {
  start_date: 'begins',
  end_date: 'ends',
  title: 'is now called',
  english: 'is now called in English',
};

/** One change in a sentence, for people. */
export function differenceSentence(difference: Difference): string {
  const { kind, ref, title } = difference;
  return `${kind === 'announced' || kind === 'new' ? '+' : '~'} ${plain(title)} (${ref}): ${differenceWords(difference)}`;
}

/** What is new of a title, without its name. */
export function differenceWords({ kind, field, before, after, other }: Difference): string {
  if (kind === 'announced') return `announced${after ? `, begins ${plain(after)}` : ''}`;
  if (kind === 'new') return `new${after ? `, ${plain(after)}` : ''}`;
  if (other)
    return `what it says of ${plain(other.title)} (${other.ref}): ${value(before, 'nothing')} → ${value(after, 'nothing')}`;
  return `${fieldWords[field ?? ''] ?? field} ${value(before, 'unknown')} → ${value(after, 'unknown')}`;
}

function value(text: string | null, none: string): string {
  return text === null ? none : plain(text);
}
