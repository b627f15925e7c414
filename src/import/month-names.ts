import { plainLetters } from './plain-letters.ts';

/** Languages that lists are kept in, of which no two call different months alike. */
const languages = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'hu',
  'ro',
  'tr',
  'ru',
  'uk',
  'id',
];

/** Those that are written in Cyrillic letters. */
const cyrillic = ['ru', 'uk'];

/** Months by their names, in the languages that were asked for so far. */
const months = new Map<string, number>();
const asked = new Set<string>();

/**
 * The number of a month by its name, whole or cut short, as it stands beside a day or alone: `January`, `févr`, `марта`, `Mai`. Of
 * languages only as many are asked for, the common ones first, as it takes until one knows the name.
 */
export function monthNamed(name: string): number | undefined {
  const plain = plainLetters(name);
  const isCyrillic = /\p{Script=Cyrillic}/u.test(plain);
  for (const language of languages) {
    const month = months.get(plain);
    if (month !== undefined) return month;
    if (asked.has(language) || cyrillic.includes(language) !== isCyrillic) continue;
    asked.add(language);
    learnMonths(language);
  }
  return months.get(plain) ?? (/^[a-z]{3,9}$/.test(plain) ? months.get(plain.slice(0, 3)) : undefined);
}

const forms = [
  { month: 'long' },
  { month: 'short' },
  { month: 'long', day: 'numeric' },
  { month: 'short', day: 'numeric' },
] as const;

/** Names as Unicode's CLDR has them, in Node itself: https://tc39.es/ecma402/#datetimeformat-objects */
function learnMonths(language: string): void {
  for (const form of forms) {
    const format = new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' });
    for (let month = 1; month <= 12; month++) {
      const parts = format.formatToParts(new Date(Date.UTC(2013, month - 1, 3)));
      const name = plainLetters(parts.find((part) => part.type === 'month')?.value ?? '').replace(/\.$/, '');
      if (/^\p{L}{3,}$/u.test(name) && !months.has(name)) months.set(name, month);
    }
  }
}
