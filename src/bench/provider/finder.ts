import type { Media } from '../../model/media.ts';
import { idOf, kindOf } from '../../model/ref.ts';

/** What `media(...)` can be asked for. */
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
export function finderOf(titles: readonly Media[]): (filter: Filter) => readonly Media[] {
  const all = inNoOrder(titles);
  const byId = indexOf(all, ({ ref }) => idOf(ref));
  const byMal = indexOf(all, ({ ids }) => ids.mal);
  const names = titles.map((media) => ({ media, names: namesOf(media) }));

  function candidates({ id, idMal, id_in, idMal_in, search }: Filter): readonly Media[] {
    if (search !== undefined) return searched(search, names);
    const [ids, malIds] = [id_in ?? (id === undefined ? undefined : [id]), idMal_in ?? idMal];
    if (ids) return inNoOrder(pick(byId, ids));
    if (malIds !== undefined) return inNoOrder(pick(byMal, [malIds].flat()));
    return all;
  }

  return (filter) => {
    const found = candidates(filter).filter((media) => fits(media, filter));
    const isByFame = filter.sort?.some((one) => one === 'POPULARITY_DESC' || one === 'TRENDING_DESC');
    return isByFame ? found.toSorted((a, b) => (b.popularity ?? 0) - (a.popularity ?? 0)) : found;
  };
}

type Index = ReadonlyMap<number, readonly Media[]>;

function indexOf(titles: readonly Media[], keyOf: (media: Media) => number | undefined): Index {
  const index = new Map<number, Media[]>();
  for (const media of titles) {
    const key = keyOf(media);
    if (key !== undefined) index.set(key, [...(index.get(key) ?? []), media]);
  }
  return index;
}

const pick = (index: Index, keys: readonly number[]): readonly Media[] =>
  [...new Set(keys)].flatMap((key) => index.get(key) ?? []);

function fits(media: Media, { id, idMal, id_in, idMal_in, type, format, format_in, isAdult }: Filter): boolean {
  const [own, mal = 0] = [idOf(media.ref), media.ids.mal];
  const asked = [
    id === undefined || id === own,
    idMal === undefined || idMal === mal,
    id_in === undefined || id_in.includes(own),
    idMal_in === undefined || idMal_in.includes(mal),
    type === undefined || type === kindOf(media.ref),
    format === undefined || format === media.format,
    format_in === undefined || format_in.includes(media.format ?? ''),
    isAdult === undefined || isAdult === (media.adult ?? false),
  ];
  return !asked.includes(false);
}

/** The order is not promised: here it is never the one that was asked for. */
function inNoOrder(titles: readonly Media[]): readonly Media[] {
  const place = (media: Media) => (idOf(media.ref) * 2_654_435_761) % 4_096;
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
  readonly media: Media;
  readonly names: readonly Name[];
}

function namesOf({ title, english, native, synonyms = [] }: Media): readonly Name[] {
  const texts = [title, english ?? '', native ?? '', ...synonyms].map(wordsOf);
  return [...new Set(texts)].flatMap((text) => (text === '' ? [] : { text, words: new Set(text.split(' ')) }));
}

/** As good a search as AniList's: the whole name, its beginning, some of its words; it forgives no typing error. */
function searched(text: string, all: readonly Named[]): readonly Media[] {
  const wanted = wordsOf(text);
  const words = wanted.split(' ');
  const scoreOf = (name: Name): number => {
    if (name.text === wanted) return 100;
    if (name.text.startsWith(wanted)) return 70 - name.text.length / 10;
    let shared = 0;
    for (const word of words) if (name.words.has(word)) shared++;
    return (shared / words.length) * 50 - name.text.length / 20;
  };
  const found: { readonly media: Media; readonly score: number }[] = [];
  for (const { media, names } of all) {
    let score = 0;
    for (const name of names) score = Math.max(score, scoreOf(name));
    if (score > 25) found.push({ media, score });
  }
  return found.sort((a, b) => b.score - a.score || idOf(a.media.ref) - idOf(b.media.ref)).map(({ media }) => media);
}
