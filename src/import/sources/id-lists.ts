import { FileError } from '../../model/errors.ts';
import { isObject } from '../../model/json.ts';
import { idColumnsOf, labelsWithOr, type Ref, sources } from '../../model/ref.ts';
import type { Decide } from '../json/value.ts';
import { plainName } from '../names.ts';
import { broken, type Row } from '../row.ts';
import type { Text } from '../text.ts';
import { idsIn } from '../values.ts';
import { jsonValues } from './json.ts';

/** Each element is an entry, and each value of a number, as in Kometa's `anime_ids.json`. */
const decide: Decide = (_, { isOneOfMany }) => (isOneOfMany ? 'value' : 'descend');

/**
 * Which ids mean the same title: https://github.com/Fribb/anime-lists and https://github.com/Kometa-Team/Anime-IDs (JSON), or
 * https://github.com/Anime-Lists/anime-lists (XML), whose ids nobody here is asked by.
 */
export async function* readIdLists(text: Text): AsyncGenerator<Row, void> {
  if (text.head.trimStart().startsWith('<')) return yield* readMaster(text);
  let found = false;
  for await (const one of jsonValues(text, decide)) {
    if ('reason' in one) yield one;
    else if (!isObject(one.value)) yield broken(one.place, one.value, 'it is no entry of an id list');
    else {
      const refs = refsOf(one.value);
      found ||= refs.length > 0;
      if (refs.length > 1) yield { type: 'ids', ...one.place, raw: one.value, refs };
      else yield { ...broken(one.place, one.value, 'it names fewer than two providers'), foreign: true };
    }
  }
  if (!found && !text.isCut()) throw new FileError(`${text.name} holds no ids of ${labelsWithOr()}`, text.name);
}

async function* readMaster(text: Text): AsyncGenerator<Row, void> {
  const { readMyAnimeList } = await import('./myanimelist.ts');
  for await (const { number, unit, raw } of readMyAnimeList(text))
    yield { ...broken({ number, unit }, raw, 'it names fewer than two providers'), foreign: true };
}

/** Ids by numbering. Several in one numbering mean that a title is split there: which part is meant nobody says. */
function refsOf(entry: Readonly<Record<string, unknown>>): readonly Ref[] {
  const values = new Map(Object.entries(entry).map(([name, value]) => [plainName(name), value]));
  return sources.flatMap((source) => {
    const ids = idColumnsOf(source).flatMap((name) =>
      values.has(name) ? (idsIn(source, values.get(name)) ?? []) : [],
    );
    return new Set(ids).size === 1 ? ids.slice(0, 1) : [];
  });
}
