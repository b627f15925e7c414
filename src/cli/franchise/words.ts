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

/** The command that a word of letters is probably meant to be. */
export async function commandLike(word: string, commands: readonly string[]): Promise<string | undefined> {
  if (word.length < 2 || /\W/.test(word)) return undefined;
  return (await import('../../model/near-name.ts')).nearName(word, commands);
}
