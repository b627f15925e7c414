import { count } from '../text/words.ts';
import type { ListedEntry, ListForm } from './entry.ts';

/** Forms in which lists move between sites. */
export const listForms = ['mal-xml', 'anilist-json', 'csv', 'markdown'] as const;
export type ListFormName = (typeof listForms)[number];

export async function loadForm(name: ListFormName): Promise<ListForm> {
  switch (name) {
    case 'mal-xml':
      return (await import('./mal-xml.ts')).malXml;
    case 'anilist-json':
      return (await import('./anilist-json.ts')).anilistJson;
    case 'csv':
      return (await import('./tables.ts')).listCsv;
    case 'markdown':
      return (await import('./tables.ts')).listMarkdown;
  }
}

/** Entries in a form, as they come. What the form had no room for is counted in `lost`, by what it is. */
export async function* inForm(
  entries: AsyncIterable<ListedEntry>,
  form: ListForm,
  lost: Map<string, number>,
): AsyncGenerator<string, void> {
  yield form.head;
  let isFirst = true;
  for await (const one of entries) {
    for (const what of form.lost(one)) lost.set(what, (lost.get(what) ?? 0) + 1);
    yield `${isFirst ? '' : form.between}${form.entry(one)}`;
    isFirst = false;
  }
  yield form.tail;
}

/** What a form had no room for, a line each. */
export const lostLines = (lost: ReadonlyMap<string, number>): readonly string[] =>
  [...lost].map(([what, n]) => `${count(n, 'title')}: ${what}.`);
