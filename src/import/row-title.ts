import { isObject } from '../model/json.ts';
import { mayNameTitles } from './field-meaning.ts';
import { cleaned, isBlank } from './values.ts';

type Json = Readonly<Record<string, unknown>>;

/** What stands under `show` or `series` where nothing else is a title. */
export const vagueTitleIn = (record: Json): string | undefined =>
  Object.entries(record)
    .map(([name, value]) => (mayNameTitles(name) && typeof value === 'string' && !isBlank(value) ? cleaned(value) : ''))
    .find((text) => text !== '');

/** What Notion puts behind the name of another page: `Trigun (https://www.notion.so/...)`. */
const withoutPage = (text: string): string =>
  text.endsWith(')') ? text.replace(/(?<=\S)\s*\(https?:\/\/\S+\)$/, '') : text;

/** A name that is a text, or `{title: '...', type: 'Default'}`. */
export function textIn(value: unknown): string {
  if (typeof value === 'string') return withoutPage(cleaned(value));
  if (typeof value === 'number') return String(value);
  return isObject(value) && typeof value.title === 'string' ? cleaned(value.title) : '';
}
