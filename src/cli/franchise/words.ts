import { UsageError } from '../../model/errors.ts';
import { addressIn } from '../../model/page.ts';
import { parseRef } from '../../model/ref.ts';

/**
 * The titles that words without a command mean: all words together are one title, unless each is a ref or an address, or quotes
 * hold some of them together. Throws `UsageError` where a command stands among the options.
 */
export function titlesIn(words: readonly string[], commands: readonly string[]): readonly string[] {
  const [first = ''] = words;
  const all = words.join(' ');
  if (commands.includes(first)) throw new UsageError(`the command comes first: animectl ${all} ...`);
  if (words.length < 2) return words;
  const areApart = words.every(isAddress) || words.some((word) => /\s/.test(word.trim()));
  return areApart ? words : [all];
}

/**
 * Throws `UsageError` where the first of several words is nearly a command, and in no name of the title that they mean: `serch
 * naruto` is refused, `witch from mercury` is a title.
 */
export async function refuseNearCommand(
  words: readonly string[],
  commands: readonly string[],
  isOfFirst: (words: readonly string[]) => Promise<boolean>,
): Promise<void> {
  const [first = ''] = words;
  const meant = words.length < 2 ? undefined : await commandLike(first, commands);
  if (meant === undefined || (await isOfFirst(words))) return;
  throw new UsageError(
    `"${first}" is no command, ${meant} is one; if it begins a title, write the title in quotes: animectl "${words.join(' ')}"`,
  );
}

const isAddress = (word: string): boolean => parseRef(word) !== undefined || addressIn(word) !== undefined;

/** The command that a word is one letter off, two where it is a long one; two letters that have changed places are one. */
export async function commandLike(word: string, commands: readonly string[]): Promise<string | undefined> {
  if (word.length < 2 || /\W/.test(word)) return undefined;
  const { distance } = await import('fastest-levenshtein');
  const typed = word.toLowerCase();
  return commands.find((command) => {
    const errors = distance(typed, command);
    return errors <= (command.length < 6 ? 1 : 2) || (errors === 2 && isSwapped(typed, command));
  });
}

function isSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, n) => letter !== b[n]);
  return a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
