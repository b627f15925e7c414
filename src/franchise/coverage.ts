import { startsWithWord } from '../model/characters.ts';
import type { Title } from '../model/title.ts';

type Named = Pick<Title, 'title' | 'english'>;

/** Counts the titles whose name, English or romaji, starts with given words. */
export function coverage(titles: readonly Named[]): (words: string) => number {
  const names = titles.map(({ title, english }) => {
    const all = [title.toLowerCase()];
    if (english && english !== title) all.push(english.toLowerCase());
    return all;
  });
  const known = new Map<string, number>();
  return (words) => {
    const wanted = words.toLowerCase();
    const count = known.get(wanted) ?? names.filter((all) => all.some((name) => startsWithWords(name, wanted))).length;
    known.set(wanted, count);
    return count;
  };
}

function startsWithWords(name: string, words: string): boolean {
  return name.startsWith(words) && !startsWithWord(name.slice(words.length));
}
