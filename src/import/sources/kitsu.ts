import { isObject } from '../../model/json.ts';
import type { Ref } from '../../model/ref.ts';
import { idsIn } from '../values.ts';

type Json = Readonly<Record<string, unknown>>;

/** Titles that entries of a library have named. */
export type Library = Set<Ref>;

/** What is the user's in an entry; `rating` is the same as `ratingTwenty` in an older scale. */
function watchersOf(attributes: Json): Json {
  const names = ['status', 'progress', 'ratingTwenty', 'startedAt', 'finishedAt', 'reconsumeCount'];
  return Object.fromEntries(names.flatMap((name) => (name in attributes ? [[name, attributes[name]]] : [])));
}

/**
 * An entry of a Kitsu library names its title by a relationship, and the title stands in `included`
 * (https://jsonapi.org/format/#fetching-includes): one row, not two. Anything else is given back as it is.
 */
export function fromLibrary(
  value: Json,
  keys: readonly string[],
  library: Library,
): { readonly record: Json } | { readonly why: string } {
  const isEntry = value.type === 'libraryEntries' || value.type === 'library-entries';
  if (isEntry && isObject(value.relationships)) {
    const { anime, manga, media } = value.relationships;
    const named = [anime, media, manga]
      .map((one) => (isObject(one) && isObject(one.data) ? one.data : undefined))
      .find((one) => one);
    if (!named) return { why: 'it does not say of which title it is' };
    if (named.type === 'manga') return { why: 'it is a manga' };
    for (const ref of idsIn('kitsu', named.id) ?? []) library.add(ref);
    return {
      record: { ...(isObject(value.attributes) ? watchersOf(value.attributes) : {}), kitsu_id: named.id },
    };
  }
  if (!keys.includes('included')) return { record: value };
  const isNamed = value.type === 'anime' && (idsIn('kitsu', value.id) ?? []).some((ref) => library.has(ref));
  if (isNamed) return { why: 'it says more of a title that another entry names' };
  return value.type === 'anime' || value.type === 'manga'
    ? { record: value }
    : { why: `it is included, and is no title` };
}
