/** Texts, which stay, and words of other languages, and commas before an end, which are no JSON. */
const foreign = /"(?:[^"\\]|\\.)*"|\b(?:NaN|Infinity|None|undefined|True|False)\b|,(?=\s*[}\]])/g;

const written: Readonly<Record<string, string>> = { True: 'true', False: 'false', ',': '' };

/** Reads JSON, and what scripts write for it: `NaN`, `None`, `True`, a comma after the last element. Undefined: it is neither. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  return parsed(text) ?? parsed(text.replace(foreign, (one) => (one.startsWith('"') ? one : (written[one] ?? 'null'))));
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
