import { decoded } from './character-references.ts';

/** What may not stand in XML as it is. https://www.w3.org/TR/xml/#charsets */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const wrong = /<!\[CDATA\[|[&<\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
/** What a CDATA section that nobody has ended runs into. */
const runsOn = /\]\]>|(?=<\/anime>\s*<(?:anime\b|manga\b|\/))/g;
/** The longest thing that has to be seen as a whole. */
const lookAhead = 64;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * XML as scripts write it, made readable: a stray `&` or `<` is text, HTML's characters (`&nbsp;`) are characters, control characters
 * are left out, and a CDATA section ends with its entry at the latest.
 */
export async function* mended(chunks: AsyncIterable<string>): AsyncGenerator<string, void> {
  const state = { rest: '', inCdata: false };
  for await (const chunk of chunks) {
    state.rest += chunk;
    const out = mend(state, false);
    if (out !== '') yield out;
  }
  yield mend(state, true);
}

function mend(state: { rest: string; inCdata: boolean }, isLast: boolean): string {
  const text = state.rest;
  const end = isLast ? text.length : Math.max(0, text.length - lookAhead);
  let [out, from] = ['', 0];
  while (from < end) {
    const pattern = state.inCdata ? runsOn : wrong;
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    if (!found || found.index >= end) {
      out += withoutControls(text.slice(from, end), state.inCdata);
      from = end;
    } else if (state.inCdata) {
      out += `${withoutControls(text.slice(from, found.index), true)}]]>`;
      from = found.index + found[0].length;
      state.inCdata = false;
    } else {
      out += text.slice(from, found.index);
      const [written, length] = readable(text.slice(found.index, found.index + lookAhead), found[0]);
      out += written;
      from = found.index + length;
      state.inCdata = found[0].length > 1;
    }
  }
  state.rest = text.slice(from);
  return out;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are left out
const controls = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const withoutControls = (text: string, isNeeded: boolean): string => (isNeeded ? text.replace(controls, '') : text);

/** What is written in place of what was found, and how much of the text that stands for. */
function readable(text: string, found: string): readonly [string, number] {
  if (found.length > 1) return [found, found.length];
  if (found === '<') return [/^<(?:[A-Za-z_/?]|!--|![A-Z]|!\[CDATA\[)/i.test(text) ? '<' : '&lt;', 1];
  if (found !== '&') return ['', 1];
  const [reference] = /^&#?[A-Za-z\d]{1,32};/.exec(text) ?? [];
  if (reference === undefined) return ['&amp;', 1];
  return [escaped(decoded(reference).replace(controls, '')), reference.length];
}
