import type { Title } from '../model/title.ts';

/** Lists what a title is called, its own names first, then its synonyms. */
export function namesOf(title: Title): readonly string[] {
  return [...mainNamesOf(title), ...(title.synonyms ?? [])];
}

/** What a title is called itself, without its synonyms. */
export function mainNamesOf({ title, english, native }: Title): readonly string[] {
  return [title, english, native].filter((name): name is string => name !== undefined);
}
