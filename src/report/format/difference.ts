import type { Difference } from '../../franchise/difference.ts';
import { plain } from '../text/plain.ts';
import { count } from '../text/words.ts';

/** What changed, a line each, for people. */
export function differenceText(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'nothing has changed\n';
  const lines = differences.map((one) => `${differenceSentence(one)}\n`);
  return `${lines.join('')}${count(differences.length, 'change')}\n`;
}

const fieldWords: Readonly<Record<string, string>> = {
  start_date: 'begins',
  end_date: 'ends',
  title: 'is now called',
  english: 'is now called in English',
};

/** One change in a sentence, for people. */
export function differenceSentence({ kind, ref, title, field, before, after, other }: Difference): string {
  const name = `${plain(title)} (${ref})`;
  if (kind === 'announced') return `+ ${name}: announced${after ? `, begins ${plain(after)}` : ''}`;
  if (kind === 'new') return `+ ${name}: new${after ? `, ${plain(after)}` : ''}`;
  if (other)
    return `~ ${name}: what it says of ${plain(other.title)} (${other.ref}): ${value(before, 'nothing')} → ${value(after, 'nothing')}`;
  return `~ ${name}: ${fieldWords[field ?? ''] ?? field} ${value(before, 'unknown')} → ${value(after, 'unknown')}`;
}

function value(text: string | null, none: string): string {
  return text === null ? none : plain(text);
}
