// The providers that state a relation are kept as one text, in the order of the alphabet: `anilist` or `anilist,mal`. Nearly always
// there is one, and a row for each would make every bulk save pay for the few relations that several state.

/** Splits such a text into the names of providers. */
export function providersIn(text: string): readonly string[] {
  return text.split(',');
}

/** Joins two such texts; a provider that is in both is named once. */
export function joinedProviders(a: string, b: string): string {
  return a === b ? a : [...new Set([...providersIn(a), ...providersIn(b)])].sort().join(',');
}

/** Takes providers out of such a text. Returns an empty text if none is left. */
export function providersWithout(text: string, gone: readonly string[]): string {
  if (gone.includes(text)) return '';
  return text.includes(',')
    ? providersIn(text)
        .filter((one) => !gone.includes(one))
        .join(',')
    : text;
}
