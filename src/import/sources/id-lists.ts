import { FileError } from '../../model/errors.ts';
import { isObject } from '../../model/json.ts';
import { labelsWithOr } from '../../model/ref.ts';
import type { Text } from '../decode.ts';
import type { Decide } from '../json/value.ts';
import { broken, type Row, type RowPlace } from '../row.ts';
import { bridgeEntryOf, isDescriptor, type MapEntry, mapEntryOf } from './id-entry.ts';
import { jsonValues } from './json.ts';

/** Each element is an entry, and each value under a number or under what anibridge calls an id. */
const decide: Decide = (_, { isOneOfMany, keys }) =>
  isOneOfMany || isDescriptor(keys.at(-1) ?? '') ? 'value' : 'descend';

/**
 * Which ids mean the same title, in JSON (Fribb's anime-lists, Kometa's Anime-IDs, PlexAniBridge's and anibridge's mappings) or in
 * XML (Anime-Lists, by AniDB's ids).
 */
export async function* readIdLists(text: Text): AsyncGenerator<Row, void> {
  let found = false;
  const rows = text.head.trimStart().startsWith('<') ? readMaster(text) : readMap(text);
  for await (const row of rows) {
    found ||= row.type === 'ids';
    yield row;
  }
  if (!found && !text.isCut()) throw new FileError(`${text.name} holds no ids of ${labelsWithOr()}`, text.name);
}

async function* readMap(text: Text): AsyncGenerator<Row, void> {
  for await (const one of jsonValues(text, decide)) {
    if ('reason' in one) yield one;
    else if (one.keys[0]?.startsWith('$')) continue;
    else if (!isObject(one.value)) yield broken(one.place, one.value, 'it is no entry of an id map');
    else yield rowOf(one.place, one.value, entryOf(one.value, one.keys.at(-1)));
  }
}

function entryOf(value: Readonly<Record<string, unknown>>, key: string | undefined): MapEntry {
  return key !== undefined && isDescriptor(key) ? bridgeEntryOf(value, key) : mapEntryOf(value, key);
}

async function* readMaster(text: Text): AsyncGenerator<Row, void> {
  const { readAnimeElements } = await import('./myanimelist.ts');
  yield* readAnimeElements(text, {
    keeps: () => true,
    rowsOf: (place, fields) => [rowOf(place, fields, mapEntryOf(fields))],
  });
}

function rowOf(place: RowPlace, raw: unknown, { refs, notes }: MapEntry): Row {
  if (refs.length > 1) return { type: 'ids', ...place, raw, refs, ...(notes.length > 0 && { notes }) };
  const [reason = 'it has an id at fewer than two services that are known here'] = notes;
  return { ...broken(place, raw, reason), foreign: true };
}
