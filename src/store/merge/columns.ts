import { keepable } from '../../model/names.ts';
import { present } from '../../model/present.ts';
import { idOf, type Ref, type Source, sourceOf, sources } from '../../model/ref.ts';
import type { Relation, RelationType } from '../../model/relation.ts';
import type { Title } from '../../model/title.ts';
import type { Stored } from '../database.ts';
import { providersIn } from './stated-by.ts';

/** All fields of a title but its ids, kind and relations. */
export type Facts = Partial<Omit<Title, 'ref' | 'ids' | 'kind' | 'relations' | 'related'>>;

/** A row of `title`, with its ids and synonyms as JSON lists. */
export interface TitleRow {
  readonly id: number;
  readonly ref: Ref;
  readonly kind: Title['kind'];
  readonly title: string | null;
  readonly english: string | null;
  readonly native: string | null;
  readonly format: Title['format'] | null;
  readonly status: Title['status'] | null;
  readonly episodes: number | null;
  readonly duration_minutes: number | null;
  readonly start_date: string | null;
  readonly end_date: string | null;
  readonly year: number | null;
  readonly season: Title['season'] | null;
  readonly rating: Title['rating'] | null;
  readonly adult: 0 | 1 | null;
  readonly popularity: number | null;
  readonly provider: string;
  readonly fetched_at: number;
  readonly outline: 0 | 1;
  readonly relations_provider: string | null;
  readonly relations_known_at: number | null;
  /** Undefined in a file of data model 1. */
  readonly stated_by?: string | null;
  readonly refs: string;
  readonly synonyms: string;
  /** Where a save reads the row: since when which provider states no relations any more, as a JSON object of Unix times in ms. */
  readonly emptied?: string;
}

/** A list as JSON, or as it was read from JSON. */
type Listed<Item> = string | readonly Item[];

/** A `TitleRow` of which the lists may have been read from JSON already. */
export interface ListedRow extends Omit<TitleRow, 'refs' | 'synonyms'> {
  readonly refs: Listed<Ref>;
  readonly synonyms: Listed<string>;
}

/** A title's row and its stated relations; null where nobody has stated any. */
export interface StoredRow extends ListedRow {
  readonly relations: Listed<RelationColumns> | null;
}

/** A relation: its type, the other title's ref, name and format, and the providers that state it where they are not the title's own. */
export type RelationColumns = readonly [RelationType, Ref, string | null, Title['format'] | null, (string | null)?];

const or = <Value>(value: Value | null): Value | undefined => value ?? undefined;

function listIn<Item>(list: Listed<Item>): readonly Item[] {
  return typeof list === 'string' ? (JSON.parse(list) as readonly Item[]) : list;
}

export function factsOfRow(row: ListedRow): Facts {
  const synonyms = listIn(row.synonyms);
  return present({
    title: or(row.title),
    english: or(row.english),
    native: or(row.native),
    synonyms: synonyms.length > 0 ? synonyms : undefined,
    format: or(row.format),
    status: or(row.status),
    episodes: or(row.episodes),
    durationMinutes: or(row.duration_minutes),
    startDate: or(row.start_date),
    endDate: or(row.end_date),
    year: or(row.year),
    season: or(row.season),
    rating: or(row.rating),
    adult: row.adult === null ? undefined : row.adult === 1,
    popularity: or(row.popularity),
    statedBy: row.stated_by ? JSON.parse(row.stated_by) : undefined,
  });
}

/** Fields of a title that are no facts, or are read apart. */
const apart: ReadonlySet<string> = new Set<keyof Title>(['ref', 'ids', 'kind', 'relations', 'related', 'synonyms']);
const names: ReadonlySet<string> = new Set<keyof Title>(['title', 'english', 'native']);

