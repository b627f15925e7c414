import { isObject } from '../../model/json.ts';
import { fieldMeaning, isFieldName, plainName } from '../field-meaning.ts';
import { stateIn, stateOfList } from '../watched.ts';

type Json = Readonly<Record<string, unknown>>;

/** What services call things that are no title. */
const about =
  /stat|total|summary|info|meta|count|config|setting|option|profile|user|account|version|export|page|filter|header/;

/** Whether a key may be a title: it has a letter or a number, and nobody calls a member or a list so. */
function mayBeTitle(key: string): boolean {
  const plain = plainName(key);
  if (plain === '' || /^\d+$/.test(plain) || key.length > 300) return false;
  return !isFieldName(key) && stateOfList(key) === undefined && !about.test(plain);
}

/** `{"Naruto": {"status": "completed", "score": 8}}`: whether what stands under a key is said of a title that the key is. */
export function isKeyedEntry(key: string | undefined, value: Json): boolean {
  if (key === undefined || !mayBeTitle(key)) return false;
  if (Object.values(value).some((one) => isObject(one) || Array.isArray(one))) return false;
  const said = Object.entries(value).map(([name, one]) => [fieldMeaning(name), one] as const);
  if (said.some(([meaning, one]) => meaning === 'status' && stateIn(one) !== undefined)) return true;
  const kinds = new Set(said.flatMap(([meaning]) => (meaning !== undefined && telling.has(meaning) ? [meaning] : [])));
  return kinds.size > 1;
}

const telling: ReadonlySet<string> = new Set([
  'status',
  'progress',
  'score',
  'begun',
  'ended',
  'format',
  'year',
  'season',
]);

/** `{"Naruto": "completed", "Bleach": "dropped"}`: titles and how far somebody is with each; undefined: it is none. */
export function keyedStates(value: Json): readonly (readonly [title: string, state: string])[] | undefined {
  const entries = Object.entries(value);
  const all = entries.flatMap(([key, one]) =>
    typeof one === 'string' && stateIn(one) !== undefined && mayBeTitle(key) ? [[key, one] as const] : [],
  );
  return all.length > 0 && all.length === entries.length ? all : undefined;
}

/** `{"Monster": 9, "Naruto": 7.5}`: titles and scores of ten; undefined: it is none. */
export function keyedScores(value: Json): readonly (readonly [title: string, score: number])[] | undefined {
  const entries = Object.entries(value);
  const all = entries.flatMap(([key, one]) =>
    typeof one === 'number' && one >= 0 && one <= 10 && mayBeTitle(key) ? [[key, one] as const] : [],
  );
  return all.length > 1 && all.length === entries.length ? all : undefined;
}
