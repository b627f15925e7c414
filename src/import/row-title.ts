import { isObject } from '../model/json.ts';
import { addressIn, readPage } from '../model/page.ts';
import { mayNameTitles } from './field-meaning.ts';
import { cleaned, isBlank } from './values.ts';

type Json = Readonly<Record<string, unknown>>;

/** What stands under `show` or `series` where nothing else is a title, or what the address of the title's page calls it. */
export const otherTitleIn = (record: Json, pages: readonly unknown[]): string | undefined =>
  vagueTitleIn(record) ?? pages.flatMap((page) => (typeof page === 'string' ? (titleInPage(page) ?? []) : []))[0];

function titleInPage(text: string): string | undefined {
  const address = addressIn(text.trim());
  const page = address === undefined ? undefined : readPage(address);
  return page && 'text' in page ? page.text : undefined;
}

const vagueTitleIn = (record: Json): string | undefined =>
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
