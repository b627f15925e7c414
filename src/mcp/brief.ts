import type { Title } from '../model/title.ts';

type Named = Pick<
  Title,
  'ref' | 'title' | 'english' | 'native' | 'format' | 'status' | 'episodes' | 'durationMinutes' | 'year' | 'startDate'
>;

/** What an assistant needs of a title: who knows more is asked by its ref. */
export function briefly(title: Named) {
  const { ref, english, native, format, status, episodes, durationMinutes, year, startDate } = title;
  const all = { ref, title: title.title, english, native, format, status, episodes, durationMinutes, year, startDate };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Defined<typeof all>;
}

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };
