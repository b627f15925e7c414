import { startsWithWord } from '../model/characters.ts';
import type { Title } from '../model/title.ts';

type Named = Pick<Title, 'title' | 'english'>;

/** Counts the titles whose name, English or romaji, starts with given words. */
export function coverage(titles: readonly Named[]): (words: string) => number {
  const names = titles.map(({ title, english }) => {
    const name = title.toLowerCase();
    return [name, english && english !== title ? english.toLowerCase() : name] as const;
  });
  const known = new Map<string, number>();
  return (words) => {
    const wanted = words.toLowerCase();
    const before = known.get(wanted);
    if (before !== undefined) return before;
    let count = 0;
    for (const [name, other] of names)
      if (startsWithWords(name, wanted) || (other !== name && startsWithWords(other, wanted))) count++;
    known.set(wanted, count);
    return count;
  };
}

function startsWithWords(name: string, words: string): boolean {
  return name.startsWith(words) && !startsWithWord(name.slice(words.length));
}
