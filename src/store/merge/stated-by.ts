// Who says a relation is one text, `anilist` or `anilist,mal`, by the alphabet: nearly always it is one provider, and a row
// for each would cost every bulk save what few relations need.

export function sayersIn(text: string): readonly string[] {
  return text.split(',');
}

/** All of both. */
export function sayersOf(a: string, b: string): string {
  return a === b ? a : [...new Set([...sayersIn(a), ...sayersIn(b)])].sort().join(',');
}

/** Empty: nobody is left. */
export function sayersWithout(text: string, gone: readonly string[]): string {
  if (gone.includes(text)) return '';
  return text.includes(',')
    ? sayersIn(text)
        .filter((one) => !gone.includes(one))
        .join(',')
    : text;
}
