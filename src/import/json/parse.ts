/** Texts, which stay, and words of other languages, and commas before an end, which are no JSON. */
const foreign = /"(?:[^"\\]|\\.)*"|\b(?:NaN|Infinity|None|undefined|True|False)\b|,(?=\s*[}\]])/g;

const written: Readonly<Record<string, string>> = { True: 'true', False: 'false', ',': '' };

/** What was read last: a line is looked at first, then what it says is, and mostly that is one and the same text. */
let last: { readonly text: string; readonly read: { readonly value: unknown } | undefined } = {
  text: '',
  read: undefined,
};

/** Reads JSON, and what scripts write for it: `NaN`, `None`, `True`, a comma after the last element. Undefined: it is neither. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  if (text !== last.text || text === '') last = { text, read: parsed(text) ?? parsed(mended(text)) };
  return last.read;
}

const mended = (text: string): string =>
  text.replace(foreign, (one) => (one.startsWith('"') ? one : (written[one] ?? 'null')));

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
