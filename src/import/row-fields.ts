import { isObject } from '../model/json.ts';
import type { Source } from '../model/ref.ts';
import { fieldMeaning, plainName } from './field-meaning.ts';
import { innerValue } from './inner-values.ts';
import { aboutWatcher, type FieldMeaning } from './known-fields.ts';
import { isBlank } from './values.ts';
import { levelsOf, ownIds } from './wrappers.ts';

type Json = Readonly<Record<string, unknown>>;

/** A member of a row under the name that it has there. */
export interface RowMember {
  readonly name: string;
  readonly value: unknown;
}

/** The values of a row by what they say, those of the innermost record first. */
export interface RowFields {
  readonly by: ReadonlyMap<FieldMeaning, readonly RowMember[]>;
  /** All keys, plain, and their values. */
  readonly all: ReadonlyMap<string, unknown>;
  /** Something beside a start date says that it is about the watcher. */
  readonly isWatched: boolean;
  /** The title stands in an object of its own, and what is beside that is the watcher's. */
  readonly isWrapped: boolean;
  /** The title stands in an object that says that it is a film. */
  readonly isMovie: boolean;
}

/** Sorts the values of a row, or of what it wraps, by what their names say. */
export function rowFields(record: Json, columns?: ReadonlyMap<string, FieldMeaning>): RowFields {
  const levels = levelsOf(record);
  const by = new Map<FieldMeaning, RowMember[]>();
  const all = new Map<string, unknown>();
  const add = (name: string, value: unknown): void => {
    if (isBlank(value)) return;
    const key = plainName(name);
    if (!all.has(key)) all.set(key, value);
    const meaning = columns?.get(name.trim()) ?? fieldMeaning(name);
    if (meaning) addTo(by, meaning, { name, value: innerValue(meaning, value) });
  };
  for (const level of levels)
    for (const [name, value] of Object.entries(level)) {
      if (!isObject(value)) add(name, value);
      else for (const [part, inner] of spread(name, value)) add(part, inner);
    }
  const [innermost = record] = levels;
  // What stands inside a wrapper is the title's own.
  const isWatched = levels.length === 1 && Object.keys(record).some((name) => aboutWatcher(fieldMeaning(name)));
  for (const [key, beside, source] of ownIds) {
    if (!all.has(key) || !hasKey(record, innermost, all, beside)) continue;
    if (key === 'mediaid' && source !== mediaSource(all)) continue;
    addTo(by, `id:${source}`, { name: key, value: all.get(key) });
  }
  return { by, all, isWatched, isWrapped: levels.length > 1, isMovie: isObject(record.movie) };
}

/** Whose number a `mediaId` is: Yamtrack says so, and names the type of what it is of; AniList needs to say neither. */
function mediaSource(all: ReadonlyMap<string, unknown>): Source | undefined {
  if (!all.has('mediatype')) return 'anilist';
  return /^(mal|myanimelist)$/i.test(String(all.get('source'))) ? 'mal' : undefined;
}

function addTo(by: Map<FieldMeaning, RowMember[]>, meaning: FieldMeaning, one: RowMember): void {
  const before = by.get(meaning);
  if (before) before.push(one);
  else by.set(meaning, [one]);
}

const hasKey = (record: Json, innermost: Json, all: ReadonlyMap<string, unknown>, key: string): boolean =>
  all.has(key) || [record, innermost].some((one) => Object.keys(one).some((name) => plainName(name) === key));

/** `{ids: {mal: 1}, title: {romaji: 'A'}, titles: [{title: 'A'}]}` as if it were flat. */
function spread(name: string, value: Json): readonly (readonly [string, unknown])[] {
  const key = plainName(name);
  if (/^(?:ids|externalids|idmappings|mappings)$/.test(key)) return Object.entries(value);
  if (!/^(?:titles?|names?)$/.test(key) || 'id' in value) return [[name, value]];
  return Object.entries(value).map(([part, text]) => [`title_${part}`, text]);
}

/** All values that say that, each of a list by itself. */
export function saidIn({ by }: RowFields, meaning: FieldMeaning): readonly unknown[] {
  const those = by.get(meaning);
  return those ? those.flatMap(({ value }) => (Array.isArray(value) ? value : [value])) : nothing;
}

const nothing: readonly unknown[] = [];
