import { UsageError } from '../../model/errors.ts';
import type { Ref } from '../../model/ref.ts';
import { linesOf } from '../lines.ts';
import { broken, excerpt, type Row } from '../row.ts';
import type { Text } from '../text.ts';

/** How a person's words are read: as a ref, or as a title. Throws `UsageError`. */
export type ReadWords = (words: string) => { readonly ref: Ref } | { readonly text: string };

/** A title, ref or page address a line; blank lines and what follows a # are passed over. */
export async function* readText(text: Text, read: ReadWords): AsyncGenerator<Row, void> {
  for await (const line of linesOf(text.chunks)) {
    const words = line.text.replace(/(^|\s)#.*$/, '').trim();
    if (line.tooLong) yield broken(line.number, excerpt(line.text), 'the line is longer than any title');
    else if (line.last && text.isCut()) yield broken(line.number, words, 'the line ends in the middle');
    else if (words !== '') yield wordsRow(line.number, words, words, read);
  }
}

/** What somebody calls a title. `raw`: the row that it is the words of. */
export function wordsRow(line: number, raw: unknown, words: string, read: ReadWords): Row {
  if (words.includes('\ufffd')) return broken(line, raw, 'its letters are neither UTF-8 nor UTF-16');
  try {
    const target = read(words);
    const asked = 'ref' in target ? { refs: [target.ref] } : { refs: [], title: target.text };
    return { type: 'asked', line, raw, asked };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return broken(line, typeof raw === 'string' ? excerpt(raw) : raw, error.message);
  }
}
