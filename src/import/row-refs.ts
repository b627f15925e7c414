import { isObject } from '../model/json.ts';
import { identifying, isOfFilms, kindOf, type Ref, type Source, sourceOf, sources } from '../model/ref.ts';
import { type RowFields, type RowMember, saidIn } from './row-fields.ts';
import { brief, idsIn, refNamed } from './values.ts';

/** The ids of a row. */
export interface RowIds {
  readonly refs: readonly Ref[];
  /** Numberings in which there are several: titles of their own. */
  readonly several: ReadonlySet<Source>;
  /** A value that should be an id and is none. */
  readonly fault: string | undefined;
}

const idMeanings = sources.map((source) => [source, `id:${source}`] as const);

/** Reads the ids of a row, those of the best numbering first. */
export function idsOfRow(fields: RowFields): RowIds {
  const named = saidIn(fields, 'ref').flatMap((value) =>
    typeof value === 'string' ? (refNamed(value, hostOf(fields)) ?? []) : [],
  );
  let fault: string | undefined;
  const several = new Set<Source>();
  const own: Ref[] = [];
  for (const [source, meaning] of idMeanings)
    for (const one of fields.by.get(meaning) ?? []) {
      const value = source === 'tmdb' ? filmsSaid(one) : one.value;
      const ids = idsIn(source, value);
      if (!ids && identifying.includes(source)) fault ??= `"${brief(value)}" is no id of ${source}`;
      if (ids && ids.length > 1) several.add(source);
      own.push(...(ids ?? []));
    }
  const order = (ref: Ref) => sources.findIndex((source) => ref.startsWith(`${source}:`));
  const all = [...named, ...own];
  const refs = all.length < 2 ? all : [...new Set(all)].sort((a, b) => order(a) - order(b));
  return { refs, several, fault };
}

/** Fribb's lists say of an id at TMDB what it is of: `{"tv": 1}`, `{"movie": [1]}`. */
const filmsSaid = ({ value }: RowMember): unknown => (isObject(value) ? (value.movie ?? []) : value);

/** Where addresses that are paths alone belong to: `/anime/9253/Steins_Gate` in MyAnimeList's own list. */
const hostOf = ({ all }: RowFields): string | undefined => (all.has('animeurl') ? 'myanimelist.net' : undefined);

/**
 * Which ids of a row are asked for. Those of anime go before all others. A number at TMDB is a film's unless the row says that it is
 * none: lists of series have those of whole series there, where we have seasons.
 */
export function askedRefs(
  refs: readonly Ref[],
  hasTitle: boolean,
  medium: 'film' | 'other' | undefined,
): readonly Ref[] {
  const anime = refs.filter((ref) => kindOf(ref) === 'anime' && identifying.includes(sourceOf(ref)));
  if (anime.length > 0) return anime;
  const others = refs.filter((ref) => kindOf(ref) !== 'manga');
  if (medium === 'other') return hasTitle ? [] : others.filter((ref) => sourceOf(ref) !== 'tmdb' || !isOfFilms(ref));
  // The page of a title at a service that nobody asks counts where nothing else is known.
  return hasTitle ? others.filter(isOfFilms) : others;
}

/** Of several ids in the first numbering each is a title; the other numberings cannot be told apart then. */
export function setsOf(refs: readonly Ref[], several: ReadonlySet<Source>): readonly (readonly Ref[])[] {
  if (!refs.some((ref) => several.has(sourceOf(ref)))) return [refs];
  const count = (source: Source) => refs.filter((ref) => ref.startsWith(`${source}:`)).length;
  const most = [...sources].sort((a, b) => count(b) - count(a))[0];
  return refs.filter((ref) => ref.startsWith(`${most}:`)).map((ref) => [ref]);
}
