import type { Completion } from './completing.ts';

/** A word of a line as it is typed, and what it means. */
interface Word {
  readonly raw: string;
  readonly value: string;
  /** The quotation mark that is not closed yet. */
  readonly quote: string;
}

/** As a shell splits a line. The last word may be empty; nothing is expanded. */
function wordsOf(line: string): readonly Word[] {
  const words: Word[] = [];
  let [raw, value, quote, isWord] = ['', '', '', false];
  const end = () => {
    words.push({ raw, value, quote });
    [raw, value, quote, isWord] = ['', '', '', false];
  };
  const characters = [...line];
  for (let at = 0; at < characters.length; at++) {
    const one = characters[at] ?? '';
    if (quote === '' && /\s/.test(one)) {
      if (isWord) end();
      continue;
    }
    isWord = true;
    raw += one;
    if (one === quote) quote = '';
    else if (quote === '' && /["']/.test(one)) quote = one;
    else if (one === '\\' && quote !== "'") {
      const next = characters[++at] ?? '';
      raw += next;
      value += quote === '"' && !/["\\$`]/.test(next) ? `\\${next}` : next;
    } else value += one;
  }
  end();
  return words;
}

/** A word that is being typed, without its quotation marks and backslashes. */
export function bareWord(raw: string): string {
  return wordsOf(raw)
    .map(({ value }) => value)
    .join(' ');
}

/** Answers are shown, not inserted: the second TAB, or the first where a list is wanted at once. See COMP_TYPE in bash(1). */
const listing = ['63', '33', '64'];

/**
 * What bash says: the part of the word that it will replace (all after the last `:` or `=`, or after a quotation mark), the
 * kind of completion, the line up to the cursor. `replies`: what goes in that part's place, quoted as the word is.
 */
export function inBash([replaced = '', kind = '', line = '']: readonly string[]): {
  readonly typed: readonly string[];
  replies(candidates: readonly Completion[]): readonly string[];
} {
  const words = wordsOf(line).slice(1);
  const { raw, value, quote } = words.at(-1) ?? { raw: '', value: '', quote: '' };
  const kept = raw.endsWith(replaced) ? bareWord(raw.slice(0, raw.length - replaced.length)).length : 0;
  return {
    typed: words.map((word) => word.value),
    replies(candidates) {
      // What begins otherwise, if only in case, would take away from the word what was typed.
      const start = candidates[0]?.value.slice(0, value.length);
      const alike = candidates.filter((one) => start !== undefined && one.value.startsWith(start));
      const isShown = listing.includes(kind) && alike.length > 1;
      return alike.map((one) => {
        const reply = quoted(one.value.slice(kept), quote);
        return isShown && one.about !== '' ? `${reply}  (${one.about})` : reply;
      });
    },
  };
}

function quoted(text: string, quote: string): string {
  if (quote === "'") return text.replaceAll("'", "'\\''");
  // History is expanded between double quotes, and no backslash keeps it from that.
  if (quote === '"') return text.replace(/["\\$`]/g, '\\$&').replace(/!+/g, `"'$&'"`);
  return text.replace(/[^\w@%+=:,./\-\u0080-\u{10ffff}]/gu, '\\$&');
}
