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

let months: ReadonlyMap<string, number> | undefined;

/** The number of a month by its name, whole or cut short, as it stands beside a day or alone: `January`, `févr`, `марта`, `Mai`. */
export function monthNamed(name: string): number | undefined {
  months ??= monthNames();
  const plain = plainLetters(name);
  return months.get(plain) ?? (/^[a-z]{3,9}$/.test(plain) ? months.get(plain.slice(0, 3)) : undefined);
}

/** Names as Unicode's CLDR has them, in Node itself: https://tc39.es/ecma402/#datetimeformat-objects */
function monthNames(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const forms = [
    { month: 'long' },
    { month: 'short' },
    { month: 'long', day: 'numeric' },
    { month: 'short', day: 'numeric' },
  ] as const;
  for (const language of languages)
    for (const form of forms) {
      const format = new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month++) {
        const parts = format.formatToParts(new Date(Date.UTC(2013, month - 1, 3)));
        const name = plainLetters(parts.find((part) => part.type === 'month')?.value ?? '').replace(/\.$/, '');
        if (/^\p{L}{3,}$/u.test(name) && !found.has(name)) found.set(name, month);
      }
    }
  return found;
}