/** Reads the facts of a title. Half characters are replaced, and an empty list of synonyms is left out. */
export function factsOf(title: Title): Facts {
  const facts: Record<string, unknown> = {};
  // Field by field, which takes a quarter of the time of leaving some out of a copy.
  for (const field of Object.keys(title) as (keyof Title)[]) {
    const value = title[field];
    if (value === undefined || value === null || apart.has(field)) continue;
    facts[field] = typeof value === 'string' && names.has(field) ? keepable(value) : value;
  }
  const { synonyms } = title;
  if (synonyms && synonyms.length > 0) facts.synonyms = synonyms.map(keepable);
  return facts;
}

/** The columns of `title`, as in schema.sql; `titleColumns` fills them in this order. */
export const columns = [
  'id',
  'ref',
  'kind',
  'title',
  'english',
  'native',
  'format',
  'status',
  'episodes',
  'duration_minutes',
  'start_date',
  'end_date',
  'year',
  'season',
  'rating',
  'adult',
  'popularity',
  'provider',
  'fetched_at',
  'outline',
  'relations_provider',
  'relations_known_at',
  'stated_by',
] as const;

/** Whether a stored cell holds a value. JSON is compared by what it says: not every engine keeps it as it was written. */
export function holds(stored: unknown, value: unknown, column: (typeof columns)[number]): boolean {
  if (stored === value) return true;
  if (column !== 'stated_by' || typeof stored !== 'string' || typeof value !== 'string') return false;
  return inOrderOfKeys(stored) === inOrderOfKeys(value);
}

function inOrderOfKeys(json: string): string {
  return JSON.stringify(Object.entries(JSON.parse(json)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The values of a title's row, in the order of `columns`. */
export function titleColumns(title: {
  readonly id: number;
  readonly ref: Ref;
  readonly kind: Title['kind'];
  readonly facts: Facts;
  readonly provider: string;
  readonly fetchedAt: number;
  readonly outline: boolean;
  readonly relationsProvider: string | null;
  readonly relationsKnownAt: number | null;
}): readonly unknown[] {
  const { facts } = title;
  return [
    title.id,
    title.ref,
    title.kind,
    facts.title,
    facts.english,
    facts.native,
    facts.format,
    facts.status,
    facts.episodes,
    facts.durationMinutes,
    facts.startDate,
    facts.endDate,
    facts.year,
    facts.season,
    facts.rating,
    facts.adult === undefined ? undefined : Number(facts.adult),
    facts.popularity,
    title.provider,
    title.fetchedAt,
    Number(title.outline),
    title.relationsProvider,
    title.relationsKnownAt,
    facts.statedBy && JSON.stringify(facts.statedBy),
  ].map((value) => value ?? null);
}

/** Reads a row. Returns undefined for a title of which only an id is known. */
export function storedOf(row: StoredRow): Stored | undefined {
  const facts = factsOfRow(row);
  if (facts.title === undefined) return undefined;
  const relations = row.relations === null ? undefined : relationsOf(listIn(row.relations));
  const title = {
    ref: row.ref,
    ids: idsOf(refsOfRow(row)),
    // In capital letters before data model 3: such a file may be read as it is.
    kind: row.kind.toLowerCase() as Title['kind'],
    ...facts,
    title: facts.title,
    ...(relations && { relations }),
  };
  return { title, provider: row.provider, fetchedAt: row.fetched_at };
}

function relationsOf(columns: readonly RelationColumns[]): readonly Relation[] {
  return columns.map((column) => relationOf(column));
}

export function relationOf([type, to, title, format, by]: RelationColumns, stated = true): Relation {
  return {
    type,
    to,
    ...(title !== null && { title }),
    ...(format && { format }),
    ...(!stated && { stated }),
    ...(by && { by: providersIn(by) }),
  };
}

export function refsOfRow(row: ListedRow): ReadonlyMap<Source, Ref> {
  return new Map(listIn(row.refs).map((ref) => [sourceOf(ref), ref]));
}

function idsOf(refs: ReadonlyMap<Source, Ref>): Title['ids'] {
  const ids: Record<string, string | number> = {};
  for (const source of sources) {
    const ref = refs.get(source);
    if (ref) ids[source] = idOf(ref);
  }
  return ids;
}
