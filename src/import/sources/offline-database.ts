import { FileError } from '../../model/errors.ts';
import { type Format, formats } from '../../model/format.ts';
import { isObject } from '../../model/json.ts';
import { parsePageUrl } from '../../model/page.ts';
import { identifying, idOf, labelsWithOr, type Ref, sourceOf, sources } from '../../model/ref.ts';
import type { Status, Title } from '../../model/title.ts';
import type { Text } from '../decode.ts';
import type { Decide } from '../json/value.ts';
import { broken, type Row, type RowPlace } from '../row.ts';
import { jsonValues } from './json.ts';

/**
 * The anime-offline-database, https://github.com/manami-project/anime-offline-database: titles with the pages that they
 * have at every site, and the pages of titles that they are somehow related to.
 */
export async function* readOfflineDatabase(text: Text): AsyncGenerator<Row, void> {
  let found = false;
  for await (const one of jsonValues(text, decide)) {
    if ('reason' in one) yield one;
    else if (!isObject(one.value) || !('sources' in one.value)) {
      // The first line of the form with a title a line says where it is from.
      if (!isObject(one.value) || !('license' in one.value))
        yield broken(one.place, one.value, 'it is no title of the data set');
    } else {
      found = true;
      yield rowOf(one.place, one.value);
    }
  }
  if (!found && !text.isCut())
    throw new FileError(`${text.name} holds no title of the anime-offline-database`, text.name);
}

/** Every element is a title; the first line of the form with a title a line is about the data set. */
const decide: Decide = (_, { isOneOfMany }) => (isOneOfMany ? 'value' : 'descend');

/** When the data set was made, as it says itself: a date. It stands at the beginning. */
export function editionOf(head: string): string | undefined {
  return /"lastUpdate"\s*:\s*"(\d{4}-\d{2}-\d{2})"/.exec(head)?.[1];
}

type Json = Readonly<Record<string, unknown>>;

function rowOf(place: RowPlace, value: Json): Row {
  const title = nameOf(value.title);
  const refs = refsOf(value.sources);
  const [own] = refs.filter((ref) => identifying.includes(sourceOf(ref)));
  const raw = { title: value.title, sources: value.sources };
  if (title === undefined) return broken(place, raw, 'it has no title');
  if (own === undefined) return { ...broken(place, raw, `it has no page at ${labelsWithOr()}`), foreign: true };
  return { type: 'known', ...place, raw, title: titleOf(title, own, refs, value), related: relatedTo(value) };
}

/** One ref each would do: nobody says which of the pages are one title's. */
function relatedTo({ relatedAnime }: Json): readonly Ref[] {
  return refsOf(relatedAnime).filter((ref) => identifying.includes(sourceOf(ref)));
}

function titleOf(title: string, own: Ref, refs: readonly Ref[], value: Json): Title {
  const season = isObject(value.animeSeason) ? value.animeSeason : {};
  const seconds = isObject(value.duration) ? count(value.duration.value) : undefined;
  const synonyms = (Array.isArray(value.synonyms) ? value.synonyms : []).flatMap((one) => nameOf(one) ?? []);
  return {
    ref: own,
    // Of several ids at one provider the first counts.
    ids: Object.fromEntries([...refs].reverse().map((ref) => [sourceOf(ref), idOf(ref)])),
    kind: 'anime',
    title,
    ...(synonyms.length > 0 && { synonyms: [...new Set(synonyms)] }),
    ...present({
      format: formats.find((one): one is Format => one === value.type),
      status: Object.hasOwn(statuses, String(value.status)) ? statuses[String(value.status)] : undefined,
      // 0 stands for not known.
      episodes: count(value.episodes),
      durationMinutes: seconds && Math.max(1, Math.round(seconds / 60)),
      year: yearIn(season.year),
      season: seasons.find((one) => one === season.season),
    }),
  };
}

const seasons = ['WINTER', 'SPRING', 'SUMMER', 'FALL'] as const;
const statuses: Readonly<Record<string, Status>> = {
  FINISHED: 'FINISHED',
  ONGOING: 'RELEASING',
  UPCOMING: 'NOT_YET_RELEASED',
};

/** The titles that page addresses are of, one a provider; providers in their order. */
function refsOf(addresses: unknown): readonly Ref[] {
  const pages = (Array.isArray(addresses) ? addresses : []).map((one) =>
    typeof one === 'string' ? parsePageUrl(one) : undefined,
  );
  const refs = pages.flatMap((page) => (page && 'ref' in page ? page.ref : []));
  return sources.flatMap((source) => refs.filter((ref) => sourceOf(ref) === source));
}

function nameOf(value: unknown): string | undefined {
  const text =
    typeof value === 'string'
      ? value
          .replace(/[\s\p{Cc}]+/gu, ' ')
          .replace(/\p{Cs}/gu, '\ufffd')
          .trim()
      : '';
  return text.length > 1000 || !/[^\p{C}\p{Z}\ufffd]/u.test(text) ? undefined : text;
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

function yearIn(value: unknown): number | undefined {
  const year = count(value);
  return year && year <= 9999 ? year : undefined;
}

function present<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
