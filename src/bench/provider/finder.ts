import { kindOf, numberOf } from '../../model/ref.ts';
import type { Title } from '../../model/title.ts';

/** What `title(...)` can be asked for. */
export interface Filter {
  readonly id?: number;
  readonly idMal?: number;
  readonly id_in?: readonly number[];
  readonly idMal_in?: readonly number[];
  readonly search?: string;
  readonly type?: string;
  readonly format?: string;
  readonly format_in?: readonly string[];
  readonly isAdult?: boolean;
  readonly sort?: readonly string[];
}

/** Titles that a filter fits; in an order that nobody promised, unless it was searched or asked for the most popular. */
export function finderOf(titles: readonly Title[]): (filter: Filter) => readonly Title[] {
  const all = inNoOrder(titles);
  const byId = indexOf(all, ({ ref }) => numberOf(ref));
  const byMal = indexOf(all, ({ ids }) => ids.mal);
  // Many are never searched.
  let names: readonly Named[] | undefined;

  function candidates({ id, idMal, id_in, idMal_in, search }: Filter): readonly Title[] {
    if (search !== undefined) {
      names ??= titles.map((title) => ({ title, names: namesOf(title) }));
      return searched(search, names);
    }
    const [ids, malIds] = [id_in ?? (id === undefined ? undefined : [id]), idMal_in ?? idMal];
    if (ids) return inNoOrder(pick(byId, ids));
    if (malIds !== undefined) return inNoOrder(pick(byMal, [malIds].flat()));
    return all;
  }

  return (filter) => {
    const found = candidates(filter).filter((title) => fits(title, filter));
    const isByFame = filter.sort?.some((one) => one === 'POPULARITY_DESC' || one === 'TRENDING_DESC');
    return isByFame ? found.toSorted((a, b) => (b.popularity ?? 0) - (a.popularity ?? 0)) : found;
  };
}

type Index = ReadonlyMap<number, readonly Title[]>;

function indexOf(titles: readonly Title[], keyOf: (title: Title) => number | undefined): Index {
  const index = new Map<number, Title[]>();
  for (const title of titles) {
    const key = keyOf(title);
    if (key !== undefined) index.set(key, [...(index.get(key) ?? []), title]);
  }
  return index;
}

const pick = (index: Index, keys: readonly number[]): readonly Title[] =>
  [...new Set(keys)].flatMap((key) => index.get(key) ?? []);

function fits(title: Title, { id, idMal, id_in, idMal_in, type, format, format_in, isAdult }: Filter): boolean {
  const [own, mal = 0] = [numberOf(title.ref), title.ids.mal];
  const asked = [
    id === undefined || id === own,
    idMal === undefined || idMal === mal,
    id_in === undefined || id_in.includes(own),
    idMal_in === undefined || idMal_in.includes(mal),
    type === undefined || type.toLowerCase() === kindOf(title.ref),
    format === undefined || format === title.format,
    format_in === undefined || format_in.includes(title.format ?? ''),
    isAdult === undefined || isAdult === (title.adult ?? false),
  ];
  return !asked.includes(false);
}

/** The order is not promised: here it is never the one that was asked for. */
function inNoOrder(titles: readonly Title[]): readonly Title[] {
  const place = (title: Title) => (numberOf(title.ref) * 2_654_435_761) % 4_096;
  return titles.toSorted((a, b) => place(a) - place(b));
}

const wordsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface Name {
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

interface Named {
  readonly title: Title;
  readonly names: readonly Name[];
}

/** Names of titles that were searched among: many servers have the same titles. */
const namesOfTitles = new WeakMap<Title, readonly Name[]>();

function namesOf(one: Title): readonly Name[] {
  const known = namesOfTitles.get(one);
  if (known) return known;
  const { title, english, native, synonyms = [] } = one;
  const texts = [title, english ?? '', native ?? '', ...synonyms].map(wordsOf);
  const names = [...new Set(texts)].flatMap((text) => (text === '' ? [] : { text, words: new Set(text.split(' ')) }));
  namesOfTitles.set(one, names);
  return names;
}

/** As good a search as AniList's: the whole name, its beginning, some of its words; it forgives no typing error. */
function searched(text: string, all: readonly Named[]): readonly Title[] {
  const wanted = wordsOf(text);
  const words = wanted.split(' ');
  const scoreOf = (name: Name): number => {
    if (name.text === wanted) return 100;
    if (name.text.startsWith(wanted)) return 70 - name.text.length / 10;
    let shared = 0;
    for (const word of words) if (name.words.has(word)) shared++;
    return (shared / words.length) * 50 - name.text.length / 20;
  };
  const found: { readonly title: Title; readonly score: number }[] = [];
  for (const { title, names } of all) {
    let score = 0;
    for (const name of names) score = Math.max(score, scoreOf(name));
    if (score > 25) found.push({ title, score });
  }
  return found
    .sort((a, b) => b.score - a.score || numberOf(a.title.ref) - numberOf(b.title.ref))
    .map(({ title }) => title);
}
