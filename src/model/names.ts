/**
 * A name as it is searched: compatibility forms made one, lower case, no Latin accents, no punctuation, × as x.
 * Never empty for a name that is not blank: one that is nothing but signs stays as it is.
 */
export function fold(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('×', 'x');
  const words = plain.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim();
  return words === ''
    ? wellFormed(plain)
        .replace(/\p{Cc}/gu, ' ')
        .trim()
    : words;
}

/** Half characters (lone surrogates) cannot be written as UTF-8; they become U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

/** Every group of three neighbouring characters, once each. */
export function trigramsOf(text: string): readonly string[] {
  const characters = [...text];
  return [...new Set(characters.slice(2).map((_, at) => characters.slice(at, at + 3).join('')))];
}
