/** A language by the number that programs of Radarr's know it by. */
export interface NumberedLanguage {
  readonly id: number;
  readonly name: string;
}

const known: Readonly<Record<string, NumberedLanguage>> = {
  en: { id: 1, name: 'English' },
  fr: { id: 2, name: 'French' },
  es: { id: 3, name: 'Spanish' },
  de: { id: 4, name: 'German' },
  it: { id: 5, name: 'Italian' },
  da: { id: 6, name: 'Danish' },
  nl: { id: 7, name: 'Dutch' },
  ja: { id: 8, name: 'Japanese' },
  is: { id: 9, name: 'Icelandic' },
  zh: { id: 10, name: 'Chinese' },
  cn: { id: 10, name: 'Chinese' },
  ru: { id: 11, name: 'Russian' },
  pl: { id: 12, name: 'Polish' },
  vi: { id: 13, name: 'Vietnamese' },
  sv: { id: 14, name: 'Swedish' },
  no: { id: 15, name: 'Norwegian' },
  nb: { id: 15, name: 'Norwegian' },
  fi: { id: 16, name: 'Finnish' },
  tr: { id: 17, name: 'Turkish' },
  pt: { id: 18, name: 'Portuguese' },
  el: { id: 20, name: 'Greek' },
  ko: { id: 21, name: 'Korean' },
  hu: { id: 22, name: 'Hungarian' },
  he: { id: 23, name: 'Hebrew' },
  lt: { id: 24, name: 'Lithuanian' },
  cs: { id: 25, name: 'Czech' },
  hi: { id: 26, name: 'Hindi' },
  ro: { id: 27, name: 'Romanian' },
  th: { id: 28, name: 'Thai' },
  bg: { id: 29, name: 'Bulgarian' },
  ar: { id: 31, name: 'Arabic' },
  uk: { id: 32, name: 'Ukrainian' },
  fa: { id: 33, name: 'Persian' },
  bn: { id: 34, name: 'Bengali' },
  sk: { id: 35, name: 'Slovak' },
  lv: { id: 36, name: 'Latvian' },
};

const unknown: NumberedLanguage = { id: 0, name: 'Unknown' };

export const numberedLanguages: readonly NumberedLanguage[] = [
  unknown,
  ...new Map(Object.values(known).map((one) => [one.id, one])).values(),
];

/** By its two letters. */
export function languageOf(code: string | undefined): NumberedLanguage {
  return code !== undefined && Object.hasOwn(known, code) ? (known[code] ?? unknown) : unknown;
}
