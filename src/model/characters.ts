// Patterns that ask for properties of characters, such as \p{L}, cost a third of a millisecond each when they are first used. Most
// texts have nothing that they look for, which is seen at less cost.

/**
 * Whether a text is made of ASCII and Latin letters and signs, kana, Chinese characters, full-width signs, dashes, quotes and stars
 * alone: no controls, formatting characters, marks, halves of characters, and no blank but U+0020.
 */
export function isEveryday(text: string): boolean {
  return everyday.test(text);
}

const everyday =
  /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2605\u2606\u266a\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fa5\uff01-\uff5e]*$/;

/** Whether there is a letter or a number in a text, of any script. */
export function hasWord(text: string): boolean {
  return /[a-z0-9\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fa5]/i.test(text) || /[\p{L}\p{N}]/u.test(text);
}

/** Whether a text begins with a letter or a number, of any script. */
export function startsWithWord(text: string): boolean {
  if (text === '' || text.charCodeAt(0) < 0x80) return /^[a-z0-9]/i.test(text);
  return /^[\p{L}\p{N}]/u.test(text);
}
