import { FileError } from '../../model/errors.ts';
import { isObject } from '../../model/json.ts';
import { labelsWithOr, largestId, type Ref, refOf, sources } from '../../model/ref.ts';
import { broken, type Row } from '../row.ts';
import type { Text } from '../text.ts';
import { jsonValues } from './json.ts';

/** Which ids mean the same title: https://github.com/Fribb/anime-lists, JSON. */
export async function* readIdLists(text: Text): AsyncGenerator<Row, void> {
  let found = false;
  for await (const one of jsonValues(text)) {
    if ('reason' in one) yield one;
    else if (!isObject(one.value)) yield broken(one.line, one.value, 'it is no entry of an id list');
    else {
      const refs = refsOf(one.value);
      found ||= refs.length > 0;
      if (refs.length > 1) yield { type: 'ids', line: one.line, raw: one.value, refs };
      else yield { ...broken(one.line, one.value, 'it names fewer than two providers'), foreign: true };
    }
  }
  if (!found && !text.isCut()) throw new FileError(`${text.name} holds no ids of ${labelsWithOr()}`, text.name);
}

function refsOf(entry: Readonly<Record<string, unknown>>): readonly Ref[] {
  return sources.flatMap((source) => {
    const value = entry[`${source}_id`];
    // A list means that a title is split elsewhere: which part is meant nobody says.
    const id = Array.isArray(value) && value.length === 1 ? value[0] : value;
    return typeof id === 'number' && Number.isInteger(id) && id > 0 && id <= largestId ? [refOf(source, id)] : [];
  });
}
