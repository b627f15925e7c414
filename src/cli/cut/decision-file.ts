import { type Cut, inOrderOfText, type Join } from '../../model/decision.ts';
import { FileError } from '../../model/errors.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import { parseRef, type Ref } from '../../model/ref.ts';
import { relationTypes } from '../../model/relation.ts';

/** Reads what `cut --export` writes: all of it or, with a `FileError`, nothing. `at`: for what has no time of its own. */
export function decisionsIn(
  text: string,
  file: string,
  at: number,
): { readonly cuts: readonly Cut[]; readonly joins: readonly Join[] } {
  const document = parsed(text, file);
  const refOf = (value: unknown, place: string): Ref => {
    const ref = typeof value === 'string' ? parseRef(value) : undefined;
    if (!ref) throw new FileError(`cannot import ${file}: ${place} is no ref such as anilist:16498`, file);
    return ref;
  };
  const pairOf = (one: JsonObject, names: readonly [string, string], place: string): readonly [Ref, Ref] => {
    const pair = [refOf(one[names[0]], `${place}.${names[0]}`), refOf(one[names[1]], `${place}.${names[1]}`)] as const;
    if (pair[0] === pair[1]) throw new FileError(`cannot import ${file}: ${place} names one title twice`, file);
    return pair;
  };
  return {
    cuts: listIn(document, 'cuts', file).map((one, n) => {
      const [a, b] = inOrderOfText(...pairOf(one, ['a', 'b'], `cuts[${n}]`));
      return { a, b, at: timeIn(one, at), ...(typeof one.reason === 'string' && { reason: one.reason }) };
    }),
    joins: listIn(document, 'joins', file).map((one, n) => {
      const [from, to] = pairOf(one, ['from', 'to'], `joins[${n}]`);
      const type = relationTypes.find((known) => known === one.type);
      if (!type)
        throw new FileError(`cannot import ${file}: joins[${n}].type is none of ${relationTypes.join(', ')}`, file);
      return { from, to, type, at: timeIn(one, at) };
    }),
  };
}

function parsed(text: string, file: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new FileError(`cannot import ${file}: it is not JSON (${error instanceof Error ? error.message : ''})`, file);
  }
  if (isObject(value)) return value;
  throw new FileError(`cannot import ${file}: it holds no object with "cuts" and "joins"`, file);
}

function listIn(document: JsonObject, key: string, file: string): readonly JsonObject[] {
  const value = document[key] ?? [];
  if (Array.isArray(value) && value.every(isObject)) return value;
  throw new FileError(`cannot import ${file}: "${key}" is no list of objects`, file);
}

/** The last one that a date can tell. */
const lastMoment = 8_640_000_000_000_000;

/** ISO, as it is exported, or Unix time in ms. */
function timeIn({ at }: JsonObject, other: number): number {
  const time = typeof at === 'string' ? Date.parse(at) : at;
  return typeof time === 'number' && Number.isSafeInteger(time) && time >= 0 && time <= lastMoment ? time : other;
}
